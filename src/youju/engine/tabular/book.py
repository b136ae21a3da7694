"""A workbook as read: its digest and its sheets of plain cells. Nothing here knows registers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from youju.engine.base.problems import Place, Refused
from youju.engine.tabular import problems as tab
from youju.engine.tabular.delimited import read_delimited
from youju.engine.tabular.guard import Format, Limits, recognise

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds as the file says it; an empty one is ""."""

Range = tuple[tuple[int, int], tuple[int, int]]
"""A merged range: first and last (row, column), counted from 0."""

_CSV_SHEET = "CSV"


class _Reading:
    """Turns what the reader says of a file it cannot read, its panics included, into `Refused`."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, PasswordError):
            raise Refused(tab.PASSWORD.at(self._place)) from None
        # A panic of the Rust side is no Exception, and its class has no name that could be imported.
        if isinstance(error, CalamineError) or (kind is not None and kind.__module__ == "pyo3_runtime"):
            raise Refused(tab.CORRUPT.at(self._place)) from None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` of equal width from cell A1 on, merged ranges (`knows_merges` is false for .ods and text)."""

    file: str
    name: str
    rows: list[list[Cell]]
    merged: tuple[Range, ...] = ()
    knows_merges: bool = True

    def place(self, cell: str = "") -> Place:
        """Where a problem of this sheet is."""
        return Place(file=self.file, sheet=self.name, cell=cell)


@dataclass(slots=True)
class Book:
    """A file that was opened: SHA-256 of its bytes in hex, names of its sheets, and the sheets, each read when asked."""

    path: Path
    format: Format
    digest: str
    sheet_names: tuple[str, ...]
    limits: Limits
    _workbook: CalamineWorkbook | None = None
    _read: dict[str, Sheet] = field(default_factory=dict)

    def sheet(self, name: str = "") -> Sheet:
        """The sheet of this name, the first without one; raises `Refused` where there is none or it is too large."""
        wanted = name or self.sheet_names[0]
        if wanted not in self.sheet_names:
            names = "、".join(self.sheet_names)
            raise Refused(tab.NO_SHEET.at(Place(file=self.path.name), name=wanted, names=names))
        if wanted not in self._read:
            self._read[wanted] = self._load(wanted)
        return self._read[wanted]

    def facts(self, name: str) -> Mapping[str, str]:
        """A sheet of two columns as names and values; empty where there is no such sheet."""
        rows = self.sheet(name).rows if name in self.sheet_names else []
        return {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0] != ""}

    def _load(self, name: str) -> Sheet:
        file = self.path.name
        if self._workbook is None:
            rows: list[list[Cell]] = [list(row) for row in read_delimited(self.path, Place(file=file))]
            self._measure(name, len(rows), len(rows[0]) if rows else 0)
            return Sheet(file, name, rows, knows_merges=False)
        with _Reading(Place(file=file, sheet=name)):
            source = self._workbook.get_sheet_by_name(name)
            self._measure(name, source.total_height, source.total_width)
            merged = source.merged_cell_ranges
            return Sheet(file, name, _cells(source), tuple(merged or ()), merged is not None)

    def _measure(self, name: str, rows: int, columns: int) -> None:
        if rows > self.limits.rows or rows * columns > self.limits.cells:
            place = Place(file=self.path.name, sheet=name)
            raise Refused(tab.TOO_MANY.at(place, rows=rows, columns=columns))


def open_book(path: Path, limits: Limits = Limits()) -> Book:  # noqa: B008 - Limits is frozen
    """Open .xlsx, .xls, .ods or separated text; raises `Refused` with one sentence where that cannot be."""
    place = Place(file=path.name)
    format_ = recognise(path, limits)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if format_ == "csv":
        return Book(path, format_, digest, (_CSV_SHEET,), limits)
    with _Reading(place):
        workbook = CalamineWorkbook.from_path(str(path))
    if not workbook.sheet_names:
        raise Refused(tab.EMPTY.at(place))
    return Book(path, format_, digest, tuple(workbook.sheet_names), limits, workbook)


def _cells(source: CalamineSheet) -> list[list[Cell]]:
    # An empty sheet has no start; asking calamine for its cells from A1 on is only defined where it has one.
    return source.to_python(skip_empty_area=False) if source.start else []
