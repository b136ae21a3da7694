"""Persons in a text: names that the ledger holds, mobile numbers, identity numbers; where they stand and what replaces them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from youju.engine.ledger.cells.persons import id_numbers_in, mobiles_in

_LONGEST, _DOTTED, _WORDS = 5, 16, 4
_DOTS = "·•・"
_HAN = re.compile(rf"[\u3400-\u9fff\uf900-\ufaff\u3000{_DOTS}]+")  # 王　明 is set with a blank
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@dataclass(frozen=True, slots=True)
class Found:
    """A person at [start, end) of a text, and what stands there in its place."""

    start: int
    end: int
    masked: str


Known = Callable[[Collection[str]], Collection[str]]
"""Which of these texts are names that the ledger holds: asked so, nobody has to open every name that there is."""


@dataclass(slots=True)
class Persons:
    """Whom to look for: what `known` says are names; `kept` are names of units, which are not persons."""

    known: Known
    kept: Iterable[str] = ()
    _names: set[str] = field(init=False, default_factory=set)
    _asked: set[str] = field(init=False, default_factory=set)
    _kept: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self._kept = re.compile("|".join(map(re.escape, sorted(set(self.kept), key=len, reverse=True))) or "(?!)")

    def find(self, text: str) -> list[Found]:
        """Persons in a text in order, the longest names first, none over another."""
        found = [Found(at, end, f"{text[at : at + 3]}****{text[end - 4 : end]}") for at, end in mobiles_in(text)]
        found += [
            Found(at, end, f"{text[at : at + 6]}{'*' * 8}{text[end - 4 : end]}") for at, end in id_numbers_in(text)
        ]
        taken = [(m.start(), m.end()) for m in self._kept.finditer(text)]
        for start, end in self._named(text):
            if all(end <= low or high <= start for low, high in taken):
                taken.append((start, end))
                found.append(Found(start, end, text[start] + "*" * min(2, end - start - 1)))
        return sorted(found, key=lambda one: one.start)

    def masked(self, text: str) -> str:
        """The text with every person in it masked."""
        for one in reversed(self.find(text)):
            text = text[: one.start] + one.masked + text[one.end :]
        return text

    def _named(self, text: str) -> list[tuple[int, int]]:
        """Where names stand, the longest first."""
        places = sorted(_may_be_names(text), key=lambda place: (place[0] - place[1], place[0]))
        fresh = {text[start:end] for start, end in places} - self._asked
        if fresh:
            self._asked |= fresh
            self._names |= set(self.known(fresh))
        return [place for place in places if text[place[0] : place[1]] in self._names]


def _may_be_names(text: str) -> Iterator[tuple[int, int]]:
    """Every place where a name could stand: some Chinese letters in a row, longer with a middle dot, two to four Western words."""
    for run in _HAN.finditer(text):
        longest = _DOTTED if any(dot in run[0] for dot in _DOTS) else _LONGEST
        for start in range(run.start(), run.end()):
            yield from ((start, end) for end in range(start + 2, min(start + longest, run.end()) + 1))
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    for first, (start, _) in enumerate(words):
        yield from ((start, end) for _, end in words[first + 1 : first + _WORDS])
