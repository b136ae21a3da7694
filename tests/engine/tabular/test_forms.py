"""Forms: what goes out to a unit without an account, and what is known of it when it comes back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Choice, Field
from youju.engine.tabular import (
    FormFacts,
    FormSheet,
    asked_fields,
    open_book,
    pick_table,
    read_facts,
    read_sheet,
    rows,
    site_id,
    with_sheets,
    write_form,
)
from youju.engine.tabular.form import HEADER, Face, sheet_names
from youju.engine.tabular.form_writing import put
from youju.engine.tabular.hints import hint_of

KEY, OTHER_KEY = bytes(32), bytes([1] * 32)
FACTS = FormFacts(site_id(KEY), 7, "QH-07", "青石镇", request=12, period="2025", seq=90)
KNOWN = {41: {"occurred_on": date(2025, 3, 8), "mode": "线上", "people": 46, "note": "=1+1"}}
FIRST = HEADER + 1


@pytest.fixture
def asked(register):
    """The lectures of a unit that has one already."""
    return FormSheet(register, asked_fields(register), KNOWN)


@pytest.fixture
def facts(asked):
    return with_sheets(FACTS, [asked], {41: 88})


@pytest.fixture
def form(tmp_path, asked, facts) -> Path:
    write_form(tmp_path / "表.xlsx", facts, [asked], KEY, Face("2025年", "请于3月15日前交回", "年度数据征集"))
    return tmp_path / "表.xlsx"


@pytest.fixture
def filled(form):
    """Change cells of the lectures' sheet and save; the path."""

    def fill(cells, sheet="宣讲场次"):
        book = load_workbook(form)
        for cell, value in cells.items():
            book[sheet][cell] = value
        book.save(form)
        return form

    return fill


def came_back(path, register, key=KEY):
    """The lectures' sheet of a returned file."""
    book = open_book(path)
    facts = read_facts(book, key)
    assert isinstance(facts, FormFacts), facts
    return read_sheet(book, facts, register)[0]


def test_a_returned_form_says_for_whom_it_was_made(form, facts):
    assert read_facts(open_book(form), KEY) == facts


def test_an_altered_unit_is_not_believed(filled):
    assert read_facts(open_book(filled({"B4": "QH-08"}, "_youju")), KEY).code == "TAB052"


def test_a_form_that_lost_a_fact_is_not_believed(form):
    book = load_workbook(form)
    book["_youju"].delete_rows(2)
    book.save(form)
    assert read_facts(open_book(form), KEY).code == "TAB051"


def test_a_form_of_another_site_is_told_apart(form):
    assert read_facts(open_book(form), OTHER_KEY).code == "TAB051"


def test_any_other_workbook_is_foreign(ledger):
    assert read_facts(open_book(ledger), KEY).code == "TAB050"


def test_a_sheet_moved_into_another_workbook_still_says_whose_it_is(form):
    book = load_workbook(form)
    del book["_youju"]
    book.save(form)
    found = read_facts(open_book(form), KEY)
    assert (found.unit, found.request, found.seq, found.columns) == (7, 12, 90, {})


def test_a_mark_that_was_altered_is_foreign(filled):
    path = filled({"G1": "youju:lectures:12:8:90:000000000000"})
    book = load_workbook(path)
    del book["_youju"]
    book.save(path)
    assert read_facts(open_book(path), KEY).code == "TAB050"


@pytest.mark.parametrize(
    ("name", "token", "known"),
    [
        ("lectures", "", (41, 88)),
        ("teams", "", None),
        ("lectures", "41.89.000000000000", None),
        ("lectures", "41", None),
    ],
)
def test_a_token_names_its_row_only_as_it_was_given_out(facts, name, token, known):
    token = token or facts.token(KEY, "lectures", 41)
    assert facts.record_of(KEY, name, token) == known


def test_tokens_of_another_unit_or_request_are_worth_nothing_here(facts):
    token = facts.token(KEY, "lectures", 41)
    others = [replace(facts, unit=8), replace(facts, request=13)]
    assert [other.record_of(KEY, "lectures", token) for other in others] == [None, None]


def test_what_is_filled_in_comes_back_beside_what_was_known(filled, register, facts):
    sheet = came_back(filled({"A7": "2025.4.2", "B7": "线下", "C7": 1, "D7": "约50人"}), register)
    read = [(row.number, sheet.tokens.get(row.number), row.cells.get("people")) for row in rows(sheet.table)]
    assert read == [(6, facts.token(KEY, "lectures", 41), 46.0), (7, None, "约50人")]


