"""The numbers of one field while rows pass: what is usual for each unit, which rows to ask about, each unit's years."""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from youju.engine.definitions.model import Field, Register
from youju.engine.ledger.model import Lookup
from youju.engine.quality.model import Question, Seen, whole
from youju.engine.quality.norms import NOTHING_USUAL, Norm
from youju.engine.quality.numbers import about_number, rate
from youju.engine.quality.years import UnitYears

_KEPT = 20
"""Of a unit's numbers so many of the largest are looked at where no upper end is declared."""


class Watch:
    """One field of one register; `see` every row in any order, then ask for `questions`."""

    def __init__(self, register: Register, field: Field, lookup: Lookup, year: int) -> None:
        self._register, self._field, self._lookup, self._year = register, field, lookup, year
        self._rates: dict[int, array[int]] = defaultdict(lambda: array("q"))
        self._asked: list[Seen] = []
        self._largest: dict[int, list[tuple[int, int, Seen]]] = defaultdict(list)
        self._years = UnitYears(register, field, year)

    def see(self, row: Seen) -> None:
        """Note the row's number; missing ones say nothing."""
        each = rate(self._field, row)
        if each is None:
            return
        self._rates[row.unit].append(each)
        self._years.see(row, whole(row, self._field.id) or 0)
        if row.date and int(row.date[:4]) != self._year:
            return
        if self._field.plausible and self._field.plausible.p99 is None:
            self._keep(row, each)
        if next(about_number(self._register, self._field, row, self._lookup, _nothing), None):
            self._asked.append(row)

    def questions(self) -> Iterator[Question]:
        """About single numbers, now that it is known what is usual, then about units' years."""
        norm = lru_cache(maxsize=None)(lambda unit: Norm.of(self._rates[unit]))
        rows = {row.record: row for row in self._asked}
        rows |= {row.record: row for kept in self._largest.values() for _, _, row in kept}
        for row in rows.values():
            yield from about_number(self._register, self._field, row, self._lookup, lambda r: norm(r.unit))
        yield from self._years.questions()

    def _keep(self, row: Seen, each: int) -> None:
        kept = self._largest[row.unit]
        if len(kept) < _KEPT:
            heapq.heappush(kept, (each, row.record, row))
        else:
            heapq.heappushpop(kept, (each, row.record, row))


def _nothing(row: Seen) -> Norm:
    return NOTHING_USUAL
