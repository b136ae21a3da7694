"""What a proposal would change: every figure of this year and last, before and after, and every form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.definitions import Field, Indicator, Pack, describe, indicator_version
from youju.engine.figures import Calculator, Figure, Scope, SqlEngine
from youju.web.commands.desk.office import Office
from youju.web.store.holding import count

How = Literal["new", "gone", "definition", "words"]
What = Literal["added", "removed", "retired", "returned", "required", "changed"]


@dataclass(frozen=True, slots=True)
class Effect:
    """One indicator that changes: how, its definition sentences, and (period, figure before, figure after).

    `words`: only title, wording or notes change, so the value stays. `reports` are those that print it.
    """

    id: str
    title: Label
    how: How
    sentences: tuple[Label, Label]
    values: tuple[tuple[str, Figure | None, Figure | None], ...]
    reports: tuple[Label, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether a value differs in any of the periods."""
        return any((a and (a.value, a.unit)) != (b and (b.value, b.unit)) for _, a, b in self.values)


@dataclass(frozen=True, slots=True)
class FormEffect:
    """One field that changes in the forms of a register, with the number of records that the register has."""

    register: Label
    field: Label
    what: What
    records: int


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that would change, and how many indicators would not."""

    effects: tuple[Effect, ...]
    forms: tuple[FormEffect, ...]
    unchanged: int


def impact(office: Office, after: Pack, periods: tuple[Period, ...] = ()) -> Impact:
    """Compare the definitions in force with `after`, over the ledger as it stands; nothing is written.

    `periods`: this year and last year unless given. A figure is evaluated where its definition version changes: the
    same version is the same value.
    """
    before = office.pack()
    year = Period.parse(str(office.today.year))
    asked = [Scope(p, None, None, "then", office.today) for p in periods or (year, year.year_before())]
    ids = [*before.indicators, *(i for i in after.indicators if i not in before.indicators)]
    changes = {id_: how for id_ in ids if (how := _how(before, after, id_))}
    old = _values(office.calculator(), before, changes, asked)
    new = _values(_calculator(office, after), after, {i: h for i, h in changes.items() if h != "words"}, asked)
    effects = tuple(_effect(before, after, id_, how, asked, (old, new)) for id_, how in changes.items())
    return Impact(effects, tuple(_forms(before, after)), len(ids) - len(changes))


_Values = Mapping[tuple[str, str], Figure]


def _how(before: Pack, after: Pack, id_: str) -> How | None:
    one, two = before.indicators.get(id_), after.indicators.get(id_)
    if one is None or two is None:
        return "new" if one is None else "gone"
    if indicator_version(before, id_) != indicator_version(after, id_):
        return "definition"
    return "words" if _printed(one) != _printed(two) or _said(before, one) != _said(after, two) else None


def _printed(indicator: Indicator) -> tuple[object, ...]:
    return indicator.title, indicator.wording, indicator.group, indicator.note, indicator.aliases


def _said(pack: Pack, indicator: Indicator) -> Label:
    return Label(describe(pack, indicator, "zh"), describe(pack, indicator, "en"))


def _calculator(office: Office, pack: Pack) -> Calculator:
    """Over the database itself: the columnar files are made for the definitions in force and stay as they are."""
    return Calculator(pack, SqlEngine(office.source.execute, office.source.dialect), office.tree())


def _values(calculator: Calculator, pack: Pack, changes: Mapping[str, How], asked: list[Scope]) -> _Values:
    ids = tuple(id_ for id_ in changes if id_ in pack.indicators)
    return {(f.id, scope.period.text): f for scope in asked for f in (calculator.figures(ids, scope) if ids else ())}


def _effect(
    before: Pack, after: Pack, id_: str, how: How, asked: list[Scope], values: tuple[_Values, _Values]
) -> Effect:
    old, new = values
    keys = [(id_, scope.period.text) for scope in asked]
    found = tuple((key[1], old.get(key), (old if how == "words" else new).get(key)) for key in keys)
    kept = after if id_ in after.indicators else before
    sentences = [_said(pack, pack.indicators[id_]) if id_ in pack.indicators else Label("") for pack in (before, after)]
    reports = tuple(report.title for report in kept.reports.values() if id_ in report.figures)
    return Effect(id_, kept.indicators[id_].title, how, (sentences[0], sentences[1]), found, reports)


def _forms(before: Pack, after: Pack) -> Iterator[FormEffect]:
    for register in after.registers.values():
        was = before.registers.get(register.id)
        if was == register or register.system:
            continue
        known = was.fields if was else {}
        records = count(register.id) if was else 0
        for field in {**known, **register.fields}.values():
            what = _what(known.get(field.id), register.fields.get(field.id))
            if what:
                yield FormEffect(register.title, field.title, what, records)


def _what(was: Field | None, now: Field | None) -> What | None:
    if was is None or now is None:
        return "added" if was is None else "removed"
    if was.retired != now.retired:
        return "retired" if now.retired else "returned"
    if now.required and not was.required:
        return "required"
    return "changed" if was != now else None
