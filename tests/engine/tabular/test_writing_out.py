"""Exports and forms."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Field
from youju.engine.tabular import FormFacts, form_facts, open_book, pick_table, rows, write_form, write_table

FACTS = FormFacts("lectures", "0123456789ab", "QH-07", "青石镇", "2025")
RISKY = ["=1+1", "+86", "-x", "@cmd", "\tx"]


@pytest.fixture
def form(tmp_path, register):
    record = {"occurred_on": date(2025, 3, 8), "mode": "线上", "people": 46, "note": "=1+1"}
    write_form(tmp_path / "表.xlsx", register, FACTS, [record], blank_rows=5)
    return tmp_path / "表.xlsx"


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


def test_a_returned_form_says_for_whom_it_was_made(form):
    assert form_facts(open_book(form)) == FACTS


def test_a_form_whose_facts_were_changed_is_not_trusted(form):
    book = load_workbook(form)
    book["_youju"]["B3"] = "QH-08"
    book.save(form)
    assert form_facts(open_book(form)) is None


def test_any_other_workbook_is_no_form(ledger):
    assert form_facts(open_book(ledger)) is None


def test_a_filled_form_comes_in_like_any_ledger(form, register):
    book = load_workbook(form)
    for column, value in enumerate(["2025.4.2", "线下", 1, "约50人"], 1):
        book.worksheets[0].cell(5, column, value)
    book.save(form)
    table, problems = pick_table(open_book(form), register)
    assert [p.code for p in problems] == []
    assert [(r.unit, r.cells.get("people")) for r in rows(table)] == [("青石镇", 46.0), ("青石镇", "约50人")]


def test_key_cells_of_known_records_are_locked_and_the_rest_is_open(form):
    sheet = load_workbook(form).worksheets[0]
    assert [sheet.cell(4, column).protection.locked for column in (1, 2, 3, 4)] == [True, True, False, False]
    assert (sheet.protection.sheet, sheet["A5"].protection.locked) == (True, False)


def test_choices_drop_down_in_the_words_of_the_office(form):
    book = load_workbook(form)
    rule = next(v for v in book.worksheets[0].data_validations.dataValidation if v.type == "list")
    assert (rule.formula1, [book["_lists"].cell(n, 2).value for n in (1, 2)]) == (
        "'_lists'!$B$1:$B$2",
        ["线上", "线下"],
    )


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


def with_fields(register, *more):
    """The register with further fields."""
    return replace(register, fields=register.fields | {field.id: field for field in more})


def test_a_form_asks_for_no_files_and_no_retired_fields(tmp_path, register):
    more = (Field("photo", Label("照片"), "file"), Field("old", Label("旧"), "text", retired=True))
    write_form(tmp_path / "f.xlsx", with_fields(register, *more), FACTS)
    heads = [cell.value for cell in load_workbook(tmp_path / "f.xlsx").worksheets[0][3]]
    assert heads == ["日期*", "方式*", "场次（场）*", "听众（人次）*", "经费（元）", "备注"]


def test_a_hint_is_a_comment_of_its_column(tmp_path, register):
    hinted = with_fields(register, Field("who", Label("主讲"), "text", hint=Label("写全名")))
    write_form(tmp_path / "f.xlsx", hinted, FACTS)
    assert load_workbook(tmp_path / "f.xlsx").worksheets[0]["G3"].comment.text == "写全名"


def test_a_form_says_on_its_face_for_whom_it_is(form):
    assert load_workbook(form).worksheets[0]["A2"].value == "填报单位：青石镇　2025"


def test_an_unfilled_form_holds_no_record(tmp_path, register):
    write_form(tmp_path / "f.xlsx", register, FACTS, blank_rows=3)
    table, problems = pick_table(open_book(tmp_path / "f.xlsx"), register)
    assert ([p.code for p in problems], list(rows(table)), table.unit_text) == ([], [], "青石镇")


@pytest.mark.parametrize("field", ["register", "version", "unit_code", "unit_name", "period"])
def test_another_fact_is_another_digest(field):
    assert replace(FACTS, **{field: "other"}).digest() != FACTS.digest()


def test_a_form_that_lost_a_fact_is_not_trusted(form):
    book = load_workbook(form)
    book["_youju"].delete_rows(2)
    book.save(form)
    assert form_facts(open_book(form)) is None


def test_a_formula_in_a_known_record_is_text_in_its_form(form):
    cell = load_workbook(form).worksheets[0]["F4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_who_the_form_is_for_is_hidden_from_the_tabs(form):
    book = load_workbook(form)
    assert [book[name].sheet_state for name in ("_youju", "_lists")] == ["veryHidden", "veryHidden"]
