"""Values of rows: fills, multiples, blanks, addresses."""

from pathlib import Path

import pytest

from youju.engine.tabular import Mapping, find_table, open_book, rows
from youju.engine.tabular.rows import multiplied

HEAD = ["日期", "方式", "场次"]
DAY = ["2025-03-08", "线上", "1"]


@pytest.mark.parametrize(
    ("header", "cell", "value"),
    [
        ("听众（千人次）", 1.2, 1200),
        ("听众（千人次）", "1.2", "1.2千"),
        ("听众(万人次)", "约3", "约3万"),
        ("听众（万人次）", "3.5万", "3.5万"),
        ("听众（人次）", 46.0, 46.0),
        ("听众（千人次）", "不详", "不详"),
        ("听众（千人次）", "12余", "12余千"),
        ("听众（千人次）", "1,200左右", "1,200千左右"),
        ("听众（千人次）", "35人", "35人"),
    ],
)
def test_a_multiple_in_the_header_is_reckoned_in(table, header, cell, value):
    (row,) = rows(table([[*HEAD, header], [*DAY, cell]]))
    assert row.cells["people"] == value


def test_a_multiple_is_exact_where_binary_numbers_are_not():
    assert (multiplied(1.1, 10**4), multiplied(0.07, 100), multiplied(1.2345, 1000)) == (11000, 7, "1234.5")


def test_money_in_ten_thousands_above_the_table_is_reckoned_in(table):
    (row,) = rows(table([["单位：万元", "", "", "", ""], [*HEAD, "听众", "经费"], [*DAY, 46.0, 1.5]]))
    assert (row.cells["cost"], row.cells["people"], row.unit) == (15000, 46.0, "")


def test_a_bracket_wins_over_the_line_above_the_table(table):
    (row,) = rows(table([["单位：万元", "", "", "", ""], [*HEAD, "听众", "经费（元）"], [*DAY, 46.0, 1.5]]))
    assert row.cells["cost"] == 1.5


def test_the_unit_above_the_table_holds_where_no_column_names_one(table):
    (row,) = rows(table([["填报单位（盖章）：青石镇", "", "", ""], [*HEAD, "听众"], [*DAY, "46"]]))
    assert (row.unit, row.address("@unit")) == ("青石镇", "")


def test_missing_is_missing_and_zero_is_zero(table):
    first, second = rows(table([[*HEAD, "听众"], [*DAY, ""], [*DAY, 0.0]]))
    assert ("people" in first.cells, second.cells["people"]) == (False, 0.0)


def test_a_number_merged_over_rows_is_counted_once_and_asked_about(workbook, register):
    path = workbook([[*HEAD, "听众"], [*DAY, 90], [*DAY, None]], "D2:D3")
    table, problems = find_table(open_book(path).sheet(), register)
    assert [r.cells.get("people") for r in rows(table)] == [90.0, None]
    assert [(p.code, p.place.cell) for p in problems] == [("TAB028", "D2")]


def test_a_date_merged_over_rows_holds_for_all_of_them(workbook, table):
    path = workbook([[*HEAD, "听众"], [*DAY, 90], [None, "线下", 1, 30]], "A2:A3")
    assert [r.cells["occurred_on"] for r in rows(table(path))] == ["2025-03-08"] * 2


def test_blanks_in_a_text_file_are_asked_about_and_not_filled(codes):
    assert codes([["单位", *HEAD, "听众"], ["青石镇", *DAY, "1"], ["", *DAY, "2"]]) == ["TAB029"]


def test_a_mapping_may_say_that_blanks_mean_as_above(table, codes):
    sheet = [
        ["单位", *HEAD, "听众"],
        ["青石镇", *DAY, "1"],
        ["", *DAY, "2"],
        ["小计", "", "", "", "3"],
        ["", *DAY, "4"],
    ]
    found = table(sheet)
    told = Mapping("lectures", found.mapping.columns, fill_down=("@unit",))
    assert [(r.unit, r.address("@unit")) for r in rows(table(sheet, told))] == [("青石镇", "A2")] * 3
    assert codes(sheet, told) == ["TAB025"]


def test_a_hundred_thousand_rows_come_one_by_one(tmp_path: Path, table):
    path = tmp_path / "t.csv"
    path.write_text("日期,方式,场次,听众\n" + "2025-03-08,线上,1,46\n" * 100_000, "utf-8")
    assert sum(int(str(row.cells["people"])) for row in rows(table(path))) == 4_600_000
