"""Engines behind one protocol: the calculator over the snapshot, or over what a server has in memory; the oracle over the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from youju.engine.definitions import Pack
from youju.engine.figures.dialects import (
    LOG_DIALECTS,
    Dialect,
    DuckDialect,
    PostgresDialect,
    SqliteDialect,
    every,
    heads,
)
from youju.engine.snapshot import Column, Snapshot, State, Valid
from youju.engine.snapshot.sheets import Sheets
from youju.engine.snapshot.workshop import workshop

Rows = Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query reads: columns of a register's records, dated in `years` (first, last; None: any or undated).

    `valid`: each record as it is valid on a day (None: as it was last entered).
    """

    register: str
    columns: tuple[Column, ...]
    years: tuple[int, int] | None
    valid: Valid | None = None


Query = tuple[Wanted, Callable[[str], str]]
"""What is read, and what makes the query over its relation (a query in parentheses)."""


class View(Protocol):
    """The ledger as of one seq, asked by SQL."""

    @property
    def seq(self) -> int:
        """The seq it stands at."""

    @property
    def dialect(self) -> Dialect:
        """How its SQL is written."""

    def select(self, wanted: Wanted, build: Callable[[str], str]) -> Rows:
        """The rows of one query."""

    def select_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        """The rows of several queries, in their order."""

    def recall_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        """The same; short answers may be remembered for as long as nothing that they are made of changes."""


class Engine(Protocol):
    """Gives views."""

    def at(self, as_of: int | None) -> View:
        """The ledger as of a seq; None: as it is now."""


@dataclass(frozen=True, slots=True)
class _DuckView:
    state: State
    dialect: Dialect

    @property
    def seq(self) -> int:
        return self.state.seq

    def select(self, wanted: Wanted, build: Callable[[str], str]) -> Rows:
        return self.state.rows(self._sql(wanted, build))

    def select_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        return self.state.rows_of_each([self._sql(wanted, build) for wanted, build in queries])

    def recall_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        return self.state.recalled([self._sql(wanted, build) for wanted, build in queries])

    def _sql(self, wanted: Wanted, build: Callable[[str], str]) -> str:
        if wanted.valid:
            return build(self.state.relation_on(wanted.register, wanted.columns, wanted.valid))
        return build(self.state.relation(wanted.register, wanted.columns, wanted.years))


class DuckEngine:
    """The calculator: DuckDB over the snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def at(self, as_of: int | None) -> View:
        """The ledger as of a seq; None: as it is now."""
        return _DuckView(self.snapshot.at(as_of), DuckDialect())


class StateEngine:
    """The calculator over one state that somebody holds; it is given whichever seq is asked."""

    def __init__(self, state: State) -> None:
        self._view = _DuckView(state, DuckDialect())

    def at(self, as_of: int | None) -> View:
        """The ledger as of the state's seq."""
        return self._view


class LiveEngine:
    """The calculator of a server: a register whose sheet stands at the seq is asked in memory, any other in the snapshot."""

    def __init__(self, snapshot: Snapshot, pack: Pack, sheets: Sheets) -> None:
        self.snapshot, self.pack, self.sheets = snapshot, pack, sheets

    def at(self, as_of: int | None) -> View:
        """The ledger as of a seq; None: as it is now."""
        if as_of is None and self.snapshot.is_behind():
            self.snapshot.at()  # brings the base up to date
        return _LiveView(self, self.snapshot.source.head() if as_of is None else as_of, DuckDialect())


@dataclass
class _LiveView:
    engine: LiveEngine
    seq: int
    dialect: Dialect

    @cached_property
    def _elsewhere(self) -> _DuckView:
        return _DuckView(self.engine.snapshot.at(self.seq), self.dialect)

    def select(self, wanted: Wanted, build: Callable[[str], str]) -> Rows:
        return self.select_each([(wanted, build)])[0]

    def select_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        found = [self._in_memory(query, recalled=False) for query in queries]
        rest = [query for query, rows in zip(queries, found, strict=True) if rows is None]
        return _filled(found, self._elsewhere.select_each(rest) if rest else ())

    def recall_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        found = [self._in_memory(query, recalled=True) for query in queries]
        rest = [query for query, rows in zip(queries, found, strict=True) if rows is None]
        return _filled(found, self._elsewhere.recall_each(rest) if rest else ())

    def _in_memory(self, query: Query, recalled: bool) -> Rows | None:
        """The rows, where the register's sheet stands at this seq, and still does once it has been asked."""
        wanted, build = query
        shop, sheets = workshop(self.engine.snapshot.folder), self.engine.sheets
        sheet = None if wanted.valid else sheets.standing(shop, self.engine.pack.registers[wanted.register], self.seq)
        if sheet is None:
            return None
        sql = build(sheet.table)
        said = f"{sql} -- filled to {sheet.filled}"
        if recalled and (known := shop.recall(said)) is not None:
            return known
        rows = shop.rows(sql)
        if not sheets.stands(sheet):
            return None
        if recalled:
            shop.remember(said, rows)
        return rows


def _filled(found: Sequence[Rows | None], rest: Sequence[Rows]) -> Sequence[Rows]:
    """What was found, with the rest in the places that are empty."""
    more = iter(rest)
    return [next(more) if rows is None else rows for rows in found]


@dataclass(frozen=True, slots=True)
class _SqlView:
    execute: Callable[[str], Rows]
    dialect: SqliteDialect | PostgresDialect
    seq: int
    live: bool

    def select(self, wanted: Wanted, build: Callable[[str], str]) -> Rows:
        if wanted.valid:
            revisions = self.dialect.relation(wanted.valid.needs(wanted.columns), every(wanted.register, self.seq))
            return self.execute(build(wanted.valid.picked(revisions, wanted.columns)))
        if self.live:
            rows = self.execute(build(self.dialect.relation(wanted.columns, heads(wanted.register, None))))
            if _head(self.execute) == self.seq:  # the heads of records were those of this seq
                return rows
        return self.execute(build(self.dialect.relation(wanted.columns, heads(wanted.register, self.seq))))

    def select_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        return [self.select(wanted, build) for wanted, build in queries]

    def recall_each(self, queries: Sequence[Query]) -> Sequence[Rows]:
        return self.select_each(queries)


class SqlEngine:
    """The oracle and the fallback: any database that holds the tables `record` and `revision`.

    `execute` gives the rows of one SELECT without parameters; `dialect` is "sqlite" or "postgresql".
    """

    def __init__(self, execute: Callable[[str], Rows], dialect: str) -> None:
        self.execute = execute
        self.dialect = LOG_DIALECTS[dialect]

    def at(self, as_of: int | None) -> View:
        """The ledger as of a seq; None: as it is now."""
        seq = _head(self.execute) if as_of is None else as_of
        return _SqlView(self.execute, self.dialect, seq, as_of is None)


def _head(execute: Callable[[str], Rows]) -> int:
    return int(execute("SELECT COALESCE(max(seq), 0) FROM revision")[0][0])
