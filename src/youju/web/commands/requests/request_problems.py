"""Problems of requests and of what comes back for them, REQ001 and on."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_REQUEST = Kind(
    "REQ001",
    Label("没有第 {name} 号征集。", "There is no request number {name}."),
    Label("请核对编号，或到“征集”里找。", "Check the number, or look in the list of requests."),
)
NOTHING_ASKED = Kind(
    "REQ002",
    Label("没有选要哪些台账或哪些数。", "No register and no figure is asked for."),
    Label("请至少选一本业务台账，或一个数。", "Choose at least one register of the office's work, or a figure."),
)
NO_UNITS = Kind(
    "REQ003",
    Label("没有选向哪些单位征集。", "No unit is asked."),
    Label("请至少选一个单位。", "Choose at least one unit."),
)
NO_FIELD = Kind(
    "REQ004",
    Label("“{name}”不是所选台账的字段。", "“{name}” is no field of a register that is asked for."),
    Label("请写成 台账.字段。", "Write REGISTER.FIELD."),
)
NO_FIGURE = Kind(
    "REQ005",
    Label("没有“{name}”这个数。", "There is no figure “{name}”."),
    Label("请从“数字”里的指标中选。", "Choose one of the catalogue of figures."),
)
NO_DROP = Kind(
    "REQ006",
    Label("没有这批交回的表，或已过了一天。", "There are no such returned files, or a day has passed."),
    Label("要再看结果，请把文件重新拖进来。", "Drop the files again to see what becomes of them."),
)
NO_FILE = Kind(
    "REQ010",
    Label("没有收到文件。", "No file has arrived."),
    Label("请选择或拖入交回的表，可一次多份。", "Choose or drop the returned forms, many at once."),
)
TAKEN_ALREADY = Kind(
    "REQ011",
    Label(
        "这份文件收过了（收条号 {receipt}），没有重复记入。",
        "This very file was taken in already (acknowledgement {receipt}); nothing was written twice.",
    ),
    Label("不用再做什么。", "Nothing more to do."),
    "warning",
)
STALE_FORM = Kind(
    "REQ012",
    Label(
        "表是发出较早的一份：其中 {count} 条记录此后有过改动，已逐格比对合并。",
        "The form is an older one: {count} of its records were changed since and were merged cell by cell.",
    ),
    Label("合不上的已列为冲突。", "What could not be merged is listed as a conflict."),
    "warning",
)
CLOSED = Kind(
    "REQ013",
    Label(
        "征集“{title}”已经结束，这份表照收。", "The request “{title}” has ended; the form was taken in all the same."
    ),
    Label("不用再做什么。", "Nothing more to do."),
    "warning",
)
NOT_ASKED = Kind(
    "REQ014",
    Label("这个单位不在征集“{title}”的名单里，表照收。", "This unit is not asked by “{title}”; the form was taken in."),
    Label("请看名单是否漏了它。", "See whether the list lacks it."),
    "warning",
)
ROW_ALTERED = Kind(
    "REQ020",
    Label("这一行的行号被改动过，认不出是哪条记录。", "The number of this row was altered; no record is known by it."),
    Label(
        "请在原表里改，或删去行号当作新增一行。", "Change it in the form as issued, or clear the number to add a row."
    ),
)
KEY_ALTERED = Kind(
    "REQ021",
    Label(
        "“{title}”是锁定的，台账第 {record} 号记录是“{ledger}”，表中改成了“{sheet}”。",
        "“{title}” is locked: record {record} has “{ledger}”, the form now says “{sheet}”.",
    ),
    Label(
        "是另一件事就在下面空行里新填；原来登错了请告知征集方更正。",
        "Another event goes into an empty row; tell whoever asked if the record is wrong.",
    ),
)
CELL_CONFLICT = Kind(
    "REQ022",
    Label(
        "“{title}”两边都改过：台账第 {record} 号记录现在是“{ledger}”，表中是“{sheet}”。",
        "“{title}” was changed on both sides: record {record} now has “{ledger}”, the form says “{sheet}”.",
    ),
    Label(
        "两个都留着；请与单位核对，以哪一个为准就改另一处。",
        "Both are kept; settle which is right and change the other.",
    ),
)
RECORD_GONE = Kind(
    "REQ023",
    Label("第 {record} 号记录在发出这份表之后作废了。", "Record {record} was voided after the form was issued."),
    Label("确有其事的，请先恢复那条记录。", "If it did happen, restore that record first."),
)
ROW_MISSING = Kind(
    "REQ024",
    Label(
        "“{title}”发出时有 {count} 条已知记录不在交回的表里，台账没有动。",
        "{count} known records of “{title}” are missing from the returned form; the ledger keeps them.",
    ),
    Label(
        "单位说没有这件事的，请核实后作废：第 {records} 号。", "If the unit says they did not happen, void: {records}."
    ),
    "question",
)
NOT_ANSWERED = Kind(
    "REQ025",
    Label("“{title}”没有填，也没有选“本期无”。", "“{title}” has no rows, and does not say that there was nothing."),
    Label("请问一下单位是没有还是漏了。", "Ask the unit whether there was nothing or it was left out."),
    "question",
)
BOTH_SAID = Kind(
    "REQ026",
    Label(
        "“{title}”选了“本期无”，却有 {count} 行内容；按有内容收下。", "“{title}” says nothing, and has {count} rows."
    ),
    Label("请与单位核对。", "Ask the unit."),
    "question",
)
NO_RETURN = Kind(
    "REQ030",
    Label("没有第 {name} 号收条。", "There is no acknowledgement number {name}."),
    Label("收条号的前半是编号。", "The number is the first part of what it says."),
)
NO_PERIOD = Kind(
    "REQ031",
    Label("没有第 {name} 号填报期。", "There is no reporting period number {name}."),
    Label("请核对编号。", "Check the number."),
)
NO_KIND = Kind(
    "REQ032",
    Label("没有“{name}”这个单位类别。", "There is no kind of unit “{name}”."),
    Label("可用的是：{near}。", "There are: {near}."),
)
