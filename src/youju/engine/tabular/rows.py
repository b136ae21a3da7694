"""The rows of a table, one record at a time, with the address of every value. Written for speed: no object per cell."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.numerals import plain, read_cell
from youju.engine.tabular.addresses import column_of
from youju.engine.tabular.book import Cell
from youju.engine.tabular.mapping import Column, Mapping
from youju.engine.tabular.matching import LEFT_OUT
from youju.engine.tabular.table import Table
from youju.engine.tabular.vocabulary import CO_UNITS, UNIT, Constants

_SCALE_WORDS = {10: "十", 100: "百", 1000: "千", 10**4: "万", 10**5: "十万", 10**6: "百万", 10**7: "千万", 10**8: "亿"}
_BARE = re.compile(r"(?P<said>.*?[0-9](?:\.?[0-9]|,)*[余多]?)(?P<after>左右|上下|以上|以下|以内)?")
_NO_ANCHORS: dict[str, int] = {}


@dataclass(slots=True)
class Row:
    """One record of a sheet: values as the file holds them, by field id; a blank cell is left out.

    `number` is the sheet's row, counted from 1; `part` tells the records of one row apart (线下, 线上). Numbers of a column
    in 千人次 or 万元 are already multiplied. `unit` and `co_units` are texts, "" where the sheet names none.
    """

    number: int
    part: int
    cells: dict[str, Cell]
    unit: str
    co_units: str
    letters: Map[str, str]
    anchors: Map[str, int]

    def address(self, field: str) -> str:
        """The cell that a value came from (`B7`); "" for one that the header or the mapping says."""
        column = self.letters.get(field)
        return f"{column}{self.anchors.get(field, self.number)}" if column else ""

    @property
    def addresses(self) -> dict[str, str]:
        """The cell of every value that stands in one."""
        return {field: self.address(field) for field in self.cells if field in self.letters}


@dataclass(frozen=True, slots=True)
class _Part:
    """The columns that make one record of a sheet row; `own` are those it does not share with the other parts."""

    index: int
    columns: tuple[tuple[str, int], ...]
    own: tuple[int, ...]
    scaled: tuple[tuple[str, int], ...]
    constants: dict[str, Cell]
    letters: dict[str, str]


def rows(table: Table, mapping: Mapping | None = None) -> Iterator[Row]:
    """The records of a table in the order of the sheet; `mapping` replaces the one that was found."""
    used = mapping or table.mapping
    parts = _parts(used)
    sheet, skipped, filled = table.sheet.rows, table.skipped, table.filled
    targets = {column_of(c.letters): c.to for c in used.columns}
    for index in range(table.header.bottom + 1, len(sheet)):
        if index + 1 in skipped:
            continue
        values, anchors = sheet[index], _NO_ANCHORS
        if index in filled:
            values, anchors = _with_filled(values, filled[index], targets)
        for part in parts:
            if part.own and all(_blank(values[column]) for column in part.own):
                continue
            yield _row(part, index + 1, values, anchors, table.unit_text)


def _blank(value: Cell) -> bool:
    return value.__class__ is str and (value == "" or str(value).isspace())


def _with_filled(
    values: list[Cell], filled: list[tuple[int, Cell, int]], targets: Map[int, str]
) -> tuple[list[Cell], dict[str, int]]:
    """The row with what it takes from cells above it, and the numbers of the rows they stand in."""
    complete = values.copy()
    for column, value, _ in filled:
        complete[column] = value
    return complete, {targets[column]: source + 1 for column, _, source in filled if column in targets}


def _row(part: _Part, number: int, values: list[Cell], anchors: dict[str, int], unit_text: str) -> Row:
    cells: dict[str, Cell] = {
        field: value
        for field, column in part.columns
        if (value := values[column]) != "" and (value.__class__ is not str or not value.isspace())
    }
    unit = cells.pop(UNIT, "")
    with_units = cells.pop(CO_UNITS, "")
    for field, scale in part.scaled:
        if field in cells:
            cells[field] = multiplied(cells[field], scale)
    if part.constants:
        cells.update(part.constants)
    return Row(number, part.index, cells, str(unit) or unit_text, str(with_units), part.letters, anchors)


def multiplied(value: Cell, scale: int) -> Cell:
    """A number of a column in thousands or ten thousands, exactly; a text keeps its 约 and 余 (`约3` of 万 is `约3万`).

    A text that says its own 万 or unit word is not multiplied again: who writes 3.5万 under 万元 means 35,000.
    """
    if not isinstance(value, str):
        return _times(value, scale)
    words, said = plain(value), _BARE.fullmatch(plain(value))
    if said is None or read_cell(words) is None:
        return value
    return said["said"] + _SCALE_WORDS[scale] + (said["after"] or "") if scale in _SCALE_WORDS else value


def _times(value: Cell, scale: int) -> Cell:
    """A number exactly, one that is none (a day, true, infinity) as it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return value
    exact = Decimal(repr(value)) * scale
    return int(exact) if exact == exact.to_integral_value() else format(exact.normalize(), "f")


def _parts(mapping: Mapping) -> tuple[_Part, ...]:
    """One part per set of constants that the header gives; columns without any are shared by all."""
    read = [column for column in mapping.columns if column.to not in LEFT_OUT]
    shared = [column for column in read if not column.constants]
    groups: dict[Constants, list[Column]] = {}
    for column in read:
        if column.constants:
            groups.setdefault(column.constants, []).append(column)
    said = groups or {(): []}
    return tuple(_part(n, shared, own, (*mapping.constants, *c)) for n, (c, own) in enumerate(said.items()))


def _part(index: int, shared: list[Column], own: list[Column], constants: Constants) -> _Part:
    # A column of the group's own wins over a shared one of the same field.
    columns = {column.to: column for column in (*shared, *own)}
    return _Part(
        index,
        tuple((field, column_of(column.letters)) for field, column in columns.items()),
        tuple(column_of(column.letters) for column in own),
        tuple((field, column.scale) for field, column in columns.items() if column.scale != 1),
        dict(constants),
        {field: column.letters for field, column in columns.items()},
    )
