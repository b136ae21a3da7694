"""Records that change on a day, not at a keystroke: all their revisions, and the one of each that is valid on a day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from youju.engine.snapshot.columns import HEAD, Column, Definitions
from youju.engine.snapshot.overlay import Laid
from youju.engine.snapshot.source import RevisionSource
from youju.engine.snapshot.sql import literal, name, names
from youju.engine.snapshot.staging import add, make_empty, staged
from youju.engine.snapshot.workshop import Workshop

KEPT = 4
_RANKED = tuple(column for column in HEAD if column.name in ("record", "seq", "stage"))


@dataclass(frozen=True, slots=True)
class Valid:
    """The state of a register's records on `day`; the column `since` says from when a revision holds.

    Of the revisions that are not void: the one with the greatest (since, seq) whose `since` is <= day; before a record's
    first day, the last one of that first day. A record whose last revision is void has no state. A revision without
    `since` holds from the beginning.
    """

    since: Column
    day: date

    def needs(self, asked: Iterable[Column]) -> tuple[Column, ...]:
        """The columns of `revisions` that `picked` reads."""
        return tuple(dict.fromkeys((*asked, *_RANKED, self.since)))

    def picked(self, revisions: str, asked: Iterable[Column]) -> str:
        """A query in parentheses, the same text for every database: one row per record, with the columns asked for."""
        since, day = f"COALESCE({name(self.since.name)}, '0001-01-01')", literal(self.day)
        best = f"stage = 'void', {since} > {day}, CASE WHEN {since} <= {day} THEN {since} END DESC, {since}, seq DESC"
        ranks = (
            f"row_number() OVER (PARTITION BY record ORDER BY {best}) AS place, "
            "first_value(stage) OVER (PARTITION BY record ORDER BY seq DESC) AS last_stage"
        )
        placed = f"SELECT *, {ranks} FROM {revisions} AS revisions"
        return f"(SELECT {names(asked)} FROM ({placed}) AS placed WHERE place = 1 AND last_stage <> 'void')"


class History:
    """All revisions of the registers asked for, as tables in memory that are only ever added to, so that any seq is in them."""

    def __init__(self, shop: Workshop, source: RevisionSource, definitions: Definitions) -> None:
        self._shop, self._source, self._columns = shop, source, definitions.columns
        self._lock = threading.Lock()
        self._tables: dict[str, Laid] = {}
        self._read_to: dict[str, int] = {}

    def upto(self, register: str, seq: int, asked: Iterable[Column]) -> str:
        """A query in parentheses: the revisions with seq <= `seq`. Raises `Refused` SNP001 for a value out of type."""
        with self._lock:
            if self._read_to.get(register, -1) < seq:
                self._read(register, seq)
                self._read_to[register] = seq
            return f"(SELECT {names(asked)} FROM {name(self._tables[register].name)} WHERE seq <= {seq})"

    def _read(self, register: str, seq: int) -> None:
        columns = {register: self._columns[register]}
        if register not in self._tables:
            table = Laid.out(self._shop)
            make_empty(self._shop, table.name, columns[register])
            self._tables[register] = table
        bodies = self._source.revisions_of(register, self._read_to.get(register, 0), seq)
        with staged(bodies, columns, self._shop.folder) as fresh:
            for pile in fresh.piles.values():
                add(self._shop, self._tables[register].name, register, pile)


class Histories:
    """The histories of the last few logs of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Path, int, int], tuple[History, RevisionSource]] = OrderedDict()

    def get(self, shop: Workshop, source: RevisionSource, definitions: Definitions) -> History:
        """The history of a log in the columns of these definitions. Another source is another log."""
        log = (shop.folder, id(source), definitions.key)
        with self._lock:
            if log not in self._kept:
                self._kept[log] = History(shop, source, definitions), source  # held: its id is given to no other
            self._kept.move_to_end(log)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[log][0]
