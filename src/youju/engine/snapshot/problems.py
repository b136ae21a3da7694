"""What can be wrong with a snapshot."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

UNREADABLE = Kind(
    "SNP001",
    Label("台账“{register}”里有一个值读不出来：{why}", "A value in the register “{register}” cannot be read: {why}"),
    Label("请运行 youju log verify，并把这一行发给维护人员。", "Run youju log verify and pass this line on."),
)
TOTALS_DIFFER = Kind(
    "SNP002",
    Label(
        "台账“{register}”的新批次与修订日志对不上：{what} 应为 {expected}，得到 {found}；仍用旧批次。",
        "The new snapshot of “{register}” does not agree with the log: {what} should be {expected}, is {found}; "
        "the earlier snapshot stays in use.",
    ),
    Label("数字不受影响；请把这一行发给维护人员。", "No figure is affected; pass this line on."),
)
DAMAGED = Kind(
    "SNP003",
    Label("批次文件 {name} 与清单不符。", "The snapshot file {name} is not what the manifest says."),
    Label("删去批次文件夹即可，它会从修订日志重建。", "Delete the snapshot folder; it is rebuilt from the log."),
)
BUSY = Kind(
    "SNP004",
    Label("另一个进程正在整理批次。", "Another process is compacting the snapshot."),
    Label("不用做什么，数字照常可用。", "Nothing to do; figures stay available."),
    "warning",
)
