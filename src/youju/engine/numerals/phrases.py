"""A whole quantity: approximator before, amount, 余, 左右, measure word, range; with its interval."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from youju.engine.numerals.amounts import Amount, amount_at
from youju.engine.numerals.heads import unit_ahead, unit_behind, unit_of_last
from youju.engine.numerals.intervals import interval
from youju.engine.numerals.page import Page
from youju.engine.numerals.reading import Bounds

_MEANS = {
    "近": "将近 接近 近",
    "超": "突破 超过 超出 多于 逾 超 高于 大于",
    "约": "约为 约有 约占 约达 大约 大概 约",
    "不少于": "至少 不少于 不低于 不小于 不得少于 不得低于 最少 不下",
    "不超过": "不超过 不高于 不多于 不大于 至多 最多 不得超过",
    "不足": "不足 不到 未满 低于 少于 小于",
}
_BEFORE = {word: mark for mark, words in _MEANS.items() for word in words.split()}
_PREFIXES = {
    last: tuple(sorted((word for word in _BEFORE if word[-1] == last), key=len, reverse=True))
    for last in {word[-1] for word in _BEFORE}
}
_NOT_AFTER = {
    "近": "附最就邻临靠贴亲新相毗逼", "约": "节预公条合签违制集履续邀简俭守订契相", "超": "赶反",
}  # fmt: skip
_BEHIND = (
    ("左右", "约"), ("上下", "约"), ("及以上", "不少于"), ("以上", "不少于"), ("及以下", "不超过"), ("以下", "不超过"), ("以内", "不超过"),
    ("之内", "不超过"), ("之多", ""), ("余", "余"), ("多", "多"),
)  # fmt: skip
_FIRST = frozenset(word[0] for word, _ in _BEHIND)
_STRETCHES = ("年", "天", "小时", "个月", "公里", "周")
_STRETCHED = frozenset("年天里米吨亩时岁月倍")
_TO = re.compile(" ?(?:-|—{1,2}|–|~|至|到) ?")
_CHANGING = re.compile("[由从自][^,。;]{0,6}$")
_HALF = re.compile("半(?!年|个|天)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What was read: ends, amount, unit, marks and interval."""

    start: int
    end: int
    amount: Amount
    value: Decimal | str | None
    approx: str
    bounds: Bounds
    unit: str
    printed: bool
    modifier: str = ""


def quantity_at(page: Page, start: int, floor: int) -> Quantity | None:
    """The quantity whose amount begins at `start`; nothing before `floor` belongs to it."""
    amount = amount_at(page.s, start)
    if amount is None:
        return None
    begin, mark = _prefix(page.s, start, floor)
    quantity = _with_unit(page, (begin, start), amount, mark)
    return _ranged(page, quantity) or quantity


def _prefix(s: str, start: int, floor: int) -> tuple[int, str]:
    """Where the approximator before the amount begins, and what it means; the amount's own start where there is none."""
    at = start
    if (s[at - 1 : at] == "¥" and at > floor) or (
        s[at - 1 : at] == "-" and at - 1 > floor and s[at - 2] in "长为是达降率值:(,"
    ):
        at -= 1
    before = s[max(floor, at - 5) : at]
    spaced = before.rstrip(" ")
    for word in _PREFIXES.get(spaced[-1:], ()):
        if spaced.endswith(word):
            begin = at - (len(before) - len(spaced)) - len(word)
            if begin and s[begin - 1] in _NOT_AFTER.get(word, ""):
                return at, ""
            return begin, word
    return at, ""


def _with_unit(page: Page, begins: tuple[int, int], amount: Amount, prefix: str) -> Quantity:
    marks = [mark for mark in (_BEFORE.get(prefix), amount.mark) if mark]
    printed, end, behind = _printed_unit(page, amount)
    if printed in _STRETCHES and (half := _HALF.match(page.s, end)):
        amount, end = replace(amount, value=(amount.value or Decimal(0)) + Decimal("0.5")), half.end()
    unit = printed or _implied_unit(page, begins[0], end)
    if amount.value and _is_negative(page.s, *begins):
        amount = replace(amount, value=-amount.value)
    if unit in ("%", "‰"):
        amount = replace(amount, place=min(amount.step, Decimal(1)))
    approx, bounds = interval(amount, [*marks, *behind])
    value = amount.words or amount.value
    return Quantity(begins[0], end, amount, value, approx, bounds, unit, bool(printed), prefix)


