"""What people see in a cell, and what a workbook shows beside its cells."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from youju.engine.document.package import Package
from youju.engine.document.safety import BOOK
from youju.engine.document.sheets.cells import At, read_sheets
from youju.engine.document.sheets.shown import epoch_of, not_in_cells, shown


@pytest.fixture
def book():
    """A workbook of one sheet."""
    return Workbook()


@pytest.fixture
def opened(tmp_path):
    """A workbook of openpyxl as a file that was opened."""

    def save(made):
        made.save(tmp_path / "a.xlsx")
        return Package.open(tmp_path / "a.xlsx", "a.xlsx", BOOK)

    return save


def first(package):
    """What is seen in A1."""
    cell = read_sheets(package)[0].cells[At(1, 1)]
    return cell.kind, shown(cell, epoch_of(package))


@pytest.mark.parametrize(
    ("value", "style", "seen"),
    [
        ("惠民演出", "General", ("text", "惠民演出")),
        (12, "General", ("number", "12")),
        (0.1 + 0.2, "General", ("number", "0.3")),
        (12, '0"场"', ("number", "12")),
        (0.984, "0.0%", ("number", "0.984")),
        (True, "General", ("other", "TRUE")),
        (date(2025, 3, 8), "yyyy-mm-dd", ("other", "2025-03-08")),
        (45724, 'yyyy"年"m"月"', ("other", "2025-03-08")),
        (45724.3958333333, "yyyy-mm-dd hh:mm", ("other", "2025-03-08 09:30:00")),
        (99999999, "yyyy-mm-dd", ("other", "99999999")),
        (48300, "0.00,", ("other", "48300")),
        ("#DIV/0!", "General", ("other", "#DIV/0!")),
    ],
)
def test_a_cell_says_what_people_read_in_it(book, opened, value, style, seen):
    book.active["A1"] = value
    book.active["A1"].number_format = style
    assert first(opened(book)) == seen


def test_days_are_counted_from_the_year_that_the_book_names(book, opened):
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2025, 3, 8)
    assert first(opened(book)) == ("other", "2025-03-08")


def test_hidden_sheets_are_read_where_they_are_asked_for(book, opened):
    book.create_sheet("码表").sheet_state = "hidden"
    package = opened(book)
    assert [sheet.name for sheet in read_sheets(package)] == ["Sheet"]
    assert [(sheet.name, sheet.hidden(At(1, 1))) for sheet in read_sheets(package, hidden=True)] == [
        ("Sheet", False),
        ("码表", True),
    ]


def test_a_plain_book_shows_nothing_beside_its_cells(book, opened):
    book.active["A1"] = 1
    assert not_in_cells(opened(book)) == ()


def test_charts_on_sheets_of_their_own_are_seen(book, opened):
    book.active["A1"] = 1
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=1, min_row=1))
    book.create_chartsheet().add_chart(chart)
    assert "chart" in {one.kind for one in not_in_cells(opened(book))}


def test_comments_and_page_headers_are_named_by_their_sheet(book, opened):
    book.active["A1"].comment = Comment("共12场", "小王")
    book.active.oddFooter.center.text = "共3场"
    found = not_in_cells(opened(book))
    assert {(one.kind, one.part) for one in found} == {("other", "xl/worksheets/sheet1.xml")}
    assert {one.what.rpartition("/")[2] for one in found} == {"headerFooter", "comment1.xml"}


def test_a_page_number_alone_is_no_text(book, opened):
    book.active.oddFooter.center.text = "&P / &N"
    assert not_in_cells(opened(book)) == ()
