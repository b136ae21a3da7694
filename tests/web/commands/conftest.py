"""The journey of a request: asked, sent out as a workbook, filled in by the unit, dropped again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from converting import convert
from making import EAST_GATE, WILLOW_RIVER
from youju.web.commands.desk.office import Office, use
from youju.web.commands.requests.issuing import issue
from youju.web.commands.requests.receiving import Received, receive
from youju.web.commands.requests.requesting import Asking, make_request, request_of

__all__ = ["Journey", "convert", "journey"]

CLERK = "cli:office"


class Journey:
    """A request for registers of 2025 from both towns, at its workbooks."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office, self.folder = office, folder
        self.number = self.ask()

    def ask(self, *registers: str, units=(EAST_GATE, WILLOW_RIVER), **more: Any) -> int:
        """Make a request the one at hand; its number."""
        asked = Asking("年度征集", units, registers or ("lectures",), "2025", "2026-01-10", **more)
        self.number = make_request(self.office, CLERK, asked)[0].record
        return self.number

    def form(self, unit: int = WILLOW_RIVER) -> Path:
        """The workbook of a unit, as it goes out."""
        path = self.folder / f"{unit}.xlsx"
        return issue(self.office, CLERK, request_of(self.office, self.number), unit, path)

    def fill(self, path: Path, cells: dict[str, Any], sheet: str = "宣讲场次") -> bytes:
        """The file as the unit sends it back."""

        def change(book: Workbook) -> None:
            for cell, value in cells.items():
                book[sheet][cell] = value

        return self.change(path, change)

    def change(self, path: Path, how: Callable[[Workbook], None]) -> bytes:
        """The file after the unit did something to it."""
        book = load_workbook(path)
        how(book)
        book.save(path)
        return path.read_bytes()

    def drop(self, *contents: bytes, who: str = CLERK, name: str = "柳河镇.xlsx", **more: Any) -> Received:
        """Drop files; what became of the last."""
        return receive(self.office, who, [(name, content) for content in contents], **more)[-1]


@pytest.fixture
def journey(site, tmp_path) -> Journey:
    """The office of the cast, which has asked both towns for their lectures."""
    return Journey(use(site), tmp_path)
