"""The chain of the revisions and where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from youju.engine.base.problems import Place, Problem
from youju.engine.ledger.chain import link
from youju.engine.ledger.chain import verify as verify_chain
from youju.engine.ledger.problems import ALTERED, REMOVED
from youju.web.store import tables
from youju.web.store.bodies import opened
from youju.web.store.problems import END_DIFFERS, HEAD_DIFFERS

Row = tuple[Any, Any, Any, bytes, bytes, bytes]

# As bytes: what somebody wrote into a column past the program need not be text, nor of the column's type.
_SQLITE = (
    "SELECT seq, record, CAST(register AS BLOB), CAST(body AS BLOB), CAST(prev AS BLOB), CAST(hash AS BLOB), "
    "typeof(record) = 'integer' AND typeof(register) = 'text' AND typeof(body) = 'text' "
    "AND typeof(prev) = 'blob' AND typeof(hash) = 'blob' FROM revision WHERE seq <= %s ORDER BY seq"
)
_POSTGRESQL = (
    "SELECT seq, record, convert_to(register, 'UTF8'), convert_to(body, 'UTF8'), prev, hash, true "
    "FROM revision WHERE seq <= %s ORDER BY seq"
)


def check(expect: Mapping[int, bytes], floors: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """What is wrong with the chain; `expect` are hashes by seq, `floors` (seq, time) that later revisions do not go below."""
    yield from verify_chain(rows(), expect=expect, floors=floors)


def rows(last: int = 2**62) -> Iterator[Row]:
    """Every revision up to a seq as the chain reads it. One whose columns are of another type is given without its body."""
    sql = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    for seq, record, register, body, prev, digest, typed in tables.stream(sql, (last,)):
        content = bytes(body or b"") if typed else b""
        name = bytes(register or b"").decode("utf-8", "backslashreplace")
        yield seq, record, name, content, bytes(prev or b""), bytes(digest or b"")


def first_broken(last: int) -> Problem | None:
    """The first revision up to a seq whose hash does not follow from its body and from the one before it."""
    expected, before = 1, bytes(32)
    for seq, _, _, body, prev, digest in rows(last):
        if seq != expected:
            return REMOVED.at(Place(line=expected, file="log"), first=expected, last=seq - 1)
        if prev != before or link(prev, body) != digest:
            return ALTERED.at(Place(line=seq, file="log"), seq=seq)
        expected, before = seq + 1, digest
    return None


def check_end() -> Iterator[Problem]:
    """The row that says where the log ends, against the last revision."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash, body FROM revision ORDER BY seq DESC LIMIT 1")
        seq, digest, body = cursor.fetchone() or (0, bytes(32), "")
        cursor.execute("SELECT count(*), min(id) FROM log_head")
        ends = cursor.fetchone()
    if ends != (1, 1):
        yield END_DIFFERS.at(column="id")
    if not ends[0]:
        return
    end = tables.read_end()
    if (end.seq, end.hash) != (seq, bytes(digest)):
        yield HEAD_DIFFERS.at(expected=end.seq, found=seq)
    last = opened(body) if body else None
    if end.recorded_at != (last.recorded_at if last else ""):
        yield END_DIFFERS.at(column="recorded_at")
