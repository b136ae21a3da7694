"""Every numeral of a workbook is listed once, with its cell as its place and a verdict by the heads of the cell."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from engine.check.books import Book  # type: ignore[import-not-found]
from forms import sheet_of
from youju.engine.check.checking import check
from youju.engine.check.forms.heads import LARGEST
from youju.engine.check.marking import marked
from youju.engine.document.package import Package
from youju.engine.document.safety import BOOK
from youju.engine.document.sheets.bindings import Binding, write_bindings, write_places
from youju.engine.document.sheets.cells import At, read_sheets

SHOWS = "performances.benefit.shows"


@pytest.fixture
def book():
    """A workbook whose sheet is called 表1."""
    made = Workbook()
    made.active.title = "表1"
    return made


@pytest.fixture
def opened(tmp_path):
    """A workbook of openpyxl as a file that was opened."""

    def save(made):
        made.save(tmp_path / "a.xlsx")
        return Package.open(tmp_path / "a.xlsx", "a.xlsx", BOOK)

    return save


@pytest.fixture
def verdicts(book, opened, office):
    """(text, verdict) of each numeral of rows by its cell."""

    def found(rows, merged=(), ledger=True):
        sheet_of(book, rows, merged)
        done = check(opened(book), Book(office) if ledger else None)
        return {one.part.removeprefix("表1!"): (one.text, one.verdict) for one in done.numerals}

    return found


def test_a_typed_number_is_held_against_the_figure_that_its_heads_ask_for(verdicts):
    found = verdicts([["指标", "上年", "本年"], ["惠民演出（场）", 208, 261], ["线下宣讲受众（万人次）", None, 4.83]])
    assert [found[cell] for cell in ("B2", "C2", "C3")] == [("208", "traced"), ("261", "changed"), ("4.83", "traced")]


def test_the_year_of_the_title_is_the_one_that_is_asked_for(verdicts):
    found = verdicts([["2024年文化工作统计表"], ["指标", "本年"], ["惠民演出（场）", 208]], ["A1:B1"])
    assert (found["A1"][1], found["B3"]) == ("not_claim", ("208", "traced"))


def test_heads_that_are_not_understood_leave_a_number_without_a_basis(verdicts):
    found = verdicts([["指标", "计划数"], ["惠民演出（场）", 260]])
    assert found["B2"] == ("260", "untraced")


def test_a_number_that_only_coincides_is_untraced(verdicts):
    assert verdicts([["指标", "本年"], ["粮食总产量（吨）", 260]])["B2"] == ("260", "untraced")


def test_running_numbers_years_and_days_are_no_claims(verdicts):
    rows = [["序号", "指标", "日期", 2024, 2025], [1, "惠民演出（场）", date(2025, 3, 8), 208, 260]]
    found = verdicts(rows)
    assert {cell: found[cell][1] for cell in ("A2", "C2", "D1", "E1")} == dict.fromkeys(
        ("A2", "C2", "D1", "E1"), "not_claim"
    )
    assert (found["D2"][1], found["E2"][1], found["C2"][0]) == ("traced", "traced", "2025-03-08")


def test_a_sentence_in_a_cell_is_read_as_one(verdicts):
    found = verdicts([["说明"], ["今年开展惠民演出260场。"]])
    assert found["A2"] == ("260场", "traced")


def test_kept_results_of_formulas_are_numbers_like_others(convert, book, office):
    sheet_of(book, [["指标", "本年"], ["惠民演出（场）", "=200+60"], ["部门联席会", "=1=1"]])
    made = Package.open(convert({"a.xlsx": saved(book)}, "xlsx")["a"], "a.xlsx", BOOK)
    assert [(n.part, n.text, n.verdict) for n in check(made, Book(office)).numerals] == [("表1!B2", "260", "traced")]


def test_percent_formats_are_read_as_people_see_them(book, opened, office):
    sheet_of(book, [["指标", "本年"], ["高校参与率", 0.984]])
    book.active["B2"].number_format = "0.0%"
    (one,) = check(opened(book), Book(office)).numerals
    assert (one.low, one.unit) == (Decimal("98.4"), "%")


def test_hidden_sheets_rows_and_columns_are_read_and_noted(book, opened):
    sheet_of(book, [["指标", "本年"], ["演出", 1], ["会议", 2]])
    book.active.row_dimensions[3].hidden = True
    other = book.create_sheet("码表")
    other["A1"] = "共3场"
    other.sheet_state = "hidden"
    notes = {one.part: one.notes for one in check(opened(book)).numerals}
    assert notes == {"表1!B2": (), "表1!B3": ("hidden",), "码表!A1": ("hidden",)}


def test_without_a_ledger_numbers_are_only_told_apart(verdicts):
    found = verdicts([["序号", "惠民演出（场）"], [1, 260]], ledger=False)
    assert found == {"A2": ("1", "not_claim"), "B2": ("260", "untraced")}


def test_every_run_of_digits_is_in_one_numeral(book, opened):
    rows = [
        ["表3 2025年", "第1季度", "占比%"],
        ["1-6月", 12, "34.5%"],
        ["甲7", "3/4", "12:30"],
        ["5×6", "v1.2.3", 0.001],
    ]
    sheet_of(book, rows)
    done = check(opened(book))
    for paragraph in done.paragraphs:
        spans = [(n.start, n.end) for n in done.numerals if n.part == paragraph.part]
        for digits in re.finditer(r"\d+", paragraph.text):
            assert sum(start <= digits.start() < end for start, end in spans) == 1, paragraph.text


def test_charts_and_comments_are_listed_as_not_examined(book, opened):
    sheet_of(book, [["指标", "本年"], ["演出", 1]])
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=2, min_row=1, max_row=2))
    book.active.add_chart(chart, "D2")
    book.active["A1"].comment = Comment("共12场", "小王")
    book.active.oddHeader.center.text = "共8张"
    kinds = sorted(one.kind for one in check(opened(book)).not_examined)
    assert kinds == ["chart", "other", "other"]


def test_a_long_list_is_read_without_heads_and_this_is_said(book, opened, office):
    sheet_of(book, [["指标", "本年"], *([f"第{n}项", n] for n in range(LARGEST // 3 + 1))])
    done = check(opened(book), Book(office))
    assert [problem.code for problem in done.problems] == ["CHK066"]
    assert {one.verdict for one in done.numerals} <= {"untraced", "not_claim"}


def test_one_cell_far_away_makes_no_endless_table(book, opened):
    book.active["A1"], book.active["XFD1048576"] = "甲", "乙12场"
    assert [one.part for one in check(opened(book)).numerals] == ["表1!XFD1048576"]


@pytest.fixture
def bound(book, opened):
    """A form in which B2 is bound to the shows and a value stands."""

    def bind(value, issued):
        sheet_of(book, [["栏目", "本年"], ["甲", value]])
        package = opened(book)
        write_places(package, {"0123456789ab": (read_sheets(package)[0], At(2, 2))})
        write_bindings(package, "form", [Binding("0123456789ab", SHOWS, "", issued, issued, "场", "2025")])
        return package

    return bind


@pytest.mark.parametrize(
    ("value", "issued", "verdict", "notes"),
    [(260, "260", "traced", ()), (259, "260", "changed", ("typed",)), (250, "250", "changed", ("moved",))],
)
def test_a_bound_cell_is_traced_or_changed_whatever_its_heads_say(bound, office, value, issued, verdict, notes):
    (one,) = check(bound(value, issued), Book(office)).numerals
    assert (one.indicator, one.verdict, one.notes) == (SHOWS, verdict, notes)


def test_a_bound_number_that_was_cleared_is_missing_and_one_not_yet_filled_is_not(bound, office):
    assert [row.issued for row in check(bound(None, "260"), Book(office)).missing] == ["260"]


def test_a_form_that_was_never_filled_misses_nothing(bound, office):
    assert check(bound(None, ""), Book(office)).missing == ()


def test_the_marked_copy_says_at_its_cell_what_is_wrong(book, opened, office):
    sheet_of(book, [["指标", "本年"], ["惠民演出（场）", 261]])
    package = opened(book)
    copy, count = marked(package, check(package, Book(office)))
    assert count == 1
    assert b"261" not in copy.part("xl/comments1.xml")
    assert "可写：260" in copy.part("xl/comments1.xml").decode()


def saved(book):
    """The bytes of a workbook."""
    with BytesIO() as out:
        book.save(out)
        return out.getvalue()
