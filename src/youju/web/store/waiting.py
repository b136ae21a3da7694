"""Records that wait for somebody, by the stages they stand at: read through the index of what is not settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from youju.web.store.tables import read_end

_UNSETTLED = "NOT (r.stage IN ('accepted', 'void'))"  # the words of the index `record_open`


@dataclass(frozen=True, slots=True)
class Wanted:
    """`stages` of `registers`, in the units that `where` (SQL over `r.unit`, with its parameters) leaves."""

    stages: Sequence[str]
    registers: Sequence[str]
    where: str = "1 = 1"
    parameters: Sequence[int] = ()

    def sql(self) -> tuple[str, list[str | int]]:
        """The condition, with its parameters."""
        stages, registers = _marks(self.stages), _marks(self.registers)
        text = f"{_UNSETTLED} AND r.stage IN ({stages}) AND r.register IN ({registers}) AND {self.where}"
        return text, [*self.stages, *self.registers, *self.parameters]


def records(wanted: Wanted, limit: int, after: int = 0) -> list[int]:
    """Numbers of the records that wait, those above `after`, in the order they came."""
    if not wanted.stages or not wanted.registers:
        return []
    condition, parameters = wanted.sql()
    sql = f"SELECT r.id FROM record r WHERE {condition} AND r.id > %s ORDER BY r.id LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, after, limit])
        return [int(row[0]) for row in cursor.fetchall()]


def counts(wanted: Wanted) -> dict[str, int]:
    """How many wait, by register; counted again only once something has been written."""
    if not wanted.stages or not wanted.registers:
        return {}
    condition, parameters = wanted.sql()
    if connection.in_atomic_block:  # what is not committed yet is nobody else's
        return _counted(condition, tuple(parameters))
    return dict(_remembered(read_end().hash, condition, tuple(parameters)))


@lru_cache(maxsize=512)
def _remembered(_digest: bytes, condition: str, parameters: tuple[str | int, ...]) -> dict[str, int]:
    """As of the log's end with this hash: no other ledger, and no other state of this one, has it."""
    return _counted(condition, parameters)


def _counted(condition: str, parameters: tuple[str | int, ...]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT r.register, count(*) FROM record r WHERE {condition} GROUP BY r.register", parameters)
        return {str(register): int(count) for register, count in cursor.fetchall()}


def _marks(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))
