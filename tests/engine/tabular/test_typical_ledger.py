"""The ledger that offices keep, read into the records it means."""

from datetime import date

import pytest
import xlwt

from youju.engine.numerals import read_cell, read_date
from youju.engine.tabular import find_table, open_book, rows


@pytest.fixture
def records(ledger, table):
    return list(rows(table(ledger)))


def test_each_filled_group_of_a_sheet_row_is_one_record(records):
    assert [(r.number, r.cells["mode"]) for r in records] == [
        (5, "offline"),
        (5, "online"),
        (6, "offline"),
        (7, "offline"),
        (8, "offline"),
    ]


def test_a_merged_unit_holds_for_all_its_rows(records):
    assert [r.unit for r in records] == ["青石镇", "青石镇", "青石镇", "青石镇", "白水镇"]


def test_numbers_as_people_write_them_reach_the_figure(records):
    people = [int(v) if isinstance(v, float) else int(read_cell(v).value) for v in (r.cells["people"] for r in records)]
    assert people == [1200, 35000, 1201, 46, 320]


def test_dates_as_people_write_them_reach_the_day(ledger, table):
    found = table(ledger)
    days = [read_date(r.cells["occurred_on"], found.mapping.year_hint) for r in rows(found)]
    assert days[2:] == [date(2025, 3, 15), date(2025, 4, 2), date(2025, 5, 6)]


def test_every_value_keeps_the_address_of_its_cell(records):
    assert records[1].addresses == {"occurred_on": "B5", "sessions": "E5", "people": "F5"}
    assert records[1].address("mode") == ""


def test_a_unit_filled_down_keeps_the_address_of_the_merged_cell(records):
    assert records[2].address("@unit") == "A5"


def test_a_total_row_is_skipped_and_said(ledger, register):
    table, problems = find_table(open_book(ledger).sheet(), register)
    assert table.skipped == {9: "total"}
    assert [(p.code, dict(p.details)["rows"]) for p in problems] == [("TAB025", "9")]


def test_the_header_path_shows_group_and_column(ledger, table):
    assert [c.header for c in table(ledger).mapping.columns][2:5] == ["线下/场次", "线下/人次", "线上/场次"]


def test_the_reporting_unit_and_the_year_above_the_table_are_kept(ledger, table):
    found = table(ledger)
    assert (found.unit_text, found.mapping.year_hint) == ("清和区宣讲团", 2025)


def test_an_old_xls_gives_the_same_records(tmp_path, table, records):
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    sheet.write_merge(0, 1, 0, 0, "单位")
    sheet.write_merge(0, 1, 1, 1, "日期")
    sheet.write_merge(0, 0, 2, 3, "线下")
    for column, text in ((2, "场次"), (3, "人次")):
        sheet.write(1, column, text)
    sheet.write_merge(2, 3, 0, 0, "青石镇")
    for row, day, people in ((2, "2025.3.8", "约1200人"), (3, "3月15日", "1,201")):
        for column, value in ((1, day), (2, 1), (3, people)):
            sheet.write(row, column, value)
    book.save(str(tmp_path / "old.xls"))
    found = list(rows(table(tmp_path / "old.xls")))
    assert [(r.unit, r.cells["people"], r.address("people")) for r in found] == [
        ("青石镇", "约1200人", "D3"),
        ("青石镇", "1,201", "D4"),
    ]
