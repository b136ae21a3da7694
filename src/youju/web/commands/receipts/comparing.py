"""A receipt that somebody brings back, against the log as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from youju.engine.base.problems import Problem, Refused
from youju.engine.bundle.notes import public_key
from youju.engine.bundle.receipt import Receipt, opened, origin
from youju.web.commands.desk.office import Office
from youju.web.commands.receipts.problems import NO_RECEIPT_FILE, OTHER_SITE, UNKNOWN_KEY
from youju.web.store import tables
from youju.web.store.keys import receipt_key
from youju.web.store.verify import receipts


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a comparison: the receipt (None: the text is none), what differs, the seq at which the log ends now."""

    receipt: Receipt | None
    problems: tuple[Problem, ...]
    end: int

    @property
    def same(self) -> bool:
        """Whether the log up to the receipt is what it was when the receipt was given."""
        return self.receipt is not None and not self.problems

    @property
    def since(self) -> int:
        """How many revisions came after it."""
        return max(0, self.end - self.receipt.size) if self.receipt else 0


def compared(office: Office, written: str) -> Comparison:
    """Compare a receipt as pasted or read. The chain is recomputed up to its size; `log verify` looks at everything else."""
    receipt, problems = brought(office, written)
    end = tables.read_end().seq
    if receipt is None:
        return Comparison(None, problems, end)
    return Comparison(receipt, (*problems, *receipts.compared(receipt)), end)


def brought(office: Office, written: str) -> tuple[Receipt | None, tuple[Problem, ...]]:
    """The receipt in a text, with what is wrong with itself: its signature, whose it is, who signed it."""
    receipt, problems = opened(written)
    if receipt is None or problems:
        return receipt, problems
    own = origin(office.site.code)
    if receipt.origin != own:
        return receipt, (OTHER_SITE.at(found=receipt.origin, own=own),)
    known = {public_key(receipt_key(office.site)), *(one.key for one in receipts.own())}
    return receipt, () if receipt.key in known else (UNKNOWN_KEY.at(),)


def read_receipt(file: Path) -> str:
    """The text of a receipt's file. Raises `Refused` REC003."""
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        raise Refused(NO_RECEIPT_FILE.at(file=file)) from None
