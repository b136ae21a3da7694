"""A superior's form, blank or filled, becomes a draft: cells whose heads leave no doubt are bound, all others are listed."""

from __future__ import annotations

from collections.abc import Sequence

from youju.engine.base.problems import Problem
from youju.engine.check.adopting import Adopted, Source
from youju.engine.check.adopting import Place as Listed
from youju.engine.check.deciding import Judge
from youju.engine.check.forms.deciding import Asked, ask, figure, numeral
from youju.engine.check.forms.heads import places
from youju.engine.check.model import Ledger
from youju.engine.check.problems import NO_FORM
from youju.engine.document.package import Package
from youju.engine.document.sheets.bindings import Binding, read_bindings, read_places, write_bindings, write_places
from youju.engine.document.sheets.cells import read_sheets


def adopt_form(package: Package, ledger: Ledger, source: Source, language: str = "zh") -> Adopted:
    """Bind in a form what is certain; no cell, format or formula changes."""
    sheets = read_sheets(package)
    found, large = places(sheets)
    before, problems = read_bindings(package)
    bound = {(sheet.name, at) for sheet, at in read_places(package, sheets).values()}
    asked, judge = ask(found, ledger, language, bound)
    rows = {number: _binding(one, judge, source) for number, one in enumerate(asked) if one.why == "bound"}
    if rows:
        _write(package, source.report, asked, rows, before)
    listed = [
        Listed(numeral(one, judge), rows[n].instance if n in rows else "", one.why, one.place.address)
        for n, one in enumerate(asked)
    ]
    return Adopted(tuple(listed), (*problems, *too_large(package, large)))


def too_large(package: Package, names: Sequence[str]) -> tuple[Problem, ...]:
    """Sheets that are lists and no forms."""
    return tuple(NO_FORM.at(package.place, sheet=name) for name in names)


def _write(
    package: Package, report: str, asked: Sequence[Asked], rows: dict[int, Binding], before: Sequence[Binding]
) -> None:
    cells = {row.instance: (asked[n].place.sheet, asked[n].place.at) for n, row in rows.items()}
    write_places(package, cells)
    write_bindings(package, report, (*before, *rows.values()))


def _binding(asked: Asked, judge: Judge, source: Source) -> Binding:
    said, guess = figure(asked, judge), asked.guess
    value = "" if asked.blank or said.value is None else str(said.value)
    return Binding(
        source.new_instance(), guess.known, guess.unit, asked.place.cell.text, value, said.unit, said.period, said.definition
    )  # fmt: skip
