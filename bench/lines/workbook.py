"""Line 4, at 100,000 records: against the script that reads one workbook."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.cells import equal, of_lists, of_scans
from bench.ledger import filled
from bench.lines.figures import scans
from bench.peers import pandas_sheet
from bench.rows import rows
from bench.table import Line, Sizes
from bench.timing import alternate, progress


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """The one line."""
    ledger = filled(folder / "medium", sizes.medium)
    book = folder / "everything.xlsx"
    pandas_sheet.write(rows(sizes.medium), ledger.leaves, book)
    progress("workbook of everything written")
    ledger.report()
    pair = alternate(ledger.report, partial(pandas_sheet.report, book), min(sizes.runs, 2))
    found = equal(of_scans(scans(pair.our_result)), of_lists(pandas_sheet.listed(pair.peer_result)), "pandas")
    progress(f"against pandas: {found:,} cells equal")
    name = f"4 the same report, {sizes.medium:,} records"
    yield Line(name, pair.ours, pair.peer, 100, "pandas + openpyxl reading one workbook of everything", True)
