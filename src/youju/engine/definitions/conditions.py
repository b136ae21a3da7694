"""Reads the `where` of an indicator: column, test and values, each of them checked against the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from youju.engine.definitions.model import (
    NUMERIC_TYPES,
    Choice,
    Condition,
    Field,
    FieldRef,
    Loop,
    Register,
    ScopeDay,
    Test,
    Value,
)
from youju.engine.definitions.problems import BAD_TEST, BAD_VALUE, PERSONAL, UNKNOWN_KEY, WRONG_KIND
from youju.engine.definitions.tables import Table, nearest, scale

_ORDER: tuple[str, ...] = ("gt", "gte", "lt", "lte")
_DATES = ("date", "month", "datetime")
_MANY = ("choices", "refs", "units")
_NUMBERED = ("ref", "unit", "refs", "units")
"""Columns that hold numbers of records."""


@dataclass(frozen=True, slots=True)
class Column:
    """The left side of a condition: a name with the type of every name beside it, its codes, and the test."""

    name: str
    known: Mapping[str, str]
    field: Field | None
    choices: tuple[Choice, ...]
    test: str


def columns(register: Register, loop: Loop | None) -> dict[str, str]:
    """Names that a `where` may use and the type of each: fields, `stage`, `due_on`, and the dates of the stages."""
    found: dict[str, str] = {field.id: field.type for field in register.fields.values()}
    found |= {"stage": "choice", "due_on": "date"}
    for stage in loop.stages if loop else ():
        id_ = stage.replace("-", "_")
        found |= {f"stage_{id_}_first": "date", f"stage_{id_}_last": "date", f"stage_{id_}_times": "integer"}
    return found


def tests_for(type_: str) -> tuple[str, ...]:
    """The tests that a column of this type allows."""
    if type_ in _MANY:
        return ("has", "empty")
    if type_ in NUMERIC_TYPES or type_ in _DATES:
        return ("eq", "ne", "in", *_ORDER, "empty")
    return ("eq", "ne", "in", "empty")


def read_conditions(table: Table, register: Register, loop: Loop | None) -> tuple[Condition, ...]:
    """The conditions of a `where`; names, tests and values that cannot be are reported at their line."""
    known = columns(register, loop)
    found = []
    for key, value in table.values.items():
        name, _, test = key.partition("__")
        field = register.fields.get(name)
        if name not in known:
            table.unknown("字段 field", name, known, key)
            continue
        if field and field.personal:
            table.report(PERSONAL, key, name=name)
        test = test or ("in" if isinstance(value, list) else "eq")
        if test not in tests_for(known[name]):
            table.report(BAD_TEST, key, name=name, type=known[name], test=test, near="、".join(tests_for(known[name])))
            continue
        column = Column(name, known, field, _codes(name, field, loop), test)
        read = [_value(table, key, item, column) for item in _operands(table, key, value, column)]
        found.append(Condition(name, cast(Test, test), tuple(v for v in read if v is not None)))
    return tuple(found)


def _operands(table: Table, key: str, value: Any, column: Column) -> list[Any]:
    """The values a test is given: one, or for `in` at least one."""
    values = value if isinstance(value, list) else [value]
    if not values or (len(values) > 1 and column.test != "in"):
        table.report(BAD_VALUE, key, value=value, name=column.name, near="—")
        return []
    return values


def _codes(name: str, field: Field | None, loop: Loop | None) -> tuple[Choice, ...]:
    if field:
        return field.choices
    return tuple(Choice(s.id, s.title) for s in loop.stages.values()) if loop and name == "stage" else ()


def _value(table: Table, key: str, value: Any, column: Column) -> Value | None:
    if isinstance(value, Mapping) and column.test != "empty":
        return _no_constant(table, key, value, column)
    if column.choices and column.test != "empty":
        codes = [choice.code for choice in column.choices]
        near = "—" if value in codes else "、".join(nearest(str(value), codes) or codes[:8])
        read: Value | None = str(value) if value in codes else None
    else:
        near, read = "—", _plain_value(value, column)
    if read is None:
        table.report(BAD_VALUE, key, value=value, name=column.name, near=near)
    return read


def _no_constant(table: Table, key: str, value: Mapping[str, Any], column: Column) -> Value | None:
    """`{ field = "due_on" }`: another column of the record; `{ day = "scope" }`: the day of the figure."""
    if len(value) != 1:
        table.report(BAD_VALUE, key, value=dict(value), name=column.name, near="—")
        return None
    ((kind, word),) = value.items()
    if kind in _OPERANDS:
        return _OPERANDS[kind](table, key, str(word), column)
    near = "、".join(nearest(kind, _OPERANDS) or _OPERANDS)
    table.report(UNKNOWN_KEY, key, where=f"{table.name}.{key}", name=kind, near=near)
    return None


def _scope_day(table: Table, key: str, word: str, column: Column) -> ScopeDay:
    type_ = column.known[column.name]
    if word != "scope":
        table.unknown("日 day", word, ["scope"], key)
    elif type_ != "date":
        table.report(WRONG_KIND, key, name=column.name, found=type_, wanted="date")
    return ScopeDay()


def _other_column(table: Table, key: str, other: str, column: Column) -> FieldRef:
    wanted = column.known[column.name]
    if other not in column.known:
        table.unknown("字段 field", other, column.known, key)
    elif column.known[other] != wanted:
        table.report(WRONG_KIND, key, name=other, found=column.known[other], wanted=wanted)
    return FieldRef(other)


_OPERANDS: dict[str, Callable[[Table, str, str, Column], Value]] = {"field": _other_column, "day": _scope_day}
"""What a table on the right side of a condition may name."""


def _plain_value(value: Any, column: Column) -> Value | None:
    """The value as records store it, None where it is none of the column's type."""
    type_ = column.known[column.name]
    if column.test == "empty" or type_ == "bool":
        return value if isinstance(value, bool) else None
    if type_ in NUMERIC_TYPES:
        return scale(value, column.field.places if column.field else 0)
    if type_ in _DATES:
        return _moment(value, type_)
    if type_ in _NUMBERED:
        return value if type(value) is int else None  # true is an int too
    return value if isinstance(value, str) else None


def _moment(value: Any, type_: str) -> str | None:
    """A TOML date or a text as `YYYY-MM-DD`, `YYYY-MM` or `YYYY-MM-DDTHH:MM`."""
    text = f"{value}-01" if type_ == "month" and isinstance(value, str) else str(value)
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    lengths = {"date": 10, "month": 7, "datetime": 16}
    return read.isoformat(timespec="minutes")[: lengths[type_]]
