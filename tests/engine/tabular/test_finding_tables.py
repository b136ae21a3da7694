"""Which rows are the header, what its columns mean, and what is said about the rest."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Field
from youju.engine.tabular import Sheet, find_table, open_book, pick_table, rows

HEAD = ["日期", "方式", "场次", "听众"]
DAY = ["2025-03-08", "线上", "1", "46"]


def targets(table) -> dict[str, str]:
    return {column.header: column.to for column in table.mapping.columns}


def test_a_plain_header_in_the_first_row_is_found(table):
    assert targets(table([HEAD, DAY])) == dict(zip(HEAD, ["occurred_on", "mode", "sessions", "people"], strict=True))


@pytest.mark.parametrize(
    "name", ["听众", "受众", "people", "Audience", "听 众", "*听众", "听众：", "听众（人次）", "人次", "AUDIENCE"]
)
def test_a_field_goes_by_title_id_alias_and_unit_word(table, name):
    assert targets(table([[*HEAD[:3], name], DAY]))[name.replace(" ", "")] == "people"


@pytest.mark.parametrize("above", [[["标题"]], [["2025年"], ["填报单位：青石镇"]], [[""], ["说明"], [""]]])
def test_titles_above_the_header_are_passed_over(table, above):
    assert table([*[row + [""] * 3 for row in above], HEAD, DAY]).header.top == len(above)


def test_a_group_over_unmerged_cells_reaches_to_the_next_one(table):
    found = table(
        [["日期", "线下", "", "线上", ""], ["", "场次", "人次", "场次", "人次"], ["2025.3.8", "1", "46", "2", "90"]]
    )
    assert [(r.cells["mode"], r.cells["people"]) for r in rows(found)] == [("offline", "46"), ("online", "90")]


def test_group_and_column_in_one_text_are_taken_apart(table):
    found = table([["日期", "线下场次", "线下人次", "网上场次", "网上人次"], ["2025.3.8", "1", "46", "2", "90"]])
    assert [(r.cells["mode"], r.cells["sessions"]) for r in rows(found)] == [("offline", "1"), ("online", "2")]


def test_a_header_of_three_levels_is_read(table):
    head = [["日期", "活动情况", ""], ["", "线下", ""], ["", "场次", "人次"]]
    assert [c.constants for c in table([*head, DAY[:3]]).mapping.columns] == [(), *[(("mode", "offline"),)] * 2]


def test_a_total_over_groups_is_left_out_and_said(codes):
    head = [["日期", "线下", "", "合计", ""], ["", "场次", "人次", "场次", "人次"]]
    assert codes([*head, ["2025.3.8", "1", "46", "1", "46"]]) == ["TAB030", "TAB030"]


def test_a_missing_required_column_is_an_error_with_the_most_alike(register):
    _, problems = find_table(Sheet("t", "s", [["日期", "方式", "场次", "听众数"], DAY]), register)
    missing = next(p for p in problems if p.code == "TAB021")
    assert dict(missing.details) == {"title": "听众", "near": "听众数"}


def test_a_column_that_belongs_nowhere_is_never_dropped_in_silence(register):
    table, problems = find_table(Sheet("t", "s", [[*HEAD, "天气"], [*DAY, "雨"]]), register)
    assert table.unmapped == (("E", "天气"),)
    assert str(next(p.place for p in problems if p.code == "TAB022")) == "t s!E1"


def test_two_columns_for_one_field_are_an_error(codes):
    assert codes([[*HEAD, "受众"], [*DAY, "46"]]) == ["TAB023"]


def test_another_unit_word_in_the_bracket_is_asked_about(codes):
    assert codes([[*HEAD[:3], "听众（人）"], DAY]) == ["TAB024"]


def test_a_sheet_without_a_header_is_answered_with_the_columns_it_needs(register):
    table, problems = find_table(Sheet("t", "s", [["你好"], ["再见"]]), register)
    assert (table, problems[0].code) == (None, "TAB020")
    assert "日期、方式、场次、听众" in problems[0].mend()


def test_a_running_number_is_left_out_without_a_word(codes):
    assert codes([["序号", *HEAD], ["1", *DAY]]) == []


def test_the_column_of_the_unit_and_of_its_partners_are_known(table):
    found = table([["乡镇", *HEAD, "协办单位"], ["青石镇", *DAY, "白水镇"]])
    assert [(r.unit, r.co_units) for r in rows(found)] == [("青石镇", "白水镇")]


def test_a_field_called_unit_wins_over_the_owning_unit(register):
    host = Field("host", Label("主办单位"), "text")
    own = replace(register, fields={**register.fields, "host": host})
    table, _ = find_table(Sheet("t", "s", [[*HEAD, "主办单位"], [*DAY, "青石镇"]]), own)
    assert targets(table)["主办单位"] == "host"


@pytest.mark.parametrize("label", ["合计", "合 计", "小计", "总计：", "全年累计", "本页合计", "青石镇小计"])
def test_total_rows_are_no_records(table, label):
    assert table([HEAD, DAY, [label, "", "1", "46"]]).skipped == {3: "total"}


def test_a_title_that_ends_like_a_total_stays_a_record(table):
    assert table([[*HEAD, "备注"], [*DAY, "全年活动总计"]]).skipped == {}


@pytest.mark.parametrize(
    "text", ["注：含线上", "填表人：小王", "审核人: 老李", "（盖章）", "制表日期：2025年", "联系电话：123"]
)
def test_notes_and_signatures_are_no_records(table, text):
    assert table([HEAD, DAY, [text, "", "", ""]]).skipped == {3: "note"}


def test_a_header_that_repeats_on_every_page_is_no_record(table):
    assert table([HEAD, DAY, HEAD, DAY]).skipped == {3: "header"}


def test_blank_rows_are_passed_over(table):
    found = table([HEAD, DAY, ["", " ", "", ""], DAY])
    assert (found.skipped, found.record_rows(), [r.number for r in rows(found)]) == ({3: "blank"}, 2, [2, 4])


def test_the_first_sheet_with_a_table_is_read_and_the_others_named(register, workbook):
    path = workbook([["说明"]])
    book = load_workbook(path)
    for name in ("一月", "二月"):
        book.create_sheet(name)
        book[name].append(HEAD)
    book.save(path)
    table, problems = pick_table(open_book(path), register)
    assert (table.sheet.name, [p.code for p in problems]) == ("一月", ["TAB031"])
