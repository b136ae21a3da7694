"""Which records of the log hold a value in a field, in whatever revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connection

from youju.engine.ledger.body import decode
from youju.web.store import tables


def holding(register: str, field: str = "") -> Iterator[tuple[int, object]]:
    """(record, stored value) for every revision of the register that holds one in `field`; "" for every revision.

    Earlier revisions and voided records count: undo and restore bring their values back.
    """
    sql = "SELECT body FROM revision WHERE register = %s"
    if not field:
        yield from ((decode(body).record, None) for (body,) in tables.stream(sql, (register,)))
        return
    named = f'%"{field}":%'  # most bodies are passed over unread; `_` fits any sign, so what is read is looked at again
    for (body,) in tables.stream(f"{sql} AND body LIKE %s", (register, named)):
        revision = decode(body)
        if field in revision.entry.data:
            yield revision.record, revision.entry.data[field]


def count(register: str) -> int:
    """How many records of a register are not void."""
    sql = "SELECT count(*) FROM record WHERE register = %s AND stage <> 'void'"
    with connection.cursor() as cursor:
        cursor.execute(sql, [register])
        return int(cursor.fetchone()[0])


def count_of_units(units: Sequence[int]) -> dict[int, int]:
    """How many records of each of these units are not void, the office's own lists left out; units without any too."""
    found = dict.fromkeys(units, 0)
    if not units:
        return found
    marks = ", ".join(["%s"] * len(units))
    sql = f"SELECT unit, count(*) FROM record WHERE unit IN ({marks}) AND stage <> 'void' GROUP BY unit"
    with connection.cursor() as cursor:
        cursor.execute(sql, list(units))
        return found | {int(unit): int(number) for unit, number in cursor.fetchall()}


def standing_in(stage: str) -> list[int]:
    """Numbers of the records that stand in a stage, whatever their register."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM record WHERE stage = %s ORDER BY id", [stage])
        return [int(number) for (number,) in cursor.fetchall()]
