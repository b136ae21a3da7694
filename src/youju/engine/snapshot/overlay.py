"""The records touched between the base and a seq, each as it stood at that seq: laid over the base when it is read."""

from __future__ import annotations

import itertools
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from youju.engine.base.problems import Refused
from youju.engine.snapshot.columns import Columns, Definitions
from youju.engine.snapshot.source import RevisionSource
from youju.engine.snapshot.sql import literal, name, names
from youju.engine.snapshot.staging import Pile, alike, load, staged, together
from youju.engine.snapshot.workshop import Workshop

KEPT = 4
_COUNTER = itertools.count(1)
_Log = tuple[Path, int, int, int]
"""What an overlay is laid over: folder, source, definitions, seq of the base."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Laid:
    """A table in memory: it goes when the last overlay that has it, and so the last reader, has let go of it."""

    name: str

    @classmethod
    def out(cls, shop: Workshop) -> Laid:
        """A name for a table that is about to be made."""
        laid = cls(f"overlay_{next(_COUNTER)}")
        weakref.finalize(laid, shop.drop, [laid.name]).atexit = False
        return laid


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one register in a table that others may share (column `register`)."""

    table: Laid
    register: str

    def query(self, columns: str) -> str:
        """A query of some of their columns."""
        return f"SELECT {columns} FROM {name(self.table.name)} WHERE register = {literal(self.register)}"


@dataclass(frozen=True, slots=True)
class Overlay:
    """Rows in memory of each register that has some; and `touched` (column `record`), only where seq < base.

    Ahead of the base every touched record has a row, so that the rows themselves say what they replace; behind it a
    record may not have existed yet.
    """

    tables: Mapping[str, Rows]
    touched: Laid | None = None

    def replaced(self, register: str) -> Laid | None:
        """A table whose records the base must not show, None for none. Those of other registers in it do no harm."""
        return self.touched or (self.tables[register].table if register in self.tables else None)


def make_overlay(
    shop: Workshop, source: RevisionSource, columns: Mapping[str, Columns], base_seq: int, seq: int
) -> Overlay:
    """The overlay that turns the base at `base_seq` into the state at `seq`, whichever is the earlier."""
    if base_seq == seq:
        return Overlay({})
    low, high = min(base_seq, seq), max(base_seq, seq)
    if seq == high:
        return Overlay(_loaded(shop, source.last_bodies(low, high), columns))
    touched = Laid.out(shop)
    _load_touched(shop, touched.name, source.touched(low, high))
    return Overlay(_loaded(shop, source.bodies_at(low, high, seq), columns), touched)


def extended(shop: Workshop, before: Overlay, fresh: Mapping[str, Rows], columns: Mapping[str, Columns]) -> Overlay:
    """An overlay ahead of the base, further on: `fresh` holds the records touched since `before` was made.

    Registers that were not touched share their tables; those that were get new ones, for the old may still be read.
    """

    def both(register: str) -> Rows:
        old, new = before.tables.get(register), fresh[register]
        if old is None:
            return new
        merged, taken = Laid.out(shop), f"register, {names(columns[register].values())}"
        rows = (
            f"SELECT {taken} FROM ({old.query(taken)}) ANTI JOIN ({new.query('record')}) USING (record) "
            f"UNION ALL {new.query(taken)}"
        )
        shop.run(f"CREATE TABLE {name(merged.name)} AS {rows}")
        return Rows(merged, register)

    merged = shop.spread(both, list(fresh))
    return Overlay({**before.tables, **dict(zip(fresh, merged, strict=True))})


def _loaded(shop: Workshop, bodies: Iterable[bytes], columns: Mapping[str, Columns]) -> dict[str, Rows]:
    """The bodies of each register in memory."""
    with staged(bodies, columns, shop.folder) as fresh:
        laid = shop.spread(lambda group: _laid(shop, group), alike(fresh.piles))
    return {register: rows for some in laid for register, rows in some.items()}


def _laid(shop: Workshop, piles: Mapping[str, Pile]) -> dict[str, Rows]:
    """One table of these piles; where a value does not fit, each has its own, so that the register can be named."""
    table = Laid.out(shop)
    try:
        load(shop, table.name, ", ".join(piles), together(piles))
    except Refused:
        if len(piles) == 1:
            raise
        return {register: rows for r, pile in piles.items() for register, rows in _laid(shop, {r: pile}).items()}
    return {register: Rows(table, register) for register in piles}


def _load_touched(shop: Workshop, table: str, records: Iterable[int]) -> None:
    listed = literal("[" + ",".join(map(str, records)) + "]")
    numbers = f"unnest(from_json({listed}::JSON, '[\"BIGINT\"]'))"
    shop.run(f"CREATE TABLE {name(table)} AS SELECT {numbers} AS record")


class Overlays:
    """The last few overlays of this process, so that asking again costs nothing, and after a few more changes little."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[_Log, int], tuple[Overlay, RevisionSource]] = OrderedDict()

    def get(self, shop: Workshop, source: RevisionSource, definitions: Definitions, base_seq: int, seq: int) -> Overlay:
        """The overlay between two seqs, made where it is not at hand. Another source is another log."""
        log = (shop.folder, id(source), definitions.key, base_seq)
        with self._lock:
            if (log, seq) not in self._kept:
                made = self._made(shop, source, definitions.columns, log, seq)
                self._kept[log, seq] = made, source  # held, so that its id is not given to another
            self._kept.move_to_end((log, seq))
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[log, seq][0]

    def _made(
        self, shop: Workshop, source: RevisionSource, columns: Mapping[str, Columns], log: _Log, seq: int
    ) -> Overlay:
        """Taken further from the nearest one at hand, where there is one between the base and `seq`."""
        base_seq = log[-1]
        nearest = max((at for kept, at in self._kept if kept == log and base_seq < at < seq), default=0)
        if not nearest:
            return make_overlay(shop, source, columns, base_seq, seq)
        fresh = _loaded(shop, source.last_bodies(nearest, seq), columns)
        return extended(shop, self._kept[log, nearest][0], fresh, columns)
