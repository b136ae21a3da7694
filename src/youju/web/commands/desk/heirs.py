"""Whose open work is whose: what a person entered or drafted before they handed over is their successor's since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from youju.engine.ledger import Revision
from youju.web.commands.desk.office import Office
from youju.web.store import read

REGISTER = "handovers"


@dataclass(frozen=True, slots=True)
class _Passing:
    giver: str
    heir: str
    until: str
    until_typed: str


class Heirs:
    """The hand-overs in force on a day (today). Instants are UTC, ISO 8601, as the log writes them.

    What is younger than a hand-over stays with who made it, even where they handed over before.
    """

    def __init__(self, office: Office, on: str = "") -> None:
        day = on or office.today.isoformat()
        due = (r for r in read.live(REGISTER) if str(r.entry.data["on"]) <= day)
        self._passings = sorted((_passing(office, r) for r in due), key=lambda p: p.until)

    @property
    def givers(self) -> frozenset[str]:
        """Everybody who handed something over."""
        return frozenset(p.giver for p in self._passings)

    def of(self, user: str, at: str) -> str:
        """Who has now what `user` wrote at an instant."""
        for passing in self._passings:
            if passing.giver == user and at <= passing.until:
                user, at = passing.heir, passing.until
        return user

    def of_draft(self, user: str, saved_at: str) -> str:
        """The same for a draft, which is stamped by the clock of the machine."""
        for passing in self._passings:
            if passing.giver == user and saved_at <= passing.until_typed:
                user, saved_at = passing.heir, passing.until_typed
        return user

    def before(self, user: str) -> Iterator[str]:
        """The user, then everybody whose work may have come to them."""
        yield user
        yield from sorted(self.givers - {user})


def stamp(moment: datetime) -> str:
    """An instant as the log writes it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _passing(office: Office, revision: Revision) -> _Passing:
    data = revision.entry.data
    zone = ZoneInfo(office.site.zone)
    begins = stamp(datetime.combine(date.fromisoformat(str(data["on"])), time(), zone))
    typed = str(revision.entry.source.get("clock", revision.recorded_at))
    users = str(data["from_user"]), str(data["to_user"])
    return _Passing(*users, max(begins, revision.recorded_at), max(begins, typed))
