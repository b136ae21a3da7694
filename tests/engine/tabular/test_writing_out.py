"""Exports."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from youju.engine.tabular import open_book, write_table

RISKY = ["=1+1", "+86", "-x", "@cmd", "\tx"]


@pytest.mark.parametrize("name", ["o.csv", "o.xlsx"])
def test_what_is_written_is_what_is_read(tmp_path, name):
    count = write_table(tmp_path / name, ["标题", "听众"], [["一", 46], ["二", None]])
    assert count == 2
    assert [list(map(str, row)) for row in open_book(tmp_path / name).sheet().rows][1:] in (
        [["一", "46"], ["二", ""]],
        [["一", "46.0"], ["二", ""]],
    )


@pytest.mark.parametrize("text", RISKY)
def test_a_csv_never_begins_a_cell_with_a_formula(tmp_path, text):
    write_table(tmp_path / "o.csv", ["标题", "备注"], [[text, "一,二"]])
    assert f"'{text}" in (tmp_path / "o.csv").read_text("utf-8-sig")
    assert open_book(tmp_path / "o.csv").sheet().rows[1] == [text, "一,二"]


@pytest.mark.parametrize("text", RISKY)
def test_a_workbook_never_holds_a_formula(tmp_path, text):
    write_table(tmp_path / "o.xlsx", ["标题"], [[text]])
    cell = load_workbook(tmp_path / "o.xlsx").worksheets[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_negative_numbers_stay_numbers(tmp_path):
    write_table(tmp_path / "o.csv", ["增减"], [[Decimal("-2.50")], [-3]])
    assert (tmp_path / "o.csv").read_text("utf-8-sig").split() == ["增减", "-2.50", "-3"]


def test_control_characters_do_not_break_the_workbook(tmp_path):
    write_table(tmp_path / "o.xlsx", ["标题"], [["一\x0b二"]])
    assert open_book(tmp_path / "o.xlsx").sheet().rows[1] == ["一二"]


def test_yes_and_no_dates_and_long_numbers_are_readable(tmp_path):
    write_table(tmp_path / "o.xlsx", ["a", "b", "c"], [[True, date(2025, 3, 8), 12345678901234567]], "台账/一")
    book = open_book(tmp_path / "o.xlsx")
    assert (book.sheet_names, book.sheet().rows[1]) == (("台账 一",), ["是", date(2025, 3, 8), "12345678901234567"])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "是"),
        (False, "否"),
        (0, "0"),
        (Decimal("0.50"), "0.50"),
        (Decimal("1E+3"), "1000"),
        (-3, "-3"),
        (date(2025, 3, 8), "2025-03-08"),
        ("一\x0b二", "一二"),
    ],
)
def test_a_csv_holds_a_value_as_people_read_it(tmp_path, value, shown):
    write_table(tmp_path / "o.csv", ["a", "b"], [[value, "end"]])
    assert open_book(tmp_path / "o.csv").sheet().rows[1] == [shown, "end"]


@pytest.mark.parametrize(
    ("number", "kept"), [(999999999999999, 999999999999999), (10**15, str(10**15)), (Decimal("0.1"), 0.1)]
)
def test_a_number_of_more_digits_than_a_workbook_keeps_is_text(tmp_path, number, kept):
    write_table(tmp_path / "o.xlsx", ["a"], [[number]])
    assert load_workbook(tmp_path / "o.xlsx").worksheets[0]["A2"].value == kept


def test_a_table_without_rows_still_says_its_columns(tmp_path):
    assert write_table(tmp_path / "o.xlsx", ["标题", "听众"], []) == 0
    assert open_book(tmp_path / "o.xlsx").sheet().rows == [["标题", "听众"]]


def test_rows_are_written_as_they_come(tmp_path):
    taken = []

    def endless():
        for number in range(3):
            taken.append(number)
            yield [number]

    assert (write_table(tmp_path / "o.csv", ["a"], endless()), taken) == (3, [0, 1, 2])
