"""A small register, and workbooks written as offices write them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Choice, Field, Register
from youju.engine.tabular import Sheet, Table, find_table, open_book

MODES = (Choice("online", Label("线上", "Online"), ("网上",)), Choice("offline", Label("线下", "Offline")))

LEDGER = [
    ["2025年宣讲台账"],
    ["填报单位：清和区宣讲团", None, None, None, None, None, "制表：小王"],
    ["单位", "日期", "线下", None, "线上", None, "备注"],
    [None, None, "场次", "人次", "场次", "人次", None],
    ["青石镇", "2025.3.8", 3, "约1200人", 1, "3.5万", ""],
    [None, "3月15日", 2, "1,201", None, None, None],
    [None, "２０２５．４．２", "１", 46, None, None, "雨"],
    ["白水镇", "2025-05-06", 4, "三百二十", None, None, None],
    ["合计", None, 10, 2767, 1, 35000, None],
]
LEDGER_MERGES = ("A1:G1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4", "A5:A7")

Make = Callable[..., Path]


def make_register(*more: Field) -> Register:
    """Lecture sessions, as a ledger sums them up by day."""
    fields = [
        Field("occurred_on", Label("日期", "Date"), "date", required=True),
        Field("mode", Label("方式", "Mode"), "choice", required=True, choices=MODES),
        Field("sessions", Label("场次", "Sessions"), "integer", required=True, unit="场", min=0),
        Field("people", Label("听众", "Audience"), "integer", required=True, unit="人次", min=0, aliases=("受众",)),
        Field("cost", Label("经费", "Cost"), "money", unit="元"),
        Field("note", Label("备注", "Note"), "text"),
        *more,
    ]
    title = Label("宣讲场次", "Lecture sessions")
    named = {field.id: field for field in fields}
    return Register("lectures", title, named, {}, "do-review", date="occurred_on", key=("occurred_on", "mode"))


@pytest.fixture(scope="session")
def register() -> Register:
    return make_register()


@pytest.fixture
def workbook(tmp_path: Path) -> Make:
    """Write rows to an .xlsx, with merged ranges; the path."""

    def make(rows: Sequence[Sequence[object]], *merges: str, name: str = "台账.xlsx") -> Path:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(list(row))
        for merge in merges:
            book.worksheets[0].merge_cells(merge)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def ledger(workbook: Make) -> Path:
    """The typical ledger: title, reporting unit, header of two levels, merged unit, numbers as text, a total."""
    return workbook(LEDGER, *LEDGER_MERGES)


@pytest.fixture
def table(register: Register) -> Callable[..., Table]:
    """The table of a file, or of rows as they stand in a text file; the test fails where there is none."""

    def find(source: Path | list[list[object]], mapping=None) -> Table:
        sheet = open_book(source).sheet() if isinstance(source, Path) else Sheet("t.csv", "CSV", source, (), False)
        found, problems = find_table(sheet, register, mapping)
        assert found is not None, problems
        return found

    return find


@pytest.fixture
def codes(register: Register) -> Callable[[list[list[object]]], list[str]]:
    """The codes of the problems that a sheet has."""

    def of(rows: list[list[object]], mapping=None) -> list[str]:
        return [p.code for p in find_table(Sheet("t.csv", "CSV", rows, (), False), register, mapping)[1]]

    return of
