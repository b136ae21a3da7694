"""The table of records against their last revisions."""

from __future__ import annotations

from collections.abc import Iterator

from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Pack, Register, register_version
from youju.engine.ledger import Revision
from youju.web.store import definitions, tables
from youju.web.store.bodies import blob, opened, place
from youju.web.store.heads import head_of, key_of
from youju.web.store.problems import RECORD_DIFFERS
from youju.web.store.tables import Head

_COLUMNS = ", ".join(f"r.{column}" for column in Head._fields)
# A record's client id is said by its first revision; most have only one.
_HEADS = (
    f"SELECT {_COLUMNS}, v.body, CASE WHEN r.id <> r.seq THEN f.body END FROM record r "
    "LEFT JOIN revision v ON v.seq = r.seq LEFT JOIN revision f ON f.seq = r.id ORDER BY r.id"
)
_LOST = (
    "SELECT v.record FROM revision v LEFT JOIN record r ON r.id = v.record GROUP BY v.record, r.id, r.seq "
    "HAVING r.id IS NULL OR r.seq <> max(v.seq) ORDER BY v.record"
)


def check(pack: Pack | None) -> Iterator[Problem]:
    """Each head says what the last revision of its record says, and each record has one."""
    for (record,) in tables.stream(_LOST):
        yield _differs(record, "seq")
    made = _Definitions(pack)
    for *row, body, first in tables.stream(_HEADS):
        noted, revision = Head._make(row), opened(body)
        if noted.key is not None:
            noted = noted._replace(key=blob(noted.key))
        if body is None:
            yield _differs(noted.id, "seq")
        elif revision is not None:
            yield from _compared(noted, revision, opened(first) if first else revision, made)


def _compared(noted: Head, revision: Revision, first: Revision | None, made: _Definitions) -> Iterator[Problem]:
    held = head_of(revision, None)
    client = first.entry.source.get("client_id") if first else noted.client_id
    register = made.register_of(revision)
    key = key_of(revision, register) if register else noted.key
    held = held._replace(client_id=client, key=key)
    for column, one, other in zip(Head._fields, noted, held, strict=True):
        if one != other:
            yield _differs(noted.id, column)


def _differs(record: object, column: str) -> Problem:
    return RECORD_DIFFERS.at(place(record), record=record, column=column)


class _Definitions:
    """The registers that revisions were written under: those of now, or those of then."""

    def __init__(self, pack: Pack | None) -> None:
        registers = pack.registers.values() if pack else ()
        self._known = {(r.id, register_version(r)[:12]): r for r in registers}
        self._missed: set[tuple[str, str]] = set()

    def register_of(self, revision: Revision) -> Register | None:
        """The register as it was when a revision was written; None where it can no longer be told."""
        wanted = (revision.entry.register, revision.entry.version)
        if wanted not in self._known and wanted not in self._missed:
            self._learn(wanted, revision.seq)
        return self._known.get(wanted)

    def _learn(self, wanted: tuple[str, str], seq: int) -> None:
        try:
            register = definitions.pack(seq).registers.get(wanted[0])
        except (Refused, ValueError, KeyError, TypeError):  # an altered definition
            register = None
        if register is not None and register_version(register)[:12] == wanted[1]:
            self._known[wanted] = register
        else:
            self._missed.add(wanted)
