"""Revisions as engine values: the last of a record, its history, those of a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.db import connection

from youju.engine.ledger.body import decode
from youju.engine.ledger.model import Revision
from youju.web.store import tables

WRITING = frozenset({"add", "edit"})
"""The actions that give a record its fields; the others move it through its loop."""


def head() -> int:
    """Seq of the last revision; 0 for an empty log."""
    return tables.read_end().seq


def locked_head() -> int:
    """Seq of the last revision, held still until the end of this transaction."""
    return tables.take_end().seq


def onward(seq: int, limit: int = 10_000) -> Iterator[Revision]:
    """Revisions from this one on, in the order of the log."""
    sql = "SELECT body FROM revision WHERE seq >= %s ORDER BY seq LIMIT %s"
    return (decode(body) for (body,) in tables.stream(sql, (seq, limit)))


def revision(seq: int) -> Revision | None:
    """The revision with this number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM revision WHERE seq = %s", [seq])
        row = cursor.fetchone()
    return decode(row[0]) if row else None


def last(records: Iterable[int]) -> dict[int, Revision]:
    """The last revision of each of these records, void ones too; numbers that are no record are absent."""
    wanted = list(records)
    found: dict[int, Revision] = {}
    for start in range(0, len(wanted), tables.CHUNK):
        chunk = wanted[start : start + tables.CHUNK]
        marks = ", ".join(["%s"] * len(chunk))
        sql = f"SELECT v.body FROM record r JOIN revision v ON v.seq = r.seq WHERE r.id IN ({marks})"
        with connection.cursor() as cursor:
            cursor.execute(sql, chunk)
            found |= {item.record: item for item in (decode(row[0]) for row in cursor.fetchall())}
    return found


def firsts(records: Iterable[int]) -> dict[int, Revision]:
    """The first revision of each of these records, by record number: when and by whom they were recorded."""
    found: dict[int, Revision] = {}
    for chunk in tables.chunks(sorted(records)):
        marks = ", ".join(["%s"] * len(chunk))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT body FROM revision WHERE seq IN ({marks})", chunk)
            found |= {revision.record: revision for revision in (decode(row[0]) for row in cursor.fetchall())}
    return found


def history(record: int, as_of: int | None = None) -> tuple[Revision, ...]:
    """Every revision of a record up to seq `as_of` (None: all), oldest first."""
    sql = "SELECT body FROM revision WHERE record = %s AND seq <= %s ORDER BY seq"
    with connection.cursor() as cursor:
        cursor.execute(sql, [record, limit(as_of)])
        return tuple(decode(row[0]) for row in cursor.fetchall())


def writers(records: Iterable[int]) -> dict[int, list[str]]:
    """Who entered or changed the fields of each of these records, the first first."""
    found: dict[int, list[str]] = {}
    for chunk in tables.chunks(sorted(records)):
        marks = ", ".join(["%s"] * len(chunk))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT body FROM revision WHERE record IN ({marks}) ORDER BY seq", chunk)
            for revision in (decode(row[0]) for row in cursor.fetchall()):
                if revision.entry.action in WRITING:
                    found.setdefault(revision.record, []).append(revision.entry.actor)
    return found


def live(register: str) -> Iterator[Revision]:
    """The last revision of every record of a register that is not void, by record number."""
    sql = (
        "SELECT v.body FROM record r JOIN revision v ON v.seq = r.seq "
        "WHERE r.register = %s AND r.stage <> 'void' ORDER BY r.id"
    )
    return (decode(body) for (body,) in tables.stream(sql, (register,)))


def recent(register: str, unit: int, limit: int) -> list[Revision]:
    """The last revisions of the newest records of a unit in a register that are not void, the newest first."""
    sql = (
        "SELECT v.body FROM record r JOIN revision v ON v.seq = r.seq "
        "WHERE r.register = %s AND r.unit = %s AND r.stage <> 'void' ORDER BY r.id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [register, unit, limit])
        return [decode(row[0]) for row in cursor.fetchall()]


def revisions_of(register: str, as_of: int | None = None) -> Iterator[Revision]:
    """Every revision of every record of a register up to seq `as_of`, in the order of the log."""
    sql = (
        "SELECT v.body FROM record r JOIN revision v ON v.record = r.id "
        "WHERE r.register = %s AND v.seq <= %s ORDER BY v.seq"
    )
    return (decode(body) for (body,) in tables.stream(sql, (register, limit(as_of))))


def last_revisions_of(register: str, as_of: int | None = None) -> dict[int, Revision]:
    """The last revision of every record of a register as of a seq, void ones too."""
    return {item.record: item for item in revisions_of(register, as_of)}


def last_of(register: str, as_of: int | None = None) -> tuple[int, bytes] | None:
    """Seq and hash of the last revision of a register up to `as_of`; None if there is none.

    The hash stands for everything before it, so what is read from a register may be remembered under it. Cheap to ask
    with every request: the answer is remembered until the log moves on.
    """
    end = tables.read_end()
    if as_of is None or as_of >= end.seq:
        return _last_of(register, end.hash)
    return _asked(_LAST_UP_TO, register, as_of)


@lru_cache(maxsize=64)
def _last_of(register: str, digest: bytes) -> tuple[int, bytes] | None:
    """As of the head, whose hash is `digest`: no other ledger, and no other state of this one, has it."""
    return _asked(_LAST, register)


_LAST = "SELECT seq, hash FROM revision WHERE seq = (SELECT max(seq) FROM record WHERE register = %s)"
_LAST_UP_TO = (
    "SELECT v.seq, v.hash FROM record r JOIN revision v ON v.record = r.id "
    "WHERE r.register = %s AND v.seq <= %s ORDER BY v.seq DESC LIMIT 1"
)


def _asked(sql: str, *parameters: str | int) -> tuple[int, bytes] | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        row = cursor.fetchone()
    return (int(row[0]), bytes(row[1])) if row else None


def limit(as_of: int | None) -> int:
    """The greatest seq to read; beyond every seq for None."""
    return 2**62 if as_of is None else as_of


def before(seq: int, most: int) -> list[Revision]:
    """The last revisions below a seq, the latest first."""
    sql = "SELECT body FROM revision WHERE seq < %s ORDER BY seq DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [seq, most])
        return [decode(row[0]) for row in cursor.fetchall()]
