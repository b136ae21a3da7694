"""The workbook for a unit without an account: drop-downs, hints, and a hidden sheet that says what it is."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from youju.engine.base.digests import canonical, hex_digest
from youju.engine.definitions.model import Field, Register
from youju.engine.tabular.book import Book
from youju.engine.tabular.export import Value
from youju.engine.tabular.table import FORM_SHEET, LISTS_SHEET
from youju.engine.tabular.texts import clean, sheet_name

_HEADER = 3
_GREY = PatternFill("solid", fgColor="FFE7E6E6")
_AUTHOR = "有据 Youju"
_OPEN = Protection(locked=False)


@dataclass(frozen=True, slots=True)
class FormFacts:
    """For whom a form was made: register and version, the unit's code and name, and the period as text."""

    register: str
    version: str
    unit_code: str
    unit_name: str
    period: str = ""

    def digest(self) -> str:
        """64 hex digits over the facts; a form whose digest differs was changed by hand."""
        return hex_digest(canonical({name: getattr(self, name) for name in self.__slots__}))


def write_form(
    path: Path, register: Register, facts: FormFacts, rows: Sequence[Map[str, Value]] = (), blank_rows: int = 300
) -> None:
    """Write the form. `rows` are records to go on with: their key cells are locked, all others are open."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_name(register.title.zh)
    fields = [field for field in register.live_fields() if field.type != "file"]
    _heads(sheet, register, facts, fields)
    lists = workbook.create_sheet(LISTS_SHEET)
    last = _HEADER + len(rows) + blank_rows
    for column, field in enumerate(fields, 1):
        _validate(sheet, lists, field, column, last)
        for row in range(_HEADER + 1, last + 1):
            sheet.cell(row, column).protection = _OPEN
    for number, record in enumerate(rows, _HEADER + 1):
        _fill(sheet, number, fields, record, register.key)
    _hide_facts(workbook, facts)
    lists.sheet_state = "veryHidden"
    sheet.protection.enable()
    sheet.freeze_panes = sheet.cell(_HEADER + 1, 1).coordinate
    workbook.save(path)


def form_facts(book: Book) -> FormFacts | None:
    """What the hidden sheet of a returned form says; None for any other workbook, or where it was tampered with."""
    said = book.facts(FORM_SHEET)
    names = FormFacts.__slots__
    if any(name not in said for name in (*names, "digest")):
        return None
    facts = FormFacts(**{name: said[name] for name in names})
    return facts if facts.digest() == said["digest"] else None


def _heads(sheet: Worksheet, register: Register, facts: FormFacts, fields: Sequence[Field]) -> None:
    sheet.cell(1, 1, register.title.zh).font = Font(bold=True, size=16)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=max(len(fields), 1))
    sheet.cell(1, 1).alignment = Alignment(horizontal="center")
    sheet.cell(2, 1, f"填报单位：{facts.unit_name}　{facts.period}".strip())
    for column, field in enumerate(fields, 1):
        cell = sheet.cell(_HEADER, column, _header(field))
        cell.font, cell.fill, cell.alignment = Font(bold=True), _GREY, Alignment(wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = 16
        if field.hint:
            cell.comment = Comment(field.hint.zh, _AUTHOR)


def _header(field: Field) -> str:
    unit = f"（{field.unit}）" if field.unit and field.numeric else ""
    return f"{field.title.zh}{unit}{'*' if field.required else ''}"


def _validate(sheet: Worksheet, lists: Worksheet, field: Field, column: int, last: int) -> None:
    """A drop-down of choices, dates, whole numbers from 0: what the program can check before the form comes back."""
    said = [choice.title.zh for choice in field.choices] if field.type == "choice" else []
    said = ["是", "否"] if field.type == "bool" else said
    if said:
        for row, word in enumerate(said, 1):
            lists.cell(row, column, word)
        letter = get_column_letter(column)
        rule = DataValidation(
            type="list", formula1=f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(said)}", allow_blank=True
        )
    elif field.type == "integer" and field.min == 0:
        rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        rule.errorStyle = "warning"  # 约1200 is understood too
    else:
        return
    rule.add(f"{get_column_letter(column)}{_HEADER + 1}:{get_column_letter(column)}{last}")
    sheet.add_data_validation(rule)


def _fill(sheet: Worksheet, number: int, fields: Sequence[Field], record: Map[str, Value], key: Sequence[str]) -> None:
    for column, field in enumerate(fields, 1):
        value = record.get(field.id)
        cell = sheet.cell(number, column)
        cell.value = clean(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        if field.id in key and value is not None:
            cell.protection = Protection(locked=True)


def _hide_facts(workbook: Workbook, facts: FormFacts) -> None:
    hidden = workbook.create_sheet(FORM_SHEET)
    for name in FormFacts.__slots__:
        hidden.append([name, getattr(facts, name)])
    hidden.append(["digest", facts.digest()])
    hidden.sheet_state = "veryHidden"
