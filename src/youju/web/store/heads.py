"""Heads of records as the log has them: to compare with the table `record`, and to make that again."""

from __future__ import annotations

from django.db import connection, transaction

from youju.engine.definitions import Pack, Register
from youju.engine.ledger.body import decode
from youju.engine.ledger.key import natural_key
from youju.engine.ledger.loops import VOID
from youju.engine.ledger.model import Revision
from youju.web.store import tables
from youju.web.store.tables import Head


def head_of(revision: Revision, pack: Pack | None) -> Head:
    """The head that a record's last revision gives it, without its client id, and without its key if `pack` is None."""
    entry = revision.entry
    register = pack.registers.get(entry.register) if pack else None
    key = key_of(revision, register) if register else None
    return Head(revision.record, entry.register, entry.unit, entry.date, entry.stage, revision.seq, key)


def key_of(revision: Revision, register: Register) -> bytes | None:
    """The natural key that a revision gives its record under this definition of its register; void records have none."""
    entry = revision.entry
    return None if entry.stage == VOID else natural_key(register, entry.unit, entry.data)


def rebuild_heads(pack: Pack) -> int:
    """Replace every head by what the log says; returns how many there are. The log itself is only read.

    Natural keys are those of the registers as `pack` defines them.
    """
    with transaction.atomic():
        tables.take_end()
        heads = {head.id: head for head in (head_of(decode(body), pack) for (body,) in tables.stream(_LAST))}
        clients = {record: str(client) for record, client in tables.stream(_CLIENTS[connection.vendor])}
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM record")
        tables.add_heads([head._replace(client_id=clients.get(record)) for record, head in heads.items()])
    return len(heads)


_LAST = "SELECT body FROM revision WHERE seq IN (SELECT max(seq) FROM revision GROUP BY record) ORDER BY seq"
_CLIENT = {"sqlite": "json_extract(body, '$.source.client_id')", "postgresql": "body::jsonb #>> '{source,client_id}'"}
# The client id is said by the revision that made the record.
_CLIENTS = {
    vendor: f"SELECT record, {client} FROM revision WHERE seq = record AND {client} IS NOT NULL"
    for vendor, client in _CLIENT.items()
}
