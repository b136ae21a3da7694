"""Records out, as .xlsx or .csv, row by row. No text that is written can become a formula where it is opened."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from youju.engine.tabular.texts import clean, risky, safe, sheet_name

Value = str | int | Decimal | bool | date | datetime | None
"""What a column of an export holds; None is an empty cell. There are no floats."""

_HEAD = Font(bold=True)
SAFE_DIGITS = 15  # a workbook keeps numbers in binary; longer ones are written as text, digit for digit


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Value]], title: str = "") -> int:
    """Write rows under `columns` to .csv (UTF-8 with its mark) or else .xlsx; the number of rows written."""
    if path.suffix.lower() == ".csv":
        return _csv(path, columns, rows)
    return _xlsx(path, columns, rows, title)


def _csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([safe(column) for column in columns])
        for row in rows:
            writer.writerow([_plain(value) for value in row])
            count += 1
    return count


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return safe(clean(value))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _xlsx(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Value]], title: str) -> int:
    workbook = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet = workbook.create_sheet(sheet_name(title))
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, column, _HEAD) for column in columns])
    count = 0
    for row in rows:
        sheet.append(list(_typed(sheet, row)))
        count += 1
    workbook.save(path)
    return count


def _typed(sheet: WriteOnlyWorksheet, row: Sequence[Value]) -> Iterator[object]:
    for value in row:
        if isinstance(value, str):
            text = clean(value)
            yield _cell(sheet, text) if risky(text) else text
        elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            text = _plain(value)
            yield value if len(text.strip("-").replace(".", "")) <= SAFE_DIGITS else text
        else:
            yield ("是" if value else "否") if isinstance(value, bool) else value


def _cell(sheet: WriteOnlyWorksheet, text: str, font: Font | None = None) -> Cell:
    cell = WriteOnlyCell(sheet, clean(text))
    cell.data_type = "s"  # else openpyxl would make a formula of what begins with =
    if font:
        cell.font = font
    return cell
