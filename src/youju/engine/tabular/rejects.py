"""Rows that could not be taken in, back in the writer's own workbook: same sheet, same addresses, the reason as a comment."""

from __future__ import annotations

import warnings
from collections.abc import Mapping as Map
from collections.abc import Sequence
from pathlib import Path
from typing import cast
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from youju.engine.base.problems import Problem
from youju.engine.tabular.addresses import column_of
from youju.engine.tabular.book import Sheet
from youju.engine.tabular.table import Table
from youju.engine.tabular.texts import clean, risky, sheet_name

Rejects = Map[int, Sequence[tuple[str, Problem]]]
"""Per number of a sheet row: the fields ("" for the whole row) and what is wrong with them."""

_RED = PatternFill("solid", fgColor="FFFFC7CE")
_AUTHOR = "有据 Youju"
_COMMENT = {"width": 320, "height": 140}
_UNREADABLE = (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError)


def write_rejects(original: Path, table: Table, rejects: Rejects, out: Path, language: str = "zh") -> None:
    """Write `out` (.xlsx): bad cells red with a comment, rows that were taken in hidden; nothing changes its address.

    An .xlsx keeps its other sheets and its formats. Of .xls, .ods and text the cells and merged ranges are written anew,
    as they are of an .xlsx that cannot be rewritten.
    """
    workbook = _copy(original) or _anew(table.sheet)
    sheet = workbook[table.sheet.name] if table.sheet.name in workbook.sheetnames else workbook.worksheets[0]
    for number in range(table.first_row, table.last_row + 1):
        if number not in rejects and number not in table.skipped:
            sheet.row_dimensions[number].hidden = True
    columns = {column.to: column_of(column.letters) + 1 for column in reversed(table.mapping.columns)}
    for number, findings in rejects.items():
        sheet.row_dimensions[number].hidden = False
        _mark(sheet, number, findings, columns, language)
    workbook.active = workbook.index(sheet)
    workbook.save(out)


def _mark(
    sheet: Worksheet, number: int, findings: Sequence[tuple[str, Problem]], columns: Map[str, int], language: str
) -> None:
    first = min(columns.values(), default=1)
    said: dict[int, list[str]] = {}
    for field, problem in findings:
        sentence = f"{problem.sentence(language)} {problem.mend(language)}".strip()
        said.setdefault(columns.get(field, first), []).append(sentence)
    for column, sentences in said.items():
        cell = _anchor(sheet, number, column)
        cell.fill = _RED
        before = [cell.comment.text] if cell.comment and cell.comment.author == _AUTHOR and cell.row != number else []
        cell.comment = Comment(clean("\n".join([*before, *sentences])), _AUTHOR, **_COMMENT)


def _anchor(sheet: Worksheet, row: int, column: int) -> SheetCell:
    """The cell, or the first of the merged range that it lies in: only that one can be marked."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        merged = next(
            r for r in sheet.merged_cells.ranges if (r.min_row <= row <= r.max_row and r.min_col <= column <= r.max_col)
        )
        cell = sheet.cell(merged.min_row, merged.min_col)
    return cast("SheetCell", cell)  # the first cell of a range is never a merged one


def _copy(original: Path) -> Workbook | None:
    """The workbook itself; None where it is no .xlsx or holds what cannot be written again."""
    if original.suffix.lower() not in (".xlsx", ".xlsm"):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that are dropped; the ledger is in the cells
            return load_workbook(original)
    except _UNREADABLE:
        return None


def _anew(source: Sheet) -> Workbook:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_name(source.name)
    for row, values in enumerate(source.rows, 1):
        for column, value in enumerate(values, 1):
            if value != "":
                cell = sheet.cell(row, column)
                cell.value = clean(value) if isinstance(value, str) else value
                if isinstance(value, str) and risky(value):
                    cell.data_type = "s"
    for (top, left), (bottom, right) in source.merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    return workbook
