"""What figures have to say besides their value."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_BASE = Kind(
    "FIG001",
    Label(
        "“{title}”的分母“{part}”是 0，算不出百分比。", "“{part}”, the base of “{title}”, is 0: there is no percentage."
    ),
    Label("请核对“{part}”是否已经填报。", "Check whether “{part}” has been entered."),
)
NO_BASE_BEFORE = Kind(
    "FIG002",
    Label("“{part}”在 {period} 是 0，算不出“{title}”。", "“{part}” was 0 in {period}: “{title}” cannot be computed."),
    Label("请核对 {period} 的台账是否已经填报。", "Check whether the records of {period} have been entered."),
)
NOT_ALL_STATED = Kind(
    "FIG003",
    Label(
        "“{title}”里有 {missing} 条记录没有填“{field}”，没有加进去。",
        "{missing} records behind “{title}” do not state “{field}” and are not in the sum.",
    ),
    Label("请补填这些记录。", "Complete these records."),
    "warning",
)
NONE_STATED = Kind(
    "FIG004",
    Label(
        "“{title}”的 {missing} 条记录都没有填“{field}”，加不出数。",
        "None of the {missing} records behind “{title}” states “{field}”: there is no sum.",
    ),
    Label("请补填这些记录。", "Complete these records."),
)
NO_BREAKDOWN = Kind(
    "FIG005",
    Label("“{title}”不能按“{by}”分。", "“{title}” cannot be broken down by “{by}”."),
    Label("可以按 {near} 分。", "It can be broken down by {near}."),
)
