"""The receipt of a freeze: made in the transaction that writes the edition, kept in the log, then as a file beside it."""

from __future__ import annotations

from collections.abc import Mapping

from youju.engine.bundle.receipt import Receipt, opened, origin, short_code, signed
from youju.engine.ledger import Normalised
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.store import receipts, tables
from youju.web.store.keys import receipt_key
from youju.web.store.log import append


def receipt_for(
    office: Office, acting: Acting, edition: str = "", digest: str = "", snapshots: Mapping[str, str] | None = None
) -> str:
    """Sign where the log ends now, and log the receipt; returns its text.

    Call it inside `writing()`, after the revision of the edition (its id, the digest of its JSON): size and head then cover
    it. `snapshots` are `rows_at` of the edition's seq, asked before the transaction. Once that has been committed, `keep` the text.
    Who may freeze is for the caller to judge.
    """
    end = tables.take_end()
    bare = Receipt(origin(office.site.code), end.seq, end.hash, end.recorded_at, edition, digest, "", snapshots or {})
    written = signed(bare, receipt_key(office.site))
    receipt = opened(written)[0] or bare
    desk = Desk(office, who(acting), office.register(receipts.REGISTER))
    row = Normalised({"code": short_code(receipt), "edition": edition, "size": end.seq, "written": written}, desk.on)
    append([desk.new(row, 0, desk.standing(desk.on, accept=False)[0])], office.now())
    return written


def rows_at(seq: int) -> Mapping[str, str]:
    """By register, the digest of the rows that it had at a seq: what a receipt says as `snapshot`."""
    return receipts.rows_at(seq)


def keep(office: Office, edition: str, written: str) -> None:
    """Put the receipt beside its edition. Only after the commit: a receipt of what never was would keep the site shut."""
    receipts.put(office.site, edition, written)