def test_an_empty_cell_of_a_known_row_is_known_to_be_empty(filled, register):
    sheet = came_back(filled({"D6": None}), register)
    assert sheet.blank_fields(6) == {"sessions", "people", "cost"}


def test_columns_may_be_moved_and_rows_inserted(form, register, facts):
    book = load_workbook(form)
    sheet = book["宣讲场次"]
    sheet["E6"] = 300
    sheet.insert_rows(3)
    sheet.insert_cols(1)
    sheet.insert_rows(7)
    sheet.insert_cols(4)
    book.save(form)
    found = came_back(form, register)
    ((row),) = [row for row in rows(found.table) if row.number in found.tokens]
    assert (row.number, row.cells["cost"], row.address("cost")) == (8, 300.0, "G8")


def test_a_renamed_sheet_is_found_by_its_mark(form, register):
    book = load_workbook(form)
    book["宣讲场次"].title = "改好了"
    book.save(form)
    assert came_back(form, register).table.sheet.name == "改好了"


def test_a_sheet_that_was_removed_is_told(form, register, facts):
    book = load_workbook(form)
    del book["宣讲场次"]
    book.save(form)
    sheet, problems = read_sheet(open_book(form), facts, register)
    assert (sheet, [problem.code for problem in problems]) == (None, ["TAB053"])


def test_without_the_hidden_column_the_table_is_still_read(form, register, facts):
    book = load_workbook(form)
    book["宣讲场次"].delete_cols(7)
    book["宣讲场次"]["H1"] = facts.mark(KEY, "lectures")
    book.save(form)
    sheet = came_back(form, register)
    assert (sheet.tokens, [row.cells["people"] for row in rows(sheet.table)]) == ({}, [46.0])


@pytest.mark.parametrize(("said", "nothing"), [("是", True), ("√", True), ("无", True), (None, False), ("否", False)])
def test_nothing_to_report_is_one_cell(filled, register, said, nothing):
    assert came_back(filled({"B3": said}), register).nothing is nothing


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
@pytest.mark.xdist_group("soffice")
def test_a_form_saved_by_another_program_is_known(filled, register, facts, convert, tmp_path, ending):
    path = filled({"A7": date(2025, 4, 2), "B7": "线下", "C7": 1, "D7": 50, "B3": "是"})
    again = tmp_path / f"柳河 (1).{ending}"
    again.write_bytes(convert({"form.xlsx": path.read_bytes()}, ending)["form"])
    sheet = came_back(again, register)
    read = [(row.number in sheet.tokens, row.cells["people"]) for row in rows(sheet.table)]
    assert (read, sheet.nothing, read_facts(open_book(again), KEY)) == ([(True, 46), (False, 50)], True, facts)


@pytest.mark.xdist_group("soffice")
def test_another_program_keeps_what_guides_the_hand(form, convert, tmp_path):
    again = tmp_path / "again.xlsx"
    again.write_bytes(convert({"form.xlsx": form.read_bytes()}, "xlsx")["form"])
    sheet = load_workbook(again)["宣讲场次"]
    locked = [sheet["A6"], sheet["D6"], *(sheet.column_dimensions[letter] for letter in "AB")]
    assert [part.protection.locked for part in locked] == [True, False, False, False]
    assert (sheet.protection.sheet, sheet.column_dimensions["G"].hidden) == (True, True)
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert [formula.replace("'", "") for formula in lists] == ["_lists!$A$1:$A$1", "_lists!$B$1:$B$2"]


def test_a_filled_form_comes_in_like_any_ledger(filled, register):
    path = filled({"A7": "2025.4.2", "B7": "线下", "C7": 1, "D7": "约50人"})
    table, problems = pick_table(open_book(path), register)
    assert [p.code for p in problems] == []
    assert [(r.unit, r.cells.get("people")) for r in rows(table)] == [("青石镇", 46.0), ("青石镇", "约50人")]


def test_an_unfilled_form_holds_no_record(tmp_path, register):
    blank = FormSheet(register, asked_fields(register))
    write_form(tmp_path / "f.xlsx", with_sheets(FACTS, [blank], {}), [blank], KEY)
    table, problems = pick_table(open_book(tmp_path / "f.xlsx"), register)
    assert ([p.code for p in problems], list(rows(table)), table.unit_text) == ([], [], "青石镇")


