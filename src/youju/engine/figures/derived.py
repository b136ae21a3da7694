"""Ratios, growth and sums: exact arithmetic in Python over plain answers, never in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.definitions import Indicator, Pack, parts_of
from youju.engine.definitions.model import Time
from youju.engine.figures.model import Value
from youju.engine.figures.problems import NO_BASE, NO_BASE_BEFORE
from youju.engine.numerals import percent

Leaf = tuple[str, int]
"""A plain indicator and how many years earlier it is asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value with the number of records behind it, what it was made of and what there is to say about it."""

    value: Value
    rows: int
    numerator: Value = None
    denominator: Value = None
    problems: tuple[Problem, ...] = ()


NOTHING = Answer(0, 0)
"""What no record at all amounts to."""


def leaves(pack: Pack, ids: Iterable[str]) -> tuple[Leaf, ...]:
    """The plain indicators that `ids` are made of, each once, in order."""
    found: dict[Leaf, None] = {}
    for id_ in ids:
        _collect(pack, pack.indicators[id_], 0, found)
    return tuple(found)


def base_of(pack: Pack, id_: str) -> tuple[Indicator, ...]:
    """The plain indicators whose records stand behind a figure: of a ratio those of its denominator."""
    indicator = pack.indicators[id_]
    if indicator.kind == "plain":
        return (indicator,)
    parts = {"ratio": (indicator.denominator,), "growth": (indicator.of,), "sum": indicator.parts}[indicator.kind]
    return tuple(plain for part in parts for plain in base_of(pack, part))


def sums(pack: Pack, ids: Iterable[str]) -> tuple[str, ...]:
    """The sums among `ids` and what they are made of, each once: records may stand behind several of their parts."""
    found: dict[str, None] = {}
    waiting = list(ids)
    while waiting:
        id_ = waiting.pop()
        found[id_] = None
        waiting += (part for part in parts_of(pack.indicators[id_]) if part not in found)
    return tuple(id_ for id_ in found if pack.indicators[id_].kind == "sum")


def time_of(pack: Pack, id_: str) -> Time:
    """The time of an indicator, of a derived one that of its base."""
    return base_of(pack, id_)[0].time


def earlier(period: Period, years: int) -> Period:
    """The same days some years before."""
    for _ in range(years):
        period = period.year_before()
    return period


def derive(pack: Pack, leaf: Leaf, period: Period, answers: Mapping[Leaf, Answer]) -> Answer:
    """The answer of any indicator from the plain ones; a value that cannot be said makes none that can.

    Of a sum, `answers` may hold how many records are behind it in all; else those of its parts are taken as distinct.
    """
    id_, shift = leaf
    indicator = pack.indicators[id_]
    if indicator.kind == "plain":
        return answers.get(leaf, NOTHING)
    if indicator.kind == "sum":
        return _sum([derive(pack, (part, shift), period, answers) for part in indicator.parts], answers.get(leaf))
    if indicator.kind == "ratio":
        part = derive(pack, (indicator.numerator, shift), period, answers)
        whole = derive(pack, (indicator.denominator, shift), period, answers)
        named = pack.indicators[indicator.denominator].title
        return _percent(indicator, part, whole, NO_BASE.at(title=indicator.title, part=named))
    now = derive(pack, (indicator.of, shift), period, answers)
    then = derive(pack, (indicator.of, shift + 1), period, answers)
    before = earlier(period, shift + 1)
    named = pack.indicators[indicator.of].title
    return _percent(indicator, now, then, NO_BASE_BEFORE.at(title=indicator.title, part=named, period=before))


def _collect(pack: Pack, indicator: Indicator, shift: int, found: dict[Leaf, None]) -> None:
    if indicator.kind == "plain":
        found[(indicator.id, shift)] = None
        return
    for part in parts_of(indicator):
        _collect(pack, pack.indicators[part], shift, found)
    if indicator.kind == "growth":
        _collect(pack, pack.indicators[indicator.of], shift + 1, found)


def _sum(parts: list[Answer], behind: Answer | None) -> Answer:
    values = [part.value for part in parts if part.value is not None]
    total: int | Decimal = sum(values, start=0)
    problems = tuple(problem for part in parts for problem in part.problems)
    rows = behind.rows if behind else sum(part.rows for part in parts)
    return Answer(total if len(values) == len(parts) else None, rows, problems=problems)


def _percent(indicator: Indicator, part: Answer, whole: Answer, no_base: Problem) -> Answer:
    growth = indicator.kind == "growth"
    rows = part.rows if growth else whole.rows
    problems = (*part.problems, *whole.problems)
    if part.value is None or whole.value is None:
        return Answer(None, rows, part.value, whole.value, problems)
    if whole.value == 0:
        return Answer(None, rows, part.value, whole.value, (*problems, no_base))
    value = percent(part.value - whole.value if growth else part.value, whole.value, indicator.places)
    return Answer(value, rows, part.value, whole.value, problems)
