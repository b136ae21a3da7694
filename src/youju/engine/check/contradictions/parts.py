"""Parts against their whole: what follows 其中 is no more than what it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from youju.engine.check.contradictions.lines import Sentence, at, contradiction, extent
from youju.engine.check.model import Contradiction
from youju.engine.check.problems import PART_OVER_WHOLE
from youju.engine.numerals import Found, same_unit

_PART = re.compile("其中|(?:including|of (?:which|these|them))", re.IGNORECASE)
_OTHER_WHOLE = re.compile("[；;]|累计|合计|另有|此外|同时|还")


def parts(sentence: Sentence) -> Iterator[Contradiction]:
    """Each part that is larger than the nearest whole of the same unit word before it."""
    for mark in _PART.finditer(sentence.text):
        place = sentence.start + mark.start()
        whole = _whole(sentence, place)
        for part in _after(sentence, place):
            before = _same_counted(whole, part)
            low, high = extent(part)[0], extent(before)[1] if before else None
            if before and low is not None and high is not None and low > high:
                yield contradiction("part_of", PART_OVER_WHOLE, at(sentence, before), at(sentence, part))


def _whole(sentence: Sentence, place: int) -> dict[str, Found]:
    """The last quantity before 其中, by unit word."""
    return {f.unit or "": f for f in sentence.quantities if f.end <= place and f.cls in ("claim", "money")}


def _same_counted(whole: Mapping[str, Found], part: Found) -> Found | None:
    """The whole of the part's own unit word, else of one that means the same."""
    before = whole.get(part.unit or "")
    return before or next((w for unit, w in whole.items() if same_unit(unit, part.unit)), None)


def _after(sentence: Sentence, place: int) -> Iterator[Found]:
    last = place
    for found in sentence.quantities:
        if found.start < place:
            continue
        if _OTHER_WHOLE.search(sentence.line.text[last : found.start]):
            return
        last = found.end
        if found.cls in ("claim", "money"):
            yield found
