"""The ledger as columns: an immutable base of Parquet files, and what has changed since; see README.md."""

from youju.engine.snapshot.columns import Column, Columns, columns_of
from youju.engine.snapshot.history import Valid
from youju.engine.snapshot.manifest import Manifest, Part
from youju.engine.snapshot.snapshot import Snapshot, State
from youju.engine.snapshot.source import RevisionSource
from youju.engine.snapshot.sql import literal, name

__all__ = [
    "Column", "Columns", "Manifest", "Part", "RevisionSource", "Snapshot", "State", "Valid", "columns_of", "literal",
    "name",
]  # fmt: skip
