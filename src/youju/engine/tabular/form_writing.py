"""Writes a form: a sheet per register with what is known, drop-downs, hints, locked keys.

No macros, no password, nothing but what Excel, WPS and LibreOffice, at the desk and on the phone, all keep.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from youju.engine.definitions.model import Field
from youju.engine.tabular.export import SAFE_DIGITS, Value
from youju.engine.tabular.facts import ROW_HEAD, FormFacts
from youju.engine.tabular.form import HEADER, NOTHING, PLAIN, Face, FormSheet, header_of, sheet_names
from youju.engine.tabular.hints import hint_of
from youju.engine.tabular.table import FORM_SHEET, LISTS_SHEET
from youju.engine.tabular.texts import clean

_CHARACTERS = 20  # Chinese ones on a line of the first sheet
_LAST = 5000  # the last row that drop-downs reach
_GREY = PatternFill("solid", fgColor="FFE7E6E6")
_YELLOW = PatternFill("solid", fgColor="FFFFF9E5")
_TITLE, _BOLD, _LINK = Font(bold=True, size=16), Font(bold=True), Font(color="FF0B57D0", underline="single")
_PALE = Font(size=9, color="FF595959")
_OPEN, _LOCKED = Protection(locked=False), Protection(locked=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_TEXTS = frozenset({"text", "long_text", "phone", "id_number", "person_name", "url", "month"})
_FORMATS = {"date": "yyyy-mm-dd"} | dict.fromkeys(_TEXTS, "@")


def write_form(
    path: Path,
    facts: FormFacts,
    sheets: Sequence[FormSheet],
    key: bytes,
    face: Face = PLAIN,
) -> None:
    """Write the form.

    `facts` must name the columns and rows of all sheets (`with_sheets` does it); `key` seals them.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    names = sheet_names(sheets)
    if face.title:
        _cover(_new(workbook, "填写说明"), face, sheets, names)
    lists = _Lists(workbook)
    for asked, name in zip(sheets, names, strict=True):
        _Writer(_new(workbook, name), asked, facts, key, lists).write(face)
    _hide(workbook, lists, list(facts.lines(key)))
    workbook.active = 0
    workbook.save(path)


