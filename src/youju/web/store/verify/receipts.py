"""The log against receipts: those it holds itself, their files, and those that are brought from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from youju.engine.base.problems import Place, Problem
from youju.engine.bundle.receipt import Receipt, opened, short_code
from youju.web.store import receipts, tables
from youju.web.store.office import current_site
from youju.web.store.problems import RECEIPT_AHEAD, RECEIPT_DIFFERS, RECEIPT_FILE, RECEIPT_UNSOUND
from youju.web.store.verify import chain


def check(brought: Sequence[Receipt]) -> Iterator[Problem]:
    """What differs from these receipts and from those in the log; each names the part of the log that is not as it was."""
    yield from _check_own()
    yield from _check_files()
    yield from _differing(own())
    yield from _differing(brought)


def compared(receipt: Receipt) -> Iterator[Problem]:
    """What differs from one receipt: hashes up to its size are recomputed from the bodies, in seconds for a million."""
    broken = chain.first_broken(receipt.size)
    if broken is not None:
        yield broken
    yield from _differing([receipt])


def _differing(some: Sequence[Receipt]) -> Iterator[Problem]:
    """Own and brought ones each by themselves: who hashes the log anew can also sign its own receipts again."""
    end, same = tables.read_end().seq, 0
    for receipt in sorted(some, key=lambda r: r.size):
        found = receipts.hash_at(receipt.size)
        if found == receipt.head:
            same = receipt.size
        else:
            kind, place = RECEIPT_AHEAD if found is None else RECEIPT_DIFFERS, Place(line=receipt.size, file="log")
            yield kind.at(place, first=same + 1, size=receipt.size, end=end, code=short_code(receipt))


def own() -> list[Receipt]:
    """The receipts in the log that can be read."""
    return [one.receipt for one in receipts.kept() if one.receipt is not None]


def _check_own() -> Iterator[Problem]:
    """A receipt in the log is signed, says what its record says, and is of what was before it."""
    for one in receipts.kept():
        receipt, problems = opened(one.written)
        sound = receipt is not None and not problems and receipt.size < one.seq
        if not sound or receipt is None or (one.edition, one.code) != (receipt.edition, short_code(receipt)):
            yield RECEIPT_UNSOUND.at(Place(record=one.record), record=one.record)


def _check_files() -> Iterator[Problem]:
    """Each receipt of an edition lies beside it, as the log has it; what the log does not know is a problem too."""
    known = {one.edition: one.written for one in receipts.kept() if one.edition}
    lying = dict(receipts.files(current_site()))
    for edition in sorted(known.keys() | lying.keys()):
        if known.get(edition) != lying.get(edition):
            yield RECEIPT_FILE.at(Place(file=f"editions/{edition}/{receipts.FILE}"), edition=edition)
