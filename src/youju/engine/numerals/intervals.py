"""What an exact figure may be, for a printed number and the marks that stand by it."""

from __future__ import annotations

from youju.engine.numerals.amounts import Amount
from youju.engine.numerals.reading import Bounds, bounds

_CELL = {"不少于": "以上", "不超过": "以内"}
_ONE = {"多": "余", "+": "不少于", "上": "不少于", "过": "超"}


def interval(amount: Amount, marks: list[str]) -> tuple[str, Bounds]:
    """The mark as one word, and the interval; no bounds at all for what is no number (2/3)."""
    value = amount.value
    if amount.low is not None:
        return "数", (amount.low, amount.high, True, amount.high_inclusive)
    if value is None:
        return "exact", (None, None, True, True)
    kinds = {_ONE.get(mark, mark) for mark in marks if mark}
    if not kinds:
        return "exact", (value, value, True, True)
    if "不足" in kinds:
        return "不超过", (None, value, True, False)
    approx = _joined(kinds)
    low, high, low_in, high_in = bounds(_CELL.get(approx, approx), value, amount.step, wide="余" in kinds)
    return approx, (low, high, low_in and approx != "contradictory", high_in)


def _joined(kinds: set[str]) -> str:
    """One word for several marks: 近...余 contradict each other, 约...余 is about, 超...余 is 余, a limit is a limit."""
    if len(kinds) == 1:
        return next(iter(kinds))
    if {"近", "余"} <= kinds:
        return "contradictory"
    for word in ("不少于", "不超过", "余", "超", "约", "近"):
        if word in kinds and not (word == "余" and "约" in kinds):
            return word
    return "约"
