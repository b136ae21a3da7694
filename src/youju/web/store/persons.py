"""Personal values: closed before they are written, opened for who may see them, found blind, erased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from youju.engine.ledger.model import Entry, Revision
from youju.engine.ledger.seals import SealBroken, blind, decrypt, encrypt, key_id
from youju.web.store import read, tables
from youju.web.store.office import current_keys

_ASKED_AT_ONCE = 900
Closed = tuple[str, bytes, bytes, bytes]
"""field, salt, ciphertext, blind index."""


@dataclass(frozen=True, slots=True)
class SealedValue:
    """A row of the sealed table. It opens only with the digest that the log holds for its value.

    `salt` and `blind` are read where the row itself is verified.
    """

    record: int
    field: str
    ciphertext: bytes
    salt: bytes = b""
    blind: bytes = b""

    def open(self, key: bytes, digest: object) -> str | None:
        """The value, if `digest` is its own; None for the digest of another value (an earlier or a later one).

        Raises `SealBroken` where another key closed it.
        """
        if self.ciphertext[: len(key_id(key))] != key_id(key):
            raise SealBroken("no key of this site made it")
        try:
            return decrypt(key, self.ciphertext, str(digest))
        except SealBroken:
            return None


def close(entry: Entry) -> tuple[Closed, ...]:
    """The personal values of an entry, encrypted under the site's key and indexed blind.

    Each is bound to its digest in the entry's data, so that no row can stand for another.
    """
    if not entry.seals:
        return ()
    keys = current_keys()
    return tuple(
        (s.field, s.salt, encrypt(keys.seal, s.value, s.digest), blind(keys.blind, s.kind, s.value))
        for s in entry.seals
    )


def personal_values(record: int) -> dict[str, str]:
    """The personal values that the record's last revision holds, opened; erased ones are absent."""
    revision = read.last((record,)).get(record)
    if revision is None:
        return {}
    key, data = current_keys().seal, revision.entry.data
    opened = ((row.field, row.open(key, data.get(row.field))) for row in sealed_rows((record,)))
    return {field: value for field, value in opened if value is not None}


def opens(record: int, field: str, digest: str) -> bool:
    """Whether the value with this digest, of whatever revision, has not been erased."""
    key = current_keys().seal
    return any(row.field == field and row.open(key, digest) is not None for row in sealed_rows((record,)))


def opened_of(revisions: Mapping[int, Revision]) -> dict[int, dict[str, str]]:
    """The personal values of these revisions (by record), opened; erased ones are absent."""
    found: dict[int, dict[str, str]] = {}
    key = current_keys().seal
    for row in sealed_rows(list(revisions)) if revisions else ():
        value = row.open(key, revisions[row.record].entry.data.get(row.field))
        if value is not None:
            found.setdefault(row.record, {})[row.field] = value
    return found


def salts_of(records: Collection[int]) -> dict[int, dict[str, list[bytes]]]:
    """The salts of every personal value that records hold or held, by field; none for those that were erased."""
    found: dict[int, dict[str, list[bytes]]] = {}
    wanted = list(records)
    for start in range(0, len(wanted), tables.CHUNK):
        some = wanted[start : start + tables.CHUNK]
        sql = f"SELECT record, field, salt FROM sealed WHERE record IN ({', '.join(['%s'] * len(some))})"
        with connection.cursor() as cursor:
            cursor.execute(sql, some)
            for record, name, salt in cursor.fetchall():
                found.setdefault(int(record), {}).setdefault(name, []).append(bytes(salt))
    return found


def find_person(register: str, kind: str, value: str) -> tuple[int, ...]:
    """Live records of `register` that now hold this personal value (`kind` is the type of the field), by number."""
    wanted = blind(current_keys().blind, kind, value)
    sql = (
        "SELECT DISTINCT s.record FROM sealed s JOIN record r ON r.id = s.record "
        "WHERE s.blind = %s AND r.register = %s AND r.stage <> 'void' ORDER BY s.record"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [wanted, register])
        found = [int(row[0]) for row in cursor.fetchall()]
    return tuple(record for record in found if _holds(record, wanted))


