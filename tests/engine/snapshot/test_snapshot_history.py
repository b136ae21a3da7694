"""All revisions of registers whose records change on a day: read once, then only added to."""

import gc
from datetime import date

import pytest

from engine.snapshot.notebook import OFFICE, Notebook, read_office
from youju.engine.base.problems import Refused
from youju.engine.snapshot import Snapshot, Valid

LISTED = OFFICE.replace('loop = "list"\n', 'loop = "list"\neffective = "since"\n')


@pytest.fixture
def office():
    """The speakers change on a day."""
    return read_office(LISTED)


@pytest.fixture
def book():
    """小王's lecture (record 1) and a speaker (record 2) with two states."""
    book = Notebook()
    book.write("lectures", "2025-03-08", people=40)
    book.write("speakers", unit=0, since="2024-01-01")
    book.write("speakers", record=2, unit=0, since="2025-01-01")
    return book


@pytest.fixture
def asked(book):
    """The spans of seqs in which revisions were read."""
    spans, really = [], book.revisions_of

    def revisions_of(register, low, high):
        spans.append((register, low, high))
        return really(register, low, high)

    book.revisions_of = revisions_of
    return spans


def seqs(state, day="2025-06-30", register="speakers"):
    """Numbers of the revisions that are valid on a day."""
    columns = state.columns[register]
    valid = Valid(columns["f_since"], date.fromisoformat(day))
    return [seq for (seq,) in state.rows(f"FROM {state.relation_on(register, (columns['seq'],), valid)} ORDER BY seq")]


def test_a_day_picks_the_revision(snapshot):
    assert [seqs(snapshot.at(), day) for day in ("2023-06-30", "2024-12-31", "2025-01-01")] == [[2], [2], [3]]


def test_asking_again_reads_nothing(snapshot, asked):
    seqs(snapshot.at())
    seqs(snapshot.at(), "2024-06-30")
    seqs(snapshot.at(2))
    assert asked == [("speakers", 0, 3)]


def test_only_what_came_since_is_read(snapshot, book, asked):
    seqs(snapshot.at())
    book.write("speakers", record=2, unit=0, since="2025-02-01")
    assert seqs(snapshot.at()) == [4]
    assert asked[1:] == [("speakers", 3, 4)]


def test_an_earlier_state_does_not_see_what_was_added(snapshot, book):
    held = snapshot.at()
    book.write("speakers", record=2, unit=0, since="2025-02-01")
    assert (seqs(snapshot.at()), seqs(held)) == ([4], [3])


def test_a_state_ahead_of_the_base_and_one_behind_it_are_alike(snapshot, book):
    book.write("speakers", unit=0, since="2025-01-01")
    before = seqs(snapshot.at(3))
    snapshot.refresh()
    assert (seqs(snapshot.at(3)), before) == ([3], [3])


def test_a_register_that_nobody_asks_about_is_not_read(snapshot, asked):
    snapshot.at()
    assert asked == []


def test_a_register_without_records_has_no_rows(tmp_path, office):
    assert seqs(Snapshot(tmp_path / "empty", Notebook(), office).at()) == []


def test_a_value_out_of_type_names_its_register_and_is_asked_for_again(snapshot, book, asked):
    held = snapshot.at()
    book.write("speakers", unit=0, since="soon")
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            held.history.upto("speakers", 4, ())
        assert [(p.code, "speakers" in p.line("en")) for p in refused.value.problems] == [("SNP001", True)]
    assert asked == [("speakers", 0, 4), ("speakers", 0, 4)]
    assert seqs(held) == [3]


def test_a_reader_keeps_its_table_when_other_logs_push_it_out(snapshot, tmp_path, office):
    held = snapshot.at()
    seqs(held)
    for _ in range(6):
        Snapshot(tmp_path / "snapshot", Notebook(), office).at(0)
    gc.collect()
    assert seqs(held) == [3]
