"""Sums, growth and shares that a sentence states beside the values they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from youju.engine.check.contradictions.lines import Extent, Sentence, apart, at, contradiction, extent
from youju.engine.check.model import Contradiction
from youju.engine.check.problems import GROWTH_WRONG, SHARE_WRONG, SHARES_OVER, SUM_WRONG
from youju.engine.numerals import Found, same_unit

_TOTAL = re.compile("(?:合计|共计|总计|总共|加起来)[^，。；、]{0,8}$")
_MADE_OF = re.compile("分为|由.{0,8}组成|包括|分别(?:为|是|有)")
_JOINED = re.compile(r"[，、,和及与]|以及")
_FROM_TO = re.compile("(?:由|从)[^，。；]{0,14}$")
_TO = re.compile("(?:增加|增长|提高|上升|扩大|减少|下降|降低|压减|提升)?(?:到|至|为)[^，。；]{0,8}$")
_LAST_YEAR = re.compile("(?:去年|上年|上一年|上年度|同期)[^，。；]{0,14}$")
_RATE = re.compile(r"(?:占比?|比例|率)[^，。；、\d]{0,6}$")
_SHARED = re.compile("分别占|依次占|占比分别")
_HUNDRED = Decimal(100)
_MOST_PARTS = 12


def sums(sentence: Sentence) -> Iterator[Contradiction]:
    """A printed total that its listed parts do not add up to."""
    counted = [f for f in sentence.quantities if f.cls in ("claim", "money")]
    for place, total in enumerate(counted):
        if _TOTAL.search(sentence.before(total)):
            yield from _compared(sentence, total, _run(sentence, counted[:place], total))
    made_of = _MADE_OF.search(sentence.text)
    if made_of:
        middle = sentence.start + made_of.start()
        wholes = [f for f in counted if f.end <= middle]
        after = [f for f in counted if f.start >= middle]
        if wholes and "其中" not in sentence.text:
            yield from _compared(sentence, wholes[-1], _same(after, wholes[-1]))


def _run(sentence: Sentence, before: Sequence[Found], total: Found) -> list[Found]:
    """The unbroken list of parts of the same unit word right before a total."""
    found: list[Found] = []
    for part in reversed(before):
        following = found[-1] if found else total
        between = sentence.between(part, following)
        if not same_unit(part.unit, total.unit) or "；" in between or "其中" in between:
            break
        found.append(part)
    return found[::-1]


def _same(found: Sequence[Found], whole: Found) -> list[Found]:
    return [f for f in found if same_unit(f.unit, whole.unit)]


def _compared(sentence: Sentence, total: Found, listed: Sequence[Found]) -> Iterator[Contradiction]:
    if not 1 < len(listed) <= _MOST_PARTS:
        return
    together = _added([extent(f) for f in listed])
    if apart(extent(total), together):
        shown = " + ".join(f.text for f in listed)
        yield contradiction("sum", SUM_WRONG, at(sentence, total), at(sentence, listed[0]), parts=shown)


def _added(extents: Sequence[Extent]) -> Extent:
    lows, highs = [e[0] for e in extents], [e[1] for e in extents]
    low = sum((x for x in lows if x is not None), Decimal(0)) if None not in lows else None
    high = sum((x for x in highs if x is not None), Decimal(0)) if None not in highs else None
    return low, high


def growth(sentence: Sentence) -> Iterator[Contradiction]:
    """A rate of change that its two values do not give."""
    for place, rate in enumerate(sentence.quantities):
        if rate.cls != "change" or rate.unit != "%":
            continue
        pair = _two_values(sentence, sentence.quantities[:place], rate)
        if pair is None:
            continue
        then, now = pair
        found = _rate(extent(then), extent(now), rate.direction)
        if found is not None and apart(_loosened(extent(rate), rate), found):
            yield contradiction("growth", GROWTH_WRONG, at(sentence, rate), at(sentence, now), then=then.text)


def _two_values(sentence: Sentence, before: Sequence[Found], rate: Found) -> tuple[Found, Found] | None:
    counted = [f for f in before if f.cls != "percent" and not (f.cls == "change" and f.unit == "%")]
    for one, other in reversed(list(pairwise(counted))):
        found = _in_time(sentence, one, other, rate) if same_unit(one.unit, other.unit) else None
        if found is not None:
            return found
    return None


def _in_time(sentence: Sentence, one: Found, other: Found, rate: Found) -> tuple[Found, Found] | None:
    """The earlier value and the later one; None where the words do not tell."""
    ahead, middle = sentence.before(one), sentence.between(one, other)
    if _FROM_TO.search(ahead) and _TO.search(middle):
        return one, other
    if _LAST_YEAR.search(middle):
        return other, one
    if _LAST_YEAR.search(ahead) and rate.start > other.end:
        return one, other
    return None


def _rate(then: Extent, now: Extent, direction: str | None) -> Extent | None:
    """The percent by which values in two intervals may differ, in the printed direction."""
    if None in then or None in now or not then[0] or then[0] <= 0:
        return None
    low = (now[0] - then[1]) / then[1] * _HUNDRED  # type: ignore[operator]
    high = (now[1] - then[0]) / then[0] * _HUNDRED  # type: ignore[operator]
    return (-high, -low) if direction == "down" else (low, high)


def _loosened(given: Extent, rate: Found) -> Extent:
    """A printed percentage is rounded: half of its last place to both sides."""
    half = (rate.step or Decimal(1)) / 2 if rate.approx == "exact" else Decimal(0)
    half = min(half, Decimal("0.5"))
    return (None if given[0] is None else given[0] - half, None if given[1] is None else given[1] + half)


def shares(sentence: Sentence) -> Iterator[Contradiction]:
    """A share that part and whole do not give; shares of one whole that are more than all of it."""
    yield from _shares_of_counts(sentence)
    yield from _shares_together(sentence)


def _shares_of_counts(sentence: Sentence) -> Iterator[Contradiction]:
    quantities = sentence.quantities
    for place, rate in enumerate(quantities):
        if rate.cls != "percent" or rate.unit != "%" or not _RATE.search(sentence.before(rate)):
            continue
        counted = [f for f in quantities[:place] if f.cls == "claim"]
        alike = _same(counted, counted[-1]) if counted else []
        if len(alike) == 2 and len(counted) == 2:
            yield from _share(sentence, rate, alike)


def _shares_together(sentence: Sentence) -> Iterator[Contradiction]:
    percents = [f for f in sentence.quantities if f.cls == "percent" and f.unit == "%"]
    if _SHARED.search(sentence.text) and len(percents) > 1:
        low = sum((extent(f)[0] or Decimal(0) for f in percents), Decimal(0))
        if low > _HUNDRED + Decimal("0.05") * len(percents):
            yield contradiction("share", SHARES_OVER, at(sentence, percents[0]), at(sentence, percents[-1]))


def _share(sentence: Sentence, rate: Found, pair: Sequence[Found]) -> Iterator[Contradiction]:
    (low, high), (low_whole, high_whole) = sorted((extent(f) for f in pair), key=lambda e: e[0] or Decimal(0))
    if low is None or high is None or not low_whole or not high_whole:
        return
    found = (low / high_whole * _HUNDRED, high / low_whole * _HUNDRED)
    if apart(_loosened(extent(rate), rate), found):
        yield contradiction("share", SHARE_WRONG, at(sentence, rate), at(sentence, pair[0]), other=pair[1].text)
