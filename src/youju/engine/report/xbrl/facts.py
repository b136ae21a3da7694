"""The numbers that a report binds, as facts: each once, however often it is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.definitions import Pack
from youju.engine.report.answers import Answers
from youju.engine.report.bound import Bound
from youju.engine.report.notes import Note
from youju.engine.report.rendering import Rendered
from youju.engine.report.xbrl.concepts import concept_of, is_percent, measure_of
from youju.engine.report.xbrl.model import Concept, Content, Entity, Fact, Span

_CHANGE_PLACES = 1  # of a change against the year before, in percent
_SHARE = 2


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a report beside its file: id, title, period, the office, the site's day."""

    report: str
    title: Label
    period: Period
    entity: Entity
    today: date


@dataclass(frozen=True, slots=True)
class Veiled:
    """What a public version says otherwise: texts in place of figures that it withholds, by instance, and how persons are masked."""

    texts: Mapping[str, str]
    mask: Callable[[str], str]


_Key = tuple[Concept, Span, str, int, str]


def content_of(out: Rendered, pack: Pack, answers: Answers, told: Told, notes: Sequence[Note]) -> Content:
    """The facts of a report in the order of its text."""
    note_of = {instance: number for number, note in enumerate(notes, 1) for instance in note.instances}
    facts: dict[_Key, Fact] = {}
    bound: dict[str, Fact] = {}
    units: dict[str, str] = {}
    for one in out.bound:
        key = _key(one, pack, told)
        if key not in facts:
            facts[key] = _fact(len(facts) + 1, key, one, pack, note_of[one.instance])
        bound[one.instance] = facts[key]
        units[key[2]] = one.row.name if one.row else told.entity.unit_name
    units[""] = told.entity.name
    made = tuple(facts.values())
    groups = {id_: group.title for id_, group in pack.groups.items()}
    return Content(
        pack.id, told.report, told.title, answers.language, told.entity, made, bound, units, groups, _sums(made, pack)
    )


def _key(one: Bound, pack: Pack, told: Told) -> _Key:
    concept = concept_of(one, pack)
    about = one.figure or one.cited
    period = Period.parse(about.period) if about else told.period
    span = Span(period.start, period.end)
    if concept.period == "instant":
        day = min(period.end, told.today)
        span = Span(day, day)
    unit = measure_of(concept.type, _unit_word(one))
    record = one.entered.record if one.entered else 0
    return concept, span, about.unit_code if about else "", record, unit


def _unit_word(one: Bound) -> str:
    return next((about.unit for about in (one.figure, one.entered, one.cited) if about is not None), "")


def _fact(number: int, key: _Key, one: Bound, pack: Pack, note: int) -> Fact:
    concept, span, unit_code, record, measure = key
    percent = is_percent(concept.type, _unit_word(one))
    value = one.entered.iso if one.entered and one.entered.iso else exact(one.value, percent)
    return Fact(number, concept, span, unit_code, record, value, measure, percent, _decimals(one, pack), note)


def exact(value: int | Decimal | None, percent: bool) -> str | None:
    """All digits of a value; of a percentage as a share of 1."""
    if value is None:
        return None
    return format(Decimal(value).scaleb(-_SHARE).normalize() if percent else Decimal(value), "f")


def _decimals(one: Bound, pack: Pack) -> str:
    """Percentages are rounded by their definition; all else is exact."""
    if one.figure is None:
        return "INF"
    if getattr(one.reference, "change", False):
        return str(_CHANGE_PLACES + _SHARE)
    indicator = pack.indicators[one.figure.id]
    return str(indicator.places + _SHARE) if indicator.kind in ("ratio", "growth") else "INF"


def _sums(facts: Sequence[Fact], pack: Pack) -> tuple[tuple[Concept, tuple[Concept, ...]], ...]:
    """Sum indicators of which every total has all its parts, alike in unit, days and unit of the office."""
    by_name = {fact.concept.name: fact.concept for fact in facts}
    stated = {(f.concept.name, f.concept.period, f.span, f.unit_code, f.measure) for f in facts if f.value is not None}
    found = []
    for name, concept in by_name.items():
        indicator = pack.indicators.get(name)
        totals = [key for key in stated if key[0] == name]
        if indicator is None or indicator.kind != "sum" or not totals:
            continue
        if all((part, *total[1:]) in stated for total in totals for part in indicator.parts):
            found.append((concept, tuple(by_name[part] for part in indicator.parts)))
    return tuple(found)
