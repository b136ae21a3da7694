"""Which days are worked, as the register of holidays has them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from youju.engine.base.workdays import Calendar
from youju.web.store import read

REGISTER = "holidays"


def calendar() -> Calendar:
    """The calendar of the office: read again when a holiday changes."""
    last = read.last_of(REGISTER)
    return _calendar(*last) if last else Calendar({})


@lru_cache(maxsize=4)
def _calendar(seq: int, digest: bytes) -> Calendar:
    """As of the last revision of a holiday; its hash stands for all before it."""
    days = (revision.entry.data for revision in read.live(REGISTER))
    return Calendar({date.fromisoformat(str(data["day"])): data["kind"] == "workday" for data in days})
