"""Filters of a list: what is asked of one field, as values; into conditions over a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from youju.engine.base.problems import Place, Problem
from youju.engine.definitions import Field, Register
from youju.engine.definitions.model import PERSONAL_TYPES, Test
from youju.engine.figures.listing import holds_text
from youju.engine.figures.predicates import Predicate
from youju.engine.ledger.cells import Unfit
from youju.engine.ledger.cells.table import READERS
from youju.engine.ledger.model import Normalised
from youju.engine.snapshot.columns import HEAD as HEAD_COLUMNS
from youju.engine.snapshot.sheets import Sheet
from youju.web.commands.desk.entry_problems import BAD_FILTER, NO_FIELD
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown
from youju.web.store.lookup import StoreLookup
from youju.web.store.tree import REGISTER as UNITS

Asking = Literal["is", "min", "max", "has", "empty"]
_TEXTS = frozenset({"text", "long_text", "url"})
REFERRING = frozenset({"ref", "refs", "unit", "units"})
"""Types of fields that point to something with a name."""

_BETWEEN, _NUMBER = re.compile(r"[、;；\n]"), re.compile(r"(?:^|#)(\d+)$")
_ORDERED = frozenset({"integer", "decimal", "money", "hours", "date", "month", "datetime"})


@dataclass(frozen=True, slots=True)
class Filter:
    """`is` one of the values (codes, numbers; of lists: has one of them), `min` / `max` a bound as people write it, `has` a
    text holds these words, `empty` nothing is stated. `field` is a field id, `date` or `stage`."""

    field: str
    asking: Asking
    values: tuple[str, ...]


Conditions = tuple[list[Predicate], list[str], list[Problem]]


def filter_conditions(register: Register, sheet: Sheet, filters: Sequence[Filter]) -> Conditions:
    """Predicates, conditions as SQL, and the filters that cannot be understood."""
    predicates: list[Predicate] = []
    texts: list[str] = []
    problems: list[Problem] = []
    for one in filters:
        if one.field in ("date", "stage"):
            predicates += _of_head(sheet, one)
            continue
        field = register.fields.get(one.field)
        if field is None or field.personal or field.type in PERSONAL_TYPES:
            problems.append(NO_FIELD.at(field=one.field))
        elif one.asking == "has" and field.type in _TEXTS:
            texts += [holds_text(field, word) for value in one.values for word in value.split()]
        elif found := _of_field(field, sheet, one):
            predicates.append(found)
        else:
            problems.append(BAD_FILTER.at(Place(field=field.id), field=field.title.zh, said="、".join(one.values)))
    return predicates, texts, problems


def meant(office: Office, field: Field, texts: Iterable[str]) -> list[str]:
    """The numbers of what names mean, for a field that refers, as suggestions write them too (名称 #12); "0" for nothing.

    A person is meant by number only: no personal value is tried here.
    """
    pack, on = office.pack(), office.today.isoformat()
    lookup, target = StoreLookup(pack), field.register or UNITS
    found: list[str] = []
    for text in (part.strip() for one in texts for part in _BETWEEN.split(one)):
        if named := _NUMBER.search(text):
            found.append(named[1])
        elif text and not pack.registers[target].person:
            found += map(str, lookup.find(target, text, on))
    return found or ["0"]


def naming(shown: Shown, field: Field, text: str) -> str:
    """What a filter of a field that refers says: of a number its name as well, so that people can read it."""
    if not text.isdecimal():
        return text
    said = shown.value(field, int(text))
    return said if field.type in ("unit", "units") or said.endswith(f"#{text}") else f"{said} #{text}"


def _of_head(sheet: Sheet, one: Filter) -> list[Predicate]:
    test: Test = {"min": "gte", "max": "lte"}.get(one.asking, "in")  # type: ignore[assignment]
    values = [value for value in one.values if one.field == "stage" or _day(value)]
    column = sheet.columns[next(c.name for c in HEAD_COLUMNS if c.name == one.field)]
    return [Predicate(column, test, tuple(values))] if values else []


def _of_field(field: Field, sheet: Sheet, one: Filter) -> Predicate | None:
    column = sheet.columns[f"f_{field.id}"]
    if one.asking == "empty":
        return Predicate(column, "empty", (one.values[:1] != ("0",),))
    if one.asking in ("min", "max") and field.type in _ORDERED:
        value = _stored(field, one.values[0])
        return None if value is None else Predicate(column, "gte" if one.asking == "min" else "lte", (value,))
    if column.shape == "yes_no":
        return Predicate(column, "eq", (one.values[:1] == ("1",),))
    values: list[str | int] = [*one.values]
    if column.shape in ("whole", "wholes"):
        values = [v for text in one.values if (v := _number(field, text)) is not None]
    test: Test = "has" if column.shape in ("texts", "wholes") else "in"
    return Predicate(column, test, tuple(values)) if values else None


def _number(field: Field, text: str) -> int | None:
    if field.type in REFERRING:
        return int(text) if text.isdecimal() else None
    value = _stored(field, text)
    return value if isinstance(value, int) else None


def _stored(field: Field, text: str) -> int | str | None:
    """A bound as the ledger would store it; None where it cannot be read."""
    try:
        value = READERS[field.type](field)(text, Normalised({}, ""))
    except Unfit:
        return None
    return value if isinstance(value, int | str) else None


def _day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdecimal()
