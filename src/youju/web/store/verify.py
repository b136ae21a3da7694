"""Checks the whole log against itself, against what is derived from it, and against heads held elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from django.db import connection

from youju.engine.base.problems import Place, Problem
from youju.engine.definitions import Pack, register_version
from youju.engine.ledger.body import decode
from youju.engine.ledger.chain import verify as verify_chain
from youju.engine.ledger.seals import SealBroken
from youju.web.store import guards, read, tables
from youju.web.store.heads import head_of
from youju.web.store.office import current_keys
from youju.web.store.persons import SealedValue, sealed_rows
from youju.web.store.problems import HEAD_DIFFERS, RECORD_DIFFERS, SEAL_DIFFERS, SEAL_UNREADABLE
from youju.web.store.tables import Head

_COLUMNS = ", ".join(f"r.{column}" for column in Head._fields)
_HEADS = f"SELECT {_COLUMNS}, v.body FROM record r JOIN revision v ON v.seq = r.seq ORDER BY r.id"


def verify_log(expect: Mapping[int, bytes] | None = None, pack: Pack | None = None) -> Iterator[Problem]:
    """Every problem of the log, as found: triggers, chain, end, heads of records, sealed values.

    `expect` are hashes by seq, held elsewhere: without them a log that was re-hashed as a whole looks sound. With
    `pack` the natural keys of records written under its definitions are compared too.
    """
    yield from guards.check(connection)
    yield from verify_chain(_rows(), expect=expect)
    yield from _check_end()
    yield from _check_heads(pack)
    yield from _check_sealed()


def _rows() -> Iterator[tuple[int, int, str, bytes, bytes, bytes]]:
    sql = "SELECT seq, record, register, body, prev, hash FROM revision ORDER BY seq"
    for seq, record, register, body, prev, digest in tables.stream(sql):
        yield seq, record, register, body.encode(), bytes(prev), bytes(digest)


def _check_end() -> Iterator[Problem]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1")
        seq, digest = cursor.fetchone() or (0, bytes(32))
    end = tables.read_end()
    if (end.seq, end.hash) != (seq, bytes(digest)):
        yield HEAD_DIFFERS.at(expected=end.seq, found=seq)


def _check_heads(pack: Pack | None) -> Iterator[Problem]:
    """Each head says what the last revision of its record says, and each record has one."""
    lost = (
        "SELECT v.record FROM revision v LEFT JOIN record r ON r.id = v.record GROUP BY v.record, r.id, r.seq "
        "HAVING r.id IS NULL OR r.seq <> max(v.seq) ORDER BY v.record"
    )
    for (record,) in tables.stream(lost):
        yield RECORD_DIFFERS.at(Place(record=record), record=record, column="seq")
    versions = {id_: register_version(register)[:12] for id_, register in pack.registers.items()} if pack else {}
    for *row, body in tables.stream(_HEADS):
        noted, revision = tables.head_of_row(row), decode(body)
        held = head_of(revision, pack)._replace(client_id=noted.client_id)
        if versions.get(noted.register) != revision.entry.version:
            held = held._replace(key=noted.key)  # another definition made the key
        for column, one, other in zip(Head._fields, noted, held, strict=True):
            if one != other:
                yield RECORD_DIFFERS.at(Place(record=noted.id), record=noted.id, column=column)


def _check_sealed() -> Iterator[Problem]:
    """Every sealed value opens with its digest in some revision of its record."""
    for record, rows in groupby(sealed_rows(), key=attrgetter("record")):
        digests: dict[str, set[object]] = defaultdict(set)
        for revision in read.history(record):
            for field, value in revision.entry.data.items():
                digests[field].add(str(value))
        for row in rows:
            yield from _check_value(row, digests[row.field])


def _check_value(row: SealedValue, digests: set[object]) -> Iterator[Problem]:
    place, key = Place(record=row.record, field=row.field), current_keys().seal
    try:
        if all(row.open(key, digest) is None for digest in digests):
            yield SEAL_DIFFERS.at(place, record=row.record, field=row.field)
    except SealBroken:
        yield SEAL_UNREADABLE.at(place, record=row.record, field=row.field)
