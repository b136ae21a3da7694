"""The overlay is taken further when a few more changes come, and whoever reads an earlier one keeps it."""

import pytest

from engine.snapshot.notebook import OFFICE, read_office
from engine.snapshot.seen import column
from youju.engine.base.problems import Refused
from youju.engine.snapshot import Snapshot, staging
from youju.engine.snapshot.overlay import make_overlay
from youju.engine.snapshot.workshop import workshop


@pytest.fixture
def asked(snapshot, book):
    """The spans of seqs that were read from the log after the base was made, and one change lay over it."""
    snapshot.at()
    book.write("lectures", "2025-05-01", people=5)
    snapshot.at()
    spans, really = [], book.last_bodies

    def last_bodies(low, high):
        spans.append((low, high))
        return really(low, high)

    book.last_bodies = last_bodies
    return spans


def test_only_what_came_since_is_read_from_the_log(snapshot, book, asked):
    book.write("lectures", "2025-05-02", people=6)
    assert column(snapshot, "f_people") == {1: 40, 2: 25, 3: 30, 5: 5, 6: 6}
    assert asked == [(5, 6)]


def test_a_record_changed_twice_stands_at_its_last_change(snapshot, book, asked):
    book.write("lectures", "2025-05-01", record=5, people=7)
    book.void(1)
    assert column(snapshot, "f_people")[5] == 7
    assert column(snapshot, "stage")[1] == "void"
    assert asked == [(5, 7)]


def test_a_register_touched_for_the_first_time_gets_a_table(snapshot, book, asked):
    book.write("speakers", record=4, unit=0, since="2020-01-01")
    assert str(column(snapshot, "f_since", register="speakers")[4]) == "2020-01-01"
    assert column(snapshot, "f_people")[5] == 5


def test_a_register_that_was_not_touched_keeps_its_table(snapshot, book, asked):
    before = snapshot.at().overlay
    book.write("speakers", unit=0, since="2020-01-01")
    assert snapshot.at().overlay.tables["lectures"] is before.tables["lectures"]


def test_an_earlier_overlay_does_not_change_under_its_reader(snapshot, book, asked):
    held, columns = snapshot.at(), snapshot.definitions.columns["lectures"]
    book.write("lectures", "2025-05-01", record=5, people=7)
    snapshot.at()
    people = f"SELECT f_people FROM {held.relation('lectures', (columns['record'], columns['f_people']))}"
    assert held.rows(f"{people} WHERE record = 5") == [(5,)]


def test_an_overlay_is_never_taken_further_from_a_later_one(snapshot, book, asked):
    book.write("lectures", "2025-05-01", record=5, people=7)
    snapshot.at()
    assert column(snapshot, "f_people", as_of=5)[5] == 5
    assert column(snapshot, "f_people", as_of=6)[5] == 7


def test_a_new_base_has_an_overlay_of_its_own(snapshot, book, asked):
    snapshot.refresh()
    book.write("lectures", "2025-05-02", people=6)
    assert column(snapshot, "f_people")[6] == 6
    assert asked[-1] == (5, 6)
    assert list(snapshot.at().overlay.tables) == ["lectures"]


TWO_TYPES = OFFICE.replace('id = "until"', 'id = "people", title = { zh = "人" }, type = "text" },\n  { id = "until"')


@pytest.fixture
def written(book):
    """A change of both registers, laid over the first two revisions of the log; gives a maker of that overlay."""
    book.write("lectures", "2025-05-01", people=5)
    book.write("speakers", record=4, unit=0, since="2020-01-01")

    def made(snapshot):
        return make_overlay(workshop(snapshot.folder), book, snapshot.definitions.columns, 2, book.head())

    return made


def test_registers_share_a_table_that_one_statement_makes(snapshot, written):
    tables = written(snapshot).tables
    assert tables["lectures"].table is tables["speakers"].table


def test_no_table_is_wider_than_can_be_read_fast(snapshot, written, monkeypatch):
    monkeypatch.setattr(staging, "WIDE", 20)
    tables = written(snapshot).tables
    assert tables["lectures"].table is not tables["speakers"].table


def test_a_field_of_two_types_keeps_registers_apart(snapshot, book, written):
    book.write("speakers", record=4, unit=0, since="2020-01-01", people="many")
    both = Snapshot(snapshot.folder, book, read_office(TWO_TYPES))
    tables = written(both).tables
    assert tables["lectures"].table is not tables["speakers"].table
    assert column(both, "f_people", register="speakers") == {4: "many"}
    assert column(both, "f_people")[5] == 5


def test_a_key_that_its_register_does_not_know_is_no_mistake(snapshot, book, asked):
    book.write("speakers", record=4, unit=0, since="2020-01-01", people="many")  # a number, in lectures
    book.write("lectures", "2025-05-02", people=6)
    assert str(column(snapshot, "f_since", register="speakers")[4]) == "2020-01-01"
    assert column(snapshot, "f_people")[7] == 6


def test_a_value_out_of_type_names_its_register_though_several_are_read_at_once(snapshot, book, asked):
    book.write("lectures", "2025-05-02", people=6)
    book.write("speakers", record=4, unit=0, since="soon")
    with pytest.raises(Refused) as refused:
        snapshot.at()
    assert [p.code for p in refused.value.problems] == ["SNP001"]
    assert "“speakers”" in refused.value.problems[0].line("en")
