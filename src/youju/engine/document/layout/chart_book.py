"""The workbook inside a chart: what Word opens when somebody edits the chart's data."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell

from youju.engine.document.layout.letter import Chart
from youju.engine.document.layout.markup import legal

SHEET = "Sheet1"
_CORE = "docProps/core.xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same chart makes the same bytes
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")  # openpyxl writes the time of day


def chart_book(chart: Chart) -> bytes:
    """A workbook with categories in column A and one column per series; a missing value is an empty cell."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    texts = ["", *(series.name for series in chart.series)]
    for column, text in enumerate(texts, 1):
        _write(sheet.cell(1, column), text)
    for row, category in enumerate(chart.categories):
        _write(sheet.cell(row + 2, 1), category)
        for column, series in enumerate(chart.series, 2):
            sheet.cell(row + 2, column, series.values[row])
    out = BytesIO()
    book.save(out)
    return _timeless(out)


def _write(cell: Cell | MergedCell, text: str) -> None:
    """A text, never a formula."""
    cell.value = legal(text)
    cell.data_type = "s"


def _timeless(book: BytesIO) -> bytes:
    out = BytesIO()
    with ZipFile(book) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            data = source.read(name)
            target.writestr(info, _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", data) if name == _CORE else data)
    return out.getvalue()
