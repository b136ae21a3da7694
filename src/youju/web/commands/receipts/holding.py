"""The receipts there are, for whoever keeps a copy: every reporting unit may, and is asked to."""

from __future__ import annotations

from dataclasses import dataclass

from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import Office
from youju.web.commands.receipts.issued import editions
from youju.web.commands.receipts.problems import NO_SUCH_RECEIPT
from youju.web.store import read, receipts


@dataclass(frozen=True, slots=True)
class Held:
    """A receipt: its number, short code and text, the edition with title and period, up to which revision, when (UTC).

    `head` is `SEQ:HASH`, which fits on a line of paper and can be typed for `log verify --expect`.
    """

    number: int
    code: str
    written: str
    edition: str
    title: str
    period: str
    size: int
    head: str
    at: str


def receipts_held(office: Office) -> tuple[Held, ...]:
    """Every receipt, the latest first. Cheap where there are none: asked with pages that everybody sees."""
    if read.last_of(receipts.REGISTER) is None:
        return ()
    known = {one.id: one for one in editions()}
    found = []
    for kept in receipts.kept():
        receipt, brief = kept.receipt, known.get(kept.edition)
        title, period = (brief.title, brief.period) if brief else (office.site.name, "")
        size, head = (receipt.size, f"{receipt.size}:{receipt.head.hex()}") if receipt else (0, "")
        found.append(
            Held(kept.record, kept.code, kept.written, kept.edition, title, period, size, head, kept.recorded_at)
        )
    return tuple(reversed(found))


def receipt_held(office: Office, number: int) -> Held:
    """One of them. Raises `Refused` REC004."""
    for held in receipts_held(office):
        if held.number == number:
            return held
    raise Refused(NO_SUCH_RECEIPT.at(number=number))
