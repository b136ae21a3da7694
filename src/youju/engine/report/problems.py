"""Problems of reports. Templates: REP001-019; names in tags: 020-029; figures in a file: 030-049; printing: 050-069; editions: 070-089."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind, Place, Problem

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
        "“若有”写在段首；“每行”写在表格一行的第一格；“.字段”写在这样的一行里。",
        "“if” begins a paragraph; “each” stands in the first cell of a table row; “.FIELD” in such a row.",
    ),
)
UNIT_SLIP = Kind(
    "REP028",
    Label(
        "“{name}”以“{unit}”计，后面却写“{found}”：{context}",
        "“{name}” counts “{unit}”, but “{found}” follows: {context}",
    ),
    Label("请改计量单位，或换一个指标。", "Change the unit word, or name another figure."),
    "warning",
)
SCALED_TWICE = Kind(
    "REP029",
    Label(
        "“{name}”后面的“{found}”会改变这个数：{context}", "“{found}” after “{name}” would change the number: {context}"
    ),
    Label("请删去它，由标签决定写法，如 |wan_yu。", "Remove it; the tag words the number, as with |wan_yu."),
)
NO_VALUE = Kind(
    "REP030",
    Label("“{name}”没有数，印作“（待填）”：{context}", "“{name}” has no value and is printed as “（待填）”: {context}"),
    Label("请先补齐台账。", "Complete the ledger first."),
)
NO_ENTRY = Kind(
    "REP031",
    Label(
        "台账“{register}”里没有“{key}”这条记录，印作“（待填）”。",
        "Register “{register}” has no record “{key}”; “（待填）” is printed.",
    ),
    Label("请核对名称，或先填报。", "Check the name, or enter it first."),
)
SEVERAL_ENTRIES = Kind(
    "REP032",
    Label(
        "台账“{register}”里有 {count} 条“{key}”，印作“（待填）”。",
        "Register “{register}” has {count} records “{key}”; “（待填）” is printed.",
    ),
    Label("请改用键值，如编号。", "Name it by its key, such as its number."),
)
NOT_STATED = Kind(
    "REP033",
    Label(
        "台账“{register}”的“{key}”没有填“{field}”，印作“（待填）”。",
        "“{field}” of “{key}” in “{register}” is empty; “（待填）” is printed.",
    ),
    Label("请先补填。", "Fill it in first."),
)
NOT_COUNTED_YET = Kind(
    "REP034",
    Label(
        "“{key}”所在的环节还不计数，已照登记的内容印出。",
        "“{key}” is at a stage that does not count yet; it is printed as entered.",
    ),
    Label("请确认后再印发。", "Confirm it before the report is issued."),
    "warning",
)
KEPT_BY_HAND = Kind(
    "REP035",
    Label(
        "“{title}”发出时是“{issued}”，现在写着“{text}”，照手改的保留；台账是“{now}”。",
        "“{title}” was issued as “{issued}” and now reads “{text}”; it is kept. The ledger says “{now}”.",
    ),
    Label("请核对后改回，或删去控件。", "Check it and change it back, or remove the control."),
    "question",
)
GONE = Kind(
    "REP036",
    Label("“{title}”（{issued}）已不在正文里。", "“{title}” ({issued}) is no longer in the text."),
    Label("如是有意删去，不必处理。", "Nothing to do if it was removed on purpose."),
    "question",
)
UNKNOWN_BOUND = Kind(
    "REP037",
    Label(
        "正文里的“{text}”绑定的是“{id}”，现在没有这个指标，保持不动。",
        "“{text}” is bound to “{id}”, which is no indicator now; it is left as it is.",
    ),
    Label("请改绑别的指标。", "Bind it to another indicator."),
)
ORPHAN = Kind(
    "REP038",
    Label(
        "“{text}”带着别的报告的绑定，保持不动。",
        "“{text}” carries a binding of another report; it is left as it is.",
    ),
    Label("请在本报告里重新绑定，或删去控件。", "Bind it in this report, or remove the control."),
    "question",
)
CANNOT_REPEAT = Kind(
    "REP039",
    Label(
        "这一行不能重复：不在表格里，或有合并的格、表中表。",
        "This row cannot be repeated: it is in no table, or has merged cells or a table inside.",
    ),
    Label("请把“每行”写在简单表格一行的第一格。", "Put “each” into the first cell of a row of a plain table."),
)
NAMING = frozenset(
    (UNKNOWN_NAME, AMBIGUOUS, UNKNOWN_RULE, NOT_COUNTED, UNKNOWN_REGISTER, UNKNOWN_FIELD, PERSONAL_FIELD, OUT_OF_PLACE)
) | {UNIT_SLIP, SCALED_TWICE}
"""What a template can be checked for before any report is made from it."""
NOT_YET_STATED = Kind(
    "REP041",
    Label(
        "引用数“{name}”没有 {period} 的数，文中写着“{text}”。",
        "There is no stated figure “{name}” of {period}; the text says “{text}”.",
    ),
    Label("请用 youju state add 登记，写明出处。", "State it with its source: youju state add."),
)
STATED_WAITS = Kind(
    "REP042",
    Label(
        "引用数“{name}”（{period}）还没有第二个人确认，文中写着“{text}”。",
        "The stated figure “{name}” of {period} is not confirmed by a second person; the text says “{text}”.",
    ),
    Label("请另一个人用 youju state confirm 确认。", "Let another person confirm it: youju state confirm."),
)
OTHER_UNIT = Kind(
    "REP043",
    Label(
        "“{text}”绑定的是单位 {code} 的数，这份报告问不到这个单位，保持不动。",
        "“{text}” is bound to a figure of the unit {code}, which this report cannot ask for; it is left as it is.",
    ),
    Label("请按那个单位生成，或重新绑定。", "Make the report for that unit, or bind it anew."),
)
OLD_CHARTS = Kind(
    "REP040",
    Label("文件里有 {count} 个图，没有随数更新。", "The file holds {count} charts, which were not drawn anew."),
    Label("请核对图中的数，或从模板重新生成。", "Check their numbers, or make the report anew from its template."),
    "question",
)
NO_OFFICE = Kind(
    "REP050",
    Label(
        "这台机器上没有 LibreOffice，不能打印成 PDF。",
        "There is no LibreOffice on this computer, so no PDF can be printed.",
    ),
    Label(
        "请安装 libreoffice-writer；也可以先生成 .docx，再用 Word 或 WPS 导出 PDF。",
        "Install libreoffice-writer; or make the .docx and export it from Word or WPS.",
    ),
)
NOT_PRINTED = Kind(
    "REP051",
    Label("LibreOffice 没有打印出 PDF：{why}", "LibreOffice printed no PDF: {why}"),
    Label("请先用 LibreOffice 打开生成的 .docx 看看。", "Open the .docx in LibreOffice and look at it."),
)
TOO_SLOW = Kind(
    "REP052",
    Label("LibreOffice 打印超过 {seconds} 秒，已停止。", "LibreOffice took more than {seconds} s and was stopped."),
    Label("请稍后再试，或分开打印。", "Try again later, or print fewer files at once."),
)
FONT_DRAWN = Kind(
    "REP053",
    Label("这里没有字体“{name}”，用“{drawn}”代替。", "The font “{name}” is not here; “{drawn}” is drawn instead."),
    Label("请安装单位正版字体后再打印正式文件。", "Install the office's own fonts before printing the final copy."),
    "warning",
)
SAVE_AS = Kind(
    "REP054",
    Label("请先用 WPS 或 Office 把“{name}”另存为 {format}。", "Save “{name}” as {format} first, in WPS or Office."),
    Label("装了 LibreOffice 的机器会自动转换。", "With LibreOffice on this computer it is converted by itself."),
)

NO_EDITION_FILE = Kind(
    "REP070",
    Label("这不是一个版次文件，或内容被改过。", "This is no edition's file, or what is in it was changed."),
    Label("请用 editions 文件夹里的 edition.json。", "Use the edition.json of the folder editions."),
)

CELLS_HIDDEN = Kind(
    "REP071",
    Label(
        "公开版有 {count} 处数没有照印（不足 {least} 人，或由这样的数算出）。",
        "The public version does not print {count} numbers as they are (fewer than {least} persons, or worked out of such).",
    ),
    Label("不用改；请看一眼公开版读起来是否通顺。", "Nothing to mend; look whether the public version reads well."),
    "warning",
)
CHART_HIDDEN = Kind(
    "REP072",
    Label(
        "公开版没有印图“{title}”：图中有不足 {least} 人的单位。",
        "The public version leaves out the chart “{title}”: it shows units with fewer than {least} persons.",
    ),
    Label("不用改；文中已经说明。", "Nothing to mend; the text says so."),
    "warning",
)
PERSONS_MASKED = Kind(
    "REP073",
    Label("公开版遮了 {count} 处个人信息：{places}。", "The public version masks persons at {count} places: {places}."),
    Label("请看一眼有没有把别的词遮掉。", "Look whether another word was masked by chance."),
    "warning",
)


def not_cited(place: Place, name: str, period: str, waits: bool, text: str) -> Problem:
    """Why a stated figure is not printed, and what stands there instead."""
    return (STATED_WAITS if waits else NOT_YET_STATED).at(place, name=name, period=period, text=text)
