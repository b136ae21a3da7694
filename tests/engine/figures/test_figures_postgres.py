"""The same figures from the log's tables in PostgreSQL, on a server of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.figures import outlets
from engine.figures.conftest import scope
from engine.figures.inventing import changes, indicators, written
from engine.snapshot.notebook import cast_units, read_office, unit_revisions
from private_postgres import binaries, cluster
from youju.engine.figures import Calculator, SqlEngine, Tree

psycopg = pytest.importorskip("psycopg")
pytestmark = pytest.mark.postgres
TABLES = """
CREATE TEMP TABLE revision (seq bigint PRIMARY KEY, record bigint, register text, body text);
CREATE TEMP TABLE record (id bigint PRIMARY KEY, register text, seq bigint);
"""
OFFICE = read_office()
TREE = Tree(unit_revisions(*cast_units()))
modest = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def server() -> Iterator[psycopg.Connection]:
    """A connection to an empty database."""
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    with cluster(programs) as url, psycopg.connect(url.format(name="postgres"), autocommit=True) as connection:
        connection.execute(TABLES)
        yield connection


def copied(book, server):
    """Both calculators over one history: SQLite's, and PostgreSQL's over a copy of its tables."""
    server.execute("TRUNCATE revision, record")
    with server.cursor() as cursor:
        rows = book.execute("SELECT seq, record, register, body FROM revision")
        cursor.executemany("INSERT INTO revision VALUES (%s, %s, %s, %s)", rows)
        cursor.executemany(
            "INSERT INTO record VALUES (%s, %s, %s)", book.execute("SELECT id, register, seq FROM record")
        )
    return (book.execute, "sqlite"), (lambda sql: server.execute(sql.encode()).fetchall(), "postgresql")


def answers(engine, indicator, where, pack=OFFICE, fields=("mode", "title", "free")):
    """Everything that can be asked of one indicator."""
    pack = replace(pack, indicators={"invented": indicator})
    ask = Calculator(pack, SqlEngine(*engine), TREE)
    cells = [sorted(map(str, c.rows)) for level in (None, 1) for c in ask.cells(["invented"], where, level)]
    parts = [ask.breakdown("invented", where, by) for by in ("month", "unit", *fields)]
    return ask.figures(["invented"], where), cells, parts, ask.shares("invented", where), ask.digest("invented", where)


@modest
@given(st.lists(changes(), min_size=3, max_size=25), indicators(), st.integers(1, 25))
def test_postgresql_gives_what_sqlite_gives(server, history, indicator, as_of):
    sqlite, postgresql = copied(written(history), server)
    for where in (scope("2024-01-01..2025-12-31"), scope(as_of=min(as_of, len(history)))):
        assert answers(sqlite, indicator, where) == answers(postgresql, indicator, where)


@modest
@given(outlets.histories(), outlets.indicators(), st.integers(1, 25))
def test_records_that_change_on_a_day_are_the_same(server, history, indicator, as_of):
    sqlite, postgresql = copied(outlets.written(history), server)
    for where in (scope("2024-01-01..2025-12-31"), scope("2024", as_of=min(as_of, len(history)))):
        found = [answers(e, indicator, where, outlets.PACK, ("level", "name")) for e in (sqlite, postgresql)]
        assert found[0] == found[1]


def test_a_stock_is_the_same(server):
    book = written([])
    for until in ({}, {"until": "2025-06-30"}, {"until": "2026-01-01"}):
        book.write("speakers", unit=0, since="2025-01-01", **until)
    found = [
        Calculator(OFFICE, SqlEngine(*engine), TREE).figures(["speakers"], scope())[0]
        for engine in copied(book, server)
    ]
    assert found[0].value == found[1].value == 2
