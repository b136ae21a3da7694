"""The units as the log holds them: the tree, and units found by code or name on a day."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, KeysView
from datetime import date
from functools import lru_cache

from youju.engine.figures import Tree
from youju.engine.ledger.model import Revision
from youju.web.store import read
from youju.web.store.dated import Dated

REGISTER = "units"
EFFECTIVE = "valid_from"
NAMES = ("code", "name", "short")


def unit_revisions(as_of: int | None = None) -> Iterator[Revision]:
    """Every revision of the register of units up to seq `as_of`: what `engine.figures.Tree` is built from."""
    return read.revisions_of(REGISTER, as_of)


def unit_tree(as_of: int | None = None) -> Tree:
    """The tree of units as known at seq `as_of` (None: now); the same until a unit changes."""
    last = read.last_of(REGISTER, as_of)
    return _tree(*last) if last else Tree(())


@lru_cache(maxsize=8)
def _tree(seq: int, digest: bytes) -> Tree:
    """As of the last revision of a unit; its hash stands for all before it, of this ledger and no other."""
    return Tree(unit_revisions(seq))


def known_units() -> Units:
    """The units as they stand, shared by all who ask until a unit changes."""
    return _units(*(read.last_of(REGISTER) or (0, b"")))


@lru_cache(maxsize=2)
def _units(seq: int, digest: bytes) -> Units:
    return Units(seq)


class Units:
    """Units by what forms call them, and what stands above them; answers are remembered. See `known_units`."""

    def __init__(self, as_of: int | None = None) -> None:
        self._dated = Dated(unit_revisions(as_of), EFFECTIVE)
        self._tree = unit_tree(as_of)
        self._by_text: dict[str, list[int]] = {}
        for record in self._dated.records:
            for text in {plain(str(data.get(n, ""))) for data in self._dated.ever(record) for n in NAMES} - {""}:
                self._by_text.setdefault(text, []).append(record)
        self.find = lru_cache(maxsize=None)(self._find)
        self.path = lru_cache(maxsize=None)(self._path)

    @property
    def numbers(self) -> KeysView[int]:
        """Numbers of all units that are not void, those that have ended too."""
        return self._dated.records

    def __contains__(self, unit: int) -> bool:
        return unit in self._dated.records

    def _find(self, text: str, on: str) -> int | None:
        """Number of the unit with this code, name or short name on that day; None if none or several have it.

        A name that only one unit ever bore finds it on other days too: forms outlive a change of name.
        """
        wanted = plain(text)
        ever = self._by_text.get(wanted, [])
        there = [(record, self._dated.at(record, on)) for record in ever]
        for name in NAMES:
            found = [record for record, data in there if data and plain(str(data.get(name, ""))) == wanted]
            standing = [record for record in found if self._stands(record, on)] or found
            if standing:
                return standing[0] if len(standing) == 1 else None
        return ever[0] if len(ever) == 1 else None

    def _path(self, unit: int, on: str) -> tuple[int, ...]:
        """The unit, or what it was merged into, and those above it on that day; () if there is no such unit."""
        return self._tree.on(date.fromisoformat(on)).path(unit) if unit in self else ()

    def _stands(self, unit: int, on: str) -> bool:
        """Whether a unit that has begun is not yet at its `valid_to`, the first day without it."""
        end = str((self._dated.at(unit, on) or {}).get("valid_to", ""))
        return not end or not on or on < end


def plain(text: str) -> str:
    """Text as names are compared: full and half width alike, without spaces, in small letters."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
