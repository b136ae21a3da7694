"""What became of the bound cells of a form in Word, when a report was made of it."""

from __future__ import annotations

from collections.abc import Iterable

from youju.engine.check.forms.filling import Filled, Outcome
from youju.engine.check.forms.word import FormCells
from youju.engine.document.manifest import Row
from youju.engine.report.bound import Bound


def filled_cells(form: FormCells, bound: Iterable[Bound]) -> tuple[Filled, ...]:
    """Each bound cell of the form with its figure and what stands in it now, in the order in which they were bound."""
    now = {one.instance: one for one in bound}
    return tuple(_filled(row, form, now.get(name)) for name, row in form.rows.items())


def _filled(row: Row, form: FormCells, now: Bound | None) -> Filled:
    before = form.texts.get(row.instance, "")
    if row.instance in form.held:
        return Filled(form.addresses[row.instance], row.indicator, "held", before)
    if not before or now is None:
        return Filled("", row.indicator, "gone")
    outcome = _outcome(before, row, now)
    text = before if outcome == "typed" else now.text
    return Filled(form.addresses[row.instance], row.indicator, outcome, text, now.figure)


def _outcome(before: str, row: Row, now: Bound) -> Outcome:
    if before not in (row.issued, now.text):
        return "typed"
    if now.value is None:
        return "missing"
    return "same" if before == now.text else "filled"
