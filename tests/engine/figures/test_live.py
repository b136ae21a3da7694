"""Figures of a server, from registers that it has in memory: the same as from the snapshot, and never of another moment."""

import pytest

from engine.figures.conftest import scope
from engine.snapshot.notebook import OFFICE, UPPER_VILLAGE, WILLOW_RIVER, read_office
from youju.engine.figures import Calculator, DuckEngine, LiveEngine, SqlEngine, dialects
from youju.engine.figures.engines import Wanted
from youju.engine.snapshot import Snapshot
from youju.engine.snapshot.sheets import Sheets
from youju.engine.snapshot.workshop import workshop


@pytest.fixture
def snapshot(tmp_path, book, office):
    """The office's snapshot."""
    return Snapshot(tmp_path / "snapshot", book, office)


@pytest.fixture
def sheets(snapshot, book, office):
    """Every register in memory."""
    sheets = Sheets(book)
    sheets.of(snapshot, office, office.registers)
    return sheets


@pytest.fixture
def live(snapshot, sheets, office, tree):
    """A server's calculator."""
    return Calculator(office, LiveEngine(snapshot, office, sheets), tree)


@pytest.fixture
def plain(snapshot, office, tree):
    """The calculator over the snapshot alone."""
    return Calculator(office, DuckEngine(snapshot), tree)


def sessions(calculator, **more):
    """How many lectures of 2025 count, and as of which revision."""
    (found,) = calculator.figures(["sessions"], scope(**more))
    return found.value, found.as_of


ASKED = {
    "figures": lambda c, ids, at: c.figures(ids, at),
    "months": lambda c, ids, at: [c.breakdown(i, at, "month") for i in ids],
    "units": lambda c, ids, at: c.figures_by_unit(ids, at),
    "sides": lambda c, ids, at: [c.sides(i, at) for i in ids],
    "records": lambda c, ids, at: [c.rows(i, at) for i in ids],
    "digests": lambda c, ids, at: [c.digest(i, at) for i in ids],
    "cells": lambda c, ids, at: [(cells.ids, sorted(cells.rows, key=str)) for cells in c.cells(ids, at, level=1)],
}


@pytest.mark.parametrize("unit", [None, WILLOW_RIVER, UPPER_VILLAGE])
@pytest.mark.parametrize("asked", ASKED)
def test_what_is_in_memory_says_the_same_as_the_snapshot(asked, unit, live, plain, office):
    ids, at = list(office.indicators), scope(unit=unit)
    assert ASKED[asked](live, ids, at) == ASKED[asked](plain, ids, at)


@pytest.mark.parametrize("asked", ASKED)
def test_many_units_are_read_as_one_text_and_mean_the_same(asked, live, office, tree, book, monkeypatch):
    monkeypatch.setattr(dialects, "MANY", 2)
    ids, at = list(office.indicators), scope(unit=WILLOW_RIVER)
    assert ASKED[asked](live, ids, at) == ASKED[asked](
        Calculator(office, SqlEngine(book.execute, "sqlite"), tree), ids, at
    )


@pytest.mark.parametrize("period", ["2025", "2025Q2", "2025-03", "2024"])
def test_the_sides_of_a_figure_are_what_each_of_them_is_alone(period, live, office):
    for id_ in office.indicators:
        for at in (scope(period), scope(period, unit=WILLOW_RIVER), scope(period, unit=UPPER_VILLAGE)):
            (figure,), units = live.figures([id_], at), live.figures_by_unit([id_], at)
            apart = [(unit, found[0].value, found[0].rows) for unit, found in units]
            found = live.sides(id_, at)
            assert (found.figure, list(found.months), list(found.units)) == (
                figure,
                live.breakdown(id_, at, "month"),
                apart,
            )


def test_a_later_write_shows_at_once(live, book):
    assert sessions(live) == (5, 9)
    book.write("lectures", "2025-07-01", title="普法")
    assert sessions(live) == (6, 10)


def test_a_change_and_a_void_show_at_once(live, book):
    sessions(live)
    book.write("lectures", "2024-03-08", record=3, title="宪法", people=40)
    book.void(4)
    assert sessions(live) == (3, 11)


def test_the_past_stays_what_it_was(live, book):
    book.write("lectures", "2025-07-01", title="普法")
    assert (sessions(live), sessions(live, as_of=9)) == ((6, 10), (5, 9))


def test_a_sheet_that_is_ahead_of_the_reader_is_not_asked(live, sheets, snapshot, office, book):
    view = live.engine.at(None)
    book.write("lectures", "2025-07-01", title="普法")
    sheets.of(snapshot, office, ["lectures"])
    assert sheets.standing(workshop(snapshot.folder), office.registers["lectures"], view.seq) is None
    assert sessions(live, as_of=view.seq) == (5, 9)


def test_what_was_asked_while_the_sheet_changed_is_asked_again_of_the_snapshot(live, sheets, snapshot, office, book):
    def counting(relation):
        if book.head() == 9:  # a clerk saves and another page asks, before this question reaches the sheet
            book.write("lectures", "2025-07-01", title="普法")
            sheets.of(snapshot, office, ["lectures"])
        return f"SELECT count(*) FROM {relation} AS s"

    columns = snapshot.definitions.columns["lectures"]
    wanted = Wanted("lectures", (columns["record"], columns["stage"]), None)
    assert live.engine.at(None).select(wanted, counting) == [(7,)]


def test_another_definition_of_a_register_has_no_sheet(sheets, snapshot):
    changed = read_office(OFFICE.replace('type = "month"', 'type = "text"'))
    assert sheets.standing(workshop(snapshot.folder), changed.registers["lectures"], 9) is None


def test_a_register_that_is_not_in_memory_is_asked_of_the_snapshot(snapshot, book, office, tree):
    assert sessions(Calculator(office, LiveEngine(snapshot, office, Sheets(book)), tree)) == (5, 9)
