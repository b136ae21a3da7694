"""A register as one Parquet file for other people's tools."""

import pytest

from engine.snapshot.notebook import EAST_GATE, WILLOW_RIVER
from youju.engine.base.periods import Period
from youju.engine.snapshot.exporting import Only, units_of, write_parquet
from youju.engine.snapshot.reading import parquet


def test_the_file_holds_the_records_that_are_not_void(snapshot, book, tmp_path):
    book.void(2)
    assert write_parquet(snapshot.at(), "lectures", tmp_path / "out.parquet") == 2


def test_the_file_shows_the_ledger_as_of_its_seq(snapshot, book):
    book.write("lectures", "2025-03-08", record=1, people=41)
    state = snapshot.at(4)
    write_parquet(state, "lectures", snapshot.folder / "out.parquet")
    found = state.rows(f"SELECT f_people FROM {parquet(snapshot.folder, ['out.parquet'])} ORDER BY record")
    assert found == [(40,), (25,), (30,)]


def test_nothing_is_left_in_the_snapshots_folder(snapshot, tmp_path):
    write_parquet(snapshot.at(), "lectures", tmp_path / "out.parquet")
    assert list((snapshot.folder / "tmp").iterdir()) == []


def test_the_units_of_a_register_are_those_that_have_records(snapshot):
    assert units_of(snapshot.at(), "lectures") == [EAST_GATE, WILLOW_RIVER]


@pytest.mark.parametrize(
    ("only", "rows"),
    [
        (Only([EAST_GATE, WILLOW_RIVER]), 3),
        (Only([WILLOW_RIVER]), 1),
        (Only([]), 0),
        (Only([EAST_GATE, WILLOW_RIVER], Period.parse("2025")), 2),
        (Only([EAST_GATE], Period.parse("2025-12")), 1),
        (Only([WILLOW_RIVER], Period.parse("2025")), 0),
    ],
)
def test_only_the_units_and_the_period_asked_for_are_written(snapshot, tmp_path, only, rows):
    assert write_parquet(snapshot.at(), "lectures", tmp_path / "out.parquet", only) == rows
