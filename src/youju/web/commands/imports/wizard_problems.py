"""Problems of an import that is gone through page by page."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_SITTING = Kind(
    "IMP001",
    Label("没有这次导入。", "There is no such import."),
    Label("它可能已经办完；请从头放一次文件。", "It may be done already; bring the file again."),
)
BAD_HEADER = Kind(
    "IMP002",
    Label("第 {first} 行到第 {last} 行不能作表头。", "Rows {first} to {last} cannot be a header."),
    Label(
        "请写表头的第一行和最后一行，最多四行，都在前三十行内。",
        "Give its first and last row, four at most.",
    ),
)
COLUMN_TWICE = Kind(
    "IMP003",
    Label(
        "“{first}”和“{second}”两列都对到“{title}”。", "The columns “{first}” and “{second}” both stand for “{title}”."
    ),
    Label("请把其中一列改为不导入。", "Leave one of them out."),
)
INTERRUPTED = Kind(
    "IMP004",
    Label("导入中断了，已写入的都在。", "The import was interrupted; what was written stays."),
    Label("按“接着导入”从断的地方继续。", "Go on from where it stopped."),
)
