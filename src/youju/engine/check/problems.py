"""Problems of a checked document: CHK001-019 contradictions, CHK020-059 verdicts, CHK060- the file."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

_WHICH = Label("请核对两处，改正其中错的一处。", "Look at both places and mend the one that is wrong.")

PART_OVER_WHOLE = Kind(
    "CHK001",
    Label("“其中”的{second}比总数{first}还多。", "The part {second} is more than the whole, {first}."),
    _WHICH,
    "warning",
)
SUM_WRONG = Kind(
    "CHK002",
    Label(
        "合计写的是{first}，各项相加（{parts}）不是这个数。",
        "The total says {first}; its parts ({parts}) add up to another.",
    ),
    _WHICH,
    "warning",
)
GROWTH_WRONG = Kind(
    "CHK003",
    Label("由{then}到{second}，变化不是{first}。", "From {then} to {second} the change is not {first}."),
    _WHICH,
    "warning",
)
SHARE_WRONG = Kind(
    "CHK004",
    Label("{second}与{other}之比不是{first}。", "{second} against {other} is not {first}."),
    _WHICH,
    "warning",
)
SHARES_OVER = Kind(
    "CHK005",
    Label(
        "分别占比加起来超过了百分之百（{first} … {second}）。",
        "The shares are more than a hundred percent ({first} … {second}).",
    ),
    _WHICH,
    "warning",
)
TWO_VALUES = Kind(
    "CHK006",
    Label("“{what}”在两处写了不同的数：{first}、{second}。", "“{what}” has two values: {first} and {second}."),
    _WHICH,
    "warning",
)
LIST_COUNT = Kind(
    "CHK007",
    Label("写了{first}，列出的有 {names} 个：{second}。", "It says {first} and names {names}: {second}."),
    _WHICH,
    "warning",
)
TITLE_TWICE = Kind(
    "CHK008",
    Label("同一个名称有两种写法：{first}、{second}。", "One title is spelled in two ways: {first} and {second}."),
    _WHICH,
    "warning",
)
EDITION_GAP = Kind(
    "CHK009",
    Label(
        "“{event}”的届次不衔接：已办{first}，计划{second}。",
        "The editions of “{event}” do not follow: held {first}, planned {second}.",
    ),
    _WHICH,
    "warning",
)
NO_FORM = Kind(
    "CHK060",
    Label("“{sheet}”太大，像清单不像表格，没有绑定。", "“{sheet}” is too large to be a form; nothing in it was bound."),
    Label("请只留下要填的表。", "Keep the table that is to be filled only."),
    "warning",
)
CELL_TYPED = Kind(
    "CHK061",
    Label("{cell} 里是手填的“{text}”，保留原样。", "{cell} holds “{text}”, typed by hand; it was kept."),
    Label("要由台账来填，请先把它清空。", "Clear it if the ledger is to fill it."),
    "question",
)
CELL_GONE = Kind(
    "CHK062",
    Label("绑定过的格子不见了（{indicator}）。", "A cell that was bound is gone ({indicator})."),
    Label("如果不是有意删的，请用原表重新绑定。", "If that was not meant, adopt the form again."),
    "warning",
)
NO_VALUE = Kind(
    "CHK063",
    Label("{cell} 的“{title}”台账里还算不出，写成（待填）。", "{cell}: the ledger cannot say “{title}” yet."),
    Label("请补齐台账再生成，或手工填写。", "Complete the ledger and fill it again, or type the number."),
    "warning",
)
OTHER_PERIOD = Kind(
    "CHK064",
    Label(
        "表题“{title}”写的不是 {period}，按表题的期间填。",
        "The title “{title}” names another period than {period}; it was filled for the one it names.",
    ),
    Label("如果要填 {period}，请先改表题。", "Change the title first if {period} is meant."),
    "warning",
)
LONG_LIST = Kind(
    "CHK066",
    Label(
        "“{sheet}”太大，像清单不像表格，里面的数没有按表头核对。",
        "“{sheet}” is too large to be a form; its numbers were not held against the ledger by their heads.",
    ),
    Label("要核对，请只留下要报的表。", "Keep the table that is to be reported only, if it is to be checked."),
    "warning",
)
OTHER_PART = Kind(
    "CHK065",
    Label("{cell} 问的只是 {period} 里的一段，保留原样。", "{cell} asks for a part of {period} only; it was kept."),
    Label("请把 --period 换成表里写的那一段。", "Give the part that the form names as the period."),
    "warning",
)
MARKED_ENDING = Kind(
    "CHK021",
    Label(
        "带批注的副本是 {format} 文件，不能存成“{name}”。",
        "The copy with comments is a {format} file and cannot be “{name}”.",
    ),
    Label("请把副本的名字改成以 {format} 结尾。", "Give the copy a name that ends in {format}."),
)
OWN_FILE = Kind(
    "CHK020",
    Label(
        "{path} 就是被核对的文件，带批注的副本不能写在它上面。",
        "{path} is the file that is checked; the copy with comments may not take its place.",
    ),
    Label("请给副本另起一个名字。", "Give the copy another name."),
)
