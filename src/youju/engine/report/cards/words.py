"""The fixed words of cards and sheets."""

from __future__ import annotations

from youju.engine.base.labels import Label
from youju.engine.report.cards.model import Proof

CARD = Label("答数卡", "Answer card")
SHEET = Label("一页纸", "One page")
WRITTEN = Label("报告写作", "In a report")
DEFINITION = Label("口径", "What it counts")
VERSION = Label("口径版本 {version}", "definition {version}")
MONTHS = Label("按月（{unit}）", "By month ({unit})")
UNITS = Label("按单位（{unit}）", "By unit ({unit})")
NOT_ADDED = Label("各单位相加不等于总数", "the units do not add up to the whole")
MORE = Label("另有 {count} 个单位，见数字页", "{count} more units: see the page of the figure")
BEFORE = Label("上年同期", "A year before")
GROWTH = Label("同口径增长", "Change, same definition")
ROWS = Label("背后记录", "Records behind it")
COUNT = Label("{rows} 条", "{rows}")
AS_OF = Label("截至", "As of")
STATE = Label("{day}，第 {seq} 号修订", "{day}, revision {seq}")
PRINTED = Label("写在哪里", "Where it is printed")
NOWHERE = Label("还没有报告写到它", "in no report yet")
RECEIPT = Label("回执短码", "Receipt code")
NO_RECEIPT = Label("还没有回执", "no receipt yet")
SCAN = Label(
    "扫码得到短码和指标号，不需要联网；凭短码找回执，用存证包核对这个数。",
    "The code holds short code and figure, no network is needed; find the receipt by it, check the figure with the bundle.",
)
SCAN_BARE = Label(
    "扫码得到修订号和指标号，不需要联网；报告定稿以后，这里是回执短码。",
    "The code holds revision and figure, no network is needed; once a report is frozen, a receipt's code stands here.",
)
WHOLE = Label("全部单位", "all units")
HEADS = Label("号,指标,数,报告写作,{before},同口径增长", "No.,Figure,Value,In a report,{before},Change")
MISSING = Label("还缺的", "What is missing")
STANDS = Label(
    "截至 {day}，第 {seq} 号修订；增长按现在的口径算两年",
    "As of {day}, revision {seq}; both years of a change by the definition of now",
)
MORE_PLACES = Label("另有 {count} 处", "{count} more places")


def scan(proof: Proof, language: str) -> str:
    """What the QR code is good for."""
    return (SCAN if proof.code else SCAN_BARE).in_(language)
