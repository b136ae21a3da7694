"""A small office's year, asked through both engines: every test that takes `ask` runs over DuckDB and over SQLite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engine.snapshot.notebook import UPPER_VILLAGE, WILLOW_RIVER, Notebook, cast_units, read_office, unit_revisions
from youju.engine.base.periods import Period
from youju.engine.definitions import Pack
from youju.engine.figures import Calculator, DuckEngine, Scope, SqlEngine, Tree
from youju.engine.snapshot import Snapshot

TODAY = date(2025, 12, 30)


def scope(period: str = "2025", **more) -> Scope:
    """A scope of the site's day."""
    return Scope(Period.parse(period), today=TODAY, **more)


@pytest.fixture(scope="session")
def office() -> Pack:
    """See `notebook.OFFICE`."""
    return read_office()


@pytest.fixture
def book() -> Notebook:
    """Five accepted lectures of 2025 by three units, one returned, one of 2024; two speakers, one of them gone."""
    book = Notebook()
    book.write("speakers", unit=0, since="2024-01-01")
    book.write("speakers", unit=0, since="2024-01-01", until="2025-07-01")
    book.write("lectures", "2025-03-08", title="宪法", people=40, cost=10050, mode="offline", speaker=1)
    book.write("lectures", "2025-03-20", title="反诈", people=60, cost=200, mode="online", speaker=1)
    book.write("lectures", "2025-06-01", unit=WILLOW_RIVER, title="健康", people=25, mode="offline", speaker=2)
    book.write("lectures", "2025-12-20", unit=UPPER_VILLAGE, title="宪法", mode="offline", co_units=[2])
    book.write("lectures", "2025-12-31", unit=UPPER_VILLAGE, title="新年", people=100, credited_units=[2, 3])
    book.write("lectures", "2025-05-05", title="退回", people=999, stage="returned")
    book.write("lectures", "2024-06-01", unit=WILLOW_RIVER, title="反诈", people=30, speaker=2)
    return book


@pytest.fixture(scope="session")
def tree() -> Tree:
    """The cast's units."""
    return Tree(unit_revisions(*cast_units()))


@pytest.fixture(params=["duckdb", "sqlite"])
def ask(request, tmp_path: Path, book: Notebook, office: Pack, tree: Tree) -> Calculator:
    """The calculator over the snapshot, then over the log's own tables."""
    return both(tmp_path, book, tree)[request.param](office)


def both(folder: Path, book: Notebook, tree: Tree) -> dict[str, Callable[[Pack], Calculator]]:
    """A maker of calculators for either engine."""
    return {
        "duckdb": lambda pack: Calculator(pack, DuckEngine(Snapshot(folder / "snapshot", book, pack)), tree),
        "sqlite": lambda pack: Calculator(pack, SqlEngine(book.execute, "sqlite"), tree),
    }
