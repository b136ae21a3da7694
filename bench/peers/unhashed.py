"""The log without what makes it a chain: the same bodies in a table without hashes, written in the same way.

And a plain table, which holds each record as it is now with who entered it and when, and no history at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from typing import Any

from django.db import connection, transaction
from msgspec import json

from bench.rows import FIELDS
from youju.engine.ledger import Entry, Revision, fill
from youju.web.store import tables
from youju.web.store.admission import admit
from youju.web.store.log import batch
from youju.web.store.tables import CHUNK, Head

_TABLE = (
    "CREATE TABLE bench_unhashed (seq integer PRIMARY KEY, record integer NOT NULL, register varchar(64) NOT NULL, "
    "body text NOT NULL)"
)
_INDEX = "CREATE INDEX bench_unhashed_record ON bench_unhashed (record, seq)"
_ADD = (
    "INSERT INTO bench_unhashed (seq, record, register, body) SELECT json_extract(value, '$[0]'), "
    "json_extract(value, '$[1]'), json_extract(value, '$[2]'), "
    "CAST(substr(%s, json_extract(value, '$[3]'), json_extract(value, '$[4]')) AS TEXT) FROM json_each(%s)"
)
PLAIN = ("register", "version", "unit", "stage", "action", "actor", "recorded_at", "date", "stages", *FIELDS)
"""The columns of the plain table, but for its number: all that a revision says, each where SQL can ask for it."""


def make_table() -> None:
    """The table and its index."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLE)
        cursor.execute(_INDEX)


def append(entries: Sequence[Entry], now: datetime) -> None:
    """Write new records as `store.log.append` does, without hashing."""
    made = batch(entries, now)
    with transaction.atomic(), tables.room_for(len(entries)):
        end = tables.take_end()
        admit(made.entries, {})
        rows, heads, seq = [], [], end.seq
        for entry, prepared, time in zip(made.entries, made.prepared, made.times, strict=True):
            seq += 1
            rows.append((seq, seq, entry.register, fill(prepared, seq, time, seq)))
            heads.append(Head(seq, entry.register, entry.unit, entry.date, entry.stage, seq, entry.key))
        _add(rows)
        tables.add_heads(heads)
        tables.move_end(tables.LogEnd(seq, end.hash, made.times[-1]))


def _add(rows: Sequence[tuple[int, int, str, bytes]]) -> None:
    with connection.cursor() as cursor:
        for start in range(0, len(rows), CHUNK):
            some = rows[start : start + CHUNK]
            ends = accumulate((len(body) for *_, body in some), initial=1)
            listed = [(*row[:3], at, len(row[3])) for row, at in zip(some, ends, strict=False)]
            cursor.execute(_ADD, [b"".join([body for *_, body in some]), json.encode(listed).decode()])


def plain(revision: Revision) -> tuple[Any, ...]:
    """A row of the plain table: the record's number, then PLAIN."""
    entry, said = revision.entry, revision.entry.data
    beside = (entry.register, entry.version, entry.unit, entry.stage, entry.action, entry.actor, revision.recorded_at)
    stages = json.encode(entry.stages).decode()
    return (revision.record, *beside, entry.date, stages, *(said.get(name) for name in FIELDS))
