"""Rows into the four tables and back, by SQL: the ORM would take most of the time of a bulk import.

Everything here runs inside a transaction that the caller has opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from django.db import connection
from msgspec import json

CHUNK = 10_000
_NO_KEY = bytes(16)
_ROOMY = -262_144  # KiB; taken only as far as pages are touched

RevisionRow = tuple[int, int, str, str, bytes, bytes]
"""seq, record, register, body, prev, hash."""

SealedRow = tuple[int, str, bytes, bytes, bytes]
"""record, field, salt, ciphertext, blind."""


@dataclass(frozen=True, slots=True)
class LogEnd:
    """The row of `log_head`: last seq, its hash, and the last `recorded_at`."""

    seq: int
    hash: bytes
    recorded_at: str


class Head(NamedTuple):
    """A row of `record`: where a record stands. A tuple, because bulk imports make 100,000 under the lock."""

    id: int
    register: str
    unit: int
    date: str
    stage: str
    seq: int
    key: bytes | None = None
    client_id: str | None = None


@dataclass(slots=True)
class _Reading:
    """What one request has read of the end of the log; `over` once it has written."""

    end: LogEnd | None = None
    over: bool = False


_READING: ContextVar[_Reading | None] = ContextVar("reading", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Until the end, ask for the end of the log once: all of a page is then of one state. Over with the first write."""
    token = _READING.set(_Reading())
    try:
        yield
    finally:
        _READING.reset(token)


@contextmanager
def room_for(rows: int) -> Iterator[None]:
    """On SQLite, let the pages that so many rows touch stay in memory: else indexes are written and read back all along."""
    if connection.vendor != "sqlite" or rows < CHUNK:
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA cache_size").fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = {_ROOMY}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {before}")


def take_end() -> LogEnd:
    """The end of the log, locked until the transaction ends (SQLite locked at BEGIN IMMEDIATE)."""
    _read_afresh()
    lock = "" if connection.vendor == "sqlite" else " FOR UPDATE"
    return _end(f"{_END}{lock}")


def read_end() -> LogEnd:
    """The end of the log, without a lock; inside `one_reading` and before any write, the one that was read first."""
    reading = _READING.get()
    if reading is None or reading.over:
        return _end(_END)
    reading.end = reading.end or _end(_END)
    return reading.end


def move_end(end: LogEnd) -> None:
    """Note the new end of the log."""
    _read_afresh()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE log_head SET seq = %s, hash = %s, recorded_at = %s", [end.seq, end.hash, end.recorded_at]
        )


def add_revisions(rows: Sequence[RevisionRow]) -> None:
    """Append to `revision`."""
    if connection.vendor == "sqlite":
        _at_once(_REVISIONS, rows, _revisions_bound)
    else:
        _insert("revision", ("seq", "record", "register", "body", "prev", "hash"), rows)


def add_heads(heads: Sequence[Head]) -> None:
    """Heads of new records."""
    if connection.vendor == "sqlite":
        _at_once(_HEADS, heads, _heads_bound)
    else:
        _insert("record", Head._fields, heads)


def change_heads(heads: Sequence[Head], standing: Mapping[int, Head]) -> None:
    """New heads of records that exist, in place of `standing`.

    Keys are freed before they are given again, so that two records may change keys with each other.
    """
    freed = [h.id for h in heads if (key := standing[h.id].key) is not None and key != h.key]
    rows = [(h.unit, h.date, h.stage, h.seq, h.key, h.id) for h in heads]
    with connection.cursor() as cursor:
        for chunk in chunks(freed):
            cursor.execute(f"UPDATE record SET key = NULL WHERE {_among('id', chunk)}", _bound(chunk))
        if connection.vendor == "sqlite":
            cursor.executemany(
                "UPDATE record SET unit = %s, date = %s, stage = %s, seq = %s, key = %s WHERE id = %s", rows
            )
        else:
            cursor.execute(_CHANGE_MANY, [list(column) for column in zip(*rows, strict=True)])


def add_sealed(rows: Sequence[SealedRow]) -> None:
    """Sealed personal values."""
    _insert("sealed", ("record", "field", "salt", "ciphertext", "blind"), rows)


def heads_of(records: Iterable[int]) -> dict[int, Head]:
    """The heads of these records, those that exist."""
    return _heads("id", list(records), "", ())


def heads_with_key(register: str, keys: Iterable[bytes]) -> list[Head]:
    """The heads in `register` that hold one of these natural keys."""
    return list(_heads("key", list(keys), "register = %s AND ", (register,)).values())


