"""A register as one Parquet file for other people's tools."""

from youju.engine.snapshot.exporting import write_parquet
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
