"""What a form may say beside an entry before it is saved: what looks like the same event, what is worth a second look.

Reads only, through indexes: the unit's last records of the register and everybody's of a few days. Nothing is filed and
nothing stands in the way of saving.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from youju.engine.base.problems import Problem
from youju.engine.definitions import Register
from youju.engine.ledger import Normalised
from youju.engine.quality import Pair, Seen, ask_one, candidates, fuzzy_of
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.questions.seeing import Eyes, around
from youju.web.store import neighbours, read

OWN = 400
"""So many of the unit's last records say what is usual for it."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Double:
    """A record that looks like the entry: whose, of which day, entered by whom, what agrees (Chinese, English)."""

    record: int
    title: str
    date: str
    unit: int
    unit_name: str
    entered_by: str
    why: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Notices:
    """What may be said beside the form: duplicate candidates, the likest first, and questions."""

    duplicates: tuple[Double, ...] = ()
    questions: tuple[Problem, ...] = ()


def notices(
    office: Office, acting: Acting, register: str, raw: Mapping[str, Any], unit: int, record: int = 0
) -> Notices:
    """Look at an entry as it is being typed; `record` is its number where a saved one is changed.

    Nothing is said to who may not enter for the unit, nor about fields that cannot be read yet.
    """
    desk = Desk(office, who(acting), office.register(register))
    if desk.refuse_unless(unit):
        return Notices()
    row = desk.normaliser.row(raw, on=desk.on)
    eyes = Eyes(office, desk.register)
    co_units = tuple(sorted(_units_of(desk.register, row)))
    mine = Seen(record, unit, row.date, eyes.plain(row.data), co_units, desk.on)
    own = [eyes.seen(told) for told in neighbours.of_unit(register, unit, OWN)]
    questions = tuple(q.problem for q in ask_one(desk.register, mine, own, around(office)))
    return Notices(_doubles(office, desk.register, mine, eyes), questions)


def _units_of(register: Register, row: Normalised) -> set[int]:
    """Units that the entry itself names as taking part."""
    found: set[int] = set()
    for field in register.live_fields():
        value = row.data.get(field.id)
        if field.type == "units" and isinstance(value, list):
            found.update(int(number) for number in value)
    return found


def _doubles(office: Office, register: Register, mine: Seen, eyes: Eyes) -> tuple[Double, ...]:
    fuzzy = fuzzy_of(register)
    if fuzzy is None or not mine.date:
        return ()
    day, span = date.fromisoformat(mine.date), timedelta(days=fuzzy.days)
    near = neighbours.dated(register.id, (day - span).isoformat(), (day + span).isoformat())
    found = candidates(fuzzy, mine, (eyes.seen(told) for told in near))[:SHOWN]
    return tuple(_double(office, pair, mine.record) for pair in found)


def _double(office: Office, pair: Pair, mine: int) -> Double:
    other = pair.second if pair.first.record == mine else pair.first
    day = date.fromordinal(other.day).isoformat()
    by = next(iter(read.writers((other.record,)).get(other.record, [])), "")
    name = around(office).unit_name(other.unit, day)
    return Double(other.record, other.title, day, other.unit, name, names_of([by])[by] if by else "", pair.why())
