"""What merged cells and blanks below a filled one mean: a text holds for the rows below it, a number does not."""

from __future__ import annotations

from collections.abc import Container, Iterator
from collections.abc import Mapping as Map

from youju.engine.base.problems import Problem
from youju.engine.definitions.model import Register
from youju.engine.tabular import problems as tab
from youju.engine.tabular.addresses import address, column_of
from youju.engine.tabular.book import Cell, Range, Sheet
from youju.engine.tabular.mapping import Column, Mapping
from youju.engine.tabular.matching import LEFT_OUT
from youju.engine.tabular.vocabulary import UNIT

Filled = Map[int, list[tuple[int, Cell, int]]]
"""Per row index: (column, value, index of the row that the value stands in)."""


def texts_of(mapping: Mapping, register: Register) -> dict[int, Column]:
    """Columns, counted from 0, whose merged cells hold for all their rows: everything but numbers and what is not read."""
    numeric = {field.id for field in register.live_fields() if field.numeric}
    read = [column for column in mapping.columns if column.to not in LEFT_OUT]
    return {column_of(column.letters): column for column in read if column.to not in numeric}


def down(sheet: Sheet, start: int, texts: Map[int, Column], mapping: Mapping, skipped: Container[int]) -> Filled:
    """The cells from row index `start` on that a merged cell, or a blank in a column of `fill_down`, takes from above."""
    filled: dict[int, list[tuple[int, Cell, int]]] = {}
    for (top, left), (bottom, _) in _within(sheet, start):
        if left in texts and (value := sheet.rows[top][left]) != "":
            for row in range(top + 1, min(bottom + 1, len(sheet.rows))):
                filled.setdefault(row, []).append((left, value, top))
    for column, meant in texts.items():
        if meant.to in mapping.fill_down:
            _blanks(sheet, start, column, skipped, filled)
    return filled


def _within(sheet: Sheet, start: int) -> Iterator[Range]:
    """Merged ranges below the header; templates have empty ones below the last row too, of which nothing is read."""
    return (found for found in sheet.merged if start <= found[0][0] < len(sheet.rows))


def _blanks(
    sheet: Sheet, start: int, column: int, skipped: Container[int], filled: dict[int, list[tuple[int, Cell, int]]]
) -> None:
    source: int | None = None
    for row in range(start, len(sheet.rows)):
        if row + 1 in skipped:
            continue
        if sheet.rows[row][column] != "":
            source = row
        elif source is not None and all(there != column for there, _, _ in filled.get(row, ())):
            filled.setdefault(row, []).append((column, sheet.rows[source][column], source))


def merged_numbers(sheet: Sheet, start: int, mapping: Mapping, texts: Map[int, Column]) -> Iterator[Problem]:
    """Numbers in cells merged over rows: they are given to the first row only, so that no sum counts them twice."""
    numbers = {column_of(c.letters): c for c in mapping.columns if c.to not in LEFT_OUT}
    for (top, left), (bottom, _) in _within(sheet, start):
        if bottom > top and left in numbers and left not in texts and sheet.rows[top][left] != "":
            yield tab.MERGED_NUMBER.at(sheet.place(address(top, left)), header=numbers[left].header)


def suggestions(
    sheet: Sheet, start: int, mapping: Mapping, register: Register, skipped: Container[int]
) -> Iterator[Problem]:
    """Key columns with blanks below a filled cell, in files that cannot say whether they were merged."""
    if sheet.knows_merges:
        return
    for column in mapping.columns:
        if column.to in mapping.fill_down or column.to not in (UNIT, *register.key, register.date):
            continue
        index = column_of(column.letters)
        cells = [row[index] for number, row in enumerate(sheet.rows[start:], start + 1) if number not in skipped]
        if cells and cells[0] != "" and (blank := cells.count("")):
            place = sheet.place(address(start, index))
            yield tab.BLANK_BELOW.at(place, header=column.header, count=blank, target=column.to)
