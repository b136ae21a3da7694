"""`youju check` of a workbook: each numeral with its cell, a copy with comments, and old formats by LibreOffice."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from forms import statistics_form

YEAR = ("--period", "2025")


@pytest.fixture
def form(demo, tmp_path, ask):
    """The statistics form, bound and filled for 2025."""
    statistics_form(tmp_path / "form.xlsx")
    ask("adopt", tmp_path / "form.xlsx", "--site", demo, *YEAR, "-o", tmp_path / "draft.xlsx")
    ask("report", tmp_path / "draft.xlsx", "--site", demo, *YEAR, "-o", tmp_path / "filled.xlsx")
    return tmp_path / "filled.xlsx"


@pytest.fixture
def spoilt(form, tmp_path):
    """The filled form with one number that somebody typed over."""
    book = load_workbook(form)
    book["统计表"]["E5"] = 9999
    book.save(tmp_path / "spoilt.xlsx")
    return tmp_path / "spoilt.xlsx"


def test_a_filled_form_checks_at_one_hundred_percent(demo, form, run, ask):
    coverage = ask("check", form, "--site", demo, *YEAR)["coverage"]
    assert coverage["claims"] == coverage["traced"] == 8
    assert run("check", form, "--site", demo, *YEAR)[0] == 0


def test_a_number_typed_over_is_found_at_its_cell(demo, spoilt, run):
    code, out, _ = run("check", spoilt, "--site", demo, *YEAR)
    assert code == 1
    assert "1. 统计表!E5 “9999” 【不符】" in out
    assert "2. " not in out


def test_each_numeral_is_listed_once_with_its_cell(demo, spoilt, ask):
    found = ask("check", spoilt, "--site", demo, *YEAR)
    cells = [one["cell"] for one in found["numerals"]]
    assert len(cells) == len(set(cells)) == found["coverage"]["numerals"]
    (wrong,) = [one for one in found["numerals"] if one["verdict"] == "changed"]
    assert (wrong["cell"], wrong["indicator"], wrong["notes"]) == ("统计表!E5", "performances.benefit.shows", ["typed"])


def test_what_is_not_in_cells_is_said_to_be_unexamined(demo, form, run):
    assert "没有核对：图表 1" in run("check", form, "--site", demo, *YEAR)[1]


def test_the_marked_copy_has_a_comment_at_the_cell_and_the_same_cells(demo, spoilt, run, tmp_path):
    run("check", spoilt, "--site", demo, *YEAR, "--marked", tmp_path / "marked.xlsx")
    sheet, before = load_workbook(tmp_path / "marked.xlsx")["统计表"], load_workbook(spoilt)["统计表"]
    assert "可写：" in sheet["E5"].comment.text
    assert [[c.value for c in row] for row in sheet] == [[c.value for c in row] for row in before]


def test_the_marked_copy_ends_like_what_was_checked(form, run, tmp_path):
    code, _, err = run("check", form, "--marked", tmp_path / "marked.docx")
    assert (code, "CHK021" in err, (tmp_path / "marked.docx").exists()) == (2, True, False)


def test_a_workbook_is_checked_without_a_site_too(form, run):
    code, out, _ = run("check", form)
    assert code == 0
    assert "8 处需要依据" in out


def test_old_excel_and_wps_workbooks_are_converted_first(demo, form, ask, office_convert, tmp_path):
    old = office_convert(form.read_bytes(), "xls")
    for name in ("old.xls", "old.et"):
        (tmp_path / name).write_bytes(old)
        found = ask("check", tmp_path / name, "--site", demo, *YEAR)
        assert found["coverage"]["traced"] == 8
        assert [one["cell"] for one in found["numerals"] if one["verdict"] == "untraced"] == ["统计表!E10"]  # its sum


def test_a_workbook_that_cannot_be_read_is_refused(run, tmp_path):
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 no")
    code, _, err = run("check", tmp_path / "bad.xlsx")
    assert (code, "DOC" in err) == (2, True)
