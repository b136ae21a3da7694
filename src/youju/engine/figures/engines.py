"""Two engines behind one protocol: the calculator over the snapshot, the oracle over the log's own tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

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
