"""A small office's ledger and its snapshot in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.snapshot.notebook import WILLOW_RIVER, Notebook, read_office
from youju.engine.definitions import Pack
from youju.engine.snapshot import Snapshot


@pytest.fixture(scope="session")
def office() -> Pack:
    """See `notebook.OFFICE`."""
    return read_office()


@pytest.fixture
def book() -> Notebook:
    """Three lectures: 小王's two of 2025 (records 1, 3), 阿强's of 2024 (record 2); and a speaker (record 4)."""
    book = Notebook()
    book.write("lectures", "2025-03-08", held_on="2025-03-08", title="宪法", people=40, mode="offline")
    book.write("lectures", "2024-06-01", unit=WILLOW_RIVER, held_on="2024-06-01", title="反诈", people=25)
    book.write("lectures", "2025-12-20", held_on="2025-12-20", title="健康", people=30, guests=[4])
    book.write("speakers", unit=0, name="ab" * 32, since="2024-01-01")
    return book


@pytest.fixture
def snapshot(tmp_path: Path, book: Notebook, office: Pack) -> Snapshot:
    """A snapshot that has not been made yet."""
    return Snapshot(tmp_path / "snapshot", book, office)
