"""Invented definitions over invented histories: DuckDB, SQLite and plain Python agree, in every cell, at any seq."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.figures import recount
from engine.figures.conftest import both, scope
from engine.figures.inventing import changes, indicators, written
from engine.snapshot.notebook import Notebook, cast_units, read_office, unit_revisions
from youju.engine.base.labels import Label
from youju.engine.definitions import Indicator, Pack, ScopeDay
from youju.engine.figures import Calculator, Tree

OFFICE = read_office()
TREE = Tree(unit_revisions(*cast_units()))
FOLDER = Path(tempfile.mkdtemp())
modest = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
histories = st.lists(changes(), min_size=3, max_size=30)
periods = st.sampled_from(["2024", "2025", "2024-12", "2024-06-01..2025-06-30"])


@pytest.fixture(scope="module", autouse=True)
def _tidy() -> Iterator[None]:
    """One folder for all examples, for opening a database takes longer than an example; gone at the end."""
    yield
    shutil.rmtree(FOLDER)


@dataclass
class World:
    """A notebook, a pack with one invented indicator, and both calculators over them."""

    book: Notebook
    pack: Pack
    duck: Calculator
    lite: Calculator

    def recounted(self, where) -> int:
        """The figure in plain Python."""
        indicator = self.pack.indicators["invented"]
        return recount.value(self.pack, indicator, recount.behind(self.book, self.pack, indicator, where))


@contextmanager
def world(history, indicator: Indicator, make_at: int | None = None) -> Iterator[World]:
    """The world of a history; its base is made after `make_at` changes, if said, and the rest lies over it."""
    pack = replace(OFFICE, indicators={**OFFICE.indicators, "invented": indicator})
    shutil.rmtree(FOLDER / "snapshot", ignore_errors=True)
    book = written(history[:make_at])
    makers = both(FOLDER, book, TREE)
    found = World(book, pack, makers["duckdb"](pack), makers["sqlite"](pack))
    if make_at is not None:
        found.duck.engine.snapshot.at()
        whole = written(history)
        book.database = whole.database  # the same log, further on
    yield found


def stored(found) -> int:
    """A figure's value as it is stored: whole."""
    return int(found.value.scaleb(2)) if hasattr(found.value, "scaleb") else found.value or 0


@modest
@given(histories, indicators(), periods)
def test_three_ways_of_counting_give_one_figure(history, indicator, period):
    with world(history, indicator) as w:
        figures = [c.figures(["invented"], scope(period))[0] for c in (w.duck, w.lite)]
        assert figures[0] == figures[1]
        assert stored(figures[0]) == w.recounted(scope(period))


@modest
@given(histories, indicators(), periods)
def test_a_figure_is_its_drilled_rows_counted_added_or_told_apart(history, indicator, period):
    with world(history, indicator) as w:
        rows = w.duck.rows("invented", scope(period), limit=1000)
        bodies = recount.behind(w.book, w.pack, indicator, scope(period))
        assert [(r.record, r.seq) for r in rows] == [(b["record"], b["seq"]) for b in bodies]
        assert len(rows) == w.duck.figures(["invented"], scope(period))[0].rows


@modest
@given(histories, indicators(), indicators(), periods)
def test_the_rows_of_a_sum_are_the_distinct_records_that_its_pages_list(history, one, two, period):
    with world(history, replace(one, measure="items")) as w:
        derived = {
            "second": replace(two, id="second", measure="people"),
            "total": Indicator("total", Label("合计"), "sum", parts=("invented", "second", "speakers")),
            "rate": Indicator("rate", Label("占比"), "ratio", numerator="invented", denominator="total"),
        }
        for calculator in (w.duck, w.lite):
            calculator.pack = replace(w.pack, indicators={**w.pack.indicators, **derived})
            for found in calculator.figures(["total", "rate"], scope(period)):
                pages = calculator.rows(found.id, scope(period), limit=1000)
                assert found.rows == len(pages) == len({row.record for row in pages})


