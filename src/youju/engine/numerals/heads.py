"""The unit of an amount that prints none: from the noun after it (其余3乡镇), the next in a list, or the head noun before it."""

from __future__ import annotations

import re
from functools import cache

from youju.engine.numerals.measures import measures
from youju.engine.numerals.page import Page

_LINKS = (
    "总数|总量|总计|共计|合计|累计|分别|已|就|约|近|超|超过|突破|达到|达|为|共|是|:|有|的|增至|增加到|增长到|升至|高达|总共|实际|入库|完成"
    r"|到位|实现|全年|本年|大关|、|,|\d|[.+万亿余]"
)  # what may stand between a head noun and its number
_NEXT = re.compile(r" ?(?:、|和|与|及|,) ?(?:约|近)?\d[\d,.]{0,15}[万亿]?(?:余|多)?")
_LISTED_NEXT = re.compile("[,、;][一-鿿]{1,6}")
_REACH = 24
_LISTED = 12

Patterns = tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _patterns() -> tuple[Patterns, Patterns]:
    """Nouns after a number, and head nouns before it, each with the unit it tells."""
    table = measures()
    after = tuple((unit, re.compile(f" ?(?:{nouns})")) for unit, nouns in table.nouns_after.items())
    before = tuple((unit, re.compile(f"(?:{nouns})(?:{_LINKS})*$")) for unit, nouns in table.nouns_before.items())
    return after, before


def unit_ahead(page: Page, end: int) -> str:
    """The unit told by what follows: a counted noun, or the next amount of a list (3、5和7个)."""
    for unit, pattern in _patterns()[0]:
        if pattern.match(page.s, end):
            return unit
    at = end
    for _ in range(_LISTED):
        match = _NEXT.match(page.s, at)
        if match is None:
            return ""
        at = match.end()
        unit = "%" if page.s[at : at + 1] == "%" else page.measures.at(page.s, at)
        if unit:
            return unit
    return ""


def unit_behind(page: Page, start: int) -> str:
    """The unit that the head noun before carries: 总流通人次31207万, 受益人数达3500."""
    near = page.sentence(start)[-_REACH:]
    return next((unit for unit, pattern in _patterns()[1] if pattern.search(near)), "")


def unit_of_last(page: Page, start: int) -> str:
    """The unit of the amount just before, where a list leaves it out: 省级1个,市级3,县级12."""
    if not page.spans or not page.spans[-1].is_quantity or page.spans[-1].dimension == "share":
        return ""
    last = page.spans[-1]
    return last.unit or "" if _LISTED_NEXT.fullmatch(page.s, last.end, start) else ""
