"""A draft filled again: bound figures are asked anew and written where the text still is what was issued."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem
from youju.engine.document.carriers import Instance, instances
from youju.engine.document.filling import fill
from youju.engine.document.manifest import Manifest, Row
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.figures import Figure
from youju.engine.numerals import phrase
from youju.engine.report.answers import Answers, Asked, needed, value_of
from youju.engine.report.answers import Row as Standing
from youju.engine.report.bound import NOTHING_BEFORE, PENDING, Bound, entry_of
from youju.engine.report.naming import FigureRef, Loop, Names, StatedRef
from youju.engine.report.problems import GONE, KEPT_BY_HAND, NO_VALUE, ORPHAN, OTHER_UNIT, UNKNOWN_BOUND, not_cited
from youju.engine.report.slots import place_of


@dataclass(frozen=True, slots=True)
class _Wish:
    """A row of the manifest that can be asked again, with the places where its instance stands."""

    row: Row
    reference: FigureRef | StatedRef
    standing: Standing | None
    places: tuple[Instance, ...]


def refresh(
    package: Package, manifest: Manifest, names: Names, answers: Answers, held: frozenset[str] = frozenset()
) -> tuple[list[Bound], list[Problem]]:
    """Write the figures of now into the instances that the manifest knows, those that are `held` apart; nothing else changes.

    A number that someone typed over is kept and is a question; so is one that is no longer there, and one that another
    report has bound.
    """
    problems: list[Problem] = []
    found: dict[str, list[Instance]] = defaultdict(list)
    for instance in instances(read(package), {row.instance for row in manifest.rows}):
        row = manifest.row(instance.instance)
        if row is None:
            problems.append(ORPHAN.at(place_of(package, instance.paragraph), text=instance.text))
        elif instance.text:  # an empty control is what is left of a number that was taken out
            found[row.instance].append(instance)
    wishes = [w for w in _wishes(package, manifest, names, answers, found, problems) if w.row.instance not in held]
    counted = [(w, w.reference) for w in wishes if isinstance(w.reference, FigureRef)]
    figures = answers.figures(dict.fromkeys(one for w, ref in counted for one in needed(ref, w.standing)))
    bound = [_bound(wish, reference, figures, names) for wish, reference in counted]
    bound += _cited(package, wishes, answers, problems)
    bound += _entries(manifest, names, answers, found)
    texts = {one.instance: one.text for one in bound if _to_fill(package, one, found[one.instance], manifest, problems)}
    problems += fill(package, texts)
    return bound, problems


def _wishes(
    package: Package,
    manifest: Manifest,
    names: Names,
    answers: Answers,
    found: Mapping[str, list[Instance]],
    problems: list[Problem],
) -> Iterator[_Wish]:
    units = {row.code: row for row in answers.rows(Loop())}
    for row in manifest.rows:
        places = tuple(found.get(row.instance, ()))
        if not places:
            problems.append(GONE.at(package.place, title=_title(row, names), issued=row.issued))
        elif row.kind == "entry":
            continue
        elif row.kind != "stated" and row.indicator not in names.pack.indicators:
            place = place_of(package, places[0].paragraph)
            problems.append(UNKNOWN_BOUND.at(place, text=places[0].text, id=row.indicator))
        elif row.unit_code not in (manifest.unit_code, *units):
            place = place_of(package, places[0].paragraph)
            problems.append(OTHER_UNIT.at(place, text=places[0].text, code=row.unit_code))
        else:
            standing = units.get(row.unit_code) if row.unit_code != manifest.unit_code else None
            yield _Wish(row, _reference(row), standing, places)


def _reference(row: Row) -> FigureRef | StatedRef:
    if row.kind == "stated":
        return StatedRef(row.indicator, _years(row), row.rule)
    return FigureRef(row.indicator, _years(row), row.rule, change=row.kind == "change")


def _bound(wish: _Wish, reference: FigureRef, figures: Mapping[Asked, Figure], names: Names) -> Bound:
    figure = figures[needed(reference, wish.standing)[0]]
    value, excused = value_of(reference, figures, wish.standing)
    text = phrase(value, reference.rule) if value is not None else NOTHING_BEFORE if excused else PENDING
    title = names.pack.indicators[reference.indicator].title
    return Bound(wish.row.instance, title, reference, text, value, figure, row=wish.standing)


def _cited(package: Package, wishes: Sequence[_Wish], answers: Answers, problems: list[Problem]) -> Iterator[Bound]:
    """Stated figures of the period asked for; where there is none that holds, the old text and its row stay."""
    for wish in wishes:
        reference = wish.reference
        if not isinstance(reference, StatedRef):
            continue
        cited = answers.stated(reference, wish.standing)
        if cited.value is None or not cited.holds:
            place, text = place_of(package, wish.places[0].paragraph), wish.places[0].text
            problems.append(not_cited(place, reference.name, cited.period, cited.waits, text))
            continue
        text, title = phrase(cited.value, reference.rule), Label(reference.name)
        yield Bound(wish.row.instance, title, reference, text, cited.value, row=wish.standing, cited=cited)


def _entries(
    manifest: Manifest, names: Names, answers: Answers, found: Mapping[str, list[Instance]]
) -> Iterator[Bound]:
    """Fields of records, by the number of the record that the manifest holds."""
    for row in manifest.rows:
        named = entry_of(row.indicator, row.rule) if row.kind == "entry" else None
        if named is None or row.instance not in found:
            continue
        reference, record = named
        register = names.pack.registers.get(reference.register)
        said = answers.entry(reference, Standing(record)) if register and reference.field in register.fields else ()
        if said and said[0].bindable:
            yield Bound(row.instance, said[0].title, reference, said[0].text, said[0].value, entered=said[0])


def _to_fill(package: Package, one: Bound, places: list[Instance], manifest: Manifest, problems: list[Problem]) -> bool:
    """Whether every place of an instance still reads as it was issued; says so where not."""
    row = manifest.row(one.instance)
    issued = row.issued if row else ""
    if one.value is None and one.text == PENDING:
        problems.append(NO_VALUE.at(place_of(package, places[0].paragraph), name=one.title, context=places[0].text))
    typed = [place for place in places if place.text not in (issued, one.text)]
    for place in typed:
        said = {"title": one.title, "issued": issued, "text": place.text, "now": one.text}
        problems.append(KEPT_BY_HAND.at(place_of(package, place.paragraph), **said))
    return not typed


def _years(row: Row) -> int:
    return int(row.years) if row.years.lstrip("-").isdecimal() else 0


def _title(row: Row, names: Names) -> object:
    indicator = names.pack.indicators.get(row.indicator)
    return indicator.title if indicator else row.indicator
