"""Problems of editions (EDI)."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_EDITION = Kind(
    "EDI001",
    Label("没有版次“{name}”。", "There is no edition “{name}”."),
    Label("现有：{near}。", "There are: {near}."),
)
NOT_READY = Kind(
    "EDI002",
    Label(
        "报告还有 {count} 处要先改好，没有定稿。", "The report has {count} things to mend first; nothing was frozen."
    ),
    Label("改好下面列出的几处，再定稿。", "Mend what is listed below, then freeze."),
)
NO_RIGHT_TO_FREEZE = Kind(
    "EDI003",
    Label("{actor}没有定稿的权限。", "{actor} may not freeze this report."),
    Label("请由撰稿人、本办审核人或签发人定稿。", "Let a writer, office reviewer or approver freeze it."),
)
OPEN_FINDINGS = Kind(
    "EDI004",
    Label(
        "稿中有 {count} 处数没有核实清楚，没有审核通过。",
        "{count} numbers of the file are not accounted for; not passed.",
    ),
    Label("请改稿重新定稿；确实不必改的，写明理由再审核。", "Mend the file and freeze again; or say why it may stand."),
)
FILE_GONE = Kind(
    "EDI005",
    Label(
        "版次“{name}”的文件 {file} 不见了，或者被改过。", "The file {file} of edition “{name}” is gone or was changed."
    ),
    Label(
        "数可以从数据库重算；文件请从备份或留存的回执单位找回。",
        "Its figures can be recomputed; get the file from a backup.",
    ),
)
NOT_AS_LOGGED = Kind(
    "EDI006",
    Label(
        "版次“{name}”在数据库里的内容与修订链上的摘要不符。", "Edition “{name}” is not what the log has the digest of."
    ),
    Label("请运行 youju log verify，并从备份恢复。", "Run youju log verify, and restore from a backup."),
)
TAKEN = Kind(
    "EDI007",
    Label(
        "有人同时定了同一报告的稿，编号“{name}”已被占用。",
        "Somebody froze the same report just now; “{name}” is taken.",
    ),
    Label("请再定稿一次。", "Freeze it again."),
)
NOT_RECOMPUTED = Kind(
    "EDI008",
    Label("“{title}”重算得 {now}，版次里是 {then}。", "“{title}” is recomputed as {now}; the edition says {then}."),
    Label("请运行 youju log verify 查看修订链。", "Run youju log verify and look at the log."),
)
DRIFT_FIGURES_ONLY = Kind(
    "EDI009",
    Label(
        "版次的 Word 文件不在了，只能比较数，不能逐句核对。",
        "The edition's Word file is gone: only figures are compared.",
    ),
    Label("从备份找回文件后再看。", "Get the file from a backup and look again."),
    "warning",
)
NO_FILE_KIND = Kind(
    "EDI010",
    Label("不能写成“{name}”这种文件。", "A file like “{name}” cannot be written."),
    Label("可以是：{near}。", "It may be: {near}."),
)