def known_names(texts: Collection[str]) -> set[str]:
    """Which of these texts are names of persons that are sealed, of whatever revision; none of them is opened."""
    key, marks = current_keys().blind, defaultdict[bytes, list[str]](list)
    for text in texts:
        marks[blind(key, "person_name", text)].append(text)
    found: set[str] = set()
    wanted = list(marks)
    for start in range(0, len(wanted), _ASKED_AT_ONCE):
        some = wanted[start : start + _ASKED_AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT DISTINCT blind FROM sealed WHERE blind IN ({', '.join(['%s'] * len(some))})", some)
            found.update(text for (mark,) in cursor.fetchall() for text in marks[bytes(mark)])
    return found


def find_anywhere(kinds: Collection[str], value: str) -> tuple[int, ...]:
    """Records of any register that now hold this personal value in full, as a value of one of these kinds; by number."""
    if not kinds or not value.strip():
        return ()
    marks = [blind(current_keys().blind, kind, value) for kind in sorted(kinds)]
    sql = f"SELECT DISTINCT record, blind FROM sealed WHERE blind IN ({', '.join(['%s'] * len(marks))})"
    with connection.cursor() as cursor:
        cursor.execute(sql, marks)
        found = [(int(record), bytes(mark)) for record, mark in cursor.fetchall()]
    return tuple(sorted({record for record, mark in found if _holds(record, mark)}))


def blind_index(register: str) -> dict[bytes, tuple[int, ...]]:
    """The blind index of every personal value that the live records of a register now hold: for bulk imports."""
    data = {revision.record: revision.entry.data for revision in read.live(register)}
    found: dict[bytes, set[int]] = {}
    sql = (
        "SELECT s.record, s.field, s.ciphertext, s.blind FROM sealed s JOIN record r ON r.id = s.record "
        "WHERE r.register = %s AND r.stage <> 'void'"
    )
    key = current_keys().seal
    for record, field, ciphertext, mark in tables.stream(sql, (register,)):
        row = SealedValue(int(record), str(field), bytes(ciphertext))
        if row.open(key, data.get(row.record, {}).get(row.field)) is not None:
            found.setdefault(bytes(mark), set()).add(row.record)
    return {mark: tuple(sorted(records)) for mark, records in found.items()}


def erase(record: int, fields: Collection[str]) -> int:
    """Delete the sealed values of these fields for good, every version; returns how many rows went.

    The caller writes the record of it in `erasures` in the same transaction. The log and every count stay.
    """
    marks = ", ".join(["%s"] * len(fields))
    if not fields:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM sealed WHERE record = %s AND field IN ({marks})", [record, *fields])
        return int(cursor.rowcount)


def sealed_rows(records: Collection[int] = ()) -> Iterator[SealedValue]:
    """Rows of the sealed table in the order of their records: of these records, or all."""
    where = f"WHERE record IN ({', '.join(['%s'] * len(records))}) " if records else ""
    sql = f"SELECT record, field, ciphertext FROM sealed {where}ORDER BY record, id"
    for record, field, ciphertext in tables.stream(sql, tuple(records)):
        yield SealedValue(int(record), str(field), bytes(ciphertext))


def _holds(record: int, wanted: bytes) -> bool:
    """Whether the value behind a blind index is the present one, not one of an earlier revision."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT field, ciphertext FROM sealed WHERE record = %s AND blind = %s", [record, wanted])
        rows = [SealedValue(record, str(field), bytes(ciphertext)) for field, ciphertext in cursor.fetchall()]
    data, key = read.last((record,))[record].entry.data, current_keys().seal
    return any(row.open(key, data.get(row.field)) is not None for row in rows)
