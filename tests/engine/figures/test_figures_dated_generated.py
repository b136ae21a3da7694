"""Invented lists whose records change on a day: DuckDB, SQLite and plain Python agree, on any day, at any seq."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.figures import recount
from engine.figures.conftest import both, scope
from engine.figures.outlets import PACK, histories, indicators, outlet, written
from engine.snapshot.notebook import Notebook, cast_units, unit_revisions
from youju.engine.definitions import Indicator
from youju.engine.figures import Calculator, Tree

TREE = Tree(unit_revisions(*cast_units()))
FOLDER = Path(tempfile.mkdtemp())
modest = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
periods = st.sampled_from(["2024", "2025", "2024-12", "2023", "2024-06-01..2025-06-30"])


@pytest.fixture(scope="module", autouse=True)
def _tidy() -> Iterator[None]:
    """One folder for all examples; gone at the end."""
    yield
    shutil.rmtree(FOLDER)


def calculators(book: Notebook, indicator: Indicator) -> tuple[Calculator, Calculator]:
    """DuckDB's and SQLite's, over a snapshot that has not been made yet."""
    shutil.rmtree(FOLDER / "snapshot", ignore_errors=True)
    pack = replace(PACK, indicators={**PACK.indicators, "invented": indicator})
    makers = both(FOLDER, book, TREE)
    return makers["duckdb"](pack), makers["sqlite"](pack)


@modest
@given(histories(), indicators(), periods, st.integers(1, 25))
def test_three_ways_of_counting_give_one_figure_and_its_rows(history, indicator, period, as_of):
    book = written(history)
    for where in (scope(period), scope(period, as_of=min(as_of, len(history)))):
        bodies = recount.behind(book, PACK, indicator, where)
        for ask in calculators(book, indicator):
            found = ask.figures(["invented"], where)[0]
            assert (found.value or 0, found.rows) == (recount.value(PACK, indicator, bodies), len(bodies))
            rows = ask.rows("invented", where, limit=100)
            assert [(r.record, r.seq, r.unit) for r in rows] == [
                (b["record"], b["seq"], b.get("unit", 0)) for b in bodies
            ]


@modest
@given(histories(), indicators(), periods)
def test_every_cell_and_breakdown_is_the_same_in_both_engines(history, indicator, period):
    duck, lite = calculators(written(history), indicator)
    for level in (None, 0, 1):
        cells = [c.cells(["invented"], scope(period), level)[0].rows for c in (duck, lite)]
        assert sorted(map(str, cells[0])) == sorted(map(str, cells[1]))
    for by in ("month", "unit", "level", "name", "stage"):
        assert duck.breakdown("invented", scope(period), by) == lite.breakdown("invented", scope(period), by)
    assert duck.shares("invented", scope(period)) == lite.shares("invented", scope(period))
    assert duck.digest("invented", scope(period)) == lite.digest("invented", scope(period))


@modest
@given(histories(), indicators(), st.integers(1, 25), st.integers(1, 25))
def test_the_past_is_the_same_before_and_after_more_was_entered(history, indicator, made_at, as_of):
    book, whole = written(history[:made_at]), written(history)
    duck, lite = calculators(book, indicator)
    where = scope("2025", as_of=min(as_of, made_at, len(history)))
    before = duck.figures(["invented"], where)
    book.database = whole.database  # the same log, further on
    assert duck.figures(["invented"], scope("2025")) == lite.figures(["invented"], scope("2025"))
    assert before == duck.figures(["invented"], where) == lite.figures(["invented"], where)


def test_the_comparison_sees_a_planted_fault():
    book = Notebook()
    outlet(book, "2025-07-01", level="city")
    duck, lite = calculators(book, PACK.indicators["province"])
    duck.figures(["province"], scope("2025-08"))
    book.database.execute("UPDATE revision SET body = replace(body, 'city', 'province')")
    with pytest.raises(AssertionError):
        assert duck.figures(["province"], scope("2025-08")) == lite.figures(["province"], scope("2025-08"))
