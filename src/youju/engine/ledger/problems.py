"""Kinds of problem of the ledger (LED): values of a row 0xx, steps of a loop 1xx, record rules 2xx, the chain 3xx."""

from __future__ import annotations

from collections.abc import Iterable

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind
from youju.engine.definitions.model import Field


def titles(field: Field) -> dict[str, str]:
    """The details `title` and `title_en` that most sentences name a field by."""
    return {"title": field.title.zh, "title_en": field.title.in_("en")}


def short(text: object, length: int = 40) -> str:
    """`text` as a sentence may quote it: one line, at most `length` characters."""
    line = " ".join(str(text).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def likely(names: Iterable[str]) -> dict[str, str]:
    """The details `near` and `near_en`: a question whether one of `names` was meant; empty where there is none."""
    shown = "、".join(f"“{name}”" for name in names)
    return {"near": f"是不是{shown}？", "near_en": f"Did you mean {shown}?"} if shown else {"near": "", "near_en": ""}


_KEEP = Label("请保留现状，用备份或回执核对。", "Keep everything as it is and compare with a backup or a receipt.")
_CHECK_NUMBER = Label("请核对这个数。", "Please check this number.")
_STEPS = Label("可以走的步骤：{steps}。", "Steps that can be taken: {steps}.")
MISSING = Kind(
    "LED001",
    Label("“{title}”没有填。", "“{title_en}” is empty."),
    Label(
        "请补上；确实没有的，请问制表的同事该怎么填。", "Please fill it in; if there is none, ask how to enter that."
    ),
)
NO_SUCH_FIELD = Kind(
    "LED002",
    Label("台账“{register}”里没有“{field}”这一栏。", "The register “{register_en}” has no field “{field}”."),
    Label("请核对栏名。", "Please check the name of the field."),
)
TOO_LONG = Kind(
    "LED003",
    Label(
        "“{title}”有 {length} 个字，超过了 {most} 个。",
        "“{title_en}” has {length} characters, more than {most}.",
    ),
    Label("请缩短，或把全文作为附件。", "Please shorten it, or attach the full text."),
)
NOT_TEXT = Kind(
    "LED004",
    Label("“{title}”里有读不出来的字符。", "“{title_en}” holds characters that cannot be read."),
    Label("请重新输入这一栏。", "Please type this field again."),
)
NOT_NUMBER = Kind(
    "LED005",
    Label("“{title}”里的“{text}”看不出是多少。", "“{text}” in “{title_en}” cannot be read as a number."),
    Label("请填一个数，例如 1200 或 3.5万。", "Please enter one number, such as 1200."),
)
NOT_WHOLE = Kind(
    "LED006",
    Label("“{title}”要填整数，这里是“{text}”。", "“{title_en}” takes whole numbers; this is “{text}”."),
    Label("请填整数。", "Please enter a whole number."),
)
TOO_FINE = Kind(
    "LED007",
    Label(
        "“{title}”最多 {places} 位小数，这里是“{text}”。",
        "“{title_en}” takes at most {places} decimals; this is “{text}”.",
    ),
    Label("请按 {places} 位小数填写，由您决定怎样取舍。", "Please enter {places} decimals; the rounding is yours."),
)
TOO_SMALL = Kind(
    "LED008",
    Label("“{title}”是 {value}，不应小于 {bound}。", "“{title_en}” is {value}, which is below {bound}."),
    _CHECK_NUMBER,
)
TOO_BIG = Kind(
    "LED009",
    Label("“{title}”是 {value}，不应大于 {bound}。", "“{title_en}” is {value}, which is above {bound}."),
    _CHECK_NUMBER,
)
UNIT_SLIP = Kind(
    "LED010",
    Label(
        "“{title}”按“{unit}”计，这里写的是“{text}”（{written}）。",
        "“{title_en}” counts {unit}; this says “{text}” ({written}).",
    ),
    Label("请确认这个数是按“{unit}”数的。", "Please confirm that the number counts {unit}."),
    "question",
)
NOT_DATE = Kind(
    "LED011",
    Label("“{title}”里的“{text}”看不出是哪一天。", "“{text}” in “{title_en}” cannot be read as a date."),
    Label("请写成 2025-03-08 这样。", "Please write it like 2025-03-08."),
)
NOT_MONTH = Kind(
    "LED012",
    Label("“{title}”里的“{text}”看不出是哪个月。", "“{text}” in “{title_en}” cannot be read as a month."),
    Label("请写成 2025-03 这样。", "Please write it like 2025-03."),
)
NOT_TIME = Kind(
    "LED013",
    Label(
        "“{title}”里的“{text}”看不出是几点。",
        "“{text}” in “{title_en}” cannot be read as a day and time.",
    ),
    Label("请写成 2025-03-08 14:30 这样。", "Please write it like 2025-03-08 14:30."),
)
NOT_YES_NO = Kind(
    "LED014",
    Label("“{title}”里的“{text}”看不出是“是”还是“否”。", "“{text}” in “{title_en}” is neither yes nor no."),
    Label("请填“是”或“否”。", "Please enter yes or no."),
)
NO_CHOICE = Kind(
    "LED015",
    Label("“{title}”里没有“{text}”这一项。", "“{title_en}” has no choice “{text}”."),
    Label("可以填：{choices}。{near}", "It can be: {choices_en}. {near_en}"),
)
UNKNOWN_REF = Kind(
    "LED016",
    Label("“{title}”里的“{text}”在名单里找不到。", "“{text}” in “{title_en}” is not on the list."),
    Label(
        "请核对写法，或先把它加到名单里。{near}", "Please check the spelling, or add it to the list first. {near_en}"
    ),
)
AMBIGUOUS_REF = Kind(
    "LED017",
    Label(
        "“{title}”里的“{text}”在名单里有 {count} 个。",
        "“{text}” in “{title_en}” is on the list {count} times.",
    ),
    Label("请改填编号，指明是哪一个：{numbers}。", "Please give the number of the one you mean: {numbers}."),
)
UNKNOWN_UNIT = Kind(
    "LED018",
    Label("“{title}”里的单位“{text}”找不到。", "The unit “{text}” in “{title_en}” is not known."),
    Label("请填单位代码或全称。{near}", "Please give the code or the full name of the unit. {near_en}"),
)
BAD_PHONE = Kind(
    "LED019",
    Label("“{title}”不像一个电话号码。", "“{title_en}” does not look like a telephone number."),
    Label("请核对位数；座机请带区号。", "Please check the digits; give the area code of a fixed line."),
)
BAD_ID_NUMBER = Kind(
    "LED020",
    Label(
        "“{title}”的身份证号有误（{why}）。",
        "The identity number in “{title_en}” is not valid ({why_en}).",
    ),
    Label("请对照证件核对 18 位号码。", "Please compare the 18 characters with the card."),
)
BAD_URL = Kind(
    "LED021",
    Label("“{title}”里的“{text}”不是网址。", "“{text}” in “{title_en}” is not a web address."),
    Label("网址以 http:// 或 https:// 开头。", "A web address begins with http:// or https://."),
)
BAD_FILE = Kind(
    "LED022",
    Label("“{title}”里的附件没有上传完成。", "The file in “{title_en}” was not uploaded completely."),
    Label("请重新上传。", "Please upload it again."),
)

NO_TRANSITION = Kind(
    "LED101",
    Label("流程“{loop}”里没有“{transition}”这一步。", "The loop “{loop_en}” has no step “{transition}”."),
    _STEPS,
)
WRONG_STAGE = Kind(
    "LED102",
    Label(
        "这条记录现在是“{stage}”，不能{transition}。",
        "This record is at “{stage_en}”; “{transition_en}” cannot follow.",
    ),
    _STEPS,
)
WRONG_ROLE = Kind(
    "LED103",
    Label("“{transition}”要由{roles}来做。", "“{transition_en}” is for: {roles_en}."),
    Label("请转给有这个角色的同事。", "Please hand it to a colleague who has that role."),
)
OWN_ENTRY = Kind(
    "LED104",
    Label("自己填报的记录，不能由自己{transition}。", "“{transition_en}” cannot be done on one's own entry."),
    Label(
        "请另一位同事来办；只有一个人的单位，可由管理员设为一人经办。",
        "Please ask a colleague, or have the site set to one person.",
    ),
)
NEEDS_REASON = Kind(
    "LED105",
    Label("“{transition}”要写一句理由。", "“{transition_en}” needs a reason in one sentence."),
    Label("请写明理由，让对方知道怎样改。", "Please say why, so that the other knows what to mend."),
)
NEEDS_FIELD = Kind(
    "LED106",
    Label(
        "“{transition}”之前要先填“{field}”。",
        "“{transition_en}” needs “{field_en}” to be filled in first.",
    ),
    Label("请先补上这一栏。", "Please fill in this field first."),
)
BEFORE_LAST_STEP = Kind(
    "LED107",
    Label(
        "这一步的日期 {on} 早于上一步的 {last}。",
        "The day of this step, {on}, is before the last step on {last}.",
    ),
    Label("请核对日期。", "Please check the day."),
)
NOT_VOID = Kind(
    "LED108",
    Label("这条记录没有作废，不用恢复。", "This record is not void; there is nothing to restore."),
    Label("请刷新页面再看。", "Please reload the page."),
)
ALREADY_VOID = Kind(
    "LED109",
    Label("这条记录已经作废了。", "This record is void already."),
    Label("需要时可以恢复它。", "It can be restored where needed."),
)

NOT_UNIQUE = Kind(
    "LED201",
    Label(
        "{titles}相同的记录已有一条（第 {others} 号）。",
        "There already is a record with the same {titles_en} (number {others}).",
    ),
    Label("请打开那一条核对是不是同一件事。", "Please open that one and see whether it is the same thing."),
)
OUT_OF_ORDER = Kind(
    "LED202",
    Label(
        "“{later}”（{later_value}）早于“{earlier}”（{earlier_value}）。",
        "“{later_en}” ({later_value}) is before “{earlier_en}” ({earlier_value}).",
    ),
    Label("请核对这两栏。", "Please check the two fields."),
)
OVERLAP = Kind(
    "LED203",
    Label(
        "同一个“{title}”在 {start} 至 {end} 已有一条记录（第 {other} 号）。",
        "The same “{title_en}” already has a record from {start} to {end} (number {other}).",
    ),
    Label("请核对起止时间。", "Please check both times."),
)
OVERDRAWN = Kind(
    "LED204",
    Label("“{title}”合计将为 {sum}，低于 0。", "The total of “{title_en}” would be {sum}, below 0."),
    Label("请核对这一笔和之前的各笔。", "Please check this entry and the earlier ones."),
)
BEYOND = Kind(
    "LED205",
    Label(
        "“{title}”是 {value}，超过了“{ref}”的 {factor} 倍（{limit}）。",
        "“{title_en}” is {value}, more than {factor} times that of “{ref_en}” ({limit}).",
    ),
    _CHECK_NUMBER,
)
TOO_FEW_WORKDAYS = Kind(
    "LED206",
    Label(
        "“{start}”到“{end}”只有 {days} 个工作日，应不少于 {least} 个。",
        "From “{start_en}” to “{end_en}” there are {days} working days; at least {least} are needed.",
    ),
    Label("请核对起止日期。", "Please check both dates."),
)
NUMBER_GAP = Kind(
    "LED207",
    Label(
        "“{title}”是 {number}，前面还缺 {missing}。", "“{title_en}” is {number}, but {missing} is missing before it."
    ),
    Label("请按顺序编号，或先补上缺的。", "Please number in order, or enter the missing ones first."),
)
NUMBER_TAKEN = Kind(
    "LED208",
    Label(
        "“{title}”{number} 已经用过（第 {other} 号记录）。",
        "“{title_en}” {number} is taken (record {other}).",
    ),
    Label("请用下一个编号。", "Please take the next number."),
)

ALTERED = Kind(
    "LED301",
    Label("第 {seq} 号修订的内容或指纹被改动过。", "Revision {seq} was altered after it was written."),
    _KEEP,
)
REMOVED = Kind(
    "LED302",
    Label("缺少第 {first} 至 {last} 号修订。", "Revisions {first} to {last} are missing."),
    Label("请保留现状，从备份中找回。", "Keep everything as it is and look for them in a backup."),
)
MISPLACED = Kind(
    "LED303",
    Label(
        "第 {seq} 号修订的位置不对：这里应是第 {expected} 号。",
        "Revision {seq} is out of place: number {expected} belongs here.",
    ),
    _KEEP,
)
UNLINKED = Kind(
    "LED304",
    Label(
        "第 {seq} 号修订接不上第 {before} 号：第 {before} 号的内容被换过，或者两者之间删过、插入过。",
        "Revision {seq} does not follow from revision {before}: that one was replaced, or something between them was "
        "removed or inserted.",
    ),
    _KEEP,
)
BACKDATED = Kind(
    "LED305",
    Label(
        "第 {seq} 号修订的时间 {time} 早于前一号的 {before}。",
        "Revision {seq} is timed {time}, before its predecessor at {before}.",
    ),
    Label("请核对服务器时钟的记录。", "Please look at the records of the server's clock."),
)
COLUMN_DIFFERS = Kind(
    "LED306",
    Label(
        "第 {seq} 号修订的 {column} 列与正文不符。",
        "The column {column} of revision {seq} differs from its body.",
    ),
    Label("以正文为准；请用备份或回执核对。", "The body counts; compare with a backup or a receipt."),
)
NOT_CANONICAL = Kind(
    "LED307",
    Label("第 {seq} 号修订的正文不是规范写法。", "The body of revision {seq} is not in canonical form."),
    _KEEP,
)
HEAD_DIFFERS = Kind(
    "LED308",
    Label(
        "第 {seq} 号修订的指纹与以前留存的不同：这一号或更早的内容被换过。",
        "The digest of revision {seq} differs from the one held elsewhere: it or something earlier was replaced.",
    ),
    Label("请保留现状，用当时的备份核对。", "Keep everything as it is and compare with a backup of that time."),
)
HEAD_MISSING = Kind(
    "LED309",
    Label(
        "以前留存过第 {seq} 号修订的指纹，但账本里没有这一号。",
        "A digest of revision {seq} is held elsewhere, but the log ends before it.",
    ),
    Label("请保留现状，从备份中找回。", "Keep everything as it is and look for it in a backup."),
)
