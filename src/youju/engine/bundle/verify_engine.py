"""The tables of a bundle as an engine of `figures`: definitions compiled anew run over them, the shipped SQL does not.

What is read is foreign: columns and types come from the definitions, and the database can reach these files only.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from youju.engine.base.problems import Place, Problem
from youju.engine.bundle.problems import NO_TABLE
from youju.engine.bundle.tables import UNITS, Held, rows_of, tabled
from youju.engine.definitions import Pack, Register
from youju.engine.figures.dialects import DuckDialect
from youju.engine.figures.engines import Query, Rows, View, Wanted
from youju.engine.figures.tree import Tree
from youju.engine.ledger.model import Entry, Revision
from youju.engine.snapshot import literal, name

_UNIT_FIELDS = ("code", "name", "short", "kind", "parent", "valid_from", "valid_to", "predecessors")
_LONGEST = 300


class Payload:
    """The tables in `folder` (the bag's `data`), each read once into memory with the columns that are needed."""

    def __init__(self, folder: Path, pack: Pack) -> None:
        self.folder, self.pack = folder, pack
        self.problems: list[Problem] = []
        self.tables: dict[str, tuple[list[Held], bool]] = {}
        self.rows = 0
        self._database = duckdb.connect(":memory:")
        for setting in (
            f"SET allowed_directories = [{literal(str(folder / 'records'))}]",
            "SET temp_directory = ''",
            "SET enable_external_access = false",
            "SET lock_configuration = true",
        ):
            self._database.execute(setting)

    def read(self, register: Register, needed: Collection[str]) -> bool:
        """Read the table of a register; False, and a problem, where it or a column that is needed is not there."""
        parquet = (self.folder / "records" / f"{register.id}.parquet").is_file()
        file = f"records/{register.id}.{'parquet' if parquet else 'csv'}"
        try:
            held = self._held(register, self.folder / file, parquet)
            names = {one.name for one in held}
            if missing := sorted(set(needed) - names):
                return self._no(file, f"{', '.join(missing)}")
            text = rows_of(register.id, held, parquet).replace("'records/", f"'{_quoted(self.folder)}/records/", 1)
            wanted = ", ".join(
                name(one.name) for one in held if one.name in {*needed, "record", "seq", "unit", "stage"}
            )
            self._database.execute(f"CREATE TABLE {name(f'rows_{register.id}')} AS SELECT {wanted} FROM ({text}) AS t")
        except (duckdb.Error, OSError, UnicodeDecodeError, csv.Error) as error:
            return self._no(file, " ".join(str(error).split())[:_LONGEST])
        self.tables[register.id] = held, parquet
        self.rows += int(self.ask(f"SELECT count(*) FROM {name(f'rows_{register.id}')}")[0][0])
        return True

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query over tables that were read."""
        return self._database.execute(sql).fetchall()

    def last_seqs(self, register: str) -> dict[int, int]:
        """The records of a table with their last revisions."""
        rows = self.ask(f"SELECT record, max(seq) FROM {name(f'rows_{register}')} GROUP BY record")
        return {int(record): int(seq) for record, seq in rows if record is not None and seq is not None}

    def tree(self) -> Tree:
        """The units, from all their revisions."""
        listed = ", ".join(name(f"f_{field}") for field in _UNIT_FIELDS)
        rows = self.ask(f"SELECT record, seq, stage, {listed} FROM {name(f'rows_{UNITS}')}")
        return Tree(_revision(row) for row in rows)

    def _held(self, register: Register, file: Path, parquet: bool) -> list[Held]:
        known = tabled(register, self.pack)
        if parquet:
            rows = self._database.execute(f"DESCRIBE SELECT * FROM read_parquet({literal(str(file))})").fetchall()
            head = [str(row[0]) for row in rows]
        else:
            with file.open(encoding="utf-8", newline="") as opened:
                head = next(csv.reader(opened), [])
        if unknown := [column for column in head if column not in known]:
            raise csv.Error(f"unknown columns: {', '.join(unknown)}")
        return [known[column] for column in dict.fromkeys(head)]

    def _no(self, file: str, why: str) -> bool:
        self.problems.append(NO_TABLE.at(Place(file=file), file=file, why=why))
        return False


def _quoted(folder: Path) -> str:
    return str(folder).replace("'", "''")


def _revision(row: Sequence[Any]) -> Revision:
    record, seq, stage, *values = row
    data = {f: _stored(v) for f, v in zip(_UNIT_FIELDS, values, strict=True) if v is not None}
    return Revision(int(seq), int(record), "", Entry(UNITS, "", 0, str(stage), "", "", data))


def _stored(value: Any) -> Any:
    return value if isinstance(value, int | list) else str(value)


class PayloadEngine:
    """Implements `figures.engines.Engine`: the tables are those of one seq, whichever is asked."""

    def __init__(self, payload: Payload, seq: int) -> None:
        self._view = _PayloadView(payload, seq)

    def at(self, as_of: int | None) -> View:
        """The only view there is."""
        return self._view


class _PayloadView:
    dialect = DuckDialect()

    def __init__(self, payload: Payload, seq: int) -> None:
        self._payload, self.seq = payload, seq

    def select(self, wanted: Wanted, build: Callable[[str], str]) -> Rows:
        rows = name(f"rows_{wanted.register}")
        relation = wanted.valid.picked(rows, wanted.columns) if wanted.valid else rows
        return self._payload.ask(build(relation))

    def select_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        return [self.select(wanted, build) for wanted, build in queries]

    def recall_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        return self.select_each(queries)


def needed_columns(used: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The columns of each table that verifying reads, the units with theirs."""
    found = {register: {*columns, "record", "seq", "unit", "date", "stage"} for register, columns in used.items()}
    found[UNITS] = {*found.get(UNITS, set()), "record", "seq", "stage", "unit", *(f"f_{f}" for f in _UNIT_FIELDS)}
    return found
