"""What somebody does who owns the machine: changes past the triggers, and a whole history hashed anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from msgspec import json

from youju.engine.base.digests import canonical
from youju.engine.bundle.receipt import opened, short_code, signed
from youju.engine.ledger.body import decode
from youju.engine.ledger.chain import link
from youju.web.store import guards
from youju.web.store.keys import receipt_key
from youju.web.store.office import current_site

Body = dict[str, Any]


def tamper(sql: str, *parameters: object) -> None:
    """Change the database behind the back of the triggers, and put them back as if nothing were."""
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
    guards.install(connection)


def forge(change: Callable[[Body], None]) -> None:
    """Change the bodies of the log, hash everything anew, and sign every receipt that the log holds again: nothing is left."""
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, body FROM revision ORDER BY seq")
        hashes, before = {0: bytes(32)}, bytes(32)
        for seq, text in cursor.fetchall():
            body = json.decode(text)
            change(body)
            if body["register"] == "receipts":
                _sign_again(body["data"], hashes)
            content = canonical(body)
            hashes[seq] = digest = link(before, content)
            cursor.execute(
                "UPDATE revision SET body = %s, prev = %s, hash = %s WHERE seq = %s",
                [content.decode(), before, digest, seq],
            )
            before = digest
        cursor.execute("UPDATE log_head SET hash = %s, recorded_at = %s", [before, decode(content).recorded_at])
    guards.install(connection)


def _sign_again(data: Body, hashes: dict[int, bytes]) -> None:
    receipt = opened(data["written"])[0]
    assert receipt is not None
    forged = type(receipt)(
        receipt.origin, receipt.size, hashes[receipt.size], receipt.time, receipt.edition, receipt.edition_digest
    )
    data["written"] = signed(forged, receipt_key(current_site()))
    data["code"] = short(data["written"])


def short(written: str) -> str:
    """The short code of a receipt."""
    receipt = opened(written)[0]
    assert receipt is not None
    return short_code(receipt)
