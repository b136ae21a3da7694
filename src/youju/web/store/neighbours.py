"""Records near an entry: those of some days of a register, the last ones of a unit. Read through indexes, never whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from django.db import connection

from youju.engine.ledger.body import decode
from youju.engine.ledger.model import Revision
from youju.web.store import tables
from youju.web.store.read import WRITING

_ASIDE = ("void", "returned")
"""Stages of records that count nowhere, or already lie with the unit."""


class Told(msgspec.Struct):
    """A record as it stands; when its content was last written, as far as the first and the last revision tell; its pictures."""

    revision: Revision
    written_at: str
    pictures: tuple[str, ...]


class _First(msgspec.Struct):
    """What is read of a first revision."""

    recorded_at: str
    source: dict[str, object] = {}


_FIRST = msgspec.json.Decoder(_First)
_COLUMNS = "SELECT v.body, CASE WHEN f.seq = v.seq THEN NULL ELSE f.body END"
_FROM = "FROM record r JOIN revision v ON v.seq = r.seq JOIN revision f ON f.seq = r.id"


def dated(register: str, first: str, last: str) -> Iterator[Told]:
    """Records of a register dated from `first` to `last` (`YYYY-MM-DD`; "" for undated ones), in the order of their dates."""
    marks = ", ".join(["%s"] * len(_ASIDE))
    sql = (
        f"{_COLUMNS} {_FROM} WHERE r.register = %s AND r.date BETWEEN %s AND %s "
        f"AND r.stage NOT IN ({marks}) ORDER BY r.date, r.id"
    )
    return (_told(body, begun) for body, begun in tables.stream(sql, (register, first, last, *_ASIDE)))


def of_unit(register: str, unit: int, limit: int) -> list[Told]:
    """The last records that a unit entered in a register, at most `limit`."""
    sql = f"{_COLUMNS} {_FROM} WHERE r.register = %s AND r.unit = %s AND r.stage <> 'void' ORDER BY r.id DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [register, unit, limit])
        return [_told(body, begun) for body, begun in cursor.fetchall()]


def _told(body: str, begun: str | None) -> Told:
    revision = decode(body)
    if begun is None:
        return Told(revision, revision.recorded_at, pictures(revision.entry.source))
    first = _FIRST.decode(begun)
    own = revision.entry.action in WRITING
    return Told(revision, revision.recorded_at if own else first.recorded_at, pictures(first.source))


def pictures(source: object) -> tuple[str, ...]:
    """Digests of the pictures that a revision says were kept with the record."""
    held = source.get("photo") if isinstance(source, Mapping) else None
    return (held,) if isinstance(held, str) and held else ()
