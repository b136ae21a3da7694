"""What units have reported, counted in the database: by unit, by day, and by what stood in the log at an instant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from youju.engine.base.periods import Period
from youju.engine.ledger.body import decode
from youju.engine.ledger.model import Revision
from youju.web.store import read, tables
from youju.web.store.log import stamp


@dataclass(frozen=True, slots=True)
class Arrived:
    """Records of a unit that are not void: how many, how many of them by the seq asked for, and the first one's number."""

    records: int
    in_time: int
    first: int


def seq_at(moment: datetime) -> int:
    """The last revision recorded at or before an aware instant; 0 where there is none.

    Times never go back along the log, so it is found by halving.
    """
    limit, low, high = stamp(moment), 0, read.head()
    while low < high:
        middle = (low + high + 1) // 2
        found = read.revision(middle)
        if found is not None and found.recorded_at > limit:
            high = middle - 1
        else:
            low = middle
    return low


def arrived(register: str, period: Period | None, boundary: int) -> dict[int, Arrived]:
    """By unit, the records of a register dated in a period (None: all); in time are those begun up to seq `boundary`."""
    where, parameters = _dated(period)
    sql = (
        "SELECT r.unit, count(*), sum(CASE WHEN r.id <= %s THEN 1 ELSE 0 END), min(r.id) FROM record r "
        f"WHERE r.register = %s AND r.stage <> 'void'{where} GROUP BY r.unit"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [boundary, register, *parameters])
        return {int(unit): Arrived(int(n), int(early), int(first)) for unit, n, early, first in cursor.fetchall()}


def held(register: str, units: Collection[int], period: Period | None) -> Iterator[Revision]:
    """The last revisions of the records of these units that are not void, dated in a period (None: all), by day."""
    if not units:
        return iter(())
    where, parameters = _dated(period)
    marks = ", ".join(["%s"] * len(units))
    sql = (
        "SELECT v.body FROM record r JOIN revision v ON v.seq = r.seq "
        f"WHERE r.register = %s AND r.stage <> 'void' AND r.unit IN ({marks}){where} "
        "ORDER BY r.date, r.id"
    )
    return (decode(body) for (body,) in tables.stream(sql, (register, *sorted(units), *parameters)))


def _dated(period: Period | None) -> tuple[str, tuple[Any, ...]]:
    if period is None:
        return "", ()
    return " AND r.date >= %s AND r.date <= %s", (period.start.isoformat(), period.end.isoformat())


def latest(register: str, units: Collection[int], before: date) -> Iterator[Revision]:
    """The last record of each of these units dated before a day."""
    marks = ", ".join(["%s"] * len(units))
    sql = (
        "SELECT v.body FROM record r JOIN revision v ON v.seq = r.seq WHERE r.id IN (SELECT max(p.id) FROM record p JOIN "
        f"(SELECT unit, max(date) AS day FROM record WHERE register = %s AND stage <> 'void' AND unit IN ({marks}) "
        "AND date <> '' AND date < %s GROUP BY unit) q ON p.unit = q.unit AND p.date = q.day "
        "WHERE p.register = %s AND p.stage <> 'void' GROUP BY p.unit)"
    )
    parameters = (register, *sorted(units), before.isoformat(), register)
    return (decode(body) for (body,) in tables.stream(sql, parameters))


def touched_since(register: str, start: str, end: str, seq: int) -> list[int]:
    """Numbers of the records of a register dated within these days whose last revision came after a seq; void ones too."""
    sql = "SELECT id FROM record WHERE register = %s AND date >= %s AND date <= %s AND seq > %s ORDER BY id"
    return [int(number) for (number,) in tables.stream(sql, (register, start, end, seq))]
