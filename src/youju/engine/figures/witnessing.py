"""The digests of the rows behind figures: all of a register's in one ordered scan, so that a freeze costs what a report does."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from youju.engine.figures.dialects import Dialect, condition
from youju.engine.figures.engines import Query, Rows, View
from youju.engine.figures.predicates import Plan, any_of
from youju.engine.figures.queries import with_nodes
from youju.engine.figures.scans import wanted_of

Nodes = Mapping[int, int] | None
_FIXED = 3
"""Columns before the tests: record, seq, node."""


def digests(view: View, figures: Mapping[str, Sequence[Plan]], nodes: Nodes = None) -> dict[tuple[str, Any], str]:
    """The digest of each figure by (its key, node): SHA-256 (hex) over the lines `RECORD SEQ` behind it, by record.

    `figures`: for each key the plans whose records stand behind it. `nodes`: for each unit the node its records are
    told apart by (None: not at all, all lie under the node None). A figure without records in a node is left out.
    """
    groups: dict[Any, dict[int, Plan]] = defaultdict(dict)
    for plans in figures.values():
        for made in plans:
            groups[made.register.id, made.valid][id(made)] = made
    scans = [list(group.values()) for group in groups.values()]
    found: dict[int, dict[Any, Rows]] = {}
    for plans, rows in zip(scans, view.select_each([_asked(view.dialect, p, nodes) for p in scans]), strict=True):
        found |= {id(made): _apart(rows, _FIXED + n) for n, made in enumerate(plans)}
    return {
        (key, node): _digest([found[id(made)].get(node, ()) for made in plans])
        for key, plans in figures.items()
        for node in {node for made in plans for node in found[id(made)]}
    }


def pairs(view: View, plans: Sequence[Plan]) -> dict[int, int]:
    """Record and seq of the rows behind a figure, by record."""
    found = {row[0]: row[1] for made in plans for row in view.select(*_asked(view.dialect, [made], None))}
    return {record: found[record] for record in sorted(found)}


def none() -> str:
    """The digest of no rows at all."""
    return hashlib.sha256().hexdigest()


def _asked(dialect: Dialect, plans: Sequence[Plan], nodes: Nodes) -> Query:
    """Every record behind any of these plans of one register, by number, with which of them it is behind."""
    tests = ", ".join(f"({condition(made.predicates, dialect)})" for made in plans)

    def build(relation: str) -> str:
        inside, node = (relation, "NULL") if nodes is None else (with_nodes(relation, dialect, nodes), "node")
        where = condition(any_of(plans), dialect)
        return f"SELECT record, seq, {node}, {tests} FROM {inside} AS s WHERE {where} ORDER BY record"

    return wanted_of(plans, "record", "seq", *(["unit"] if nodes is not None else [])), build


def _apart(rows: Rows, test: int) -> dict[Any, Rows]:
    found: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        if row[test]:
            found[row[2]].append(row)
    return dict(found)


def _digest(parts: Sequence[Rows]) -> str:
    """Over the rows of all parts, each record once."""
    rows = (
        parts[0] if len(parts) == 1 else sorted({row[0]: row for part in parts for row in part}.values(), key=_record)
    )
    return hashlib.sha256("".join(f"{row[0]} {row[1]}\n" for row in rows).encode()).hexdigest()


def _record(row: tuple[Any, ...]) -> int:
    return int(row[0])
