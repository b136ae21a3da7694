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
    write_marked(original, [(table, rejects)], out, language)


def write_marked(original: Path, marked: Sequence[tuple[Table, Rejects]], out: Path, language: str = "zh") -> None:
    """The same for several tables of one workbook, each on a sheet of its own."""
    workbook = _copy(original) or _anew([table.sheet for table, _ in marked])
    sheets = [
        workbook[table.sheet.name] if table.sheet.name in workbook.sheetnames else workbook.worksheets[0]
        for table, _ in marked
    ]
    for sheet, (table, rejects) in zip(sheets, marked, strict=True):
        _mark_sheet(sheet, table, rejects, language)
    workbook.active = workbook.index(sheets[0])
    workbook.save(out)


def _mark_sheet(sheet: Worksheet, table: Table, rejects: Rejects, language: str) -> None:
    for number in range(table.first_row, table.last_row + 1):
        if number not in rejects and number not in table.skipped:
            sheet.row_dimensions[number].hidden = True
    columns = {column.to: column_of(column.letters) + 1 for column in reversed(table.mapping.columns)}
    for number, findings in rejects.items():
        sheet.row_dimensions[number].hidden = False
        _mark(sheet, number, findings, columns, language)


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


def _anew(sources: Sequence[Sheet]) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for source in sources:
        _write_anew(workbook, source)
    return workbook


def _write_anew(workbook: Workbook, source: Sheet) -> None:
    sheet: Worksheet = workbook.create_sheet(sheet_name(source.name))
    for row, values in enumerate(source.rows, 1):
        for column, value in enumerate(values, 1):
            if value != "":
                cell = sheet.cell(row, column)
                cell.value = clean(value) if isinstance(value, str) else value
                if isinstance(value, str) and risky(value):
                    cell.data_type = "s"
    for (top, left), (bottom, right) in source.merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
