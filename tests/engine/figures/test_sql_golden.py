"""The SQL of a handful of definitions in each dialect, as kept in tests/golden/sql. `GOLDEN=write` writes it anew."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from engine.figures.conftest import scope
from youju.engine.definitions import Condition, FieldRef, ScopeDay
from youju.engine.figures.answers import filters_of
from youju.engine.figures.dialects import LOG_DIALECTS, DuckDialect, heads
from youju.engine.figures.predicates import Defined, plan
from youju.engine.figures.queries import columns_for, credited, page, scan, with_nodes

GOLDEN = Path(__file__).parents[2] / "golden" / "sql"
DIALECTS = {**LOG_DIALECTS, "duckdb": DuckDialect()}
WHERE = (
    Condition("mode", "ne", ("online",)),
    Condition("programme", "has", ("law",)),
    Condition("guests", "has", (7,)),
    Condition("people", "in", (5, 6)),
    Condition("free", "eq", (True,)),
    Condition("title", "empty", (False,)),
    Condition("stage_accepted_first", "lte", (FieldRef("due_on"),)),
    Condition("due_on", "lt", (ScopeDay(),)),
)


def relation(dialect, columns, as_of=None):
    """What the query reads: for DuckDB a name, for the others the log's own tables."""
    return "(lectures)" if isinstance(dialect, DuckDialect) else dialect.relation(columns, heads("lectures", as_of))


def plans(office, *ids, **more):
    """Plans of lectures, with `WHERE` in place of their own conditions if asked."""
    defined = Defined.of(office.registers["lectures"], office.loops["do-review"])
    found = [replace(office.indicators[i], **more) for i in ids]
    return [plan(indicator, defined, scope(), None) for indicator in found]


def every_test(office, dialect):
    made = plans(office, "sessions", where=WHERE)
    return scan(relation(dialect, columns_for(made)), dialect, [("count(*)", made[0].predicates)])


def fused(office, dialect):
    made = plans(office, "sessions", "people", "lecturers", "offline")
    filters = [part for one in made for part in filters_of(one)]
    columns = columns_for(made, "unit", "date")
    return scan(relation(dialect, columns), dialect, filters, ("unit", dialect.month()))


def rolled_up(office, dialect):
    made = plans(office, "lecturers")
    inside = with_nodes(relation(dialect, columns_for(made, "unit")), dialect, {3: 1, 4: 1})
    return scan(inside, dialect, [("count(DISTINCT f_speaker)", made[0].predicates)], ("node",))


def drilled(office, dialect):
    (made,) = plans(office, "people")
    columns = columns_for([made], "record", "seq", "unit", "date", "f_title")
    return page(relation(dialect, columns, 41), dialect, made, made.columns["f_title"], (120, 50))


def shared(office, dialect):
    (made,) = plans(office, "people")
    columns = columns_for([made], "record", "unit", "co_units", "credited_units")
    return credited(relation(dialect, columns), dialect, made, {0: 1, 1: 1, 2: 2})


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("query", [every_test, fused, rolled_up, drilled, shared], ids=lambda q: q.__name__)
def test_the_sql_is_the_one_kept(office, query, dialect):
    path = GOLDEN / f"{query.__name__}.{dialect}.sql"
    text = broken(query(office, DIALECTS[dialect]))
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_a_change_of_the_sql_is_noticed(office):
    assert broken(drilled(office, DIALECTS["sqlite"]) + " OFFSET 50") != (GOLDEN / "drilled.sqlite.sql").read_text(
        "utf-8"
    )


def broken(sql: str) -> str:
    """SQL over several lines, so that a difference can be read."""
    for word in (" FROM ", " WHERE ", " AND ", " JOIN ", " GROUP BY ", " ORDER BY ", " UNION "):
        sql = sql.replace(word, "\n" + word.strip() + " ")
    return sql.replace("\nJOIN ", "\n  JOIN ").replace("LEFT\n  JOIN", "\n  LEFT JOIN") + "\n"
