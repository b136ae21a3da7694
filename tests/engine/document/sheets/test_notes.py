"""Comments on cells: everything else of the workbook keeps its bytes, and every editor finds them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from forms import statistics_form
from youju.engine.document.names import s
from youju.engine.document.package import Package
from youju.engine.document.safety import BOOK
from youju.engine.document.sheets.cells import At, sheet_parts
from youju.engine.document.sheets.notes import BETWEEN, annotate_cells

E5, E6 = At(5, 5), At(6, 5)


@pytest.fixture
def noted(tmp_path):
    """A workbook with notes on cells of its first sheet; the file before, and the bytes after."""

    def note(made, *notes):
        file = tmp_path / "a.xlsx"
        if isinstance(made, Workbook):
            made.save(file)
        package = Package.open(file, "a.xlsx", BOOK)
        part = next(part for _, part, _ in sheet_parts(package))
        assert annotate_cells(package, [(part, at, text) for at, text in notes]) == len(notes)
        return file, package.save()

    return note


def comments(data):
    """The comments of a workbook by their cell."""
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def test_each_comment_stands_at_its_cell(noted, tmp_path):
    statistics_form(tmp_path / "a.xlsx")
    _, data = noted(None, (E6, "第二处"), (E5, "【不符】台账为 12场。\n可写：12"))
    assert comments(data) == {"E5": "【不符】台账为 12场。\n可写：12", "E6": "第二处"}


def test_nothing_else_changes(noted, tmp_path):
    statistics_form(tmp_path / "a.xlsx")
    file, data = noted(None, (E5, "不符"))
    before, after = ZipFile(file), ZipFile(BytesIO(data))
    changed = {n for n in before.namelist() if before.read(n) != after.read(n)}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "[Content_Types].xml"}
    old, new = (etree.fromstring(book.read("xl/worksheets/sheet1.xml")) for book in (before, after))
    new.remove(new.find(s("legacyDrawing")))
    assert etree.tostring(new, method="c14n") == etree.tostring(old, method="c14n")


def test_two_notes_on_a_cell_are_one_comment(noted):
    _, data = noted(Workbook(), (At(1, 1), "甲"), (At(1, 1), "乙"))
    assert comments(data) == {"A1": "甲\n乙"}


def test_a_comment_of_the_cells_own_stays_in_front_and_others_stay(noted):
    made = Workbook()
    made.active["A1"], made.active["B1"] = 1, 2
    made.active["A1"].comment, made.active["B1"].comment = Comment("请核对", "老李"), Comment("已核", "老李")
    _, data = noted(made, (At(1, 1), "不符"), (At(2, 1), "新的"))
    assert comments(data) == {"A1": f"请核对{BETWEEN}不符", "B1": "已核", "A2": "新的"}


def test_a_note_is_named_before_what_must_come_after_it(noted):
    made = Workbook()
    made.active.append(["甲", "乙"])
    made.active.append([1, 2])
    made.active.add_table(Table(displayName="表", ref="A1:B2"))
    _, data = noted(made, (At(2, 1), "不符"))
    text = ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert text.index("<legacyDrawing") < text.index("<tableParts")


def test_libreoffice_reads_them(noted, convert, tmp_path):
    statistics_form(tmp_path / "a.xlsx")
    _, data = noted(None, (E5, "不符"), (E6, "无依据"))
    assert comments(convert({"a.xlsx": data}, "xlsx")["a"]) == {"E5": "不符", "E6": "无依据"}


def test_a_marked_workbook_may_be_opened_and_marked_again(noted, tmp_path):
    statistics_form(tmp_path / "a.xlsx")
    _, data = noted(None, (E5, "甲"))
    (tmp_path / "a.xlsx").write_bytes(data)
    _, data = noted(None, (E6, "乙"))
    assert comments(data) == {"E5": "甲", "E6": "乙"}