class _Lists:
    """The hidden sheet that drop-downs choose from: one column per list."""

    def __init__(self, workbook: Workbook) -> None:
        self.columns: list[Sequence[str]] = []
        self._workbook = workbook

    def add(self, words: Sequence[str]) -> str:
        """The range of a list, as a formula."""
        if words not in self.columns:
            self.columns.append(words)
        letter = get_column_letter(self.columns.index(words) + 1)
        return f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(words)}"

    def write(self) -> Worksheet:
        """The sheet with all lists."""
        sheet = _new(self._workbook, LISTS_SHEET)
        for column, words in enumerate(self.columns, 1):
            for row, word in enumerate(words, 1):
                put(sheet.cell(row, column), word)
        return sheet


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the sheet of one register."""

    sheet: Worksheet
    asked: FormSheet
    facts: FormFacts
    key: bytes
    lists: _Lists

    def write(self, face: Face) -> None:
        """All of it: title, for whom, the cell for nothing, hints, heads, known records, drop-downs."""
        sheet, register = self.sheet, self.asked.register
        sheet.cell(1, 1, register.title.zh).font = _TITLE
        said = (f"填报单位：{self.facts.unit_name}", face.period and f"期间：{face.period}", face.due)
        sheet.cell(2, 1, "　".join(filter(None, said)))
        sheet.cell(3, 1, NOTHING)
        sheet.cell(3, 2).protection, sheet.cell(3, 2).fill = _OPEN, _YELLOW
        self._choose("B3", ("是",))
        for column, each in enumerate(self.asked.fields, 1):
            self._column(column, each)
        for number, (record, values) in enumerate(self.asked.rows.items(), HEADER + 1):
            self._row(number, record, values)
        self._hide_tokens()
        for row, height in ((1, 24), (4, 40), (HEADER, 32)):
            sheet.row_dimensions[row].height = height
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.freeze_panes = sheet.cell(HEADER + 1, 1).coordinate
        _protect(sheet)

    def _column(self, column: int, each: Field) -> None:
        letter = get_column_letter(column)
        width = self.sheet.column_dimensions[letter]
        width.width = 28 if each.type == "long_text" else 16
        width.protection = _OPEN  # of all cells that are not written below: there is no last blank row
        width.number_format = _FORMATS.get(each.type, "General")
        hint = self.sheet.cell(4, column, clean(hint_of(each, self.asked.last.get(each.id))))
        hint.font, hint.alignment = _PALE, _WRAP
        head = self.sheet.cell(HEADER, column, header_of(each))
        head.font, head.fill, head.alignment = _BOLD, _GREY, _WRAP
        self._validate(f"{letter}{HEADER + 1}:{letter}{_LAST}", each)

    def _validate(self, cells: str, each: Field) -> None:
        """What the program can check before the form comes back."""
        if each.type == "choice" and each.choices:
            self._choose(cells, tuple(choice.title.zh for choice in each.choices))
        elif each.type == "bool":
            self._choose(cells, ("是", "否"))
        elif self.asked.words.get(each.id):
            self._choose(cells, tuple(self.asked.words[each.id]), "warning")
        elif each.type == "integer" and each.min == 0:
            rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
            rule.errorStyle = "warning"  # 约1200 is understood too
            self._add(cells, rule)

    def _choose(self, cells: str, words: Sequence[str], otherwise: str = "stop") -> None:
        rule = DataValidation(type="list", formula1=self.lists.add(words), allow_blank=True)
        rule.errorStyle = "warning" if otherwise == "warning" else "stop"
        self._add(cells, rule)

    def _add(self, cells: str, rule: DataValidation) -> None:
        rule.showErrorMessage = True
        rule.add(cells)
        self.sheet.add_data_validation(rule)

    def _row(self, number: int, record: int, values: Map[str, Value]) -> None:
        for column, each in enumerate(self.asked.fields, 1):
            cell = self.sheet.cell(number, column)
            put(cell, values.get(each.id))
            cell.number_format = _FORMATS.get(each.type, "General")
            locked = each.id in self.asked.register.key and values.get(each.id) is not None
            cell.protection = _LOCKED if locked else _OPEN
            if locked:
                cell.fill = _GREY
        self.sheet.cell(number, self._tokens, self.facts.token(self.key, self.asked.register.id, record))

    @property
    def _tokens(self) -> int:
        """The column of the tokens: behind the fields, and behind the cell for nothing."""
        return max(len(self.asked.fields), 2) + 1

    def _hide_tokens(self) -> None:
        self.sheet.cell(1, self._tokens, self.facts.mark(self.key, self.asked.register.id))
        self.sheet.cell(HEADER, self._tokens, ROW_HEAD)
        self.sheet.column_dimensions[get_column_letter(self._tokens)].hidden = True


def put(cell: SheetCell | MergedCell, value: Value) -> None:
    """Write a value so that no text becomes a formula and no long number loses digits."""
    if isinstance(value, bool):
        value = "是" if value else "否"
    if isinstance(value, (int, Decimal)):
        digits = format(value, "f") if isinstance(value, Decimal) else str(value)
        value = value if len(digits.strip("-").replace(".", "")) <= SAFE_DIGITS else digits
    cell.value = clean(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _protect(sheet: Worksheet) -> None:
    """Without a password: it keeps a finger from slipping, and whoever must can lift it."""
    sheet.protection.enable()
    for allowed in ("formatColumns", "formatRows", "formatCells", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # False: not forbidden


def _new(workbook: Workbook, name: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(name)
    return sheet


def _cover(sheet: Worksheet, cover: Face, sheets: Sequence[FormSheet], names: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width = 44
    lines = (cover.title, *cover.lines, cover.due, "要填的表（点一下打开）：")
    for row, line in enumerate(filter(None, lines), 1):
        put(sheet.cell(row, 1), line)
    sheet["A1"].font = _TITLE
    for asked, name in zip(sheets, names, strict=True):
        known = f"（已有 {len(asked.rows)} 条，请核对补充）" if asked.rows else ""
        row = sheet.max_row + 1
        put(sheet.cell(row, 1), f"{asked.register.title.zh}{known}")
        sheet.cell(row, 1).hyperlink = f"#'{name}'!A{HEADER + 1}"
        sheet.cell(row, 1).font = _LINK
    for number in range(1, sheet.max_row + 1):
        sheet.cell(number, 1).alignment = _WRAP
        height = -(-len(str(sheet.cell(number, 1).value)) // _CHARACTERS)  # few programs find the height themselves
        sheet.row_dimensions[number].height = (24 if number == 1 else 18) * height


def _hide(workbook: Workbook, lists: _Lists, lines: Sequence[tuple[str, str]]) -> None:
    hidden = _new(workbook, FORM_SHEET)
    for row, line in enumerate(lines, 1):
        for column, said in enumerate(line, 1):
            put(hidden.cell(row, column), said)
    for sheet in (lists.write(), hidden):
        sheet.sheet_state = "veryHidden"
