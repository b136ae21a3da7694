"""The queries: the fused scan of a register, a page of the rows behind a figure, the credited shares.

Sums are cast, because databases widen them differently; distinct values are counted anew at each level, never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from youju.engine.figures.dialects import Dialect, condition
from youju.engine.figures.predicates import Plan, Tests
from youju.engine.snapshot import Column, name

Filters = Sequence[tuple[str, Tests]]
"""Aggregates, each with what the records satisfy that it is taken over."""


def value_of(plan: Plan) -> str:
    """The aggregate of a plan's measure."""
    if plan.column is None:
        return "count(*)"
    return _over(plan.operation, name(plan.column.name))


def scan(relation: str, dialect: Dialect, filters: Filters, groups: Sequence[str] = (), apart: bool = False) -> str:
    """All aggregates of a register in one pass; what their predicates share moves into the WHERE.

    With `apart` in all, then by each of the groups alone; the first column tells which (`GROUPING`). DuckDB only.
    """
    shared = [p for p in filters[0][1] if all(p in some for _, some in filters[1:])]
    listed = [*([f"GROUPING({', '.join(groups)})"] if apart else []), *groups]
    for aggregate, predicates in filters:
        own = condition((p for p in predicates if p not in shared), dialect)
        listed.append(_cast(aggregate, f" FILTER (WHERE {own})" if own else ""))
    where = condition(shared, dialect)
    text = f"SELECT {', '.join(listed)} FROM {relation} AS s"
    text += f" WHERE {where}" if where else ""
    if apart:
        return f"{text} GROUP BY GROUPING SETS ((), {', '.join(f'({group})' for group in groups)})"
    return text + (f" GROUP BY {', '.join(str(n + 1) for n in range(len(groups)))}" if groups else "")


def with_nodes(relation: str, dialect: Dialect, nodes: Mapping[int, int]) -> str:
    """The relation with a column `node`: what each unit stands for; units left out stand for themselves."""
    if not nodes:
        return f"(SELECT s.*, s.unit AS node FROM {relation} AS s)"
    return (
        f"(WITH {_stands(nodes, dialect)} SELECT s.*, COALESCE(stands.node, s.unit) AS node "
        f"FROM {relation} AS s LEFT JOIN stands ON stands.member = s.unit)"
    )


def page(relation: str, dialect: Dialect, plan: Plan, label: Column | None, span: tuple[int, int]) -> str:
    """A page of the records behind a figure; `span` is (after which record, how many). A deep page costs no more."""
    after, limit = span
    title = name(label.name) if label else "NULL"
    where = condition(plan.predicates, dialect)
    return (
        f"SELECT record, seq, unit, date, {title} AS title FROM {relation} AS s "
        f"WHERE {where} AND record > {after} ORDER BY record LIMIT {limit}"
    )


def tests_of(relation: str, dialect: Dialect, plans: Sequence[Plan], record: int) -> str:
    """For one record, whether it is behind each of the plans of its register: one row, or none."""
    tests = ", ".join(f"({condition(plan.predicates, dialect)})" for plan in plans)
    return f"SELECT {tests} FROM {relation} AS s WHERE record = {record}"


def credited(relation: str, dialect: Dialect, plan: Plan, nodes: Mapping[int, int]) -> str:
    """Per node the measure over the records it owns, shares or is credited with, each record once.

    Rows (node, value), and under the node NULL what there is in all. Units that `nodes` leaves out are left out.
    """
    value = name(plan.column.name) if plan.column else "1"
    chosen = f"SELECT record, unit, co_units, credited_units, {value} AS val FROM {relation} AS s"
    chosen += f" WHERE {condition(plan.predicates, dialect)}"
    lists = [dialect.members("chosen", column, "record, val") for column in ("co_units", "credited_units")]
    aggregate = _cast(_over(plan.operation, "val"), "")
    return (
        f"WITH {_stands(nodes, dialect)}, chosen AS ({chosen}), "
        f"named AS ({' UNION '.join(['SELECT unit AS member, record, val FROM chosen', *lists])}), "
        "credit AS (SELECT DISTINCT stands.node AS node, named.record AS record, named.val AS val "
        "FROM named JOIN stands ON stands.member = named.member), "
        "once AS (SELECT DISTINCT record, val FROM credit) "
        f"SELECT node, {aggregate} FROM credit GROUP BY node UNION ALL SELECT NULL, {aggregate} FROM once"
    )


def named_besides(relation: str, dialect: Dialect, plan: Plan) -> str:
    """How many records are shared with a unit or credited to one besides their own."""
    alone = " AND ".join(dialect.none_in(column) for column in ("co_units", "credited_units"))
    return f"SELECT count(*) FROM {relation} AS s WHERE {condition(plan.predicates, dialect)} AND NOT ({alone})"


def columns_for(plans: Iterable[Plan], *more: str) -> tuple[Column, ...]:
    """The columns that queries over these plans read, with those named in `more`."""
    found: dict[str, Column] = {}
    for plan in plans:
        found |= {c.name: c for c in plan.used} | {n: plan.columns[n] for n in more}
    return tuple(found.values())


def _stands(nodes: Mapping[int, int], dialect: Dialect) -> str:
    """A table of which node each unit stands for; one harmless row where there is none, for it may not be empty."""
    return f"stands(member, node) AS ({dialect.pairs(nodes or {-1: -1})})"


def _over(operation: str, column: str) -> str:
    return {"count": "count(*)", "sum": f"sum({column})", "distinct": f"count(DISTINCT {column})"}[operation]


def _cast(aggregate: str, filtered: str) -> str:
    whole = f"{aggregate}{filtered}"
    return f"CAST({whole} AS BIGINT)" if aggregate.startswith("sum") else whole
