"""Cells of a workbook are read as they stand and written one by one: every other part keeps its bytes."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Protection

from forms import plain_form, statistics_form
from youju.engine.base.problems import Refused
from youju.engine.document.package import Package
from youju.engine.document.safety import BOOK
from youju.engine.document.sheets.bindings import Binding, read_bindings, read_places, write_bindings, write_places
from youju.engine.document.sheets.cells import At, at_of, plain_digits, read_sheets
from youju.engine.document.sheets.writing import recalculate, write

FIRST = At(5, 5)


def opened(path):
    return Package.open(path, path.name, BOOK)


def saved(package):
    return load_workbook(BytesIO(package.save()))


def changed(path, package):
    """The parts that a saved package has otherwise than the file it came from."""
    before, after = ZipFile(path), ZipFile(BytesIO(package.save()))
    return sorted(n for n in after.namelist() if n not in before.namelist() or before.read(n) != after.read(n))


@pytest.fixture
def form(tmp_path):
    """The statistics form."""
    return statistics_form(tmp_path / "form.xlsx")


@pytest.mark.parametrize(
    ("text", "at"), [("B5", At(5, 2)), ("$AA$10", At(10, 27)), ("C3:D4", At(3, 3)), ("#REF!", None)]
)
def test_a_reference_is_a_place(text, at):
    assert at_of(text) == at


@pytest.mark.parametrize("letters", ["A1", "Z9", "AA1", "AZ20", "XFD1"])
def test_a_place_is_written_as_people_write_it(letters):
    assert at_of(letters).letters == letters


@pytest.mark.parametrize(
    ("value", "text"), [(12, "12"), (Decimal("1.50"), "1.5"), (Decimal("1E+3"), "1000"), (Decimal(100), "100")]
)
def test_a_number_is_written_without_exponent_or_idle_zeros(value, text):
    assert plain_digits(value) == text


def test_cells_are_told_apart_by_what_they_hold(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["惠民演出", 12, "=B1+1", True, 0.1 + 0.2])
    sheet["F1"], sheet["G1"] = 45720, 0.5
    sheet["F1"].number_format, sheet["G1"].number_format = "yyyy年m月d日", "0.0%"
    book.save(tmp_path / "a.xlsx")
    (read,) = read_sheets(opened(tmp_path / "a.xlsx"))
    found = {at.letters: (cell.kind, cell.text) for at, cell in read.cells.items()}
    assert found["A1"] == ("text", "惠民演出")
    assert found["B1"] == ("number", "12")
    assert found["E1"] == ("number", "0.3")
    assert [found[x][0] for x in ("C1", "D1", "F1", "G1")] == ["formula", "other", "other", "number"]
    assert read.cells[At(1, 7)].look.factor == 100


def test_shared_strings_and_formatted_words_are_read_by_what_people_see(tmp_path, convert):
    file = plain_form(tmp_path / "a.xlsx", [["惠民演出", 3]])
    again = Package.open(convert({"a.xlsx": file.read_bytes()}, "xlsx")["a"], "a.xlsx", BOOK)
    assert "xl/sharedStrings.xml" in again
    assert [cell.text for cell in read_sheets(again)[0].cells.values()] == ["惠民演出", "3"]


def test_hidden_sheets_are_not_read_and_hidden_lines_are_known(tmp_path):
    book = Workbook()
    book.active.append(["甲", "乙", "丙"])
    book.active.row_dimensions[3].hidden = book.active.column_dimensions["C"].hidden = True
    book.create_sheet("码表").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_sheets(opened(tmp_path / "a.xlsx"))
    assert [sheet.hidden(At(*at)) for at in ((1, 1), (3, 1), (1, 3))] == [False, True, True]


def test_a_protected_sheet_says_which_cells_are_locked(tmp_path):
    book = Workbook()
    book.active.append([1, 2])
    book.active["B1"].protection = Protection(locked=False)
    book.active.protection.sheet = True
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_sheets(opened(tmp_path / "a.xlsx"))
    assert (sheet.shut, sheet.cells[At(1, 1)].look.locked, sheet.cells[At(1, 2)].look.locked) == (True, True, False)


def test_a_number_is_put_into_its_cell_and_nothing_else_changes(form):
    package = opened(form)
    sheet = read_sheets(package)[0]
    write(package, sheet, At(5, 5), 12)
    write(package, sheet, At(7, 4), Decimal("3.50"))
    assert changed(form, package) == ["xl/worksheets/sheet1.xml"]
    read = saved(package)["统计表"]
    assert (read["E5"].value, read["D7"].value, read["E10"].value) == (12, 3.5, "=SUM(E5:E7)")
    assert (read["E5"].font.name, read["E5"].number_format) == ("仿宋", "#,##0")
    assert len(read.merged_cells.ranges) == 7
    assert len(read.data_validations.dataValidation) == 1


def test_a_cell_that_the_file_does_not_have_is_made_in_its_place(tmp_path):
    file = plain_form(tmp_path / "a.xlsx", [["甲", None, "丙"], [], ["丁"]])
    package = opened(file)
    sheet = read_sheets(package)[0]
    for at, value in ((At(1, 2), 1), (At(2, 2), 2), (At(9, 3), 3), (At(3, 5), "（待填）")):
        write(package, sheet, at, value)
    again = read_sheets(Package.open(package.save(), "a.xlsx", BOOK))[0]
    assert [(at.letters, cell.text) for at, cell in again.cells.items() if cell.text] == [
        ("A1", "甲"), ("B1", "1"), ("C1", "丙"), ("B2", "2"), ("A3", "丁"), ("E3", "（待填）"), ("C9", "3"),
    ]  # fmt: skip


def test_a_formula_is_never_written_over(form):
    package = opened(form)
    with pytest.raises(ValueError, match="E10"):
        write(package, read_sheets(package)[0], At(10, 5), 5)


def test_results_of_formulas_that_may_be_stale_are_dropped_and_worked_out_anew(form, convert):
    package = Package.open(convert({"form.xlsx": form.read_bytes()}, "xlsx")["form"], "form.xlsx", BOOK)
    sheet = read_sheets(package)[0]
    assert sheet.cells[At(10, 5)].text == "0"
    write(package, sheet, At(5, 5), 12)
    recalculate(package)
    assert read_sheets(package)[0].cells[At(10, 5)].text == ""
    again = Package.open(convert({"form.xlsx": package.save()}, "xlsx")["form"], "form.xlsx", BOOK)
    assert read_sheets(again)[0].cells[At(10, 5)].text == "12"


def bind(package, at=FIRST, **more):
    sheet = read_sheets(package)[0]
    write_places(package, {"0123456789ab": (sheet, at)})
    row = Binding("0123456789ab", "performances.benefit.shows", **more)
    write_bindings(package, "form", [row])
    return row


def test_what_was_bound_is_read_again_and_only_the_books_own_parts_change(form):
    package = opened(form)
    row = bind(package, issued="12", unit="场", definition="ab" * 32)
    again = Package.open(package.save(), "form.xlsx", BOOK)
    assert read_bindings(again) == ((row,), ())
    assert [(s.name, at.letters) for s, at in read_places(again, read_sheets(again)).values()] == [("统计表", "E5")]
    assert changed(form, package) == ["[Content_Types].xml", "_rels/.rels", "docProps/custom.xml", "xl/workbook.xml"]


def test_a_binding_stays_short_enough_for_every_editor(form):
    package = opened(form)
    period, digits = "2025-01-01..2025-06-30", "1234567890123"
    bind(package, unit_code="990101001", issued=digits, value=digits, unit="人次", period=period, definition="a" * 64)
    properties = saved(package).custom_doc_props.props
    assert max(len(p.value) for p in properties) < 255


def test_bindings_outlive_libreoffice_and_openpyxl(form, convert, tmp_path):
    package = opened(form)
    row = bind(package, issued="12")
    by_office = Package.open(convert({"form.xlsx": package.save()}, "xlsx")["form"], "form.xlsx", BOOK)
    saved(package).save(tmp_path / "again.xlsx")
    for again in (by_office, opened(tmp_path / "again.xlsx")):
        assert read_bindings(again) == ((row,), ())
        assert [at.letters for _, at in read_places(again, read_sheets(again)).values()] == ["E5"]


def test_a_binding_that_somebody_changed_is_said(form):
    package = opened(form)
    bind(package)
    book = saved(package)
    (first,) = [p for p in book.custom_doc_props.props if p.name.startswith("_yj_")]
    first.value = first.value.replace("performances", "meetings")
    with BytesIO() as out:
        book.save(out)
        _, problems = read_bindings(Package.open(out.getvalue(), "form.xlsx", BOOK))
    assert [problem.code for problem in problems] == ["DOC034"]


def test_a_name_without_its_cell_stands_nowhere(form):
    package = opened(form)
    bind(package)
    book = saved(package)
    book.defined_names["_yj_0123456789ab"].attr_text = "#REF!"
    with BytesIO() as out:
        book.save(out)
        again = Package.open(out.getvalue(), "form.xlsx", BOOK)
    assert read_places(again, read_sheets(again)) == {}


def test_a_sheet_with_a_quote_in_its_name_is_found_again(tmp_path):
    file = plain_form(tmp_path / "a.xlsx", [["甲", 1]], title="老李's 表")
    package = opened(file)
    bind(package, At(1, 2))
    assert [s.name for s, _ in read_places(package, read_sheets(package)).values()] == ["老李's 表"]


def test_names_that_the_form_has_stay(tmp_path):
    book = Workbook()
    book.active.append(["甲", 1])
    book.active.print_area = "A1:B1"
    book.save(tmp_path / "a.xlsx")
    package = opened(tmp_path / "a.xlsx")
    bind(package, At(1, 2))
    read = saved(package)
    assert read.active.print_area == "'Sheet'!$A$1:$B$1"
    assert "_yj_0123456789ab" in read.defined_names


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"PK\x03\x04 no", "DOC006"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "DOC006"),
        (lambda: with_type("macroEnabled.main"), "DOC015"),
        (lambda: with_type("template.main"), "DOC016"),
    ],
)
def test_what_is_no_plain_workbook_is_refused(make, code):
    with pytest.raises(Refused) as refused:
        Package.open(make(), "a.xlsx", BOOK)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_word_file_is_no_workbook_and_a_workbook_no_word_file(form):
    for data, sort in ((form.read_bytes(), None), (word_file(), BOOK)):
        with pytest.raises(Refused) as refused:
            Package.open(data, "a", *([sort] if sort else []))
        assert [problem.code for problem in refused.value.problems] == ["DOC005"]


def with_type(kind):
    """A workbook whose main part is said to be of another kind."""
    with BytesIO() as out:
        Workbook().save(out)
        source = ZipFile(out)
        with BytesIO() as made:
            with ZipFile(made, "w") as target:
                for name in source.namelist():
                    data = source.read(name)
                    if name == "[Content_Types].xml":
                        data = data.replace(b"spreadsheetml.sheet.main", f"spreadsheetml.{kind}".encode())
                        data = data.replace(
                            b"officedocument.spreadsheetml.macroEnabled", b"ms-excel.sheet.macroEnabled"
                        )
                    target.writestr(name, data)
            return made.getvalue()


def word_file():
    """A Word file of another program."""
    with BytesIO() as out:
        Document().save(out)
        return out.getvalue()
