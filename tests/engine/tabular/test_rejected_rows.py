"""Bad rows go back in the workbook they came from, and come in again once they are mended."""

import pytest
from openpyxl import load_workbook

from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind
from youju.engine.tabular import open_book, pick_table, rows, write_rejects

BAD = Kind("XXX001", Label("“{text}”不是数。", "“{text}” is no number."), Label("请填数字。", "Enter a number."))


@pytest.fixture
def returned(ledger, table, tmp_path):
    """The workbook that 小王 gets back: the audience of row 6 was unreadable."""
    out = tmp_path / "退回.xlsx"
    write_rejects(ledger, table(ledger), {6: [("people", BAD.at(text="一些"))]}, out)
    return out


def test_the_bad_cell_is_red_and_carries_the_sentence(returned):
    cell = load_workbook(returned).worksheets[0]["D6"]
    assert (cell.value, cell.fill.fgColor.rgb, cell.comment.text) == ("1,201", "FFFFC7CE", "“一些”不是数。 请填数字。")


def test_rows_that_were_taken_in_are_hidden_and_all_else_stays(returned):
    sheet = load_workbook(returned).worksheets[0]
    assert [n for n in range(1, 10) if sheet.row_dimensions[n].hidden] == [5, 7, 8]


def test_nothing_changes_its_address(returned, ledger):
    assert open_book(returned).sheet().rows == open_book(ledger).sheet().rows
    assert sorted(open_book(returned).sheet().merged) == sorted(open_book(ledger).sheet().merged)


def test_a_mended_row_comes_in_again_from_the_same_address(returned, table):
    book = load_workbook(returned)
    book.worksheets[0]["D6"] = 1201
    book.save(returned)
    row = next(r for r in rows(table(returned)) if r.number == 6)
    assert (row.cells["people"], row.address("people"), row.unit) == (1201.0, "D6", "青石镇")


def test_a_finding_in_a_merged_cell_is_marked_where_it_begins(ledger, table, tmp_path):
    write_rejects(ledger, table(ledger), {7: [("@unit", BAD.at(text="青石镇"))]}, tmp_path / "o.xlsx", "en")
    cell = load_workbook(tmp_path / "o.xlsx").worksheets[0]["A5"]
    assert cell.comment.text == "“青石镇” is no number. Enter a number."


def test_a_finding_about_the_whole_row_stands_in_its_first_cell(ledger, table, tmp_path):
    write_rejects(ledger, table(ledger), {8: [("", BAD.at(text="x")), ("", BAD.at(text="y"))]}, tmp_path / "o.xlsx")
    assert len(load_workbook(tmp_path / "o.xlsx").worksheets[0]["A8"].comment.text.splitlines()) == 2


def test_other_sheets_and_formats_are_kept(ledger, table, tmp_path):
    book = load_workbook(ledger)
    book.create_sheet("说明")["B2"] = "别删"
    book.worksheets[0]["B6"].number_format = "0.00"
    book.save(ledger)
    write_rejects(ledger, table(ledger), {6: [("people", BAD.at(text="x"))]}, tmp_path / "o.xlsx")
    again = load_workbook(tmp_path / "o.xlsx")
    assert (again["说明"]["B2"].value, again.worksheets[0]["B6"].number_format) == ("别删", "0.00")


def test_rejects_of_a_text_file_come_as_a_workbook_with_the_same_addresses(tmp_path, table):
    path = tmp_path / "t.csv"
    path.write_text("日期,方式,场次,听众\n2025.3.8,线上,1,=1+1\n2025.3.9,线上,1,46\n", "gb18030")
    write_rejects(path, table(path), {2: [("people", BAD.at(text="x"))]}, tmp_path / "o.xlsx")
    cell = load_workbook(tmp_path / "o.xlsx").worksheets[0]["D2"]
    assert (cell.value, cell.data_type, cell.comment is None) == ("=1+1", "s", False)


def test_a_workbook_that_cannot_be_rewritten_is_written_anew(ledger, table, tmp_path):
    found = table(ledger)
    ledger.write_bytes(b"damaged since")
    write_rejects(ledger, found, {6: [("people", BAD.at(text="x"))]}, tmp_path / "o.xlsx")
    assert load_workbook(tmp_path / "o.xlsx").worksheets[0]["A5"].value == "青石镇"


def test_the_returned_workbook_still_has_the_table(returned, register):
    assert pick_table(open_book(returned), register)[0].header.bottom == 3


@pytest.fixture
def marked(ledger, table, tmp_path):
    """The sheet that comes back with these findings."""

    def made(rejects, language="zh"):
        write_rejects(ledger, table(ledger), rejects, tmp_path / "o.xlsx", language)
        return load_workbook(tmp_path / "o.xlsx").worksheets[0]

    return made


def test_two_findings_of_one_cell_stand_in_one_comment(marked):
    sheet = marked({6: [("people", BAD.at(text="甲")), ("people", BAD.at(text="乙"))]}, "en")
    assert sheet["D6"].comment.text.count("is no number") == 2


def test_findings_of_two_cells_stand_in_two(marked):
    sheet = marked({6: [("people", BAD.at(text="甲")), ("sessions", BAD.at(text="乙"))]})
    assert [sheet[cell].comment is not None for cell in ("C6", "D6")] == [True, True]


def test_two_rows_of_one_merged_cell_do_not_overwrite_each_other(marked):
    sheet = marked({6: [("@unit", BAD.at(text="甲"))], 7: [("@unit", BAD.at(text="乙"))]})
    assert ("甲" in sheet["A5"].comment.text, "乙" in sheet["A5"].comment.text) == (True, True)


def test_a_finding_about_a_field_without_a_column_stands_in_the_first_cell_of_the_row(marked):
    assert marked({8: [("cost", BAD.at(text="甲"))]})["A8"].comment is not None


def test_nothing_is_marked_where_nothing_is_wrong(marked):
    sheet = marked({})
    assert [cell.coordinate for row in sheet for cell in row if cell.comment] == []


def test_a_comment_never_holds_what_a_workbook_may_not(marked):
    sheet = marked({6: [("people", BAD.at(text="一\x0b二"))]})
    assert "一二" in sheet["D6"].comment.text


def test_rows_that_came_in_are_hidden_even_where_all_is_well(marked):
    sheet = marked({})
    assert [n for n in range(5, 9) if not sheet.row_dimensions[n].hidden] == []


def test_a_text_that_begins_as_a_formula_is_none_in_the_copy_of_a_text_file(table, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("日期,方式,场次,听众,备注\n2025-03-08,线上,1,很多,'=1+1\n", "utf-8")
    write_rejects(path, table(path), {2: [("people", BAD.at(text="很多"))]}, tmp_path / "o.xlsx")
    cell = load_workbook(tmp_path / "o.xlsx").worksheets[0]["E2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
