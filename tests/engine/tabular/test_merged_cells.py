"""Merged cells and blanks below a filled one: a text holds for the rows below, a number does not, nothing else moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.tabular import Mapping, Sheet, find_table, open_book, rows
from youju.engine.tabular.addresses import address, column_of, letters
from youju.engine.tabular.filling import down, texts_of

HEAD = ["单位", "日期", "方式", "场次", "听众"]
DAY = ["青石镇", "2025-03-08", "线上", 1, 46]
NEXT = [None, None, None, 2, 50]


@pytest.fixture
def merged(workbook, table):
    """The rows of a workbook of 小王's: two rows below the header, with these merged ranges."""

    def made(*ranges, below=(DAY, NEXT)):
        return list(rows(table(workbook([HEAD, *below], *ranges))))

    return made


def test_a_unit_and_a_day_merged_over_two_rows_hold_for_both(merged):
    found = merged("A2:A3", "B2:B3", "C2:C3")
    assert [(r.unit, r.cells["occurred_on"], r.cells["mode"]) for r in found] == [("青石镇", "2025-03-08", "线上")] * 2


def test_a_value_from_above_keeps_the_address_where_it_stands(merged):
    assert [r.address("occurred_on") for r in merged("B2:B3")[:1]] == ["B2"]
    assert merged("B2:B3")[1].address("occurred_on") == "B2"


def test_a_number_merged_over_two_rows_is_counted_in_the_first(merged):
    found = merged("A2:A3", "B2:B3", "C2:C3", "E2:E3", below=(DAY, [*NEXT[:4], None]))
    assert [r.cells.get("people") for r in found] == [46.0, None]


def test_a_blank_that_is_not_merged_stays_blank(merged):
    assert [r.unit for r in merged()] == ["青石镇", ""]


@pytest.mark.parametrize("ranges", [("A5:A9",), ("A4:E4", "A5:E8"), ("G1:H2",), ("G2:G9",), ("B3:B9",)])
def test_merged_ranges_beyond_the_last_cell_hold_nothing(merged, ranges):
    assert [r.number for r in merged(*ranges)] == [2, 3]


def test_a_range_merged_over_columns_names_only_its_first(merged):
    found = merged("C2:D2", below=(["青石镇", "2025-03-08", "线上", None, 46],))
    assert found[0].cells == {"occurred_on": "2025-03-08", "mode": "线上", "people": 46.0}


def test_a_mapping_may_say_for_which_columns_blanks_mean_as_above(table):
    from_text = [
        ["单位", "日期", "方式", "场次", "听众"],
        ["青石镇", "2025-03-08", "线上", "1", "46"],
        ["", "", "线下", "2", "50"],
    ]
    mapping = Mapping("lectures", table(from_text).mapping.columns, fill_down=("@unit",))
    found = list(rows(table(from_text, mapping)))
    assert [(r.unit, r.cells.get("occurred_on")) for r in found] == [("青石镇", "2025-03-08"), ("青石镇", None)]


def test_a_total_between_two_rows_is_passed_over_when_filling_down(table):
    sheet = [
        HEAD,
        ["青石镇", "2025-03-08", "线上", "1", "46"],
        ["合计", "", "", "1", "46"],
        ["", "2025-03-09", "线上", "1", "4"],
    ]
    mapping = Mapping("lectures", table(sheet).mapping.columns, fill_down=("@unit",))
    assert [r.unit for r in rows(table(sheet, mapping))] == ["青石镇", "青石镇"]


def test_blanks_above_the_first_value_stay_blank(table):
    sheet = [HEAD, ["", "2025-03-08", "线上", "1", "46"], ["青石镇", "2025-03-09", "线上", "1", "4"]]
    mapping = Mapping("lectures", table(sheet).mapping.columns, fill_down=("@unit",))
    assert [r.unit for r in rows(table(sheet, mapping))] == ["", "青石镇"]


def test_a_file_that_cannot_say_what_is_merged_is_asked_about_blanks_in_key_columns(register):
    sheet = [HEAD, ["青石镇", "2025-03-08", "线上", "1", "46"], ["", "", "线下", "2", "50"]]
    _, problems = find_table(Sheet("t.csv", "CSV", sheet, (), False), register)
    asked = [dict(p.details) for p in problems if p.code == "TAB029"]
    assert [(a["header"], a["count"]) for a in asked] == [("单位", "1"), ("日期", "1")]


def test_a_workbook_that_can_is_not_asked(workbook, register):
    _, problems = find_table(open_book(workbook([HEAD, DAY, NEXT])).sheet(), register)
    assert [p.code for p in problems if p.code == "TAB029"] == []


CELL = st.sampled_from(["", "青石镇", "2025-03-08", "线上", 1.0, 46.0, " "])
RANGE = st.tuples(st.tuples(st.integers(0, 7), st.integers(0, 6)), st.tuples(st.integers(0, 3), st.integers(0, 3)))


@given(st.lists(st.lists(CELL, min_size=5, max_size=5), max_size=5), st.lists(RANGE, max_size=4))
def test_no_merged_range_upsets_a_sheet_nor_moves_a_number(register, below, sizes):
    ranges = tuple(((top, left), (top + high, left + wide)) for (top, left), (high, wide) in sizes)
    sheet = Sheet("t.xlsx", "s", [list(HEAD), *below], ranges)
    table, _ = find_table(sheet, register)
    for row in rows(table) if table else ():
        for field in ("sessions", "people"):
            where = row.address(field)
            assert field not in row.cells or row.cells[field] == sheet.rows[row.number - 1][column_of(where[0])]


@given(st.integers(0, 20_000), st.integers(0, 2_000_000))
def test_an_address_leads_back_to_its_cell(column, row):
    text = address(row, column)
    assert (column_of(letters(column)), text) == (column, f"{letters(column)}{row + 1}")


def test_only_columns_that_are_read_and_hold_no_numbers_are_filled(table, register):
    found = table([["序号", *HEAD], ["1", "青石镇", "2025-03-08", "线上", "1", "46"]])
    assert [c.to for c in texts_of(found.mapping, register).values()] == ["@unit", "occurred_on", "mode"]


def test_nothing_is_filled_where_nothing_is_merged(table, register):
    found = table([HEAD, ["青石镇", "2025-03-08", "线上", "1", "46"]])
    assert down(found.sheet, 1, texts_of(found.mapping, register), found.mapping, {}) == {}
