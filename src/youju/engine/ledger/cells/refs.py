"""References to records and units, by number, code or label, as they were called on the row's day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from youju.engine.base.problems import Kind
from youju.engine.definitions.model import Field
from youju.engine.ledger import problems as led
from youju.engine.ledger.cells.choices import split
from youju.engine.ledger.cells.text import as_text, line
from youju.engine.ledger.cells.unfit import Reader, Unfit
from youju.engine.ledger.model import Lookup, Normalised
from youju.engine.ledger.scale import SAFE

UNITS = "units"
_LONGEST_NAME = 500
_MOST_DIGITS = 18  # a unified social credit code; a number of more digits does not fit a table
Suggest = Callable[[str, str, str], Sequence[str]]
"""Names of a register most like a text on a day: (register, text, on) -> names, best first."""
_Finder = Callable[[Any, str], int]


def nothing_alike(register: str, text: str, on: str) -> Sequence[str]:
    """The suggestion of a caller that has none."""
    return ()


def target_of(field: Field) -> str:
    """The register that a reference or unit field points to."""
    return field.register or UNITS


def one_reader(field: Field, lookup: Lookup, suggest: Suggest = nothing_alike) -> Reader:
    """The number of one record (`ref`) or unit (`unit`)."""
    find = _finder(field, lookup, suggest)

    def read(value: Any, row: Normalised) -> int | None:
        if type(value) is str and not (value := line(value)):
            return None
        return find(value, row.on)

    return read


def many_reader(field: Field, lookup: Lookup, suggest: Suggest = nothing_alike) -> Reader:
    """The numbers of any number of records or units, sorted; a list, or a text with 、,，;； between."""
    find = _finder(field, lookup, suggest)

    def read(value: Any, row: Normalised) -> list[int] | None:
        parts = value if isinstance(value, (list, tuple)) else split(as_text(value))
        return sorted({find(part, row.on) for part in parts if part != ""}) or None

    return read


def _finder(field: Field, lookup: Lookup, suggest: Suggest) -> _Finder:
    """A function that gives the number of what a value names, or raises Unfit."""
    register = target_of(field)
    unknown = led.UNKNOWN_UNIT if field.type in ("unit", "units") else led.UNKNOWN_REF
    by_text = lookup.unit if unknown is led.UNKNOWN_UNIT else _record_finder(register, lookup)

    def find(value: Any, on: str) -> int:
        number, text = _whole(value), line(value)
        found: int | None = None
        if number is not None and abs(number) <= SAFE:
            found = number if lookup.attributes(register, number, on) is not None else None
        elif number is None and _may_name(text):
            found = by_text(text, on)
        if found is None:
            raise _unfit(unknown, text, suggest(register, text[:_LONGEST_NAME], on))
        return found

    return find


def _may_name(text: str) -> bool:
    """Whether a text is worth looking up: no name is that long, and no code or number has that many digits."""
    return len(text) <= (_MOST_DIGITS if text.isdecimal() else _LONGEST_NAME)


def _record_finder(register: str, lookup: Lookup) -> Callable[[str, str], int | None]:
    def find(text: str, on: str) -> int | None:
        records = lookup.find(register, text, on)
        if len(records) > 1:
            numbers = led.short("、".join(map(str, records)))
            raise Unfit(led.AMBIGUOUS_REF, text=led.short(text), count=len(records), numbers=numbers)
        return records[0] if records else None

    return find


def _whole(value: Any) -> int | None:
    """The record number that a value is; a workbook writes whole numbers with `.0`."""
    if type(value) is int:
        return value
    return int(value) if type(value) is float and value.is_integer() else None


def _unfit(kind: Kind, text: str, names: Sequence[str]) -> Unfit:
    return Unfit(kind, text=led.short(text), **led.likely(names))
