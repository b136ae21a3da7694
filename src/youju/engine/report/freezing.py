"""What an edition keeps of a rendered report: its figures with their digests, and where the document prints which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from youju.engine.base.periods import Period
from youju.engine.document.carriers import Instance, instances
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.figures import Calculator, Scope
from youju.engine.figures.frozen import FrozenFigure, frozen_all, frozen_by_unit
from youju.engine.report.answers import Asked, needed
from youju.engine.report.bound import Bound, entry_name
from youju.engine.report.edition import Shown
from youju.engine.report.naming import EntryRef, FigureRef


def asked_by(bound: Iterable[Bound], ids: Iterable[str] = ()) -> tuple[Asked, ...]:
    """What is frozen: the report's own list of indicators, then whatever else is printed, a change with both its years."""
    found = dict.fromkeys(Asked(id_) for id_ in ids)
    for one in bound:
        if isinstance(one.reference, FigureRef):
            found |= dict.fromkeys(needed(one.reference, one.row))
    return tuple(found)


def freeze(calculator: Calculator, scope: Scope, asked: Collection[Asked]) -> dict[Asked, FrozenFigure]:
    """The frozen figure of each question, a scan of each register per year, and one more for the rows of tables by unit.

    `scope` has a seq. A row of a unit that is none of those right below raises KeyError.
    """
    groups: dict[tuple[int, bool], list[Asked]] = defaultdict(list)
    for one in asked:
        groups[one.shift, one.row is not None].append(one)
    found: dict[Asked, FrozenFigure] = {}
    for (shift, by_unit), some in groups.items():
        within = replace(scope, period=scope.period.shifted(shift))
        ids = tuple(dict.fromkeys(one.indicator for one in some))
        if by_unit:
            units = frozen_by_unit(calculator, ids, within)
            found |= {one: units[one.row.number][one.indicator] for one in some if one.row is not None}
        else:
            figures = {figure.id: figure for figure in frozen_all(calculator, ids, within)}
            found |= {one: figures[one.indicator] for one in some}
    return {one: found[one] for one in asked}


def refreeze(
    calculator: Calculator, scope: Scope, figures: Sequence[FrozenFigure], unit_code: str
) -> tuple[FrozenFigure | None, ...]:
    """The same figures asked again; None for one whose indicator or unit is not there any more.

    `scope` is that of the edition, `unit_code` its own unit: figures of others are those of the units right below.
    """
    groups: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
    for figure in figures:
        if figure.id in calculator.pack.indicators:
            groups[figure.period, figure.unit_code == unit_code][figure.id] = None
    found: dict[tuple[str, str, str], FrozenFigure] = {}
    for (period, own), ids in groups.items():
        within = replace(scope, period=Period.parse(period))
        if own:
            again = frozen_all(calculator, list(ids), within)
        else:
            again = [f for some in frozen_by_unit(calculator, list(ids), within).values() for f in some.values()]
        found |= {(f.id, f.period, f.unit_code): f for f in again}
    return tuple(found.get((f.id, f.period, f.unit_code)) for f in figures)


def shown_in(package: Package, bound: Sequence[Bound], asked: Sequence[Asked]) -> tuple[Shown, ...]:
    """Every place of the document that prints one of these, in reading order; `asked` are the figures by their index."""
    known = {one.instance: one for one in bound}
    index = {one: number for number, one in enumerate(asked)}
    places = instances(read(package), set(known))
    return tuple(_shown(known[place.instance], place, index) for place in places if place.instance in known)


def _shown(one: Bound, place: Instance, index: Mapping[Asked, int]) -> Shown:
    at = Shown(
        place.paragraph.part, place.paragraph.index, place.start, place.text, one.reference.rule, value=_text(one.value),
        instance=one.instance,
    )  # fmt: skip
    reference = one.reference
    if isinstance(reference, FigureRef):
        now, *before = (index[each] for each in needed(reference, one.row))
        kind = replace(at, kind="change", before=before[0]) if before else at
        return replace(kind, figure=now, name=reference.indicator)
    if one.entered is not None and isinstance(reference, EntryRef):
        name, entered = entry_name(reference, one.entered.record), one.entered
        return replace(at, kind="entry", name=name, record=entered.record, seq=entered.seq)
    return replace(at, kind="stated", name=str(one.title), seq=one.cited.seq if one.cited else 0)


def _text(value: int | Decimal | None) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
