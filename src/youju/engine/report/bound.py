"""A number that a report binds, and its row in the manifest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.base.labels import Label
from youju.engine.document.manifest import Row
from youju.engine.figures import Figure
from youju.engine.report.answers import Cited, Entered, Value
from youju.engine.report.answers import Row as Standing
from youju.engine.report.naming import EntryRef, FigureRef, StatedRef

PENDING = "（待填）"
NOTHING_BEFORE = "—"
"""A change against a year in which there was nothing."""

_ENTRY = re.compile(r"([a-z][a-z0-9_]*)\[#(\d+)\]\.([a-z][a-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a number is, what was printed, the figure, record or stated figure it comes from, the row of a unit it stands in."""

    instance: str
    title: Label
    reference: FigureRef | EntryRef | StatedRef
    text: str
    value: Value
    figure: Figure | None = None
    entered: Entered | None = None
    row: Standing | None = None
    cited: Cited | None = None


def entry_name(reference: EntryRef, record: int) -> str:
    """How the manifest names a field of a record."""
    return f"{reference.register}[#{record}].{reference.field}"


def entry_of(name: str, rule: str) -> tuple[EntryRef, int] | None:
    """The field and record of such a name; None for an indicator's id."""
    match = _ENTRY.fullmatch(name)
    return (EntryRef(match[1], "", match[3], rule), int(match[2])) if match else None


def manifest_row(one: Bound, period: str) -> Row:
    """The row of the manifest, of a report of `period`."""
    said = _said(one)
    if one.entered is not None and isinstance(one.reference, EntryRef):
        name = entry_name(one.reference, one.entered.record)
        return Row(one.instance, "entry", name, period, unit=one.entered.unit, **said)
    if one.cited is not None and isinstance(one.reference, StatedRef):
        return _stated_row(one, one.reference, one.cited)
    figure, reference = one.figure, one.reference
    if figure is None or not isinstance(reference, FigureRef):
        raise ValueError(one)
    of = {"unit_code": figure.unit_code, "definition": figure.definition, "years": str(reference.shift)}
    if reference.change:
        return Row(one.instance, "change", figure.id, figure.period, unit="%", **of, **said)
    return Row(one.instance, "figure", figure.id, figure.period, unit=figure.unit, **of, **said)


def _said(one: Bound) -> dict[str, str]:
    value = "" if one.value is None else format(one.value, "f") if isinstance(one.value, Decimal) else str(one.value)
    return {"issued": one.text, "value": value, "rule": one.reference.rule}


def _stated_row(one: Bound, reference: StatedRef, cited: Cited) -> Row:
    """By name, since each period has a record of its own; its unit word is "" while nobody has stated it."""
    of = {"unit_code": cited.unit_code, "unit": cited.unit, "years": str(reference.shift)}
    return Row(one.instance, "stated", reference.name, cited.period, **of, **_said(one))
