"""The overlay is taken further when a few more changes come, and whoever reads an earlier one keeps it."""

import pytest

from engine.snapshot.seen import column


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
