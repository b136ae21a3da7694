"""Every register of the shipped pack goes out as a form and as a table, and comes in again column by column."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

import youju
from youju.engine.definitions import read_pack
from youju.engine.tabular import (
    FormFacts,
    FormSheet,
    Mapping,
    asked_fields,
    open_book,
    pick_table,
    read_sheet,
    rows,
    with_sheets,
    write_form,
    write_table,
)
from youju.engine.tabular.form import HEADER

PACK, _ = read_pack([Path(youju.__file__).parent / "packs" / "district_office"])
REGISTERS = [r for r in PACK.registers.values() if not r.system]
each = pytest.mark.parametrize("register", REGISTERS, ids=[r.id for r in REGISTERS])


KEY = bytes(32)


def facts(register) -> FormFacts:
    made = FormFacts("0" * 8, 2, "990101001", "东关街道", period="2025")
    return with_sheets(made, [FormSheet(register, asked_fields(register))], {})


def asked(register) -> list[str]:
    """The fields that a form has a column for."""
    return [f.id for f in register.live_fields() if f.type != "file"]


def named(table) -> list[str]:
    """The fields that have a column; the running number of a form's rows is none."""
    return [column.to for column in table.mapping.columns if not column.to.startswith("@")]


@pytest.fixture
def form(tmp_path):
    """The form of a register."""

    def made(register) -> Path:
        write_form(tmp_path / "f.xlsx", facts(register), [FormSheet(register, asked_fields(register))], KEY)
        return tmp_path / "f.xlsx"

    return made


@each
def test_a_form_comes_in_with_every_column_known(form, register):
    table, problems = pick_table(open_book(form(register)), register)
    assert ([str(p) for p in problems], named(table)) == ([], asked(register))


@each
def test_numbers_of_a_form_are_in_the_fields_own_unit_word(form, register):
    table, _ = pick_table(open_book(form(register)), register)
    assert {c.scale for c in table.mapping.columns} == {1}


@each
def test_what_is_filled_into_a_form_stands_at_its_field(form, register):
    path, filled = form(register), {name: f"值{n}" for n, name in enumerate(asked(register))}
    book = load_workbook(path)
    for column, value in enumerate(filled.values(), 1):
        book.worksheets[0].cell(HEADER + 1, column, value)
    book.save(path)
    (row,) = rows(pick_table(open_book(path), register)[0])
    assert (row.cells, row.unit) == (filled, "东关街道")


@each
def test_a_returned_form_has_every_column_where_it_was_issued(form, register):
    sheet, problems = read_sheet(open_book(form(register)), facts(register), register)
    assert ([str(p) for p in problems], named(sheet.table)) == ([], asked(register))


@each
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_under_the_titles_of_either_language_comes_in(tmp_path, register, language):
    names = asked(register)
    write_table(tmp_path / "t.csv", [register.fields[n].title.in_(language) for n in names], [["一"] * len(names)])
    table, problems = pick_table(open_book(tmp_path / "t.csv"), register)
    assert ([str(p) for p in problems], [c.to for c in table.mapping.columns]) == ([], names)


@each
def test_the_mapping_of_a_form_comes_back_from_its_file(form, register):
    mapping = pick_table(open_book(form(register)), register)[0].mapping
    assert Mapping.from_toml(mapping.to_toml(), register) == mapping
