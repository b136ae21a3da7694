"""Tables and charts asked for in a line of their own are made from the ledger."""

import pytest

from engine.report.telling import Notebook
from youju.engine.base.problems import Problem
from youju.engine.document.layout.letter import Annex, Chart, Letter, Series, Table, Text
from youju.engine.report.annex import expanded
from youju.engine.report.directives import ChartAsked, TableAsked, asked_for
from youju.engine.report.naming import Names

SESSIONS, PEOPLE = "lectures.sessions", "lectures.people"


@pytest.fixture
def names(report_pack):
    return Names(report_pack)


@pytest.fixture
def book(report_pack):
    """Lectures by month and unit: 柳河镇 had none."""
    parts = {
        (SESSIONS, "month"): (("2025-01", 3), ("2025-02", None)),
        (SESSIONS, "unit"): (("东关街道", 3), ("柳河镇", 0)),
    }
    return Notebook(report_pack, parts=parts)


def made(line, names, book):
    """The block that stands in place of a line of an annex."""
    letter = Letter("报告", (), attachments=(Annex("附表", (Text(line),)),))
    return expanded(letter, [SESSIONS, PEOPLE], names, book).attachments[0].blocks[0]


@pytest.mark.parametrize(
    "line",
    ["图 宣讲场次 按月", "chart Lectures by month", "图 lectures.sessions按月", "Chart lectures.sessions By Month"],
)
def test_a_chart_by_month(names, line):
    assert asked_for(line, names) == ChartAsked(SESSIONS, "month")


@pytest.mark.parametrize("line", ["图 宣讲场次 按单位", "chart Lectures by unit"])
def test_a_chart_by_unit(names, line):
    assert asked_for(line, names) == ChartAsked(SESSIONS, "unit")


@pytest.mark.parametrize("line", ["表 全部指标", "表全部指标", "table all figures"])
def test_the_table_of_all_figures(names, line):
    assert asked_for(line, names) == TableAsked()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("图 宣讲场次 按年", "REP009"), ("表 一些", "REP009"), ("图 宣讲 按月", "REP020"), ("图 同名指标 按月", "REP021")],
)
def test_what_cannot_be_asked_for(names, line, wrong):
    found = asked_for(line, names)
    assert isinstance(found, Problem)
    assert found.code == wrong


def test_bars_stand_for_months_and_a_missing_one_is_a_gap(names, book):
    series = (Series("宣讲场次", (3, None)),)
    assert made("{{图 宣讲场次 按月}}", names, book) == Chart("bar", "宣讲场次按月", ("1月", "2月"), series, "项")


def test_units_without_any_are_left_out_of_the_bars(names, book):
    chart = made("{{图 宣讲场次 按单位}}", names, book)
    assert (chart.kind, chart.categories, chart.series[0].values) == ("lying", ("东关街道",), (3,))


def test_where_no_unit_has_any_they_are_all_shown(names, book):
    book.parts[SESSIONS, "unit"] = (("东关街道", 0), ("柳河镇", 0))
    assert made("{{图 宣讲场次 按单位}}", names, book).series[0].values == (0, 0)


def test_the_table_names_this_year_last_year_and_the_change(names, book):
    table = made("{{表 全部指标}}", names, book)
    assert table.head == ("指标", "2025", "2024", "同口径增减（％）", "计量单位", "口径")
    assert table.rows[0][:5] == (
        "宣讲场次", "{{lectures.sessions|exact}}", "{{上年 lectures.sessions|exact}}", "{{同比 lectures.sessions}}", "项",
    )  # fmt: skip
    assert "逐条计数" in table.rows[0][5]


def test_the_table_speaks_english_where_the_report_does(names, book):
    book.language = "en"
    table = made("{{table all figures}}", names, book)
    assert isinstance(table, Table)
    assert (table.head[3], table.rows[1][0]) == ("Change (%)", "Audience")


def test_a_chart_in_english(names, book):
    book.language = "en"
    assert made("{{chart Lectures by month}}", names, book).categories == ("Jan", "Feb")


def test_a_line_that_asks_for_nothing_stays(names, book):
    assert made("{{图 宣讲 按月}}", names, book) == Text("{{图 宣讲 按月}}")
