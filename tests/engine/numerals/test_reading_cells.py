"""What a cell says: value, unit word, mark, and what an exact figure may be."""

from decimal import Decimal

import pytest

from youju.engine.numerals import accepts, read_cell


@pytest.mark.parametrize(
    ("text", "value", "unit", "approx"),
    [
        ("约1200人", 1200, "人", "约"),
        ("3.5万", 35000, "", "exact"),
        ("1,201", 1201, "", "exact"),
        ("１２００", 1200, "", "exact"),
        ("三百二十", 320, "", "exact"),
        ("2万6千", 26000, "", "exact"),
        ("1200余人次", 1200, "人次", "余"),
        ("近4万", 40000, "", "近"),
        ("12.5%", "12.5", "%", "exact"),
        ("12.5％", "12.5", "%", "exact"),
        ("1 200", 1200, "", "exact"),
        (" 35 名 ", 35, "名", "exact"),
        ("300余万", 3000000, "", "余"),
        ("3万多元", 30000, "元", "余"),
        ("百分之三十", 30, "%", "exact"),
        ("¥1,200.50", "1200.50", "元", "exact"),
        ("-3.5", "-3.5", "", "exact"),
        ("−2", -2, "", "exact"),
        ("1200人以上", 1200, "人", "以上"),
        ("不少于50场", 50, "场", "以上"),
        ("不超过50场", 50, "场", "以内"),
        ("超过76万", 760000, "", "超"),
        ("100+", 100, "", "以上"),
        ("50人左右", 50, "人", "约"),
        ("十来场", 10, "场", "来"),
        ("62400余条(次)", 62400, "条(次)", "余"),
        ("共1,200人", 1200, "人", "exact"),
        ("累计约3万人次", 30000, "人次", "约"),
        ("3千人次", 3000, "人次", "exact"),
        ("3.50万元", 35000, "元", "exact"),
        ("半小时", "0.5", "小时", "exact"),
        ("近6000余", 6000, "", "contradictory"),
        ("0", 0, "", "exact"),
        ("1.5个小时", "1.5", "个小时", "exact"),
    ],
)
def test_a_cell_is_read_as_it_is_meant(text, value, unit, approx):
    found = read_cell(text)
    assert (found.value, found.unit, found.approx, found.raw) == (Decimal(value), unit, approx, text)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "",
        " ",
        "-",
        "1-2",
        "3/4",
        "1～2",
        "无",
        "不详",
        "3月5日",
        "2025年",
        "第3",
        "1200人次/场次元",
        "约",
        "余",
        "-约3",
        "1.2E+05",
        "约3以上",
        "3个项目",
        "12、15",
        "#N/A",
        "3万5万",
        "百分之三十元",
        "②",
    ],
)
def test_a_cell_that_holds_anything_else_is_no_number(text):
    assert read_cell(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "ends"),
    [
        ("3万余", 30000, 40000, "()"),
        ("12.4万余", 124000, 125000, "()"),
        ("100余", 100, 200, "()"),
        ("650余", 650, 660, "()"),
        ("近4万", 36000, 40000, "[)"),
        ("近1600", 1550, 1600, "[)"),
        ("约150", 145, 155, "[]"),
        ("约68.8万", 687500, 688500, "[]"),
        ("近6000余", 5500, 7000, "[)"),
        ("约1200余", 1150, 1300, "[)"),
        ("十来场", 8, 12, "[]"),
        ("300", 300, 300, "[]"),
        ("12.4万", 124000, 124000, "[]"),
        ("超过76万", 760000, None, "(]"),
        ("至少5", 5, None, "[]"),
        ("最多5", None, 5, "[]"),
    ],
)
def test_the_interval_follows_the_printed_precision(text, low, high, ends):
    found = read_cell(text)
    inclusive = ("[" if found.low_inclusive else "(") + ("]" if found.high_inclusive else ")")
    assert (found.low, found.high, inclusive) == (low, high, ends)


@pytest.mark.parametrize(
    ("text", "true", "untrue"),
    [
        ("3万余", [30001, 39999], [30000, 40000]),
        ("近4万", [36000, 39999], [35999, 40000]),
        ("300", [300], [299, 301]),
        ("12.4万", [123500, 124499], [123499, 124500]),
        ("391亿", [39_050_000_000], [39_150_000_000]),
        ("12.5%", [Decimal("12.45")], [Decimal("12.55")]),
        ("超3万", [30001, 10**9], [30000]),
        ("3万以上", [30000], [29999]),
        ("不超过3万", [0, 30000], [30001]),
        ("约150", [145, 155], [144, 156]),
    ],
)
def test_a_wording_is_true_of_what_lies_in_its_interval(text, true, untrue):
    found = read_cell(text)
    assert [accepts(found, x) for x in (*true, *untrue)] == [True] * len(true) + [False] * len(untrue)


@pytest.mark.parametrize(
    ("one", "other"), [("三万余", "3万余"), ("35 名", "35名"), ("１２．４万", "12.4万"), ("三百", "300")]
)
def test_script_width_and_spaces_do_not_change_a_reading(one, other):
    first, second = read_cell(one), read_cell(other)
    assert (first.value, first.unit, first.low, first.high) == (second.value, second.unit, second.low, second.high)
