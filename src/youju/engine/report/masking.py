"""Persons in a text: names that the ledger holds, mobile numbers, identity numbers; where they stand and what replaces them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from youju.engine.ledger.cells.persons import is_id_number

_SHORT = 4
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_ID = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Found:
    """A person at [start, end) of a text, and what stands there in its place."""

    start: int
    end: int
    masked: str


@dataclass(slots=True)
class Persons:
    """Whom to look for: `names` that the ledger holds as personal values; `kept` are names of units, which are not persons."""

    names: Iterable[str]
    kept: Iterable[str] = ()
    _short: frozenset[str] = field(init=False)
    _long: tuple[str, ...] = field(init=False)
    _kept: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        given = {name.strip() for name in self.names if len(name.strip()) > 1}
        self._short = frozenset(name for name in given if len(name) <= _SHORT)
        self._long = tuple(sorted(given - self._short, key=len, reverse=True))
        self._kept = re.compile("|".join(map(re.escape, sorted(set(self.kept), key=len, reverse=True))) or "(?!)")

    def find(self, text: str) -> list[Found]:
        """Persons in a text in order, the longest names first, none over another."""
        found = [Found(m.start(), m.end(), f"{m[0][:3]}****{m[0][-4:]}") for m in _MOBILE.finditer(text)]
        found += [
            Found(m.start(), m.end(), f"{m[0][:6]}{'*' * 8}{m[0][-4:]}")
            for m in _ID.finditer(text)
            if is_id_number(m[0])
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
        places = [(m.start(), m.end()) for name in self._long for m in re.finditer(re.escape(name), text)]
        for length in range(_SHORT, 1, -1):
            starts = range(len(text) - length + 1)
            places += [(at, at + length) for at in starts if text[at : at + length] in self._short]
        return places
