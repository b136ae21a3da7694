"""The snapshot of a site: opens the base, brings it up to date, gives the state of the ledger at any seq."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions.model import Pack
from youju.engine.snapshot.columns import Column, Columns, Definitions
from youju.engine.snapshot.compaction import compacted
from youju.engine.snapshot.files import locked
from youju.engine.snapshot.history import Histories, History, Valid
from youju.engine.snapshot.manifest import Manifest, Part, read_manifest, swap_manifest, sweep
from youju.engine.snapshot.overlay import Overlay, Overlays
from youju.engine.snapshot.problems import BUSY
from youju.engine.snapshot.reading import reading
from youju.engine.snapshot.source import RevisionSource
from youju.engine.snapshot.sql import name, names, nothing
from youju.engine.snapshot.workshop import Workshop, workshop

COMPACT_AFTER = 5_000
"""Revisions beyond the base after which a reader of the present compacts first."""

_OVERLAYS = Overlays()
_HISTORIES = Histories()


@dataclass(frozen=True, slots=True)
class State:
    """The ledger as it stood at `seq`, for as long as this object is held."""

    seq: int
    shop: Workshop
    base: Manifest
    overlay: Overlay
    history: History
    columns: dict[str, Columns]

    def relation(self, register: str, asked: tuple[Column, ...], years: tuple[int, int] | None = None) -> str:
        """A query in parentheses: the records of a register, one row each, with the columns asked for.

        `years` (first, last) says that records dated outside, or undated, will not be looked at.
        """
        queries = []
        columns = {c.name: c for c in asked}
        if parts := [p for p in self.base.parts_of(register) if _inside(p, years)]:
            replaced = self.overlay.replaced(register)
            without = f" ANTI JOIN {name(replaced.name)} USING (record)" if replaced else ""
            queries.append(reading(self.shop.folder, parts, columns) + without)
        if register in self.overlay.tables:
            queries.append(self.overlay.tables[register].query(names(asked)))
        if not queries:
            queries.append(f"SELECT {', '.join(nothing(c) for c in asked)} WHERE false")
        return f"({' UNION ALL '.join(queries)})"

    def relation_on(self, register: str, asked: tuple[Column, ...], valid: Valid) -> str:
        """The same for records that change on a day: each as it is valid then, as far as is known at this seq."""
        return valid.picked(self.history.upto(register, self.seq, valid.needs(asked)), asked)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query over such relations."""
        return self.shop.rows(sql)

    def rows_of_each(self, queries: Sequence[str]) -> list[list[tuple[Any, ...]]]:
        """The rows of several queries in their order; they are run side by side."""
        return self.shop.spread(self.shop.rows, queries)

    def recalled(self, queries: Sequence[str]) -> list[list[tuple[Any, ...]]]:
        """The same, where short answers are remembered: a query names files and tables that never change, so that
        it says by itself what it is answered from. A register that nobody touched is not read again."""
        known = {sql: rows for sql in queries if (rows := self.shop.recall(sql)) is not None}
        missing = [sql for sql in dict.fromkeys(queries) if sql not in known]
        for sql, rows in zip(missing, self.rows_of_each(missing), strict=True):
            self.shop.remember(sql, rows)
            known[sql] = rows
        return [known[sql] for sql in queries]


class Snapshot:
    """The columnar copy of a log in `folder`, which may be deleted at any time: it is made again from `source`."""

    def __init__(self, folder: Path, source: RevisionSource, pack: Pack) -> None:
        self.folder = folder
        self.source = source
        self.definitions = Definitions.of(pack)
        self._served: Manifest | None = None

    def at(self, as_of: int | None = None) -> State:
        """The state at seq `as_of` (None: the head). Raises `Refused` SNP001 or SNP002 where the log cannot be read."""
        head = self.source.head()
        seq = head if as_of is None else as_of
        shop = workshop(self.folder)
        base = self._usable()
        if base is None:
            base = self._remake(shop, wait=True)
        elif as_of is None and head - base.base_seq > COMPACT_AFTER:
            base = self._remake(shop, wait=False) or base
        assert base is not None  # noqa: S101 - waiting for the lock always ends with a base or with Refused
        overlay = _OVERLAYS.get(shop, self.source, self.definitions, base.base_seq, seq)
        history = _HISTORIES.get(shop, self.source, self.definitions)
        return State(seq, shop, base, overlay, history, dict(self.definitions.columns))

    def is_behind(self) -> bool:
        """Whether a reader of the present would bring the base up to date first."""
        base = self._usable()
        return base is None or self.source.head() - base.base_seq > COMPACT_AFTER

    def refresh(self) -> tuple[Problem, ...]:
        """Bring the base up to the head now; problems (SNP001, SNP002, SNP004) leave the earlier one in force."""
        try:
            done = self._remake(workshop(self.folder), wait=False)
        except Refused as refusal:
            return refusal.problems
        return () if done else (BUSY.at(),)

    def verify(self) -> list[Problem]:
        """SNP003 for each file of the base that is not what was written; a missing base is no problem."""
        base = read_manifest(self.folder)
        return base.damaged(self.folder) if base else []

    def _usable(self) -> Manifest | None:
        base = read_manifest(self.folder)
        if base is None or base is self._served:
            return base
        self._served = base if base.serves(self.definitions.columns) else None
        return self._served

    def _remake(self, shop: Workshop, wait: bool) -> Manifest | None:
        with locked(self.folder / "compaction.lock", wait) as held:
            if not held:
                return None
            base = self._usable() or Manifest()  # another process may just have done it
            if base.parts and base.base_seq >= self.source.head():
                return base
            made = compacted(shop, self.source, self.definitions, base)
            swap_manifest(self.folder, made)
            sweep(self.folder, [p.name for p in made.parts])
            return made


def _inside(part: Part, years: tuple[int, int] | None) -> bool:
    return years is None or years[0] <= part.year <= years[1]
