"""Problems of reviewing."""

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

NO_RECORD_HERE = Kind(
    "REV001",
    Label("没有第 {record} 号记录。", "There is no record {record}."),
    Label("请刷新列表。", "Load the list again."),
)
HELD = Kind(
    "REV002",
    Label("第 {record} 号记录正在由{who}审核。", "{who} has record {record} in hand."),
    Label("请先看别的；十分钟没有动静会自动放开。", "Take another; a hold ends after ten quiet minutes."),
    "warning",
)
CHANGED_MEANWHILE = Kind(
    "REV003",
    Label(
        "第 {record} 号记录在您看过之后有了改动，保持不动。",
        "Record {record} has changed since you saw it and is left as it is.",
    ),
    Label("请打开看一看再审核。", "Open it before you decide."),
    "warning",
)
NO_BATCH = Kind(
    "REV004",
    Label("第 {batch} 批审核不存在，或不是您审的。", "There is no batch {batch} of yours."),
    Label("请由审核人本人或办公室审核人撤回。", "Let the reviewer themself or a reviewer of the office take it back."),
)
