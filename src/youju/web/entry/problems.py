"""Problems that only the pages of entering meet."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

CHOOSE_ONE = Kind(
    "ENT101",
    Label("“{field}”两边都改了，还没有选。", "Both changed “{field}” and none is chosen yet."),
    Label("请选保留哪一个。", "Choose the one to keep."),
)
NO_PAGE_UNIT = Kind(
    "ENT102",
    Label("没有写明填报单位。", "The unit is missing."),
    Label("请写单位名称或代码。", "Write its name or code."),
)
OTHER_PERSON = Kind(
    "ENT103",
    Label("这条是另一个账号离线时填的。", "This was filled in offline by another account."),
    Label("请由那个账号登录后送出。", "Let that account sign in and send it."),
)
STAYS = Kind(
    "ENT104",
    Label("第 {record} 号记录现在不能改。", "Record {record} cannot be changed now."),
    Label("它已经作废，或不归您填报。", "It is void, or not yours to enter."),
)
NO_FILE_SENT = Kind(
    "ENT105",
    Label("没有收到文件。", "No file arrived."),
    Label("请选一个 Excel、WPS 或 CSV 文件。", "Choose an Excel, WPS or CSV file."),
)
BAD_HEADER = Kind(
    "ENT106",
    Label("表头的行号不对：{text}。", "These are no rows of a header: {text}."),
    Label("请写表头的第一行和最后一行，最多四行。", "Write the first and last row of the header, four at most."),
)
