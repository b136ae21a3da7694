"""Today's practice with a script: one workbook with everything in it, pandas, and a group-by per figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

from bench.registers import indicators
from bench.rows import Row

COLUMNS = (
    "register",
    "unit",
    "held_on",
    "stage",
    "title",
    "place",
    "kind",
    "mode",
    "people",
    "hours",
    "spent",
    "volunteer",
)

ASKED: dict[str, tuple[str, str, Callable[[Any], Any] | None]] = {
    "items": ("title", "size", None),
    "offline": ("title", "size", lambda frame: frame["mode"] == "offline"),
    "people": ("people", "sum", None),
    "big_people": ("people", "sum", lambda frame: (frame["people"] >= 50) & frame["kind"].isin(["talk", "visit"])),
    "volunteers": ("volunteer", "nunique", None),
    "spent": ("spent", "sum", lambda frame: frame["kind"] != "class"),
    "online_hours": ("hours", "sum", lambda frame: frame["mode"] == "online"),
    "crowded": ("title", "size", lambda frame: frame["kind"].isin(["show", "fair"]) & (frame["people"] >= 30)),
}
"""Column, aggregate, mask."""


def write(rows: Iterable[Row], leaves: Sequence[int], path: Path) -> None:
    """The workbook: one sheet, a header, a row per record."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append((row.register, leaves[row.unit], *row[2:]))
    book.save(path)


def report(path: Path) -> dict[str, Any]:
    """Read the workbook; the 60 figures by unit and month as series."""
    frame = pd.read_excel(path, engine="openpyxl")
    frame = frame[(frame["stage"] == "accepted") & frame["held_on"].str.startswith("2026")]
    frame = frame.assign(
        ym=frame["held_on"].str.slice(0, 4).astype(int) * 100 + frame["held_on"].str.slice(5, 7).astype(int)
    )
    found = dict(iter(frame.groupby("register")))
    return {f"{r}.{p}": _figure(found[r], p) for r, p in indicators() if r in found}


def listed(series: dict[str, Any]) -> dict[str, list[tuple[int, int, int]]]:
    """The series as rows (unit number, YYYYMM, value)."""
    return {id_: [(unit, month, value) for (unit, month), value in found.items()] for id_, found in series.items()}


def _figure(frame: Any, pattern: str) -> Any:
    column, aggregate, mask = ASKED[pattern]
    chosen = frame if mask is None else frame[mask(frame)]
    return chosen.groupby(["unit", "ym"])[column].agg(aggregate)
