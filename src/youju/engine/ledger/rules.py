"""Record rules: the closed list of design.md section 4, each one function in `RULES`.

A rule looks at a record as it would be written, at its peers and at what it points to. What cannot be judged, because a
value is missing, is left alone here: a field that must not be empty says so itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import islice, pairwise
from typing import Any, NamedTuple

from youju.engine.base.problems import NOWHERE, Kind, Place, Problem
from youju.engine.base.workdays import WEEKENDS_ONLY, Calendar
from youju.engine.definitions.model import Field, Register, RuleKind
from youju.engine.ledger import problems as led
from youju.engine.ledger.model import Lookup, Peers, Revision, Stored
from youju.engine.ledger.scale import written

_NAMED = 5  # so many missing numbers or record numbers a sentence names


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record as it would be written; `record` is None for a new one, `date` is `YYYY-MM-DD` or ""."""

    register: Register
    data: Mapping[str, Stored]
    unit: int = 0
    date: str = ""
    record: int | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Around:
    """What the rules may ask: the other records, what references point to, the working days."""

    peers: Peers
    lookup: Lookup
    calendar: Calendar = WEEKENDS_ONLY


class Finding(NamedTuple):
    """A rule that does not hold: the kind, the field it shows at, the details of the sentence."""

    kind: Kind
    field: str
    details: dict[str, object]


Check = Callable[[Candidate, Mapping[str, Any], Around], Iterator[Finding]]


def check(candidate: Candidate, around: Around) -> tuple[Problem, ...]:
    """Every rule of the register that does not hold, at the level that the rule has (error or question)."""
    found = []
    for rule in candidate.register.rules:
        for kind, field, details in RULES[rule.kind](candidate, rule.arguments, around):
            # A warning (working days reckoned by weekends) says something about the rule, and keeps its own level.
            said = kind if kind.level == "warning" else replace(kind, level=rule.level)
            found.append(said.at(replace(candidate.place, record=candidate.record, field=field), **details))
    return tuple(found)


def _unique(new: Candidate, arguments: Mapping[str, Any], around: Around) -> Iterator[Finding]:
    names = tuple(arguments["fields"])
    if others := _same(new, names, around):
        fields = [new.register.fields[name] for name in names]
        titles = {
            "titles": "、".join(f"“{f.title.zh}”" for f in fields),
            "titles_en": ", ".join(f.title.in_("en") for f in fields),
        }
        yield Finding(led.NOT_UNIQUE, names[-1], {**titles, "others": _numbers([o.record for o in others])})


def _order_of(new: Candidate, arguments: Mapping[str, Any], around: Around) -> Iterator[Finding]:
    filled = [name for name in arguments["fields"] if name in new.data]
    for earlier, later in pairwise(filled):
        first, second = new.data[earlier], new.data[later]
        if _before(second, first):
            words = _pair(new.register, earlier=earlier, later=later)
            yield Finding(led.OUT_OF_ORDER, later, {**words, "earlier_value": first, "later_value": second})


def _no_overlap(new: Candidate, arguments: Mapping[str, Any], around: Around) -> Iterator[Finding]:
    ref, start, end = (str(arguments[name]) for name in ("ref", "start", "end"))
    mine = _span(new.data, start, end)
    if mine is None or ref not in new.data:
        return
    for other in _same(new, (ref,), around):
        theirs = _span(other.entry.data, start, end)
        if theirs and _meet(mine, theirs):
            title = led.titles(new.register.fields[ref])
            shown = {"start": theirs[0].replace("T", " "), "end": theirs[1].replace("T", " "), "other": other.record}
            yield Finding(led.OVERLAP, start, {**title, **shown})


def _balance(new: Candidate, arguments: Mapping[str, Any], around: Around) -> Iterator[Finding]:
    ref, amount = str(arguments["ref"]), str(arguments["amount"])
    if amount not in new.data or ref not in new.data:
        return
    field = new.register.fields[amount]
    entries = [new.data, *(other.entry.data for other in _same(new, (ref,), around))]
    total = sum(int(str(data[amount])) for data in entries if amount in data)
    if total < 0:
        yield Finding(led.OVERDRAWN, amount, {**led.titles(field), "sum": written(field, total)})


