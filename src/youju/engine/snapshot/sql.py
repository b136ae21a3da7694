"""The one place where names and values become SQL text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from youju.engine.snapshot.columns import Column, Shape

Literal = str | int | bool | Decimal | date

DUCK_TYPES: dict[Shape, str] = {
    "whole": "BIGINT", "text": "VARCHAR", "day": "DATE", "yes_no": "BOOLEAN", "texts": "VARCHAR[]",
    "wholes": "BIGINT[]",
}  # fmt: skip


def name(text: str) -> str:
    """An identifier, quoted."""
    return '"' + text.replace('"', '""') + '"'


def literal(value: Literal) -> str:
    """A value, quoted; dates as `YYYY-MM-DD` text. Raises ValueError for a NUL, which SQLite would cut the text at."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    text = str(value)
    if "\0" in text:
        raise ValueError("no NUL in SQL")
    return "'" + text.replace("'", "''") + "'"


def names(columns: Iterable[Column]) -> str:
    """Names of columns, joined by commas."""
    return ", ".join(name(c.name) for c in columns)


def nothing(column: Column) -> str:
    """A missing value standing in for a column that a file does not have yet."""
    return f"CAST(NULL AS {DUCK_TYPES[column.shape]}) AS {name(column.name)}"
