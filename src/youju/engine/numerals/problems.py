"""What can be wrong with a text given for reading, NUM001 and on."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

UNREADABLE = Kind(
    "NUM001",
    Label("文件打不开：{reason}。", "The file cannot be opened: {reason}."),
    Label("请检查路径和权限。", "Check the path and the permissions."),
)
NOT_UTF8 = Kind(
    "NUM002",
    Label("不是 UTF-8 文本。", "This is not UTF-8 text."),
    Label(
        "请另存为 UTF-8 的纯文本；Word 文件请用 youju check。",
        "Save it as plain UTF-8 text; for Word files use youju check.",
    ),
)
NOT_A_LINE = Kind(
    "NUM003",
    Label("这一行不是带 text 的 JSON 对象。", "This line is no JSON object with a text."),
    Label('每行应当是 {{"id": …, "text": "…"}}。', 'Each line should be {{"id": ..., "text": "..."}}.'),
)
