"""What can be wrong with a workbook, TAB001 and on."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

_SAVE_AS = Label(
    "请在 Excel 或 WPS 里打开，另存为 .xlsx 再导入。", "Open it in Excel or WPS, save it as .xlsx and import that."
)
_SPLIT = Label("请按时间或单位分成几个文件再导入。", "Divide it into several files, by time or by unit.")

TOO_BIG = Kind(
    "TAB001",
    Label(
        "文件有 {size} MB，超过了 {limit} MB 的上限。", "The file has {size} MB; {limit} MB is the most that is read."
    ),
    _SPLIT,
)
BOMB = Kind(
    "TAB002",
    Label(
        "文件展开后有 {size} MB，超过了 {limit} MB 的上限或压缩得不合常理。",
        "Unpacked the file has {size} MB, more than {limit} MB or packed more tightly than a ledger can be.",
    ),
    Label(
        "请只留下要导入的工作表，另存为新的 .xlsx。", "Keep only the sheet to be imported and save it as a new .xlsx."
    ),
)
PASSWORD = Kind(
    "TAB003",
    Label("文件有打开密码，读不了。", "The file is protected by a password and cannot be read."),
    Label("请去掉打开密码后另存，再导入。", "Remove the password, save the file and import it again."),
)
CORRUPT = Kind(
    "TAB004",
    Label("文件打不开，内容不完整或已损坏。", "The file cannot be opened; it is incomplete or damaged."),
    Label(
        "请在 Excel 或 WPS 里打开看看，能打开就另存为 .xlsx。", "Try it in Excel or WPS; if it opens, save it as .xlsx."
    ),
)
OTHER_FORMAT = Kind(
    "TAB005",
    Label(
        "这是{format}文件，不能直接导入。", "This is a file of the kind {format}, which cannot be imported as it is."
    ),
    _SAVE_AS,
)
EMPTY = Kind(
    "TAB006",
    Label("文件里没有内容。", "There is nothing in the file."),
    Label("请确认选对了文件。", "Please check that it is the right file."),
)
TOO_MANY = Kind(
    "TAB007",
    Label(
        "工作表有 {rows} 行 {columns} 列，超过了一次能读的上限。",
        "The sheet has {rows} rows and {columns} columns, more than is read at once.",
    ),
    _SPLIT,
)
NO_FILE = Kind(
    "TAB008",
    Label("找不到这个文件，或者没有权限读它。", "There is no such file, or it may not be read."),
    Label("请检查路径。", "Please check the path."),
)
NO_SHEET = Kind(
    "TAB009",
    Label("没有叫“{name}”的工作表。", "There is no sheet called “{name}”."),
    Label("这个文件里有：{names}。", "The file has: {names}."),
)
CODING = Kind(
    "TAB010",
    Label("文字的编码既不是 UTF-8 也不是 GB18030。", "The text is neither in UTF-8 nor in GB18030."),
    _SAVE_AS,
)
NO_HEADER = Kind(
    "TAB020",
    Label("没有找到“{title}”的表头。", "No header row of “{title}” was found."),
    Label("表头里至少要有这些列：{wanted}。", "The header needs at least these columns: {wanted}."),
)
MISSING_COLUMN = Kind(
    "TAB021",
    Label("缺少必填的列“{title}”。", "The required column “{title}” is missing."),
    Label(
        "请加上这一列，或在对应表里指定。最接近的列：{near}。", "Add it, or name it in a mapping. Most alike: {near}."
    ),
)
UNMAPPED = Kind(
    "TAB022",
    Label("“{header}”这一列没有对应的字段，没有读入。", "The column “{header}” belongs to no field and was not read."),
    Label("最接近的字段：{near}。", "Most alike among the fields: {near}."),
    "warning",
)
TWICE = Kind(
    "TAB023",
    Label("“{header}”和“{first}”两列都对应“{title}”。", "The columns “{header}” and “{first}” are both “{title}”."),
    Label("请改名或在对应表里只留一列。", "Rename one of them, or keep one in a mapping."),
)
UNIT_WORD = Kind(
    "TAB024",
    Label(
        "“{header}”写的是“{written}”，而这个字段按“{unit}”计。",
        "The column “{header}” says “{written}”, but the field is counted in “{unit}”.",
    ),
    Label("请确认两者是同一个口径。", "Please check that both mean the same."),
    "question",
)
TOTALS = Kind(
    "TAB025",
    Label("第 {rows} 行是合计或小计，没有读入。", "Rows {rows} are totals and were not read."),
    Label("合计由系统自己算。", "Totals are reckoned from the records."),
    "warning",
)
NOTES = Kind(
    "TAB026",
    Label("第 {rows} 行是说明或签字栏，没有读入。", "Rows {rows} are notes or signatures and were not read."),
    Label("不用改。", "Nothing needs to be done."),
    "warning",
)
REPEATED = Kind(
    "TAB027",
    Label("第 {rows} 行又是表头，没有读入。", "Rows {rows} repeat the header and were not read."),
    Label("不用改。", "Nothing needs to be done."),
    "warning",
)
MERGED_NUMBER = Kind(
    "TAB028",
    Label(
        "“{header}”的合并单元格里是一个数，只算在第一行，没有往下抄。",
        "A merged cell of “{header}” holds a number; it stands for its first row only and was not copied down.",
    ),
    Label("请把数分到各行。", "Please give each row its own number."),
    "question",
)
BLANK_BELOW = Kind(
    "TAB029",
    Label(
        "“{header}”有 {count} 个空格在有内容的单元格下面。", "“{header}” has {count} blank cells below a filled one."
    ),
    Label(
        '如果空格表示“同上”，请在对应表里写 fill_down = ["{target}"]。',
        'If a blank means “as above”, write fill_down = ["{target}"] in the mapping.',
    ),
    "question",
)
TOTAL_COLUMN = Kind(
    "TAB030",
    Label("“{header}”是合计列，没有读入。", "The column “{header}” is a total and was not read."),
    Label("合计由系统自己算。", "Totals are reckoned from the records."),
    "warning",
)
OTHER_SHEETS = Kind(
    "TAB031",
    Label(
        "读的是工作表“{name}”；{others} 里也有同样的表。",
        "The sheet “{name}” was read; {others} hold such a table too.",
    ),
    Label("要读别的，请指定工作表。", "Name the sheet to read another one."),
    "warning",
)
BAD_MAPPING = Kind(
    "TAB040",
    Label("对应表读不了：{reason}。", "The mapping cannot be read: {reason}."),
    Label("请照导出的对应表的样子改。", "Please follow the form of a mapping that was written by the system."),
)
MAPPING_FIELD = Kind(
    "TAB041",
    Label("对应表里的“{name}”不是这本台账的字段。", "“{name}” in the mapping is no field of the register."),
    Label("最接近的字段：{near}。", "Most alike among the fields: {near}."),
)
MAPPING_CODE = Kind(
    "TAB043",
    Label(
        "对应表里给“{field}”的值“{code}”不是它的代码。",
        "The mapping gives “{field}” the value “{code}”, which is no code of it.",
    ),
    Label("最接近的代码：{near}。", "Most alike among its codes: {near}."),
)
MAPPING_GONE = Kind(
    "TAB042",
    Label("对应表里的列“{header}”在这张表里没有。", "The sheet has no column “{header}”, which the mapping names."),
    Label("表头改过的话，请重新对应。", "If the header was changed, map it again."),
)
FOREIGN = Kind(
    "TAB050",
    Label("这不是本系统发出的表。", "This is no form that was issued here."),
    Label(
        "请让单位在发给它的表里填；自己做的表请用“导入”。",
        "Let the unit fill in the form it was given; a table of its own goes through the import.",
    ),
)
OTHER_SITE = Kind(
    "TAB051",
    Label("这是另一套系统发给“{unit}”的表。", "This form was issued to “{unit}” by another site."),
    Label("请换成本系统发出的表。", "Use the form that was issued here."),
)
ALTERED = Kind(
    "TAB052",
    Label(
        "表里登记的单位、征集或编号被改动过（原为“{unit}”），没有读入。",
        "What the form says of its unit, request or numbers was altered (it says “{unit}”); nothing was read.",
    ),
    Label("请在原来发出的表里填写后交回。", "Fill in the form as it was issued and return that."),
)
SHEET_GONE = Kind(
    "TAB053",
    Label("表里没有“{title}”这一张工作表。", "The file has no sheet for “{title}”."),
    Label("确实没有的，请在原表里选“本期无”。", "Where there is nothing, say so on the sheet as it was issued."),
    "warning",
)
