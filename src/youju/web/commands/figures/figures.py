"""Questions about figures: values, breakdowns, the rows behind one. Nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.definitions import Indicator, describe, indicator_version
from youju.engine.figures import Calculator, Figure, Row, Scope
from youju.engine.figures.model import Sides
from youju.web.commands.desk.office import Office

Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an indicator: period, unit code ("" the whole office), seq (None: now) and which tree."""

    period: Period
    unit: str = ""
    as_of: int | None = None
    tree: Literal["then", "today"] = "then"
    oracle: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """A definition for people: its sentence and version (64 hex)."""

    id: str
    title: str
    sentence: str
    version: str


def figures(office: Office, ids: Sequence[str], question: Question) -> tuple[list[Figure], tuple[Problem, ...]]:
    """The figures of `ids` (none: those of the pack's first report), in order, with the problems they met.

    Raises `Refused` for an unknown indicator (CMD002), unit (CMD003) or a seq beyond the log (CMD018).
    """
    asked = scope(office, question)
    names = office.indicator_ids(tuple(ids), question.as_of)
    found = _calculator(office, question).figures(names, asked)
    return found, tuple(p for f in found for p in f.problems)


def breakdown(office: Office, indicator: str, question: Question, by: str) -> tuple[tuple[str, Value], ...]:
    """The figure by `month`, `unit` or a field: (label, value) pairs in the order of months, tree or value."""
    (name,) = office.indicator_ids((indicator,), question.as_of)
    return tuple(_calculator(office, question).breakdown(name, scope(office, question), by))


def sides(office: Office, indicator: str, question: Question) -> Sides:
    """A figure with its months and the units right below the one asked for; refusals as of `figures`."""
    asked = scope(office, question)
    (name,) = office.indicator_ids((indicator,), question.as_of)
    return _calculator(office, question).sides(name, asked)


def rows_behind(office: Office, indicator: str, question: Question, limit: int = 50, after: int = 0) -> list[Row]:
    """One page of the records behind a figure, in the order of their numbers, those above `after`."""
    (name,) = office.indicator_ids((indicator,), question.as_of)
    return _calculator(office, question).rows(name, scope(office, question), limit=limit, after=after)


def figure(office: Office, indicator: str, as_of: int | None = None, language: str = "zh") -> About:
    """The definition of an indicator as one sentence, with its version."""
    (name,) = office.indicator_ids((indicator,), as_of)
    pack = office.pack(as_of)
    definition = pack.indicators[name]
    sentence = describe(pack, definition, language)
    return About(name, definition.title.in_(language), sentence, indicator_version(pack, name))


def catalogue(office: Office, question: Question, language: str = "zh") -> list[tuple[str, list[Figure]]]:
    """All indicators of the pack with their values, under the titles of their groups."""
    asked, pack = scope(office, question), office.pack(question.as_of)
    found = _calculator(office, question).figures(tuple(pack.indicators), asked)
    groups: dict[str, list[Figure]] = {}
    for item in found:
        groups.setdefault(_group_title(pack.indicators[item.id], office, language), []).append(item)
    return list(groups.items())


def scope(office: Office, question: Question) -> Scope:
    """The question as the engine takes it; raises `Refused` CMD003, CMD018."""
    office.refuse_beyond(question.as_of)
    unit = office.unit(question.unit, min(question.period.end, office.today)) if question.unit else None
    return Scope(question.period, unit, question.as_of, question.tree, office.today)


def _calculator(office: Office, question: Question) -> Calculator:
    return office.calculator(question.as_of, question.oracle)


def _group_title(indicator: Indicator, office: Office, language: str) -> str:
    group = office.pack().groups.get(indicator.group)
    return group.title.in_(language) if group else indicator.group


def refresh(office: Office) -> tuple[Problem, ...]:
    """Bring the snapshot to the head of the log if enough has changed."""
    return office.snapshot().refresh()
