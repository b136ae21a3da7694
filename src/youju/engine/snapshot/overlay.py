"""The records touched between the base and a seq, each as it stood at that seq: laid over the base when it is read."""

from __future__ import annotations

import itertools
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from youju.engine.snapshot.columns import Columns, Definitions
from youju.engine.snapshot.source import RevisionSource
from youju.engine.snapshot.sql import literal, name
from youju.engine.snapshot.staging import load, staged
from youju.engine.snapshot.workshop import Workshop

KEPT = 4
_COUNTER = itertools.count(1)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Overlay:
    """Tables in memory: one per register that has rows; and `touched` (column `record`), only where seq < base.

    Ahead of the base every touched record has a row, so that the rows themselves say what they replace; behind it a
    record may not have existed yet.
    """

    tables: Mapping[str, str]
    touched: str = ""

    def replaced(self, register: str) -> str:
        """The table whose records the base must not show, "" for none."""
        return self.touched or self.tables.get(register, "")


def make_overlay(
    shop: Workshop, source: RevisionSource, columns: Mapping[str, Columns], base_seq: int, seq: int
) -> Overlay:
    """The overlay that turns the base at `base_seq` into the state at `seq`, whichever is the earlier."""
    if base_seq == seq:
        return Overlay({})
    low, high = min(base_seq, seq), max(base_seq, seq)
    stem = f"overlay_{next(_COUNTER)}"
    bodies = source.last_bodies(low, high) if seq == high else source.bodies_at(low, high, seq)
    with staged(bodies, columns, shop.folder) as fresh:
        tables = {register: f"{stem}_{n}" for n, register in enumerate(fresh.piles)}
        for register, pile in fresh.piles.items():
            load(shop, tables[register], register, pile)
    touched = "" if seq == high else f"{stem}_touched"
    if touched:
        _load_touched(shop, touched, source.touched(low, high))
    overlay = Overlay(tables, touched)
    # Readers keep the overlay they started with; its tables go when the last of them has let go of it.
    weakref.finalize(overlay, shop.drop, [*tables.values(), *filter(None, [touched])]).atexit = False
    return overlay


def _load_touched(shop: Workshop, table: str, records: Iterable[int]) -> None:
    listed = literal("[" + ",".join(map(str, records)) + "]")
    numbers = f"unnest(from_json({listed}::JSON, '[\"BIGINT\"]'))"
    shop.run(f"CREATE TABLE {name(table)} AS SELECT {numbers} AS record")


class Overlays:
    """The last few overlays of this process, so that asking again costs nothing."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[object, ...], tuple[Overlay, RevisionSource]] = OrderedDict()

    def get(self, shop: Workshop, source: RevisionSource, definitions: Definitions, base_seq: int, seq: int) -> Overlay:
        """The overlay between two seqs, made where it is not at hand. Another source is another log."""
        key = (shop.folder, id(source), definitions.key, base_seq, seq)
        with self._lock:
            if key not in self._kept:
                made = make_overlay(shop, source, definitions.columns, base_seq, seq)
                self._kept[key] = made, source  # held, so that its id is not given to another
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key][0]
