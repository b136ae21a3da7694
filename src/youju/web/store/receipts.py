"""Receipts as they are kept: in the log, and as files beside the editions, which a restored database does not take back."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from youju.engine.base.problems import Place, Refused
from youju.engine.bundle.receipt import Receipt, opened, origin, rows_digest, short_code
from youju.web.store import tables
from youju.web.store.bodies import opened as revision_of
from youju.web.store.folder import Site
from youju.web.store.problems import FORKED

REGISTER = "receipts"
FILE = "receipt.txt"


@dataclass(frozen=True, slots=True)
class Kept:
    """A receipt in the log: the number of its record, the seq and time of that revision, the edition ("": none), the text."""

    record: int
    seq: int
    recorded_at: str
    edition: str
    code: str
    written: str

    @property
    def receipt(self) -> Receipt | None:
        """What it says; None where it was altered beyond reading."""
        return opened(self.written)[0]


def kept() -> tuple[Kept, ...]:
    """Every receipt that the log knows, the oldest first."""
    sql = "SELECT v.body FROM record r JOIN revision v ON v.seq = r.seq WHERE r.register = %s ORDER BY r.id"
    found = (revision_of(body) for (body,) in tables.stream(sql, (REGISTER,)))
    return tuple(
        Kept(
            one.record,
            one.seq,
            one.recorded_at,
            str(one.entry.data.get("edition", "")),
            str(one.entry.data.get("code", "")),
            str(one.entry.data.get("written", "")),
        )
        for one in found
        if one is not None
    )


def path_of(site: Site, edition: str) -> Path:
    """Where the receipt of an edition lies as a file."""
    return site.path("editions") / edition / FILE


def put(site: Site, edition: str, written: str) -> None:
    """Keep the file of a receipt; on the disk when this returns. Only once the log has it: a receipt of what never was misleads."""
    path = path_of(site, edition)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(written)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def files(site: Site) -> Iterator[tuple[str, str]]:
    """(edition, text) of each file of a receipt, by name."""
    for path in sorted(site.path("editions").glob(f"*/{FILE}")):
        yield path.parent.name, path.read_text("utf-8", "replace")


def refuse_fork(site: Site) -> None:
    """Raises `Refused` STO221 where the log is not the one that the last receipt was given for: an older backup, or another log.

    What were written onto it would be a second history beside the one that others hold a receipt of. A file that is damaged
    keeps nobody out: `log verify` names it.
    """
    sound = (receipt for _, text in files(site) for receipt, wrong in [opened(text)] if receipt and not wrong)
    last = max((r for r in sound if r.origin == origin(site.code)), key=lambda r: r.size, default=None)
    if last is not None and hash_at(last.size) != last.head:
        end = tables.read_end().seq
        place = Place(file=str(Path("editions") / last.edition / FILE))
        raise Refused(FORKED.at(place, size=last.size, end=end, edition=last.edition, code=short_code(last)))


def hash_at(seq: int) -> bytes | None:
    """The hash of a revision; 32 zero bytes before the first, None for one that is not there."""
    if seq == 0:
        return bytes(32)
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM revision WHERE seq = %s", [seq])
        row = cursor.fetchone()
    return bytes(row[0]) if row else None


def rows_at(seq: int) -> Mapping[str, str]:
    """The digest of the rows (record, seq) that each register had at a seq, void ones too."""
    sql = (
        "SELECT r.register, v.record, max(v.seq) FROM revision v JOIN record r ON r.id = v.record "
        "WHERE v.seq <= %s GROUP BY r.register, v.record"
    )
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for register, record, last in tables.stream(sql, (seq,)):
        found[register][record] = last
    return {register: rows_digest(rows) for register, rows in found.items()}