def _within(new: Candidate, arguments: Mapping[str, Any], around: Around) -> Iterator[Finding]:
    """Both numbers have the same scale: people against seats, hours against hours."""
    ref, of, name = (str(arguments[key]) for key in ("ref", "of", "field"))
    factor = Decimal(str(arguments.get("factor", 1)))
    value, target, field = new.data.get(name), new.data.get(ref), new.register.fields[name]
    if not isinstance(value, int) or not isinstance(target, int):
        return
    attributes = around.lookup.attributes(_target(new.register.fields[ref]), target, new.date) or {}
    bound = attributes.get(of)
    if isinstance(bound, int) and value > factor * bound:
        words = {"ref": new.register.fields[ref].title.zh, "ref_en": new.register.fields[ref].title.in_("en")}
        numbers = {"value": written(field, value), "limit": written(field, int(factor * bound)), "factor": factor}
        yield Finding(led.BEYOND, name, {**led.titles(field), **words, **numbers})


def _working_days(new: Candidate, arguments: Mapping[str, Any], around: Around) -> Iterator[Finding]:
    start, end, least = str(arguments["from"]), str(arguments["to"]), int(arguments["n"])
    first, last = new.data.get(start), new.data.get(end)
    if not isinstance(first, str) or not isinstance(last, str):
        return
    span = around.calendar.working_days_between(date.fromisoformat(first[:10]), date.fromisoformat(last[:10]))
    if span.days < least:
        words = _pair(new.register, start=start, end=end)
        yield Finding(led.TOO_FEW_WORKDAYS, end, {**words, "days": span.days, "least": least})
    for problem in span.problems():
        yield Finding(problem.kind, end, dict(problem.details))


def _gapless(new: Candidate, arguments: Mapping[str, Any], around: Around) -> Iterator[Finding]:
    """Numbers run 1, 2, 3 ... within a unit and a year; a voided record gives its number back."""
    name = str(arguments["field"])
    number = new.data.get(name)
    if not isinstance(number, int):
        return
    title = led.titles(new.register.fields[name])
    alike = (p for p in around.peers.same(new.register.id, {}, new.record) if _same_series(p, new))
    taken = {int(str(p.entry.data[name])): p.record for p in alike if name in p.entry.data}
    if number in taken:
        yield Finding(led.NUMBER_TAKEN, name, {**title, "number": number, "other": taken[number]})
    count = number - 1 - sum(0 < n < number for n in taken)
    if count > 0:  # counted, not listed: a date typed as a number leaves out twenty million
        missing = _first(islice((n for n in range(1, number) if n not in taken), _NAMED), count)
        yield Finding(led.NUMBER_GAP, name, {**title, "number": number, "missing": missing})


RULES: Mapping[RuleKind, Check] = {
    "unique": _unique,
    "order_of": _order_of,
    "no_overlap": _no_overlap,
    "balance": _balance,
    "within": _within,
    "working_days": _working_days,
    "gapless": _gapless,
}


def _same(new: Candidate, names: tuple[str, ...], around: Around) -> tuple[Revision, ...]:
    """Live records with the same values in these fields; none where one of them is missing."""
    wanted = {name: new.data[name] for name in names if name in new.data}
    return around.peers.same(new.register.id, wanted, new.record) if len(wanted) == len(names) else ()


def _same_series(peer: Revision, new: Candidate) -> bool:
    return peer.entry.unit == new.unit and peer.entry.date[:4] == new.date[:4]


def _before(left: Stored, right: Stored) -> bool:
    """Whether `left` lies before `right`; a day and a time of that day are neither before nor after each other."""
    if isinstance(left, str) and isinstance(right, str):
        width = min(len(left), len(right))
        return left[:width] < right[:width]
    return isinstance(left, int) and isinstance(right, int) and left < right


def _span(data: Mapping[str, Stored], start: str, end: str) -> tuple[str, str] | None:
    first, last = data.get(start), data.get(end)
    return (first, last) if isinstance(first, str) and isinstance(last, str) else None


def _meet(mine: tuple[str, str], theirs: tuple[str, str]) -> bool:
    """Whether two spans have time in common: a day is whole, a time of day is a point that two spans may share."""
    if len(mine[0]) <= len("2025-01-01"):
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]
    return mine[0] < theirs[1] and theirs[0] < mine[1]


def _target(field: Field) -> str:
    return field.register or "units"


def _pair(register: Register, **names: str) -> dict[str, object]:
    words: dict[str, object] = {}
    for role, name in names.items():
        title = register.fields[name].title
        words |= {role: title.zh, f"{role}_en": title.in_("en")}
    return words


def _numbers(numbers: list[int]) -> str:
    return _first(sorted(numbers)[:_NAMED], len(numbers))


def _first(numbers: Iterable[int], count: int) -> str:
    shown = "、".join(map(str, numbers))
    return shown if count <= _NAMED else f"{shown} …（{count}）"
