"""Line 5: a workbook through the whole import, chain included, against django-import-export into a flat table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl

from bench.cells import Unequal
from bench.ledger import leaf_units, site_at
from bench.peers import import_export_flat
from bench.postgres import binaries, server
from bench.rows import Row, rows
from bench.table import Line, Sizes
from bench.timing import progress, timed
from youju.web.commands.desk.office import Office
from youju.web.commands.imports.imports import Import, import_file
from youju.web.site.setup import close_site
from youju.web.store import read

PEER = "django-import-export (use_bulk) + openpyxl, flat table without history"
REGISTER, UNIT = "r01", "V000"
_NAMES = ("held_on", "title", "place", "kind", "mode", "hours", "people")
_TITLES = ("日期", "题目", "地点", "类别", "方式", "时长", "人数")


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """On SQLite and, where there is a server, on PostgreSQL."""
    some = list(rows(sizes.imported))
    books = [_book(some, folder / "ours.xlsx", _TITLES), _book(some, folder / "peer.xlsx", _NAMES)]
    progress("workbooks written")
    runs = min(sizes.runs, 2)
    name = f"5{{}} import of {sizes.imported:,} rows, whole path, {{}}"
    pairs = [_one(folder / f"sqlite{n}", "", books) for n in range(runs)]
    yield _line(name.format("a", "SQLite"), pairs, 4, sizes.imported)
    programs = binaries()
    if programs is None:
        yield Line(name.format("b", "PostgreSQL"), None, None, 3, "no PostgreSQL server is installed here", True)
        return
    with server(programs) as running:
        pairs = [_one(folder / f"postgres{n}", running.database(f"bench{n}"), books) for n in range(runs)]
        close_site()
    yield _line(name.format("b", "PostgreSQL"), pairs, 3, sizes.imported)


def _line(name: str, pairs: Sequence[tuple[float, float]], bar: float, count: int) -> Line:
    return Line(name, min(p[0] for p in pairs), min(p[1] for p in pairs), bar, PEER, True, count)


def _one(folder: Path, url: str, books: Sequence[Path]) -> tuple[float, float]:
    """Seconds of both imports into a fresh database."""
    office = site_at(folder, url)
    leaf_units(read.head())
    import_export_flat.make_table()
    ours, _ = timed(_ours(office, books[0]))
    peer, _ = timed(partial(import_export_flat.import_book, books[1]))
    mine, theirs = _held(), import_export_flat.held()
    if mine != theirs:
        raise Unequal(f"import: ours {mine}, peer {theirs} (rows, people)")
    progress(f"imported {mine[0]:,} rows: {ours:.2f} s, peer {peer:.2f} s")
    return ours, peer


def _ours(office: Office, book: Path) -> Callable[[], object]:
    return partial(import_file, office, "cli:bench", Import(book, REGISTER, UNIT), lambda done, total: None)


def _held() -> tuple[int, int]:
    people = [int(str(revision.entry.data["people"])) for revision in read.live(REGISTER)]
    return len(people), sum(people)


def _book(some: Sequence[Row], path: Path, header: Sequence[str]) -> Path:
    """The rows as a person would hand them in: a header, dates as dates, hours with decimals."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(header)
    for row in some:
        hours = None if row.hours is None else row.hours / 100
        day = date.fromisoformat(row.held_on)
        sheet.append((day, row.title, row.place, row.kind, row.mode, hours, row.people))
    book.save(path)
    return path
