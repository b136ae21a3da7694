"""Problems that commands answer with."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_REGISTER = Kind(
    "CMD001",
    Label("没有“{name}”这个台账。", "There is no register “{name}”."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
NO_INDICATOR = Kind(
    "CMD002",
    Label("没有“{name}”这个指标。", "There is no indicator “{name}”."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
NO_UNIT = Kind(
    "CMD003",
    Label("没有代码或名称为“{name}”的单位。", "No unit has the code or name “{name}”."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
UNIT_NEEDED = Kind(
    "CMD004",
    Label("没有说这些记录属于哪个单位。", "Nothing says which unit these records belong to."),
    Label("请加 --unit 单位代码，或在表中加一列“单位”。", "Add --unit CODE, or a column “单位” to the sheet."),
)
NO_RIGHT = Kind(
    "CMD005",
    Label("{actor} 无权{verb}这个单位的“{register}”。", "{actor} may not {verb} “{register}” of this unit."),
    Label("请由有此职责的人操作，或请管理员授权。", "Ask someone with this role, or an administrator to grant it."),
)
NOT_OWN = Kind(
    "CMD006",
    Label("{actor} 不能审核自己的填报；已按“已提交”保存。", "{actor} may not accept its own entry; kept as submitted."),
    Label("请由审核人审核（--as 审核人）。", "Let a reviewer accept it (--as REVIEWER)."),
    "warning",
)
NO_ACTOR = Kind(
    "CMD007",
    Label("没有“{name}”这个用户。", "There is no user “{name}”."),
    Label("已有用户：{near}。", "Users are: {near}."),
)
NO_IMPORT = Kind(
    "CMD008",
    Label("没有第 {name} 号导入。", "There is no import number {name}."),
    Label("导入编号见导入时的最后一行。", "The number is in the last line an import prints."),
)
UNDONE_ALREADY = Kind(
    "CMD009",
    Label("第 {name} 号导入已经撤回。", "Import {name} has been undone already."),
    Label("不用再做什么。", "Nothing more to do."),
    "warning",
)
CHANGED_SINCE = Kind(
    "CMD010",
    Label(
        "第 {record} 号记录在导入后又有人改过，保持不动。",
        "Record {record} was changed after the import and is left as it is.",
    ),
    Label("请逐条核对后决定是否作废。", "Look at it and void it by hand if need be."),
    "warning",
)
CONFLICT = Kind(
    "CMD011",
    Label(
        "台账中同一记录（第 {record} 号）已由他人改为“{ledger}”，表中是“{sheet}”。",
        "The ledger's record {record} was changed by someone to “{ledger}”; the sheet says “{sheet}”.",
    ),
    Label("请与对方核对，以哪一个为准就改另一处。", "Settle with them which is right and change the other."),
)
TWICE = Kind(
    "CMD012",
    Label("与第 {row} 行是同一件事，内容却不同。", "It is the same thing as row {row}, with other content."),
    Label("请只留一行。", "Keep one of the two rows."),
)
BAD_PACK = Kind(
    "CMD013",
    Label(
        "方案包有 {count} 处问题，仍用上一版口径。",
        "The pack has {count} problems; the last good definitions stay in use.",
    ),
    Label("请运行 youju pack lint 方案包 --site 台账文件夹 查看。", "See them with youju pack lint PATH --site DIR."),
    "warning",
)
NO_RECORD = Kind(
    "CMD014",
    Label("没有第 {record} 号记录。", "There is no record {record}."),
    Label("请核对编号。", "Check the number."),
)
STALE = Kind(
    "CMD015",
    Label("第 {record} 号记录在您打开之后又被改过。", "Record {record} was changed after you opened it."),
    Label("两个版本都保留，请核对后再存。", "Both versions are kept; compare and save again."),
)
NOT_EMPTY = Kind(
    "CMD016",
    Label("文件夹 {folder} 里已有东西。", "The folder {folder} is not empty."),
    Label("请换一个新文件夹，或先移走里面的东西。", "Choose a new folder, or move its contents away."),
)
EXPORT_FORMAT = Kind(
    "CMD017",
    Label("不知道怎么写“{name}”文件。", "Files “{name}” cannot be written."),
    Label("请用 .xlsx、.csv 或 .parquet。", "Use .xlsx, .csv or .parquet."),
)
AHEAD = Kind(
    "CMD018",
    Label(
        "台账只到第 {head} 号修订，没有第 {asked} 号。",
        "The ledger ends at revision {head}; there is no revision {asked}.",
    ),
    Label("请给一个 1 到 {head} 的编号。", "Give a number from 1 to {head}."),
)
NOT_THERE = Kind(
    "CMD019",
    Label("它指向的记录没有写入台账。", "The record it points to was not taken into the ledger."),
    Label("请先看那条记录的问题。", "See the problem of that record first."),
)
NO_CREDIT = Kind(
    "CMD020",
    Label(
        "“{title}”由别的数算出，不按单位记功。",
        "“{title}” is worked out from other figures; units are not credited with it.",
    ),
    Label("请改问组成它的数：{parts}。", "Ask for what it is made of: {parts}."),
)
CIRCLE = Kind(
    "CMD031",
    Label("第 {rows} 行绕成一圈，互相指向。", "Rows {rows} point to each other in a circle."),
    Label("请改掉其中一处。", "Change one of them."),
)
NOT_TAKEN = Kind(
    "CMD032",
    Label(
        "“{name}”在本文件第 {row} 行，那一行没有导入。",
        "“{name}” is in row {row} of this file, which was not imported.",
    ),
    Label("请先改好第 {row} 行。", "Mend row {row} first."),
)
NO_REPORT = Kind(
    "CMD025",
    Label("方案包里没有叫“{name}”的报告。", "The pack has no report “{name}”."),
    Label("可用：{near}；也可以给一个 .docx 文件。", "There are: {near}; a .docx file will do too."),
)
NO_TEMPLATE = Kind(
    "CMD026",
    Label("报告“{title}”（{id}）没有可用的模板。", "The report “{title}” ({id}) has no template that can be used."),
    Label("请在方案包里写上 template，并放好文件。", "Name one as template in the pack, and put the file beside it."),
)
BAD_HEAD = Kind(
    "CMD033",
    Label("“{text}”不是链头。", "“{text}” is not the head of a log."),
    Label(
        "请照 youju log verify 打印的写：修订号、冒号、64 位十六进制摘要。",
        "Write it as youju log verify prints it: the revision, a colon, 64 hexadecimal digits.",
    ),
)
PORT_TAKEN = Kind(
    "CMD034",
    Label("端口 {port} 已被占用，网页没有打开。", "Port {port} is taken; the pages are not served."),
    Label("请用 --port 换一个端口，或先停掉占用它的程序。", "Choose another with --port, or stop what uses it."),
)
REPORT_FORMAT = Kind(
    "CMD027",
    Label("报告还不能写成“{name}”文件。", "Reports cannot be written as “{name}” yet."),
    Label("现在可用：{near}。", "Now these can: {near}."),
)
NO_STATED = Kind(
    "CMD040",
    Label("没有第 {record} 号引用数。", "There is no stated figure {record}."),
    Label("编号见 youju state list。", "The numbers are in youju state list."),
)
STATED_ALREADY = Kind(
    "CMD041",
    Label(
        "“{name}”（{period}）已有引用数：{value}{unit}，第 {number} 号。",
        "“{name}” ({period}) is stated already: {value} {unit}, number {number}.",
    ),
    Label(
        "数变了就改那一条：youju state change {number}；登错了先作废它。",
        "Where it has changed, change that one: youju state change {number}; where it was wrong, void it first.",
    ),
)
STATED_VALUE = Kind(
    "CMD042",
    Label("“{text}”看不出是多少。", "“{text}” cannot be read as a number."),
    Label("请填一个数，例如 420000 或 42.0万。", "Write one number, such as 420000."),
)
NOT_EXACT = Kind(
    "CMD043",
    Label("“{text}”是约数，不能作依据。", "“{text}” is no exact number, so nothing can rest on it."),
    Label("请照出处填准确的数。", "Write the exact number of the source."),
)
STATED_UNIT = Kind(
    "CMD044",
    Label("“{text}”写的是{written}，计量单位却是{unit}。", "“{text}” says {written}, but the unit word is {unit}."),
    Label("请改成一致的。", "Make the two agree."),
)
STATED_CONFIRMED = Kind(
    "CMD045",
    Label("第 {record} 号引用数“{name}”已经确认过。", "The stated figure {record}, “{name}”, is confirmed already."),
    Label("不用再做什么。", "Nothing more to do."),
    "warning",
)
NO_DEFINITION = Kind(
    "CMD160",
    Label("没有名为“{name}”的 {section}。", "There is no {section} “{name}”."),
    Label("最接近的是：{near}。", "The nearest is: {near}."),
)
BY_HAND_ONLY = Kind(
    "CMD161",
    Label(
        "“{name}”在这个文件里的写法，编辑器改不了。",
        "“{name}” is written here in a form that the editor cannot change.",
    ),
    Label("请直接改这个文件，再同步口径。", "Change the file itself, then let the definitions be read again."),
)
CHANGED_MEANWHILE = Kind(
    "CMD162",
    Label("您打开之后，口径又有改动。", "The definitions were changed after you opened this."),
    Label("请重新查看影响后再生效。", "Look at the effect again, then put it into force."),
)
EDITED_AFTER = Kind(
    "CMD163",
    Label("{file} 之后又改过（第 {seq} 号修订）。", "{file} was changed again afterwards (revision {seq})."),
    Label("请先撤回后来的改动。", "Take the later change back first."),
)
CHANGED_BY_HAND = Kind(
    "CMD164",
    Label("这个文件在文件夹里被人改过，还没有生效。", "This file was changed in its folder and is not in force yet."),
    Label(
        "请先让它生效或改回去，编辑器不会覆盖它。", "Bring it into force or put it back first; it is not written over."
    ),
)
SYSTEM_DEFINITION = Kind(
    "CMD165",
    Label("“{name}”是系统自带的台账，不在这里改。", "“{name}” belongs to the system and is not changed here."),
    Label("需要别的内容时，请另建台账。", "Make a register of your own for what else is needed."),
)
KEPT_BY_SYSTEM = Kind(
    "CMD169",
    Label("“{name}”由系统自己记，不在这里改。", "“{name}” is kept by the system and is not changed here."),
    Label(
        "请到它自己的页面去改，例如征集、引用数、设置。",
        "Change it on its own page: requests, stated figures, settings.",
    ),
)
BAD_FILE_NAME = Kind(
    "CMD166",
    Label("“{name}”不能作口径文件名。", "“{name}” cannot be the name of a definition file."),
    Label("请用字母、数字、点和横线，以 .toml 结尾。", "Use letters, digits, dots and dashes, ending in .toml."),
)
UNIT_ENDED = Kind(
    "CMD170",
    Label("“{name}”在 {day} 已不存在，或还没有成立。", "“{name}” does not exist on {day}."),
    Label("请核对日期。", "Check the day."),
)
UNIT_IN_USE = Kind(
    "CMD171",
    Label("新单位“{name}”已有 {count} 条记录。", "The new unit “{name}” has {count} records already."),
    Label("请先移走或作废这些记录，再撤回。", "Move or void them first, then take it back."),
)
CHANGED_LATER = Kind(
    "CMD172",
    Label("第 {record} 号记录之后又有改动。", "Record {record} was changed again afterwards."),
    Label("请先撤回后来的改动。", "Take the later change back first."),
)
NOT_ENOUGH_UNITS = Kind(
    "CMD173",
    Label("没有说清哪些单位合并、并入哪里，或分成哪些。", "It is not told which units, and into which."),
    Label(
        "请至少选一个要撤销的单位，并另选或新建接收单位。",
        "Choose at least one unit that ends and another that takes over.",
    ),
)
DAY_NEEDED = Kind(
    "CMD174",
    Label("“{text}”不是日期。", "“{text}” is not a date."),
    Label("请写成 2026-01-01。", "Write 2026-01-01."),
)
HELD_ALREADY = Kind(
    "CMD175",
    Label("此人已有这项职责。", "This person holds the role already."),
    Label("不用再做什么。", "Nothing more to do."),
)
LAST_ADMIN = Kind(
    "CMD176",
    Label("这是最后一位管理员。", "This is the last administrator."),
    Label("请先授权另一位，再结束这一项。", "Grant it to another person first."),
)
NO_SUCH_USER = Kind(
    "CMD177",
    Label("没有编号为“{name}”的在用账号。", "There is no active account “{name}”."),
    Label("请先新建或启用账号。", "Add or activate the account first."),
)
SEAT_EMPTY = Kind(
    "CMD178",
    Label("“{seat}”还没有人。", "Nobody is named for “{seat_en}”."),
    Label("请选一位；一人可以担任几项。", "Choose somebody; one person may have several seats."),
)
UNIT_CHANGES = Kind(
    "CMD179",
    Label("“{name}”从 {day} 起另有变动。", "“{name}” changes again on {day}."),
    Label(
        "请选那一天或更晚的日期，或先撤回那次变动。", "Choose that day or a later one, or take that change back first."
    ),
)
NO_TABLE = Kind(
    "CMD190",
    Label(
        "软件里还没有 {year} 年的放假安排（已有 {first}—{last} 年）。",
        "The program has no table for {year} yet ({first} to {last}).",
    ),
    Label(
        "国务院办公厅的通知发布后，把放假和上班的日期粘贴进来。",
        "Paste the days from the official notice once it is published.",
    ),
)
NO_HOLIDAY = Kind(
    "CMD191",
    Label("“{text}”里没有看出日期。", "No date is found in “{text}”."),
    Label(
        "请写成 2026-02-14 上班，或 2月15日至23日 春节 放假。",
        "Write 2026-02-14 work, or 2026-02-15~2026-02-23 Spring Festival.",
    ),
    "warning",
)
SAME_PERSON = Kind(
    "CMD192",
    Label("移交人和接收人是同一人。", "It is handed over from and to the same person."),
    Label("请另选一位接收人。", "Choose another person."),
)
NOTHING_HELD = Kind(
    "CMD193",
    Label("此人名下没有职责，也没有待办的事。", "This person holds no roles and has nothing open."),
    Label("不用移交。", "There is nothing to hand over."),
)
