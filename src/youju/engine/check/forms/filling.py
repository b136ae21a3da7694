"""A form that was adopted is filled: only bound cells, with what their heads ask for today; what a person typed stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem
from youju.engine.check.forms.asking import other_periods, when_asked
from youju.engine.check.forms.heads import Grid, Place
from youju.engine.check.model import Asked, Ledger
from youju.engine.check.problems import CELL_GONE, CELL_TYPED, NO_VALUE
from youju.engine.document.package import Package
from youju.engine.document.sheets.bindings import Binding, read_bindings, read_places, write_bindings
from youju.engine.document.sheets.cells import plain_digits, read_sheets
from youju.engine.document.sheets.writing import recalculate, write
from youju.engine.figures import Figure

MISSING = "（待填）"
"""What a cell says whose figure the ledger cannot give; a blank would be summed up as 0."""

Outcome = Literal["filled", "same", "typed", "missing", "held", "gone"]
OUTCOMES: Mapping[str, Label] = {
    "filled": Label("已填", "filled"),
    "same": Label("没有变化", "unchanged"),
    "typed": Label("手填的，保留", "typed by hand, kept"),
    "missing": Label("还算不出", "not known yet"),
    "held": Label("问的是另一段时间，保留", "asks for another period, kept"),
    "gone": Label("格子不见了", "the cell is gone"),
}
"""What became of a bound cell, for people."""

_DIGITS = re.compile(r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?")


@dataclass(frozen=True, slots=True)
class Filled:
    """A bound cell: where it stands ("" where it is gone), its figure, what is in it now, and what became of it."""

    address: str
    indicator: str
    outcome: Outcome
    text: str = ""
    figure: Figure | None = None


def fill_form(package: Package, ledger: Ledger, report: str) -> tuple[tuple[Filled, ...], tuple[Problem, ...]]:
    """Fill the bound cells of a form for the ledger's period; all bound cells in the order in which they were bound."""
    rows, problems = read_bindings(package)
    sheets = read_sheets(package)
    grids = {sheet.name: Grid(sheet) for sheet in sheets}
    there = {name: grids[sheet.name].around(at) for name, (sheet, at) in read_places(package, sheets).items()}
    asked = {row.instance: _asked(row, there[row.instance], ledger) for row in rows if row.instance in there}
    figures = ledger.figures(tuple(dict.fromkeys(asked.values())))
    form = _Form(package)
    for row in rows:
        if row.instance in asked:
            form.fill(row, there[row.instance], figures[asked[row.instance]])
        else:
            form.gone(row)
    write_bindings(package, report, form.rows)
    if any(one.outcome in ("filled", "missing") for one in form.done):
        recalculate(package)
    return tuple(form.done), (*problems, *form.problems, *other_periods(package.place, there.values(), ledger.period))


def _asked(row: Binding, place: Place, ledger: Ledger) -> Asked:
    """The question that the heads ask today: a title with another year asks for that year."""
    asked = when_asked(place, ledger.period)
    return Asked(row.indicator, asked.years, row.unit_code, asked.part)


class _Form:
    """Fills one cell after the other and keeps what became of each."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.done: list[Filled] = []
        self.rows: list[Binding] = []
        self.problems: list[Problem] = []

    def fill(self, row: Binding, place: Place, figure: Figure) -> None:
        """Write a figure where nobody has typed anything else."""
        cell, file = place.cell, replace(self._package.place, sheet=place.sheet.name)
        if cell.kind == "formula" or cell.text not in ("", row.issued):
            self.problems.append(CELL_TYPED.at(file, cell=place.at.letters, text=cell.text))
            return self._keep(row, Filled(place.address, row.indicator, "typed", cell.text, figure))
        if figure.value is None:
            self.problems.append(NO_VALUE.at(file, cell=place.at.letters, title=figure.title))
            write(self._package, place.sheet, place.at, MISSING)
            row = replace(row, issued=MISSING, value="", period=figure.period, definition=figure.definition)
            return self._keep(row, Filled(place.address, row.indicator, "missing", MISSING, figure))
        text = _text(place, figure)
        if text != cell.text:
            write(self._package, place.sheet, place.at, text if _worded(place) else Decimal(text))
        row = replace(
            row, issued=text, value=str(figure.value), unit=figure.unit, period=figure.period, definition=figure.definition
        )  # fmt: skip
        outcome: Outcome = "same" if text == cell.text else "filled"
        return self._keep(row, Filled(place.address, row.indicator, outcome, text, figure))

    def gone(self, row: Binding) -> None:
        """Say that a bound cell was deleted; it is not bound any longer."""
        self.problems.append(CELL_GONE.at(self._package.place, indicator=row.indicator))
        self.done.append(Filled("", row.indicator, "gone"))
        self.rows.append(row)

    def _keep(self, row: Binding, filled: Filled) -> None:
        self.rows.append(row)
        self.done.append(filled)


def _worded(place: Place) -> bool:
    """Whether the number stands in a text with its unit word (12场)."""
    return place.cell.kind == "text" and _DIGITS.search(place.cell.text) is not None


def _text(place: Place, figure: Figure) -> str:
    """What the cell holds then: the exact figure in the scale of its head."""
    digits = plain_digits(Decimal(figure.value or 0) / place.factor)
    return _DIGITS.sub(digits, place.cell.text, count=1) if _worded(place) else digits
