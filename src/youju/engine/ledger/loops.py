"""Steps of a loop: who may take one, what it needs, where it leads and by when the next is due."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from youju.engine.base.labels import Label
from youju.engine.base.problems import NOWHERE, Kind, Problem, errors
from youju.engine.base.workdays import WEEKENDS_ONLY, Calendar
from youju.engine.definitions.model import Field, Loop, Transition
from youju.engine.ledger import problems as led
from youju.engine.ledger.cells.text import visible
from youju.engine.ledger.model import Entry, Stored

VOID = "void"
ROLES = {
    "clerk": Label("填报人", "clerk"),
    "reviewer": Label("单位审核人", "reviewer of the unit"),
    "office_reviewer": Label("办公室审核人", "reviewer of the office"),
    "writer": Label("报告起草人", "report writer"),
    "approver": Label("签发人", "approver"),
    "auditor": Label("审计", "auditor"),
    "admin": Label("管理员", "administrator"),
}
"""What people call the roles that transitions name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record stands in its loop: stage, deadline (`YYYY-MM-DD` or ""), {stage: [first, last, entries]}."""

    stage: str
    due_on: str = ""
    stages: Mapping[str, list[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: Entry) -> Standing:
        """The standing that an entry wrote."""
        return cls(entry.stage, entry.due_on, entry.stages)

    @property
    def last(self) -> str:
        """Day of the latest step, "" where there was none."""
        return max((str(entry[1]) for entry in self.stages.values()), default="")


@dataclass(frozen=True, slots=True)
class Step:
    """A step that somebody wants to take on a day.

    `roles` are those the actor has for this record; `own`: the actor made the entry; `one_person`: the site says so;
    `data` is what the record will hold, `fields` name what may be missing from it.
    """

    transition: str
    on: str
    roles: Collection[str]
    own: bool = False
    one_person: bool = False
    reason: str = ""
    data: Mapping[str, Stored] = field(default_factory=dict)
    fields: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step: the new standing (None where it was refused), what `source` says of it, problems."""

    standing: Standing | None
    source: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def start(loop: Loop, on: str) -> Standing:
    """The standing of a new record."""
    return Standing(loop.initial, "", {loop.initial: [on, on, 1]})


def open_steps(loop: Loop, stage: str) -> tuple[Transition, ...]:
    """The transitions that leave `stage`."""
    return tuple(t for t in loop.transitions.values() if stage in t.sources)


def take(loop: Loop, now: Standing, step: Step, calendar: Calendar = WEEKENDS_ONLY) -> Outcome:
    """Take a step, or say everything that stands against it. A deadline lasts until a step sets another."""
    transition = loop.transitions.get(step.transition)
    if transition is None:
        return _no_such(loop, now, step)
    words = _words(loop, now, transition)
    found = tuple(kind.at(NOWHERE, **words, **more) for kind, more in _against(transition, now, step))
    if errors(found):
        return Outcome(None, {}, found)
    due_on, warnings = _deadline(transition, step.on, calendar)
    source: dict[str, Any] = {"reason": reason} if (reason := visible(step.reason)) else {}
    if transition.not_own and step.own:
        source["one_person"] = True  # it has to show wherever the acceptance shows
    standing = Standing(transition.target, due_on or now.due_on, _entered(now.stages, transition.target, step.on))
    return Outcome(standing, source, found + warnings)


def void(now: Standing, on: str, reason: str) -> Outcome:
    """Void a record: it stays in the log and counts nowhere."""
    words = {"transition": "作废", "transition_en": "void"}
    found = [led.ALREADY_VOID.at()] if now.stage == VOID else []
    if not (said := visible(reason)):
        found.append(led.NEEDS_REASON.at(NOWHERE, **words))
    if found:
        return Outcome(None, {}, tuple(found))
    return Outcome(Standing(VOID, "", _entered(now.stages, VOID, on)), {"reason": said})


def restore(now: Standing, before: Standing) -> Outcome:
    """Undo a void: the stage and deadline that the record had `before`; that it was void stays in its `stages`."""
    if now.stage != VOID:
        return Outcome(None, {}, (led.NOT_VOID.at(),))
    return Outcome(Standing(before.stage, before.due_on, now.stages))


def _no_such(loop: Loop, now: Standing, step: Step) -> Outcome:
    steps = "、".join(t.title.zh for t in open_steps(loop, now.stage))
    words = {"loop": loop.title.zh, "loop_en": loop.title.in_("en"), "transition": step.transition}
    return Outcome(None, {}, (led.NO_TRANSITION.at(NOWHERE, steps=steps, **words),))


def _against(transition: Transition, now: Standing, step: Step) -> Iterator[tuple[Kind, dict[str, object]]]:
    if now.stage not in transition.sources:
        yield led.WRONG_STAGE, {}
    if transition.roles and not set(transition.roles) & set(step.roles):
        yield led.WRONG_ROLE, _named_roles(transition)
    if transition.not_own and step.own and not step.one_person:
        yield led.OWN_ENTRY, {}
    if step.on < now.last:
        yield led.BEFORE_LAST_STEP, {"on": step.on, "last": now.last}
    yield from _lacking(transition, step)


def _lacking(transition: Transition, step: Step) -> Iterator[tuple[Kind, dict[str, object]]]:
    """What the transition requires and the step has not."""
    given = {*step.data, *(("reason",) if step.reason.strip() else ())}
    for name in transition.requires:
        if name in given:
            continue
        if name == "reason":
            yield led.NEEDS_REASON, {}
        else:
            title = step.fields[name].title if name in step.fields else Label(name)
            yield led.NEEDS_FIELD, {"field": title.zh, "field_en": title.in_("en")}


def _named_roles(transition: Transition) -> dict[str, object]:
    titles = [ROLES.get(role, Label(role)) for role in transition.roles]
    return {"roles": "、".join(t.zh for t in titles), "roles_en": ", ".join(t.in_("en") for t in titles)}


def _words(loop: Loop, now: Standing, transition: Transition) -> dict[str, str]:
    stage = loop.stages.get(now.stage)
    return {
        "transition": transition.title.zh,
        "transition_en": transition.title.in_("en"),
        "stage": stage.title.zh if stage else now.stage,
        "stage_en": stage.title.in_("en") if stage else now.stage,
        "steps": "、".join(t.title.zh for t in open_steps(loop, now.stage)),
    }


def _deadline(transition: Transition, on: str, calendar: Calendar) -> tuple[str, tuple[Problem, ...]]:
    if transition.due_days is None:
        return "", ()
    day = date.fromisoformat(on)
    if not transition.due_working:
        return (day + timedelta(days=transition.due_days)).isoformat(), ()
    reckoned = calendar.add_working_days(day, transition.due_days)
    return reckoned.day.isoformat(), reckoned.problems()


def _entered(stages: Mapping[str, list[Any]], stage: str, on: str) -> dict[str, list[Any]]:
    first, _, times = stages.get(stage, [on, on, 0])
    return {**stages, stage: [first, on, times + 1]}
