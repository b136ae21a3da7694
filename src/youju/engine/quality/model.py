"""What the rules look at and what they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from youju.engine.base.digests import canonical, hex_digest
from youju.engine.base.problems import Kind, Place, Problem
from youju.engine.base.workdays import Calendar
from youju.engine.definitions.model import Field, Register
from youju.engine.ledger.model import Lookup, Stored
from youju.engine.ledger.scale import written

NamesOfUnits = Callable[[int, str], str]
"""What a unit is called on a day: (number, `YYYY-MM-DD`) -> its short name."""


class Seen(NamedTuple):
    """A record as the rules see it: no actor, no personal value.

    `record` is 0 for one that is not saved yet. `entered_on` is the day on which its content was last written, "" if
    that is not known; `photos` are digests of its pictures.
    """

    record: int
    unit: int
    date: str
    data: Mapping[str, Stored]
    co_units: tuple[int, ...] = ()
    entered_on: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What else the rules may ask: records pointed to, the working days, what units are called."""

    lookup: Lookup
    calendar: Calendar
    unit_name: NamesOfUnits


@dataclass(frozen=True, slots=True)
class Question:
    """One thing worth asking, put to `unit`.

    `records`: the one asked about first; none where it is about a unit's year. `basis` are the values of the records
    themselves that were looked at: the same basis is the same question. `details` are the numbers behind it and fill
    the sentence.
    """

    kind: Kind
    register: str
    unit: int
    records: tuple[int, ...]
    field: str
    basis: tuple[str, ...]
    details: Mapping[str, str]

    @property
    def key(self) -> str:
        """32 hex digits that stand for the question: equal where it would be the same again."""
        said = [self.kind.code, self.register, str(self.unit), *map(str, self.records), self.field, *self.basis]
        return hex_digest(canonical(said))[:32]

    @property
    def problem(self) -> Problem:
        """The question as a problem of level `question`: its sentence and how to answer."""
        place = Place(record=next(iter(self.records), None), field=self.field)
        return self.kind.at(place, **self.details)


def question(
    kind: Kind, register: Register, row: Seen, field: str, basis: tuple[object, ...], **details: object
) -> Question:
    """A question about one record; a further record that belongs to it goes into `others`."""
    others = details.pop("others", ())
    records = (row.record, *others) if isinstance(others, tuple) else (row.record,)
    said = {name: str(value) for name, value in details.items()}
    return Question(kind, register.id, row.unit, records, field, tuple(str(b) for b in basis), said)


def named(field: Field) -> dict[str, str]:
    """The details `title`, `title_en` and `unit` of a field."""
    return {"title": field.title.zh, "title_en": field.title.in_("en"), "unit": field.unit}


def whole(row: Seen, field: str) -> int | None:
    """A number of the row as stored; None where it is missing."""
    value = row.data.get(field)
    return value if type(value) is int else None


def shown(field: Field, stored: int) -> str:
    """A stored number as people write it, with thousands apart."""
    text = written(field, stored)
    head, dot, tail = text.partition(".")
    return f"{int(head):,}{dot}{tail}" if head.lstrip("-").isdecimal() else text
