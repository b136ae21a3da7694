"""What the heads of a form say of each cell, and which cells are no places for numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.styles import Protection

from forms import plain_form, statistics_form
from youju.engine.check.forms.heads import LARGEST, places
from youju.engine.document.package import Package
from youju.engine.document.safety import BOOK
from youju.engine.document.sheets.cells import read_sheets


def read(path):
    """The places of a form by their address, and the sheets that are too large."""
    found, large = places(read_sheets(Package.open(path, path.name, BOOK)))
    return {place.at.letters: place for place in found}, large


@pytest.fixture
def form(tmp_path):
    """Reads a form of rows and merged ranges."""
    return lambda rows, merged=(): read(plain_form(tmp_path / "form.xlsx", rows, merged))[0]


def test_heads_of_two_levels_and_merged_ones_hold_for_each_place(tmp_path):
    place = read(statistics_form(tmp_path / "a.xlsx"))[0]["D5"]
    assert place.rows == ("场", "惠民演出场次")
    assert place.columns == ("上年同期数", "数量")
    assert place.titles == ("填报单位（盖章）：清和区文化办", "2025年公共文化服务情况统计表")
    assert (place.unit, place.address) == ("场", "统计表!D5")


def test_what_is_said_ends_with_what_stands_nearest(tmp_path):
    place = read(statistics_form(tmp_path / "a.xlsx"))[0]["D5"]
    assert place.said.endswith("数量。上年同期数。惠民演出场次。场")
    assert place.said.startswith("2025年公共文化服务情况统计表。填报单位")


def test_formulas_notes_numbers_of_lines_and_cells_beside_the_table_are_no_places(tmp_path):
    found = read(statistics_form(tmp_path / "a.xlsx"))[0]
    assert sorted(found) == ["D10", "D5", "D6", "D7", "D8", "D9", "E5", "E6", "E7", "E8", "E9"]


@pytest.mark.parametrize(
    ("head", "unit", "factor"),
    [
        ("受众（人次）", "人次", 1),
        ("受众(万人次)", "人次", 10_000),
        ("整改率（％）", "%", 1),
        ("学习会到学率", "%", 1),
        ("兑换积分", "", 1),
    ],
)
def test_a_head_says_unit_word_and_scale(form, head, unit, factor):
    place = form([["指标", head, "备注"], ["线下宣讲", None, None]])["B2"]
    assert (place.unit, place.factor) == (unit, Decimal(factor))


def test_a_head_may_say_what_is_counted_without_a_unit_word_of_its_own(form):
    assert form([["指标", "观众人数"], ["惠民演出", None]])["B2"].counted == "人"


def test_years_side_by_side_are_heads(form):
    found = form([["指标", 2024, 2025], ["惠民演出（场）", None, None]])
    assert [found[cell].columns for cell in ("B2", "C2")] == [("2024年",), ("2025年",)]


def test_a_list_of_heads_with_a_blank_beside_each_needs_no_head_above(form):
    found = form([["2025年文化工作统计表"], ["惠民演出", "场"], ["部门联席会", "次"]], ("A1:C1",))
    assert [(cell, place.rows[-1]) for cell, place in found.items()] == [("C2", "惠民演出"), ("C3", "部门联席会")]


def test_one_blank_line_under_heads_needs_no_head_beside(form):
    assert list(form([["惠民演出（场）", "部门联席会（次）"]])) == ["A2", "B2"]


@pytest.mark.parametrize("first", ["单位名称", "活动名称", "日期", "序号"])
def test_the_first_line_of_a_list_is_no_place(form, first):
    assert not form([[first, "惠民演出（场）", "部门联席会（次）"]])


def test_lines_that_follow_are_a_list(form):
    found = form([["惠民演出（场）", "部门联席会（次）"], ["", ""], ["", ""], ["", "共"]])
    assert "A2" not in found


@pytest.mark.parametrize("head", ["备注", "填表人", "联系电话", "完成时限", "佐证材料", "负责人（签字）"])
def test_what_people_write_beside_figures_is_no_place(form, head):
    assert list(form([["指标", head, "本年"], ["惠民演出（场）", None, None]])) == ["C2"]


def test_a_caption_in_the_table_is_a_heading_and_no_head(form):
    rows = [["指标", "单位", "本年"], ["一、理论武装"], ["线下宣讲", "场"], ["二、新闻宣传"], ["刊发稿件", "篇"]]
    found = form(rows, ("A2:C2", "A4:C4"))
    assert [(cell, place.titles[0], place.columns) for cell, place in found.items()] == [
        ("C3", "一、理论武装", ("本年",)),
        ("C5", "二、新闻宣传", ("本年",)),
    ]


def test_a_sentence_is_no_head(form):
    assert not form([["本表由各单位如实填写。"], ["说明：数据以台账为准；"]])


def test_a_number_typed_as_text_is_a_place(form):
    place = form([["指标", "本年"], ["惠民演出", "12场"]])["B2"]
    assert (place.cell.kind, place.cell.text) == ("text", "12场")


def test_only_cells_that_may_be_written_are_places_of_a_protected_sheet(tmp_path):
    book = Workbook()
    book.active.append(["指标", "上年", "本年"])
    book.active.append(["惠民演出（场）", 3, None])
    book.active["C2"].protection = Protection(locked=False)
    book.active.protection.sheet = True
    book.save(tmp_path / "a.xlsx")
    assert list(read(tmp_path / "a.xlsx")[0]) == ["C2"]


def test_hidden_columns_are_no_places(tmp_path):
    book = Workbook()
    book.active.append(["指标", "上年", "本年"])
    book.active.append(["惠民演出（场）", None, None])
    book.active.column_dimensions["B"].hidden = True
    book.save(tmp_path / "a.xlsx")
    assert list(read(tmp_path / "a.xlsx")[0]) == ["C2"]


def test_percent_formats_hold_a_hundredth_of_what_is_shown(tmp_path):
    book = Workbook()
    book.active.append(["指标", "本年"])
    book.active.append(["整改率", 0.88])
    book.active["B2"].number_format = "0.0%"
    book.save(tmp_path / "a.xlsx")
    place = read(tmp_path / "a.xlsx")[0]["B2"]
    assert (place.unit, place.factor) == ("%", Decimal(100))


def test_a_long_list_is_no_form(tmp_path):
    rows = [["指标", "本年"], *([f"第{n}项", None] for n in range(LARGEST // 3 + 1))]
    assert read(plain_form(tmp_path / "a.xlsx", rows, title="清单")) == ({}, ["清单"])