@modest
@given(histories, indicators(), st.sampled_from([None, 0, 1, 2]))
def test_every_cell_and_roll_up_is_the_same_in_both_engines(history, indicator, level):
    with world(history, indicator) as w:
        cells = [c.cells(["invented"], scope("2024-01-01..2025-12-31"), level)[0] for c in (w.duck, w.lite)]
        assert sorted(map(str, cells[0].rows)) == sorted(map(str, cells[1].rows))


@modest
@given(histories, indicators())
def test_every_cell_is_the_figure_of_its_unit_and_month(history, indicator):
    indicator = replace(indicator, time="flow", where=tuple(c for c in indicator.where if ScopeDay() not in c.values))
    with world(history, indicator) as w:
        for unit, month, value in w.duck.cells(["invented"], scope(), level=1)[0].rows:
            text = f"{month // 100}-{month % 100:02}"
            where = scope(text) if unit == 1 else scope(text, unit=unit)
            if unit in (2, 3):
                assert (value or 0) == stored(w.duck.figures(["invented"], where)[0])


@modest
@given(histories, indicators(), st.data())
def test_a_figure_of_the_past_is_the_same_from_an_older_and_a_newer_base(history, indicator, data):
    make_at = data.draw(st.integers(1, len(history)))
    as_of = data.draw(st.integers(1, len(history)))
    with world(history, indicator, make_at) as w:
        where = scope("2024-01-01..2025-12-31", as_of=as_of)
        expected = w.lite.figures(["invented"], where)[0]
        assert w.duck.figures(["invented"], where)[0] == expected
        w.duck.engine.snapshot.refresh()
        assert w.duck.figures(["invented"], where)[0] == expected
        shutil.rmtree(w.duck.engine.snapshot.folder)
        assert w.duck.figures(["invented"], where)[0] == expected
        assert stored(expected) == w.recounted(where)


@modest
@given(histories, indicators(), st.sampled_from(["month", "unit", "mode", "speaker", "free", "stage"]))
def test_breakdowns_are_the_same_in_both_engines(history, indicator, by):
    with world(history, indicator) as w:
        where = scope("2024-01-01..2025-12-31")
        assert w.duck.breakdown("invented", where, by) == w.lite.breakdown("invented", where, by)


@modest
@given(histories, indicators())
def test_counts_and_sums_by_unit_add_up_and_distinct_never_exceeds_that(history, indicator):
    with world(history, indicator) as w:
        parts = sum(value or 0 for _, value in w.duck.breakdown("invented", scope(), "unit"))
        whole = w.duck.figures(["invented"], scope())[0].value or 0
        distinct = indicator.measure in ("speakers", "titles")
        assert whole <= parts if distinct else whole == parts


@modest
@given(histories, indicators())
def test_shares_are_the_same_in_both_engines_and_never_less_than_there_is(history, indicator):
    with world(history, replace(indicator, measure="items")) as w:
        duck, lite = (c.shares("invented", scope()) for c in (w.duck, w.lite))
        assert duck == lite
        assert duck.overlap >= 0


@modest
@given(histories, indicators())
def test_digests_are_the_same_in_both_engines(history, indicator):
    with world(history, indicator) as w:
        assert w.duck.digest("invented", scope()) == w.lite.digest("invented", scope())


def test_the_comparison_sees_a_planted_fault():
    indicator = replace(OFFICE.indicators["sessions"], id="invented")
    history = [(0, "2025-01-01", 2, "accepted", {}, [])]
    with world(history, indicator) as w:
        w.duck.figures(["invented"], scope())
        w.book.database.execute("UPDATE revision SET body = replace(body, '2025-01-01', '2024-01-01')")
        with pytest.raises(AssertionError):
            assert w.duck.figures(["invented"], scope()) == w.lite.figures(["invented"], scope())
