"""Kinds of problem of the bundle (BUN): receipts 0xx."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

_PASTE_WHOLE = Label(
    "请把回执从第一行到以“—”开头的签名行完整粘贴。",
    "Paste the whole receipt, from its first line to the line of the signature, which begins with “—”.",
)
NOT_A_RECEIPT = Kind("BUN001", Label("这段文字不是回执：{why}。", "This text is no receipt: {why_en}."), _PASTE_WHOLE)
RECEIPT_ALTERED = Kind(
    "BUN002",
    Label("回执的签名与它的文字不符：抄错了，或有人改过。", "The signature of the receipt does not fit its text."),
    Label("请用原来那一份；别的单位那里还有同样的回执。", "Take the original; other units hold the same receipt."),
)
OTHER_KEY = Kind(
    "BUN003",
    Label("这张回执不是用给出的密钥签的。", "This receipt was not signed with the key that is given."),
    Label(
        "请核对是不是这个办公室的回执；换过密钥的，请用当时的公钥。",
        "See whether it is a receipt of this office; if its key was changed, take the public key of then.",
    ),
)
