"""A title in lines broken by sense: between words, in the shape of a trapezium or a rhombus, never one character alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, combinations, pairwise

from youju.engine.document.layout.measures import width
from youju.engine.document.layout.title_words import WORDS

LONGEST = Decimal(20)  # characters of 2号 that fit the text width
_TAG, _NTH, _WESTERN = r"\{\{.*?\}\}", "第[一二三四五六七八九十百]+[届次期批]", "[A-Za-z][A-Za-z'.-]*"
_NUMBER = "[0-9]+(?:[.,/-][0-9]+)*(?:年度?|月|日|号|届|次|期|%|％)?"
_TOKEN = re.compile("|".join((_TAG, _NUMBER, _WESTERN, _NTH, *WORDS, ".")))
_NEVER_FIRST = set("，。、；：？！）》〉」』】”’的了地得们等之区市县镇乡局部厅委办会院馆站所中内上下")
_NEVER_LAST = set("（《〈「『【“‘第")
_WELL_FIRST = ("关于", "《", "（", "和", "与", "及", "暨", "以及", "并", "的通知", "通知")
_WELL_LAST = set("的区市县镇乡局部委办》")
_YEAR = re.compile("[0-9]{4}年|二[〇○零]")
_MOST_LINES = 4  # a longer title is left to the editor
_STRANGERS = 30  # the price of breaking between two characters that no list knows


def broken(text: str, longest: Decimal = LONGEST) -> tuple[str, ...]:
    """The lines of a title. One that fits stays one line; one that holds a tag is not broken: its width is not known."""
    text = text.strip()
    if width(text) <= longest or "{{" in text or "｛｛" in text:
        return (text,)
    tokens = [match[0] for match in _TOKEN.finditer(text)]
    prices = {n: _break(tokens, n) for n in range(1, len(tokens)) if _may(tokens[n - 1], tokens[n])}
    ends = list(accumulate(map(width, tokens), initial=Decimal(0)))
    fewest = int(-(-width(text) // longest))
    for count in range(fewest, min(fewest + 2, _MOST_LINES + 1)):
        cut = _best_cut(ends, prices, count, longest)
        if cut is not None:
            return tuple("".join(tokens[start:end]).strip() for start, end in pairwise((0, *cut, len(tokens))))
    return (text,)


def _best_cut(
    ends: Sequence[Decimal], prices: Mapping[int, Decimal], count: int, longest: Decimal
) -> tuple[int, ...] | None:
    """The tokens that the lines but the first begin with, at the lowest price; None where `count` lines cannot hold them."""
    best: tuple[Decimal, tuple[int, ...]] | None = None
    for cut in combinations(prices, count - 1):
        widths = [ends[end] - ends[start] for start, end in pairwise((0, *cut, len(ends) - 1))]
        if max(widths) <= longest:
            price = _shape(widths) + sum((prices[n] for n in cut), start=Decimal(0))
            best = min(best, (price, cut)) if best else (price, cut)
    return best[1] if best else None


def _may(before: str, after: str) -> bool:
    """Whether a line may end between two tokens."""
    if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST or before == "关于":
        return False
    return " " in (before, after) or not (before.isascii() and after.isascii())  # Western words stand with their marks


def _shape(widths: list[Decimal]) -> Decimal:
    """Uneven lines are dear, and so are an oblong (all equal) and an hourglass (the middle shortest)."""
    mean = sum(widths, start=Decimal(0)) / len(widths)
    price = sum(((w - mean) ** 2 for w in widths), start=Decimal(0))
    hourglass = any(b < a and b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    oblong = max(widths) - min(widths) < Decimal(1)
    alone = min(widths) < Decimal(2)
    return price / 2 + 60 * hourglass + 12 * oblong + 1000 * alone


def _break(tokens: list[str], gap: int) -> Decimal:
    """The price of ending a line before token number `gap`."""
    before, after = tokens[gap - 1], tokens[gap]
    if "".join(tokens[gap : gap + 2]).startswith(_WELL_FIRST) or before[-1] in _WELL_LAST or _YEAR.match(after):
        return Decimal(0)
    return Decimal(8 if len(before) > 1 or len(after) > 1 else _STRANGERS)
