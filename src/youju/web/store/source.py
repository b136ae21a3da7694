"""The log as snapshots and the SQL oracle read it: bodies by span of seq, and plain SELECTs. Reads only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from django.db import connection, transaction

from youju.web.store import tables

Dialect = Literal["sqlite", "postgresql"]
_BEGINNING = 200
_ACTOR = re.compile(r'^\{"action":"[^"]*","actor":"([^"]*)"')  # canonical JSON: these two keys come first


class LogSource:
    """Implements `engine.snapshot.source.RevisionSource` over the site's database.

    The log never changes below its head, so a span that was read once reads the same again, without a transaction.
    """

    @property
    def dialect(self) -> Dialect:
        """The SQL that the database speaks."""
        return "sqlite" if connection.vendor == "sqlite" else "postgresql"

    def head(self) -> int:
        """Seq of the last revision; 0 for an empty log."""
        return tables.read_end().seq

    def last_bodies(self, low: int, high: int) -> Iterator[bytes]:
        """For each record touched in (low, high], the body of its last revision in that span, by seq."""
        # A short span is found by its seqs; SQLite would walk the whole (record, seq) index instead, but for the `+`.
        by = "+record" if low else "record"
        sql = (
            "SELECT body FROM revision WHERE seq IN "
            f"(SELECT max(seq) FROM revision WHERE seq > %s AND seq <= %s GROUP BY {by}) ORDER BY seq"
        )
        return _bodies(sql, (low, high))

    def bodies_at(self, low: int, high: int, at: int) -> Iterator[bytes]:
        """For each record touched in (low, high], the body of its last revision with seq <= at, if it has one."""
        sql = (
            "SELECT body FROM revision WHERE seq IN (SELECT (SELECT max(v.seq) FROM revision v "
            "WHERE v.record = t.record AND v.seq <= %s) FROM "
            "(SELECT DISTINCT +record AS record FROM revision WHERE seq > %s AND seq <= %s) t) ORDER BY seq"
        )
        return _bodies(sql, (at, low, high))

    def revisions_of(self, register: str, low: int, high: int) -> Iterator[bytes]:
        """The bodies of all revisions of a register's records in (low, high], by seq."""
        sql = (
            "SELECT v.body FROM record r JOIN revision v ON v.record = r.id "
            "WHERE r.register = %s AND v.seq > %s AND v.seq <= %s ORDER BY v.seq"
        )
        return _bodies(sql, (register, low, high))

    def touched(self, low: int, high: int) -> Iterator[int]:
        """Numbers of the records touched in (low, high], in no order."""
        sql = "SELECT DISTINCT +record FROM revision WHERE seq > %s AND seq <= %s"
        return (int(record) for (record,) in tables.stream(sql, (low, high)))

    def makers(self, records: Iterable[int]) -> Iterator[tuple[int, str]]:
        """(record, actor of its first revision) of those of `records` that exist."""
        for chunk in tables.chunks(list(records)):
            marks = ", ".join(["%s"] * len(chunk))
            sql = f"SELECT seq, substr(body, 1, {_BEGINNING}) FROM revision WHERE seq IN ({marks})"
            for seq, text in tables.stream(sql, chunk):
                yield int(seq), _ACTOR.findall(text)[0]

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of one SELECT over the tables of the log (placeholders `%s`); anything that writes is refused.

        Without parameters a percent sign in `sql` stands for itself. Inside a transaction of the caller, PostgreSQL
        leaves it to the caller to ask for SELECTs only.
        """
        if connection.vendor == "sqlite":
            return _query_only(sql, parameters)
        with transaction.atomic(), connection.cursor() as cursor:
            if len(connection.savepoint_ids) == 0:
                cursor.execute("SET TRANSACTION READ ONLY")
            cursor.execute(sql, list(parameters) or None)
            return list(cursor.fetchall())


def _query_only(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        try:
            cursor.execute(sql, list(parameters) or None)
            return list(cursor.fetchall())
        finally:
            cursor.execute("PRAGMA query_only = OFF")


def _bodies(sql: str, parameters: Sequence[Any]) -> Iterator[bytes]:
    return (body.encode() for (body,) in tables.stream(sql, parameters))
