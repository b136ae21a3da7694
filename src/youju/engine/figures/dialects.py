"""Predicates into SQL. A portable subset; what the databases do not share stands in three small classes.

They differ in where a column's value comes from, in asking whether a list holds a value, in taking a list apart and in
the month of a date. Everything else is the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from youju.engine.figures.predicates import Either, Operand, Predicate
from youju.engine.snapshot import Column, literal, name

_OPERATORS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


_POSTGRES_TYPES = {"whole": "::bigint", "yes_no": "::boolean", "text": ' COLLATE "C"', "day": ' COLLATE "C"'}


class Dialect(Protocol):
    """What a database does its own way. Columns go by their snapshot names everywhere."""

    def month(self) -> str:
        """The column `date` as the number YYYYMM; NULL without a date."""

    def has(self, column: str, value: str) -> str:
        """Whether a list column holds a value."""

    def none_in(self, column: str) -> str:
        """Whether a list column has no members, or no value."""

    def members(self, relation: str, column: str, kept: str) -> str:
        """A query: a row (`member`, the columns `kept`) for each member of a list column of whole numbers."""

    def among(self, column: str, values: Sequence[str]) -> str:
        """Whether a column holds one of these literals; there are at least two."""

    def pairs(self, pairs: Mapping[int, int]) -> str:
        """A query: a row of two whole numbers for each pair; there is one."""


MANY = 32
"""Numbers from which on DuckDB reads them faster as one text than as so many constants."""


def _listed(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(values)})"


def _values(pairs: Mapping[int, int]) -> str:
    return f"VALUES {', '.join(f'({one}, {other})' for one, other in sorted(pairs.items()))}"


class DuckDialect:
    """DuckDB over the snapshot's typed columns."""

    def month(self) -> str:
        """The column `date` as the number YYYYMM."""
        return "year(date) * 100 + month(date)"

    def has(self, column: str, value: str) -> str:
        """Whether a list column holds a value."""
        return f"list_contains({column}, {value})"

    def none_in(self, column: str) -> str:
        """Whether a list column has no members, or no value."""
        return f"({column} IS NULL OR len({column}) = 0)"

    def members(self, relation: str, column: str, kept: str) -> str:
        """A row for each member of a list column."""
        return f"SELECT unnest({column}) AS member, {kept} FROM {relation}"

    def among(self, column: str, values: Sequence[str]) -> str:
        """Whether a column holds one of these literals."""
        if len(values) < MANY or not all(value.isdecimal() for value in values):
            return _listed(column, values)
        return f"{column} IN (SELECT {_unnested(values)})"

    def pairs(self, pairs: Mapping[int, int]) -> str:
        """A row for each pair."""
        if len(pairs) < MANY:
            return _values(pairs)
        return f"SELECT {_unnested(map(str, pairs))}, {_unnested(map(str, pairs.values()))}"


def _unnested(numbers: Iterable[str]) -> str:
    return f"unnest(CAST('[{','.join(numbers)}]' AS BIGINT[]))"


class SqliteDialect:
    """SQLite and its JSON functions. Dates are text `YYYY-MM-DD`, lists JSON text, yes and no 1 and 0."""

    def relation(self, columns: Iterable[Column], chosen: str) -> str:
        """Revisions of a register, those `chosen` by `heads` or `every`."""
        taken = ", ".join(f"{self._taken(c)} AS {name(c.name)}" for c in columns)
        return f"(SELECT {taken} FROM {chosen})"

    def _taken(self, column: Column) -> str:
        steps = "".join(f"[{step}]" if isinstance(step, int) else f'."{step}"' for step in column.path)
        return _or_office(column, f"json_extract(v.body, {literal('$' + steps)})")

    def month(self) -> str:
        """The column `date` as the number YYYYMM."""
        return "CAST(substr(date, 1, 4) || substr(date, 6, 2) AS INTEGER)"

    def has(self, column: str, value: str) -> str:
        """Whether a list column holds a value."""
        return f"EXISTS (SELECT 1 FROM json_each({column}) AS held WHERE held.value = {value})"

    def none_in(self, column: str) -> str:
        """Whether a list column has no members, or no value."""
        return f"({column} IS NULL OR {column} = '[]')"

    def members(self, relation: str, column: str, kept: str) -> str:
        """A row for each member of a list column."""
        return f"SELECT held.value AS member, {kept} FROM {relation}, json_each({column}) AS held"

    def among(self, column: str, values: Sequence[str]) -> str:
        """Whether a column holds one of these literals."""
        return _listed(column, values)

    def pairs(self, pairs: Mapping[int, int]) -> str:
        """A row for each pair."""
        return _values(pairs)


