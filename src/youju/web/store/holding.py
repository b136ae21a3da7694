"""Which records of the log hold a value in a field, in whatever revision."""

from __future__ import annotations

from collections.abc import Iterator

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