def heads_of_clients(client_ids: Iterable[str]) -> dict[str, Head]:
    """The heads of the records that were made under these client ids."""
    return {str(head.client_id): head for head in _heads("client_id", list(client_ids), "", ()).values()}


def head_of_row(row: Iterable[Any]) -> Head:
    """A head from a row of the columns of `Head`, in their order."""
    head = Head._make(row)
    return head if head.key is None else head._replace(key=bytes(head.key))


def stream(sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """Rows of a query, fetched in parts: a server-side cursor on PostgreSQL. Read to the end before writing."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, list(parameters))
        while rows := cursor.fetchmany(2000):
            yield from rows


_CHANGE_MANY = (
    "UPDATE record SET unit = v.unit, date = v.date, stage = v.stage, seq = v.seq, key = v.key "
    "FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[], %s::bytea[], %s::bigint[]) "
    "AS v(unit, date, stage, seq, key, id) WHERE record.id = v.id"
)


_END = "SELECT seq, hash, recorded_at FROM log_head"


def _read_afresh() -> None:
    if (reading := _READING.get()) is not None:
        reading.over = True


def _end(sql: str) -> LogEnd:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        seq, digest, recorded_at = cursor.fetchone()
    return LogEnd(seq, bytes(digest), recorded_at)


def _heads(column: str, values: list[Any], where: str, parameters: tuple[Any, ...]) -> dict[int, Head]:
    found: dict[int, Head] = {}
    for chunk in chunks(values):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(Head._fields)} FROM record WHERE {where}{_among(column, chunk)}",
                [*parameters, *_bound(chunk)],
            )
            found |= {head.id: head for head in map(head_of_row, cursor.fetchall())}
    return found


def _insert(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    if not rows:
        return
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({_marks(columns)})", rows)
            return
        with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


# SQLite takes thousands of rows in one step: half the time of as many steps, and other threads run meanwhile.
# Digests lie behind each other in one blob, and so do bodies, whose first byte and length stand in the list.
_REVISIONS = (
    "INSERT INTO revision (seq, record, register, body, prev, hash) SELECT json_extract(value, '$[0]'), "
    "json_extract(value, '$[1]'), json_extract(value, '$[2]'), "
    "CAST(substr(%s, json_extract(value, '$[3]'), json_extract(value, '$[4]')) AS TEXT), "
    "substr(%s, key * 32 + 1, 32), substr(%s, key * 32 + 1, 32) FROM json_each(%s)"
)
_HEADS = (
    "INSERT INTO record (id, register, unit, date, stage, seq, client_id, key) SELECT json_extract(value, '$[0]'), "
    "json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'), "
    "json_extract(value, '$[5]'), json_extract(value, '$[6]'), "
    "CASE WHEN json_extract(value, '$[7]') THEN substr(%s, key * 16 + 1, 16) END FROM json_each(%s)"
)


def _at_once(sql: str, rows: Sequence[Any], bound: Callable[[Sequence[Any]], list[Any]]) -> None:
    with connection.cursor() as cursor:
        for start in range(0, len(rows), CHUNK):
            cursor.execute(sql, bound(rows[start : start + CHUNK]))


def _revisions_bound(rows: Sequence[RevisionRow]) -> list[Any]:
    bodies = [body.encode() for _, _, _, body, _, _ in rows]
    ends = accumulate(map(len, bodies), initial=1)
    listed = [
        (seq, record, name, at, len(b)) for (seq, record, name, *_), at, b in zip(rows, ends, bodies, strict=False)
    ]
    prevs, hashes = b"".join([row[4] for row in rows]), b"".join([row[5] for row in rows])
    return [b"".join(bodies), prevs, hashes, json.encode(listed).decode()]


def _heads_bound(heads: Sequence[Head]) -> list[Any]:
    listed = [(*head[:6], head.client_id, head.key is not None) for head in heads]
    return [b"".join([head.key or _NO_KEY for head in heads]), json.encode(listed).decode()]


def chunks(values: list[Any]) -> Iterator[list[Any]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def _among(column: str, values: Sequence[Any]) -> str:
    """The test that a column holds one of `values`; PostgreSQL plans one array faster than many constants."""
    return f"{column} IN ({_marks(values)})" if connection.vendor == "sqlite" else f"{column} = ANY(%s)"


def _bound(values: list[Any]) -> list[Any]:
    return values if connection.vendor == "sqlite" else [values]


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))
