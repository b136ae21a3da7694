"""The state of the ledger at any seq: base and overlay, before and after compaction."""

import shutil
from datetime import date

import pytest

from engine.snapshot.seen import column, files
from youju.engine.snapshot import Snapshot


def test_the_first_question_makes_the_base(snapshot):
    assert column(snapshot, "f_people") == {1: 40, 2: 25, 3: 30}


def test_a_value_that_was_not_given_is_missing_not_zero(snapshot, book):
    book.write("lectures", "2025-05-01")
    assert column(snapshot, "f_people")[5] is None


def test_a_record_without_a_unit_belongs_to_the_office_itself(snapshot):
    assert column(snapshot, "unit", register="speakers") == {4: 0}


def test_an_undated_register_is_one_file(snapshot):
    assert list(files(snapshot, "speakers")) == [0]


def test_a_dated_register_is_a_file_per_year(snapshot):
    assert list(files(snapshot)) == [2024, 2025]


def test_dates_stages_and_lists_are_typed(snapshot):
    assert column(snapshot, "date")[1] == date(2025, 3, 8)
    assert column(snapshot, "stage_accepted_first")[1] == date(2025, 3, 8)
    assert column(snapshot, "stage_accepted_times")[1] == 1
    assert column(snapshot, "f_guests")[3] == [4]


def test_an_edit_shows_at_once(snapshot, book):
    column(snapshot, "f_people")
    book.write("lectures", "2025-03-08", record=1, people=41)
    assert column(snapshot, "f_people") == {1: 41, 2: 25, 3: 30}


def test_the_state_before_an_edit_can_still_be_asked_for(snapshot, book):
    book.write("lectures", "2025-03-08", record=1, people=41)
    assert column(snapshot, "f_people", as_of=4) == {1: 40, 2: 25, 3: 30}


def test_a_record_entered_later_is_not_there_before(snapshot):
    assert column(snapshot, "f_people", as_of=2) == {1: 40, 2: 25}


def test_nothing_is_there_before_the_first_revision(snapshot):
    assert column(snapshot, "f_people", as_of=0) == {}


@pytest.mark.parametrize("compacted", [False, True])
def test_a_record_moved_over_the_years_end_is_there_once(snapshot, book, compacted):
    column(snapshot, "date")
    book.write("lectures", "2024-12-31", record=3, people=30)
    if compacted:
        assert snapshot.refresh() == ()
    assert column(snapshot, "date")[3] == date(2024, 12, 31)
    assert len(column(snapshot, "date")) == 3


@pytest.mark.parametrize("compacted", [False, True])
def test_a_void_record_is_kept_as_void(snapshot, book, compacted):
    column(snapshot, "stage")
    book.void(2)
    if compacted:
        snapshot.refresh()
    assert column(snapshot, "stage") == {1: "accepted", 2: "void", 3: "accepted"}


@pytest.mark.parametrize("as_of", [0, 1, 2, 3, 4, 5, 6, 7])
def test_the_state_at_a_seq_is_the_same_before_and_after_compaction(snapshot, book, as_of):
    column(snapshot, "f_people")
    book.write("lectures", "2025-03-08", record=1, people=41)
    book.void(2)
    book.write("lectures", "2023-01-01", record=3, people=31)
    before = column(snapshot, "f_people", as_of)
    snapshot.refresh()
    assert column(snapshot, "f_people", as_of) == before


def test_a_deleted_folder_is_made_again(snapshot):
    before = column(snapshot, "f_people")
    shutil.rmtree(snapshot.folder)
    assert column(snapshot, "f_people") == before


def test_a_deleted_file_is_made_again(snapshot):
    name = files(snapshot)[2025]
    (snapshot.folder / name).unlink()
    assert column(snapshot, "f_people") == {1: 40, 2: 25, 3: 30}


def test_a_torn_manifest_is_made_again(snapshot):
    column(snapshot, "f_people")
    (snapshot.folder / "manifest.json").write_text('{"base_seq": 4, "par')
    assert column(snapshot, "f_people") == {1: 40, 2: 25, 3: 30}


def test_only_the_files_of_the_years_asked_for_are_read(snapshot):
    state, columns = snapshot.at(), snapshot.definitions.columns["lectures"]
    relation = state.relation("lectures", (columns["record"],), (2025, 2025))
    assert "lectures-2025" in relation
    assert "lectures-2024" not in relation


def test_a_register_without_records_is_empty(tmp_path, office, book):
    book.database.execute("DELETE FROM revision WHERE register = 'speakers'")
    assert column(Snapshot(tmp_path / "other", book, office), "f_since", register="speakers") == {}


def test_asking_again_makes_no_new_overlay(snapshot, book):
    snapshot.at()
    book.write("lectures", "2025-05-01", people=5)
    assert snapshot.at().overlay is snapshot.at().overlay


def test_a_state_outlives_later_overlays(snapshot, book):
    snapshot.at()
    book.write("lectures", "2025-05-01", people=5)
    held, columns = snapshot.at(), snapshot.definitions.columns["lectures"]
    for people in range(6, 14):
        book.write("lectures", "2025-05-01", people=people)
        snapshot.at()
    relation = held.relation("lectures", (columns["f_people"],))
    assert held.rows(f"SELECT sum(f_people) FROM {relation}") == [(100,)]


def test_the_tables_of_an_overlay_go_with_it(snapshot, book):
    snapshot.at()
    for people in range(20):
        book.write("lectures", "2025-05-01", people=people)
        state = snapshot.at()
    tables = state.rows("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'overlay%'")
    assert tables[0][0] <= 10
