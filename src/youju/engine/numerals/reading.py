"""What a cell says: a value, its unit word, and how exactly it was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from youju.engine.numerals.exact import PATTERN, Numeral, parse, plain
from youju.engine.numerals.units import WORDS

_MEANS = {
    "近": "近", "将近": "近", "接近": "近", "逾": "超", "超过": "超", "超": "超", "突破": "超", "多于": "超", "约": "约",
    "约为": "约", "约有": "约", "大约": "约", "大概": "约", "左右": "约", "上下": "约", "至少": "以上", "不少于": "以上",
    "不低于": "以上", "+": "以上", "以上": "以上", "及以上": "以上", "不超过": "以内", "最多": "以内", "至多": "以内",
    "以下": "以内", "以内": "以内", "余": "余", "多": "余", "来": "来",
}  # fmt: skip
_NOTED = "共计|合计|总计|累计|达到|共有|共|计|达|有"  # said of a number without changing it
_BEHIND = ("左右", "上下", "及以上", "以上", "以下", "以内")
_BEFORE = "|".join(word for word in _MEANS if word not in (*_BEHIND, "余", "多", "来", "+"))
_AFTER = "|".join(_BEHIND)
_WORD = "|".join(re.escape(word) for word in WORDS)
_CELL = re.compile(
    rf"(?P<minus>-)?(?:{_NOTED})?(?P<before>{_BEFORE})?(?:¥(?=\d)|(?P<of>百分之|千分之))?(?P<core>{PATTERN})"
    rf"(?P<inner>[余多来+])?(?P<scale>[百千万亿]*)(?P<outer>[余多来+])?(?P<middle>{_AFTER})?"
    rf"(?P<unit>[%‰]|(?:{_WORD})(?:/(?:{_WORD})|\((?:{_WORD})\))?)?(?P<after>{_AFTER})?"
)
_MARKS = ("before", "inner", "outer", "middle", "after")
_LOOSE_SPACE = re.compile(r"(?<![\d.,]) +| +(?![\d.,])")
_BOTH = {frozenset("近余"): "contradictory", frozenset("约余"): "约", frozenset("超余"): "余"}

Bounds = tuple[Decimal | None, Decimal | None, bool, bool]
"""Low, high (None: open to infinity), and whether each belongs to the interval."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One number as written: `value` is what is printed, `low` to `high` what an exact figure may be.

    `approx` is exact, 余, 来, 近, 约, 超, 以上, 以内, or contradictory for 近...余. A bound is None where it is open to
    infinity. `unit` is the bare word, "" where none is printed: `3万元` has value 30000 and unit 元. `place` is the
    place to which a number printed in 万, 亿 or % is rounded, None for one printed in full.
    """

    value: Decimal
    unit: str
    approx: str
    raw: str
    low: Decimal | None
    high: Decimal | None
    low_inclusive: bool = True
    high_inclusive: bool = True
    place: Decimal | None = None


def read_cell(text: str) -> Reading | None:
    """Read a whole cell as one number; None where it holds anything else (a range, a fraction, a date, words)."""
    match = _CELL.fullmatch(_LOOSE_SPACE.sub("", plain(text)))
    numeral = parse(match["core"] + match["scale"]) if match else None
    if match is None or numeral is None:
        return None
    marks = set(filter(None, match.group(*_MARKS)))
    approx = _approx({_MEANS[mark] for mark in marks})
    if approx is None or _says_two_things(match, marks):
        return None
    value = -numeral.value if match["minus"] else numeral.value
    limits = bounds(approx, value, numeral.step, wide=not {"余", "多"}.isdisjoint(marks))
    unit = _unit(match)
    return Reading(value, unit, approx, text, *limits, place=_place(numeral, unit))


class Worded(Protocol):
    """What `accepts` looks at: a `Reading` of a cell or a `Found` of a text."""

    @property
    def value(self) -> Decimal | str | None: ...
    @property
    def approx(self) -> str: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def low_inclusive(self) -> bool: ...
    @property
    def high_inclusive(self) -> bool: ...
    @property
    def place(self) -> Decimal | None: ...


def _says_two_things(match: re.Match[str], marks: set[str]) -> bool:
    return bool((match["minus"] and marks) or (match["of"] and match["unit"]))


def accepts(reading: Worded, exact: int | Decimal) -> bool:
    """Whether the wording is true of the exact figure.

    A number printed in 万, 亿 or % without a mark is true of what rounds to it, half up: 12.4万 is of 123500,
    not of 124500.
    """
    value = reading.value
    if reading.approx == "exact" and reading.place is not None and isinstance(value, Decimal):
        half = reading.place / 2
        return value - half <= exact < value + half
    if reading.low is None and reading.high is None:
        return False
    return _within(reading, exact)


def _within(reading: Worded, exact: int | Decimal) -> bool:
    above = reading.low is None or exact > reading.low or (reading.low_inclusive and exact == reading.low)
    below = reading.high is None or exact < reading.high or (reading.high_inclusive and exact == reading.high)
    return above and below


def _approx(kinds: set[str]) -> str | None:
    """One word for the marks found; None where they do not go together."""
    if len(kinds) > 1:
        return _BOTH.get(frozenset(kinds))
    return kinds.pop() if kinds else "exact"


def _unit(match: re.Match[str]) -> str:
    if match["of"]:
        return "%" if match["of"] == "百分之" else "‰"
    return match["unit"] or ("元" if "¥" in match[0] else "")


def _place(numeral: Numeral, unit: str) -> Decimal | None:
    return min(numeral.step, Decimal(1)) if unit in ("%", "‰") else numeral.place


def bounds(approx: str, value: Decimal, step: Decimal, wide: bool) -> Bounds:
    """What an exact figure may be, for a printed value whose last non-zero digit stands at `step`.

    `wide`: 余 stands beside another mark (约1200余), so that the interval is that of both.
    """
    half = step / 2
    tenth, fifth = value / 10, value / 5
    about = max(value - half, value - tenth)
    table: dict[str, Bounds] = {
        "exact": (value, value, True, True),
        "余": (value, value + step, False, False),
        "来": (max(value - half, value - fifth), min(value + half, value + fifth), True, True),
        "近": (about, value, True, False),
        "约": (about, value + step, True, False) if wide else (about, min(value + half, value + tenth), True, True),
        "contradictory": (about, value + step, True, False),
        "超": (value, None, False, True),
        "以上": (value, None, True, True),
        "以内": (None, value, True, True),
    }
    return table[approx]
