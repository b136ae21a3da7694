"""How files of the base are read: always by an explicit list of columns, so that files of other ages fit together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from youju.engine.snapshot.columns import Column, Columns
from youju.engine.snapshot.manifest import Part
from youju.engine.snapshot.sql import literal, name, nothing


def parquet(folder: Path, files: Iterable[str]) -> str:
    """The table function that reads these files. Without `union_by_name` DuckDB drops what only later files have."""
    listed = ", ".join(literal(str(folder / file)) for file in files)
    return f"read_parquet([{listed}], union_by_name=true)"


def reading(folder: Path, parts: Iterable[Part], columns: Columns) -> str:
    """`SELECT columns FROM files`; a column that no file has yet is read as missing. There must be a file."""
    parts = list(parts)
    present = {n for part in parts for n in part.columns}
    return f"SELECT {', '.join(_taken(c, present) for c in columns.values())} FROM {parquet(folder, names_of(parts))}"


def names_of(parts: Iterable[Part]) -> list[str]:
    """File names of parts."""
    return [part.name for part in parts]


def _taken(column: Column, present: set[str]) -> str:
    return name(column.name) if column.name in present else nothing(column)
