"""A register as one Parquet file for other people's tools."""

from youju.engine.snapshot.exporting import write_parquet


def test_the_file_holds_the_records_that_are_not_void(snapshot, book, tmp_path):
    book.void(2)
    assert write_parquet(snapshot.at(), "lectures", tmp_path / "out.parquet") == 2


def test_the_file_shows_the_ledger_as_of_its_seq(snapshot, book, tmp_path):
    book.write("lectures", "2025-03-08", record=1, people=41)
    state = snapshot.at(4)
    write_parquet(state, "lectures", tmp_path / "out.parquet")
    found = state.shop
    assert (tmp_path / "out.parquet").stat().st_size > 0
    assert list(found.folder.glob("tmp/export-*")) == []
