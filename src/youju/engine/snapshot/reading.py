"""How files of the base are read: always by an explicit list of columns, so that files of other ages fit together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from youju.engine.snapshot.columns import Columns
from youju.engine.snapshot.manifest import Part
from youju.engine.snapshot.sql import literal, name, nothing


def parquet(folder: Path, files: Iterable[str], alike: bool = False) -> str:
    """The table function that reads these files; `alike`: they all have the same columns.

    Without `union_by_name` DuckDB silently drops a column that only later files have; with it, it opens each file twice.
    """
    listed = ", ".join(literal(str(folder / file)) for file in files)
    return f"read_parquet([{listed}]{'' if alike else ', union_by_name=true'})"


def reading(folder: Path, parts: Iterable[Part], columns: Columns) -> str:
    """`SELECT columns FROM files`; a column that no file has yet is read as missing. There must be a file."""
    parts = list(parts)
    alike = all(part.columns.keys() == parts[0].columns.keys() for part in parts)
    present = {n for part in parts for n in part.columns}
    taken = ", ".join(name(c.name) if c.name in present else nothing(c) for c in columns.values())
    return f"SELECT {taken} FROM {parquet(folder, [part.name for part in parts], alike)}"
