"""The calculator of a folder: one DuckDB database in memory that can reach nothing else, a cursor per thread."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from youju.engine.snapshot.sql import literal, name

HANDS = 2
"""Queries that run side by side for one question. A query over few records keeps one thread of DuckDB busy, no more."""

RECALLED = 2_000
"""So many answers are remembered, none of more rows than `SHORT`."""

SHORT = 1_000

Answer = list[tuple[Any, ...]]
Thing = TypeVar("Thing")
Done = TypeVar("Done")
_LOCK = threading.Lock()
_WORKSHOPS: dict[Path, Workshop] = {}


class Workshop:
    """Runs SQL over the files of `folder`. Any other file, the network and any later setting are refused."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._database = duckdb.connect(":memory:")
        inside = literal(str(folder))
        for setting in (
            f"SET temp_directory = {literal(str(folder / 'tmp'))}",
            f"SET allowed_directories = [{inside}]",
            "SET parquet_metadata_cache = true",  # files of a base never change
            "SET enable_external_access = false",
            "SET lock_configuration = true",
        ):
            self._database.execute(setting)
        self._mine = threading.local()
        self._hands = ThreadPoolExecutor(HANDS, f"workshop of {folder.name}")
        self._recalled: OrderedDict[str, Answer] = OrderedDict()
        self._recalling = threading.Lock()

    def run(self, sql: str) -> None:
        """Run a statement for its effect."""
        self._cursor().execute(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._cursor().execute(sql).fetchall()

    def recall(self, sql: str) -> Answer | None:
        """The rows that were remembered for a query; None for none."""
        with self._recalling:
            if sql in self._recalled:
                self._recalled.move_to_end(sql)
            return self._recalled.get(sql)

    def remember(self, sql: str, rows: Answer) -> None:
        """Remember a short answer to a query over files and tables that never change; their names are not given again."""
        if len(rows) > SHORT:
            return
        with self._recalling:
            self._recalled[sql] = rows
            while len(self._recalled) > RECALLED:
                self._recalled.popitem(last=False)

    def stream(self, sql: str, part: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query in lists of up to `part`, on a cursor of its own; so much is in memory at a time."""
        with self._database.cursor() as cursor:
            found = cursor.execute(sql)
            while rows := found.fetchmany(part):
                yield rows

    def together(self, *statements: str, values: Sequence[Any] = ()) -> None:
        """Run statements as one: readers see all of them done, or none. `values` are the parameters of the last."""
        cursor = self._cursor()
        cursor.execute("BEGIN")
        try:
            for statement in statements[:-1]:
                cursor.execute(statement)
            cursor.execute(statements[-1], list(values) or None)
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")

    def spread(self, work: Callable[[Thing], Done], things: Sequence[Thing]) -> list[Done]:
        """`work` done on each of `things`, some side by side; the first error is raised. Not to be called by `work`."""
        if len(things) < 2:
            return [work(thing) for thing in things]
        begun = [self._hands.submit(work, thing) for thing in things]
        wait(begun)
        return [done.result() for done in begun]

    def drop(self, tables: Iterable[str]) -> None:
        """Drop tables. Through a cursor of its own, for the collector may call this in the middle of a query."""
        with self._database.cursor() as cursor:
            for table in tables:
                cursor.execute(f"DROP TABLE IF EXISTS {name(table)}")

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        if not hasattr(self._mine, "cursor"):
            self._mine.cursor = self._database.cursor()
        cursor: duckdb.DuckDBPyConnection = self._mine.cursor
        return cursor


def workshop(folder: Path) -> Workshop:
    """The workshop of a folder, the same one for the whole process; makes the folder where it is missing."""
    folder = folder.resolve()
    (folder / "tmp").mkdir(parents=True, exist_ok=True)
    with _LOCK:
        if folder not in _WORKSHOPS:
            _WORKSHOPS[folder] = Workshop(folder)
        return _WORKSHOPS[folder]
