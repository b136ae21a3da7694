"""Problems of entering records one by one: drafts, withdrawing, putting back, evidence, lists."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

DRAFT_TOO_LONG = Kind(
    "ENT001",
    Label("这份草稿太长，没有保存。", "This draft is too long and was not kept."),
    Label("请先提交，或删去一些文字。", "Submit it, or shorten a text."),
)
NO_DRAFT = Kind(
    "ENT002",
    Label("没有这份草稿。", "There is no such draft."),
    Label("它可能已经提交或删除。", "It may have been submitted or discarded."),
)
REVIEWED_ALREADY = Kind(
    "ENT003",
    Label("第 {record} 号记录已经审核，不能撤回。", "Record {record} has been reviewed and cannot be withdrawn."),
    Label("请改正内容，或请审核人退回。", "Correct it, or ask the reviewer to return it."),
)
NOT_WRITER = Kind(
    "ENT004",
    Label("第 {record} 号记录不是您填报的。", "You did not enter record {record}."),
    Label("请由填报人撤回，或请审核人退回。", "Let whoever entered it withdraw it, or ask the reviewer to return it."),
)
NOT_ITS_REVISION = Kind(
    "ENT005",
    Label("第 {seq} 次修订不是这条记录的。", "Revision {seq} is not one of this record."),
    Label("请从这条记录的历史中选。", "Choose one from the history of this record."),
)
NO_FIELD = Kind(
    "ENT006",
    Label("这个台账没有“{field}”字段。", "This register has no field “{field}”."),
    Label("它可能已经停用。", "It may have been retired."),
)
SAME_ALREADY = Kind(
    "ENT007",
    Label("“{field}”现在就是那时的值。", "“{field}” has that value already."),
    Label("不用再做什么。", "Nothing more to do."),
    "warning",
)
VALUE_ERASED = Kind(
    "ENT008",
    Label("“{field}”那时的值已依法删除。", "The value that “{field}” had then was erased."),
    Label("请重新填写。", "Enter it again."),
)
NO_READING = Kind(
    "ENT009",
    Label("您还没有阅读“{register}”的职责。", "You have no role that reads “{register_en}”."),
    Label("请管理员授权。", "Ask an administrator for one."),
)
BAD_FILTER = Kind(
    "ENT010",
    Label(
        "看不懂“{field}”的筛选条件“{said}”，没有用它。",
        "The filter “{said}” of “{field}” makes no sense and was left out.",
    ),
    Label("请重新填写筛选条件。", "Set the filter again."),
    "warning",
)
VIEW_NAME = Kind(
    "ENT011",
    Label("视图要有名称，最多 {longest} 个字。", "A view needs a name of at most {longest} characters."),
    Label("请换一个名称。", "Choose another name."),
)
EVIDENCE_LARGE = Kind(
    "ENT012",
    Label("这个文件太大，没有收下（最多 {most} MB）。", "This file is too large (at most {most} MB)."),
    Label("请缩小或分开上传。", "Make it smaller, or send it in parts."),
)
EVIDENCE_KIND = Kind(
    "ENT013",
    Label(
        "这个文件不是照片、PDF、OFD 或不含宏的办公文档。",
        "This is no photo, PDF, OFD or office document without macros.",
    ),
    Label("请改传 JPG、PNG、PDF、DOCX、XLSX 等。", "Send a JPG, PNG, PDF, DOCX or XLSX."),
)
EVIDENCE_UNREADABLE = Kind(
    "ENT014",
    Label("这个文件打不开，可能没有传完。", "This file cannot be opened; it may be incomplete."),
    Label("请再传一次。", "Send it again."),
)
NO_EVIDENCE = Kind(
    "ENT015",
    Label("没有第 {number} 号佐证，或您看不到它。", "There is no evidence {number}, or you may not see it."),
    Label("请从记录页打开。", "Open it from the page of its record."),
)
EVIDENCE_MISSING = Kind(
    "ENT016",
    Label("这条记录还缺佐证：{reason}。", "This record still lacks evidence: {reason}."),
    Label("请补传；传好前不影响保存。", "Attach it; saving does not wait for it."),
    "question",
)
NO_SUCH_RECORD = Kind(
    "ENT017",
    Label("没有第 {record} 号记录，或您看不到它。", "There is no record {record}, or you may not see it."),
    Label("请从台账中打开。", "Open it from its register."),
)