class PostgresDialect:
    """PostgreSQL and jsonb. Dates are text in byte order; `OFFSET 0` keeps each body from being parsed per column."""

    def relation(self, columns: Iterable[Column], chosen: str) -> str:
        """Revisions of a register, those `chosen` by `heads` or `every`."""
        taken = ", ".join(f"{self._taken(c)} AS {name(c.name)}" for c in columns)
        bodies = f"SELECT v.body::jsonb AS body FROM {chosen} OFFSET 0"
        return f"(SELECT {taken} FROM ({bodies}) AS bodies OFFSET 0)"

    def _taken(self, column: Column) -> str:
        path = literal("{" + ",".join(str(step) for step in column.path) + "}")
        if column.shape in ("texts", "wholes"):
            return f"(body #> {path})"
        return _or_office(column, f"(body #>> {path}){_POSTGRES_TYPES[column.shape]}")

    def month(self) -> str:
        """The column `date` as the number YYYYMM."""
        return "CAST(substr(date, 1, 4) || substr(date, 6, 2) AS integer)"

    def has(self, column: str, value: str) -> str:
        """Whether a list column holds a value."""
        return f"{column} @> to_jsonb({value if value.isdecimal() else f'{value}::text'})"

    def none_in(self, column: str) -> str:
        """Whether a list column has no members, or no value."""
        return f"({column} IS NULL OR {column} = '[]'::jsonb)"

    def members(self, relation: str, column: str, kept: str) -> str:
        """A row for each member of a list column."""
        held = f"jsonb_array_elements_text(COALESCE({column}, '[]'::jsonb)) AS held(value)"
        return f"SELECT held.value::bigint AS member, {kept} FROM {relation}, {held}"

    def among(self, column: str, values: Sequence[str]) -> str:
        """Whether a column holds one of these literals."""
        return _listed(column, values)

    def pairs(self, pairs: Mapping[int, int]) -> str:
        """A row for each pair."""
        return _values(pairs)


LOG_DIALECTS: dict[str, SqliteDialect | PostgresDialect] = {"sqlite": SqliteDialect(), "postgresql": PostgresDialect()}
"""The databases that may hold a log, by the name that Django gives them."""


def heads(register: str, as_of: int | None) -> str:
    """A FROM clause: revision `v` of each record of a register that stands at a seq (None: now)."""
    named = literal(register)
    if as_of is None:
        return f"record AS r JOIN revision AS v ON v.seq = r.seq WHERE r.register = {named}"
    last = f"SELECT max(seq) AS seq FROM revision WHERE register = {named} AND seq <= {as_of} GROUP BY record"
    return f"({last}) AS h JOIN revision AS v ON v.seq = h.seq"


def every(register: str, as_of: int) -> str:
    """A FROM clause: all revisions `v` of the records of a register up to a seq."""
    return (
        f"record AS r JOIN revision AS v ON v.record = r.id WHERE r.register = {literal(register)} AND v.seq <= {as_of}"
    )


def _or_office(column: Column, text: str) -> str:
    return f"COALESCE({text}, 0)" if column.name == "unit" else text  # left out of the body: the office itself


def condition(predicates: Iterable[Predicate | Either], dialect: Dialect) -> str:
    """Predicates joined by AND, "" for none."""
    return " AND ".join(_either(p, dialect) if isinstance(p, Either) else _one(p, dialect) for p in predicates)


def _either(either: Either, dialect: Dialect) -> str:
    return f"({' OR '.join(f'({condition(option, dialect)})' for option in either.options)})"


def _one(predicate: Predicate, dialect: Dialect) -> str:
    column = name(predicate.column.name)
    if predicate.test == "empty":
        empty = _empty(predicate.column, column, dialect)
        return empty if predicate.values[0] else f"NOT {empty}"
    values = [_operand(v) for v in predicate.values]
    test = _TESTS.get(predicate.test, _ordered)(column, values, predicate, dialect)
    nullable = [column, *(name(v.name) for v in predicate.values if isinstance(v, Column))]
    return f"({' OR '.join([test, *(f'{n} IS NULL' for n in nullable)])})" if predicate.or_empty else test


def _empty(column: Column, quoted: str, dialect: Dialect) -> str:
    if column.shape in ("texts", "wholes"):
        return dialect.none_in(quoted)
    return f"({quoted} IS NULL OR {quoted} = '')" if column.shape == "text" else f"({quoted} IS NULL)"


def _ordered(column: str, values: list[str], predicate: Predicate, dialect: Dialect) -> str:
    return f"{column} {_OPERATORS[predicate.test]} {values[0]}"


def _equal(column: str, values: list[str], predicate: Predicate, dialect: Dialect) -> str:
    if not values:
        return "1 = 0"
    return f"{column} = {values[0]}" if len(values) == 1 else dialect.among(column, values)


def _unequal(column: str, values: list[str], predicate: Predicate, dialect: Dialect) -> str:
    return f"NOT ({_equal(column, values, predicate, dialect)})"


def _holding(column: str, values: list[str], predicate: Predicate, dialect: Dialect) -> str:
    tests = [dialect.has(column, v) for v in values]
    return tests[0] if len(tests) == 1 else f"({' OR '.join(tests)})"


_TESTS = {"eq": _equal, "in": _equal, "ne": _unequal, "has": _holding}


def _operand(value: Operand) -> str:
    return name(value.name) if isinstance(value, Column) else literal(value)
