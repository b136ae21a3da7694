"""A revision's body straight into a row of its register's columns: of the few that one person writes, a file takes longer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from youju.engine.snapshot.columns import Column, Columns, Shape

_LARGEST = 2**63 - 1


def row_of(body: bytes, columns: Columns) -> list[Any] | None:
    """The values of the columns in their order, None for one that is missing.

    No row at all where a value is not of its shape: whoever asks goes the way of many, which says what is wrong.
    """
    read = msgspec.json.decode(body)
    row = [_value(read, column) for column in columns.values()]
    fitting = (value is None or _FITS[c.shape](value) for value, c in zip(row, columns.values(), strict=True))
    return row if all(fitting) else None


def _value(body: Mapping[str, Any], column: Column) -> Any:
    if column.name == "unit":
        return body.get("unit", 0)  # left out of the body: the office itself
    found: Any = body
    for step in column.path:
        if isinstance(step, int):
            found = found[step] if isinstance(found, list) and len(found) > step else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    return found


def _whole(value: Any) -> bool:
    return type(value) is int and abs(value) <= _LARGEST


def _text(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value


_FITS: Mapping[Shape, Callable[[Any], bool]] = {
    "whole": _whole,
    "text": _text,
    "day": _text,
    "yes_no": lambda value: isinstance(value, bool),
    "texts": lambda value: isinstance(value, list) and all(map(_text, value)),
    "wholes": lambda value: isinstance(value, list) and all(map(_whole, value)),
}
