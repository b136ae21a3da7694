"""What the records behind a figure rest on: how many have evidence, how soon they were recorded, a few of the photos."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from zoneinfo import ZoneInfo

from youju.engine.definitions import Register
from youju.engine.figures import Row
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, rows_behind
from youju.web.commands.registers.evidence import Attached, evidence_of_each
from youju.web.commands.registers.listing import Lists
from youju.web.store import read

DAYS = 15
"""Recorded so many days after its date at the latest, a record is in time."""

MOST, PHOTOS = 5_000, 12
"""Records that are looked at, and photos that are shown."""


@dataclass(frozen=True, slots=True)
class Backing:
    """Of the `rows` looked at (`cut`: there are more), how many have evidence; of those `dated`, how many are in time.

    `photos` belong to records that the reader may read; none where the register holds personal values (`withheld`).
    """

    rows: int
    cut: bool
    evidenced: int
    dated: int
    in_time: int
    photos: tuple[Attached, ...]
    withheld: bool

    @property
    def bare(self) -> int:
        """Records without evidence."""
        return self.rows - self.evidenced

    @property
    def percent(self) -> Decimal | None:
        """Records in time per hundred dated ones, cut off after one place, so that 100 is all of them."""
        return Decimal(1000 * self.in_time // self.dated) / 10 if self.dated else None


def backing(office: Office, acting: Acting, indicator: str, question: Question) -> Backing:
    """What the records behind a figure rest on, for whoever may read them. Raises `Refused` as figures do."""
    found = rows_behind(office, indicator, question, limit=MOST + 1)
    rows = found[:MOST]
    attached = evidence_of_each(office, [row.record for row in rows])
    registers = _registers(office, rows)
    dated, in_time = _timely(office, rows)
    withheld, lists = any(_personal(register) for register in registers), Lists(office, acting)
    seen = [row for row in reversed(rows) if all(lists.reach(register).covers(row.unit) for register in registers)]
    files = (item for row in seen for item in attached.get(row.record, ()) if item.photo and item.path.exists())
    photos = () if withheld else tuple(islice(files, PHOTOS))
    return Backing(len(rows), len(found) > MOST, len(attached), dated, in_time, photos, withheld)


def _registers(office: Office, rows: list[Row]) -> list[Register]:
    """The registers of the rows: of one indicator they are of one register."""
    last = read.last([row.record for row in rows[:1]])
    return [office.register(revision.entry.register) for revision in last.values()]


def _personal(register: Register) -> bool:
    return register.person or any(field.personal or field.minor for field in register.fields.values())


def _timely(office: Office, rows: list[Row]) -> tuple[int, int]:
    """How many rows have a date, and how many of them were recorded within the days after it."""
    dated = {row.record: date.fromisoformat(row.date) for row in rows if row.date}
    zone, most = ZoneInfo(office.site.zone), timedelta(days=DAYS)
    recorded = {
        record: datetime.fromisoformat(first.recorded_at).astimezone(zone).date()
        for record, first in read.firsts(dated).items()
    }
    return len(dated), sum(day <= dated[record] + most for record, day in recorded.items())
