"""The editions as the log has them, as far as receipts and late entries ask: which periods were issued, and up to which revision."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.engine.ledger.loops import VOID
from youju.web.store import read

EDITIONS = "editions"


@dataclass(frozen=True, slots=True)
class Brief:
    """An edition: its id, title and period, the revision that its figures were computed at, whose it is, where it stands."""

    id: str
    title: str
    period: str
    as_of: int
    unit: int
    stage: str
    issued_on: str

    @property
    def span(self) -> Period:
        """Its period as days."""
        return Period.parse(self.period)


def editions() -> tuple[Brief, ...]:
    """Every edition, the oldest first; cheap to ask with each request."""
    last = read.last_of(EDITIONS)
    return _editions(*last) if last else ()


def issued() -> tuple[Brief, ...]:
    """Those that were issued and not withdrawn."""
    return tuple(one for one in editions() if one.stage == "issued")


@lru_cache(maxsize=8)
def _editions(seq: int, digest: bytes) -> tuple[Brief, ...]:
    """As of the last revision of an edition, whose hash stands for all before it."""
    found = []
    for revision in read.last_revisions_of(EDITIONS, seq).values():
        entry, data = revision.entry, revision.entry.data
        if entry.stage == VOID or not _period(str(data.get("period", ""))):
            continue
        first = str(entry.stages.get("issued", [""])[0])
        name, title, period = (str(data.get(word, "")) for word in ("name", "title", "period"))
        found.append(Brief(name, title, period, int(str(data.get("as_of", 0))), entry.unit, entry.stage, first))
    return tuple(found)


def _period(text: str) -> bool:
    try:
        Period.parse(text)
    except Refused:
        return False
    return True
