"""A document as sentences with their numerals: what the rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from youju.engine.base.problems import Kind, Place
from youju.engine.check.model import Contradiction, Spot
from youju.engine.numerals import QUANTITIES, Found

_END = re.compile(r"[。！？!?\n]+|\.(?=\s|$)")
Extent = tuple[Decimal | None, Decimal | None]
"""What an exact figure may be at least and at most; None: open."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: part, index, text and the numerals in it, sorted. `planned`: it stands under a heading about what is to come."""

    part: str
    index: int
    text: str
    found: tuple[Found, ...]
    planned: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence of a line at [start, end) with its numerals."""

    line: Line
    start: int
    end: int
    found: tuple[Found, ...]

    @property
    def text(self) -> str:
        """Its text."""
        return self.line.text[self.start : self.end]

    @cached_property
    def quantities(self) -> tuple[Found, ...]:
        """Its numerals that say how many."""
        return tuple(f for f in self.found if f.cls in QUANTITIES and isinstance(f.value, Decimal))

    def between(self, one: Found, other: Found) -> str:
        """The text between two of its numerals."""
        return self.line.text[one.end : other.start]

    def before(self, found: Found, earliest: int = 0) -> str:
        """The text of the sentence before a numeral, from `earliest` on."""
        return self.line.text[max(self.start, earliest) : found.start]


def sentences(line: Line) -> Iterator[Sentence]:
    """The sentences of a line; a point inside a numeral ends none."""
    start = 0
    ends = [m.end() for m in _END.finditer(line.text) if not any(f.start <= m.start() < f.end for f in line.found)]
    for end in [*ends, len(line.text)]:
        if line.text[start:end].strip():
            yield Sentence(line, start, end, tuple(f for f in line.found if start <= f.start < end))
        start = end


def extent(found: Found) -> Extent:
    """The interval of a numeral; one printed in 万, 亿 or % without a mark is rounded to its last place."""
    if found.approx == "exact" and found.place is not None and isinstance(found.value, Decimal):
        half = found.place / 2
        return found.value - half, found.value + half
    return found.low, found.high


def apart(one: Extent, other: Extent) -> bool:
    """Whether no figure can be in both."""
    return _below(one[1], other[0]) or _below(other[1], one[0])


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def spot(line: Line, start: int, end: int) -> Spot:
    """A place of a line."""
    return Spot(line.part, line.index, start, end, line.text[start:end])


def at(sentence: Sentence, found: Found) -> Spot:
    """The place of a numeral."""
    return spot(sentence.line, found.start, found.end)


def contradiction(name: str, kind: Kind, first: Spot, second: Spot, **details: object) -> Contradiction:
    """Two places with the sentence that says why they contradict."""
    place = Place(file=first.part, line=first.paragraph + 1)
    return Contradiction(name, first, second, kind.at(place, first=first.text, second=second.text, **details))
