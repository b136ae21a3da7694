"""Kinds of problem of receipts and late entries (REC)."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

OTHER_SITE = Kind(
    "REC001",
    Label("这张回执是“{found}”的，不是本台账“{own}”的。", "This receipt is of “{found}”, not of this ledger, “{own}”."),
    Label("请核对是哪个办公室给的。", "See which office gave it."),
)
UNKNOWN_KEY = Kind(
    "REC002",
    Label(
        "这张回执的签名完好，但签它的密钥，本台账从没用过。",
        "The signature of this receipt holds, but this ledger never used the key that made it.",
    ),
    Label(
        "请与别的单位手里的回执对照：若大家的都一样，就是本台账换过密钥或被重做过。",
        "Compare it with what other units hold: if theirs are the same, this ledger had its key changed or was made anew.",
    ),
)
NO_RECEIPT_FILE = Kind(
    "REC003",
    Label("回执文件“{file}”读不了。", "The file of the receipt, “{file}”, cannot be read."),
    Label("请核对路径；回执是一段纯文字。", "Check the path; a receipt is plain text."),
)
NO_SUCH_RECEIPT = Kind(
    "REC004",
    Label("没有第 {number} 号回执。", "There is no receipt number {number}."),
    Label("请从回执列表里重新打开。", "Open it again from the list of receipts."),
)
NOT_LATE = Kind(
    "REC005",
    Label("第 {record} 号记录不是补录。", "Record {record} is no late entry."),
    Label("请刷新页面再看。", "Please reload the page."),
)
NO_LATE_REASON = Kind(
    "REC006",
    Label("还没有写缘由。", "There is no reason yet."),
    Label("写一句就行，例如“签到表月底才收齐”。", "One sentence will do, for example “the sheets came in late”."),
)