def test_key_cells_of_known_records_are_locked_and_the_rest_is_open(form):
    sheet = load_workbook(form)["宣讲场次"]
    assert [sheet.cell(FIRST, column).protection.locked for column in (1, 2, 3, 4)] == [True, True, False, False]
    open_columns = [sheet.column_dimensions[letter].protection.locked for letter in "ADF"]
    assert (sheet.protection.sheet, sheet.protection.password, open_columns) == (True, None, [False] * 3)


def test_choices_drop_down_in_the_words_of_the_office(form):
    book = load_workbook(form)
    rule = book["宣讲场次"].data_validations.dataValidation[1]
    words = [book["_lists"].cell(n, 2).value for n in (1, 2)]
    assert (rule.formula1, str(rule.sqref), words) == ("'_lists'!$B$1:$B$2", "B6:B5000", ["线上", "线下"])


def test_names_to_choose_from_may_be_written_otherwise(tmp_path, register):
    who = Field("who", Label("主讲"), "ref", register="people")
    asked = FormSheet(register, (who,), words={"who": ["王一", "李二"]})
    write_form(tmp_path / "f.xlsx", with_sheets(FACTS, [asked], {}), [asked], KEY)
    rule = load_workbook(tmp_path / "f.xlsx").worksheets[0].data_validations.dataValidation[1]
    assert (rule.type, rule.errorStyle) == ("list", "warning")


def test_a_form_asks_for_no_files_and_no_retired_fields(register):
    more = (Field("photo", Label("照片"), "file"), Field("old", Label("旧"), "text", retired=True))
    with_more = replace(register, fields=register.fields | {field.id: field for field in more})
    assert asked_fields(with_more) == asked_fields(register)


def test_a_form_says_on_its_face_for_whom_it_is_and_until_when(form):
    sheet = load_workbook(form)["宣讲场次"]
    assert sheet["A2"].value == "填报单位：青石镇　期间：2025年　请于3月15日前交回"


def test_the_first_sheet_leads_to_the_others(form):
    cover = load_workbook(form).worksheets[0]
    assert [cover.cell(n, 1).value for n in range(1, 5)] == [
        "年度数据征集",
        "请于3月15日前交回",
        "要填的表（点一下打开）：",
        "宣讲场次（已有 1 条，请核对补充）",
    ]
    assert cover["A4"].hyperlink.location or cover["A4"].hyperlink.target == "#'宣讲场次'!A6"


def test_a_formula_in_a_known_record_is_text_in_its_form(form):
    cell = load_workbook(form)["宣讲场次"]["F6"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_facts_and_lists_are_hidden_from_the_tabs(form):
    book = load_workbook(form)
    assert [book[name].sheet_state for name in ("_youju", "_lists")] == ["veryHidden", "veryHidden"]


def test_registers_of_one_title_have_sheets_of_two_names(register):
    twin = replace(register, id="twin")
    assert sheet_names([FormSheet(register, ()), FormSheet(twin, ())]) == ["宣讲场次", "宣讲场次 twin"]


@pytest.mark.parametrize(
    ("value", "written"),
    [(True, "是"), (10**15, str(10**15)), (Decimal("1.50"), 1.5), (None, None), ("一\x0b二", "一二")],
)
def test_a_known_value_is_written_without_loss(tmp_path, form, value, written):
    book = load_workbook(form)
    put(book.worksheets[0]["D1"], value)
    book.save(tmp_path / "f.xlsx")
    assert load_workbook(tmp_path / "f.xlsx").worksheets[0]["D1"].value == written


@pytest.mark.parametrize(
    ("field", "last", "hint"),
    [
        (Field("a", Label("日期"), "date", required=True), None, "必填；如 2025-03-08"),
        (Field("a", Label("听众"), "integer", unit="人次"), 46, "按人次填；上次：46"),
        (Field("a", Label("主讲"), "text", hint=Label("写全名")), "王一", "写全名；上次：王一"),
        (
            Field("a", Label("类"), "choices", choices=(Choice("a", Label("甲")), Choice("b", Label("乙")))),
            None,
            "可多选，用、隔开：甲、乙",
        ),
        (Field("a", Label("电话"), "phone", personal=True), None, "已登记的不显示，不改就留空"),
        (Field("a", Label("备注"), "text"), None, ""),
        (Field("a", Label("是否"), "bool"), False, "选 是 或 否；上次：否"),
        (Field("a", Label("经费"), "money", unit="元"), Decimal("3.50"), "按元填；上次：3.50"),
    ],
)
def test_the_line_above_a_column_says_what_it_takes(field, last, hint):
    assert hint_of(field, last) == hint