def _is_negative(s: str, begin: int, start: int) -> bool:
    return begin < start and s[start - 1] == "-"


def _printed_unit(page: Page, amount: Amount) -> tuple[str, int, list[str]]:
    """The measure word ("" for none), where the quantity ends, and the marks before and behind the measure word."""
    s, unit, end = page.s, amount.unit, amount.end
    marks: list[str] = []
    early, mark = _behind(s, end)
    if mark and not amount.mark:
        marks, end = [mark], early
    if not unit:
        unit, end = _unit(page, end)
    late, mark = _behind(s, end)
    if late > end and not (mark in ("余", "多") and (amount.mark or unit[-1:] not in _STRETCHED)):
        marks, end = ([*marks, mark] if mark else marks), late
    return unit, end, marks


def _implied_unit(page: Page, begin: int, end: int) -> str:
    if page.s[begin] == "¥":
        return "元"
    return unit_ahead(page, end) or unit_behind(page, begin) or unit_of_last(page, begin)


def _behind(s: str, end: int) -> tuple[int, str]:
    if s[end : end + 1] not in _FIRST:
        return end, ""
    for word, mark in _BEHIND:
        if s.startswith(word, end):
            if mark in ("余", "多") and s[end + 1 : end + 2] in ("样", "元", "种", "家", "次", "项", "措", "额", "个"):
                return end, ""
            return end + len(word), mark
    return end, ""


def _unit(page: Page, end: int) -> tuple[str, int]:
    """The measure word at `end`, or after one space, and where it ends."""
    s = page.s
    at = end + 1 if s[end : end + 1] == " " else end
    if s[at : at + 1] in ("%", "‰"):
        return s[at], at + 1
    if at > end + 1 or (at > end and "\n" in s[end:at]):
        return "", end
    unit = page.measures.at(s, at)
    return (unit, at + len(unit)) if unit else ("", end)


def _ranged(page: Page, first: Quantity) -> Quantity | None:
    """a—b, where the second follows at once: one quantity from a to b."""
    second = _upper_end(page, first)
    if second is None:
        return None
    low, high = _scaled(first, second)
    alike = first.unit == second.unit or not first.printed
    if not second.printed or not alike or low >= high:
        return None
    bounds = (low, high, True, True)
    amount = replace(first.amount, step=second.amount.step, place=None)
    return Quantity(first.start, second.end, amount, None, "范围", bounds, second.unit, True, first.modifier)


def _upper_end(page: Page, first: Quantity) -> Quantity | None:
    joint = _TO.match(page.s, first.end)
    if joint is None or first.amount.value is None or first.approx not in ("exact", "约", "近"):
        return None
    if joint[0].strip() in "至到" and _CHANGING.search(page.clause(first.start)):
        return None
    amount = amount_at(page.s, joint.end())
    if amount is None or amount.value is None:
        return None
    return _with_unit(page, (joint.end(), joint.end()), amount, "")


def _scaled(first: Quantity, second: Quantity) -> tuple[Decimal, Decimal]:
    """200—300万元: the scale of the second counts for the first too."""
    low = first.amount.value or Decimal(0)
    high = second.amount.value or Decimal(0)
    place = second.amount.place
    if first.printed or first.amount.place or not place or second.unit == "%":
        return low, high
    scale = _scale(place, low, high)
    return (low * scale, high) if low * scale < high else (low, high)


def _scale(place: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """亿 or 万."""
    hundred_millions = place >= 10**8 or (high >= 10**8 and place >= 10**4 and low * 10**8 < high)
    return Decimal(10**8 if hundred_millions else 10**4)
