"""Problems about reports. Templates: REP001-019; names in tags: REP020-029; figures in a file: REP030-049; printing: REP050-069."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_HEAD = Kind(
    "REP001",
    Label("模板开头没有用两行 +++ 括起来的抬头。", "The template does not begin with a head between two lines +++."),
    Label(
        "请在第一行写 +++，接着写 title 等项，再写一行 +++。",
        "Write +++ in the first line, then title and the like, then +++.",
    ),
)
NO_BODY = Kind(
    "REP002",
    Label("模板没有正文。", "The template has no text."),
    Label("请在抬头之后逐段写正文，一段一行。", "Write the text below the head, one paragraph a line."),
)
OPEN_TAG = Kind(
    "REP003",
    Label("这里的 {{{{ 没有对应的 }}}}：{context}", "A {{{{ here has no matching }}}}: {context}"),
    Label("请在同一段里写全。", "Close it within the paragraph."),
)
CELLS = Kind(
    "REP004",
    Label("这一行有 {found} 格，表头有 {wanted} 格。", "This row has {found} cells, the header has {wanted}."),
    Label("请补齐或删去多余的 |。", "Add or remove cells."),
)
NO_ROWS = Kind(
    "REP005",
    Label("表只有表头，没有数据行。", "The table has a header and no rows."),
    Label("请在表头下面写数据行。", "Write rows below the header."),
)
EMPTY_ANNEX = Kind(
    "REP006",
    Label("附件“{title}”没有内容。", "The annex “{title}” is empty."),
    Label("请在下面写内容，或删去这一行。", "Write something below it, or remove the line."),
)
NO_TITLE = Kind(
    "REP007",
    Label("附件没有标题。", "The annex has no title."),
    Label("请写成“附件：标题”。", "Write “Annex: TITLE”."),
)
NOT_ALONE = Kind(
    "REP008",
    Label("“{name}”要单独写成一段。", "“{name}” has to be a paragraph of its own."),
    Label("请把它前后的文字移到别的行。", "Move the text around it to other lines."),
)
DIRECTIVE = Kind(
    "REP009",
    Label("“{name}”不是图或表的写法。", "“{name}” is no way to ask for a chart or table."),
    Label(
        "可写：表 全部指标；图 指标名 按月；图 指标名 按单位。",
        "Write: table all figures; chart NAME by month; chart NAME by unit.",
    ),
)
UNKNOWN_NAME = Kind(
    "REP020",
    Label("没有叫“{name}”的指标或项目：{context}", "Nothing is called “{name}”: {context}"),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
AMBIGUOUS = Kind(
    "REP021",
    Label("“{name}”同时是几个指标的名称。", "“{name}” is the title of several indicators."),
    Label("请改写标识：{near}。", "Write the id: {near}."),
)
UNKNOWN_RULE = Kind(
    "REP022",
    Label("“{name}”没有“{rule}”这种写法。", "“{rule}” is no wording for “{name}”."),
    Label("可用：{near}。", "These are: {near}."),
)
NOT_COUNTED = Kind(
    "REP023",
    Label("“{name}”不是数，不能带写法“{rule}”。", "“{name}” is no number and takes no wording “{rule}”."),
    Label("请去掉竖线和后面的字。", "Remove the bar and what follows."),
)
UNKNOWN_REGISTER = Kind(
    "REP024",
    Label("没有叫“{name}”的台账。", "No register is called “{name}”."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
UNKNOWN_FIELD = Kind(
    "REP025",
    Label("台账“{register}”没有字段“{name}”。", "Register “{register}” has no field “{name}”."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
PERSONAL_FIELD = Kind(
    "REP026",
    Label("“{name}”是个人信息，不能写进报告。", "“{name}” is personal and cannot be printed in a report."),
    Label("请换一个字段。", "Choose another field."),
)
OUT_OF_PLACE = Kind(
    "REP027",
    Label("“{name}”写在这里不起作用。", "“{name}” has no effect here."),
    Label(
        "“若有”写在段首，“每行”写在表格一行的第一格。",
        "“if” begins a paragraph; “each” stands in the first cell of a table row.",
    ),
)
