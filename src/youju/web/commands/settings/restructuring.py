"""Units that are ended, merged and split from a day on, what follows from it, and the whole taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.ledger import Revision
from youju.engine.ledger.loops import VOID
from youju.web.accounts.actors import REGISTER as ROLES
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.problems import (
    DAY_NEEDED,
    NO_RECORD,
    NOT_ENOUGH_UNITS,
    UNIT_CHANGES,
    UNIT_ENDED,
    UNIT_IN_USE,
)
from youju.web.commands.desk.showing import Shown
from youju.web.commands.desk.together import Plan, group_of, take_back
from youju.web.commands.entry.history import ACTIONS
from youju.web.commands.people.roles import Role, ended, granted, roles
from youju.web.store import read
from youju.web.store.holding import count_of_units
from youju.web.store.log import writing
from youju.web.store.tree import REGISTER

_ADMIN = frozenset({"admin", "office_reviewer"})


@dataclass(frozen=True, slots=True)
class Restructured:
    """What was written: the first revision, by which the whole is taken back (0: nothing), and the new units."""

    seq: int = 0
    units: tuple[int, ...] = ()


Answer = tuple[Restructured, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What an ended unit leaves: records that keep its number, units below it, roles held over it."""

    unit: int
    records: int
    below: tuple[int, ...]
    roles: tuple[Role, ...]


def leaving(office: Office, units: Sequence[int], on: str) -> tuple[Leaving, ...]:
    """What each of these units would leave if it ended on a day: shown before, so that nobody is surprised."""
    tree = office.tree().on(date.fromisoformat(on) - timedelta(days=1))
    counts, held = count_of_units(units), roles(office)
    return tuple(
        Leaving(unit, counts[unit], tree.children(unit), tuple(r for r in held if r.unit == unit)) for unit in units
    )


def end_unit(office: Office, acting: Acting, unit: int, on: str) -> Answer:
    """From day `on` the unit is no more; it has no successor. Its records stay under its last parent."""
    desk, plan = _begin(office, acting, (unit,), on)
    if not errors(plan.problems):
        _end(desk, plan, unit, on)
    return _answer(office, plan)


def merge_units(office: Office, acting: Acting, gone: Sequence[int], into: int, on: str) -> Answer:
    """From day `on` the units `gone` are part of `into`: their records keep their numbers and are counted there.

    The roles held over them pass to `into` on the same day.
    """
    desk, plan = _begin(office, acting, (*gone, into), on)
    if not gone or into in gone:
        plan.problems.append(NOT_ENOUGH_UNITS.at())
    if errors(plan.problems):
        return _answer(office, plan)
    for unit in gone:
        _end(desk, plan, unit, on)
    before, data = read.last((into,))[into], office.tree().state(into, date.fromisoformat(on))
    known = data.get("predecessors", ())
    _dated(desk, plan, before, {**data, "predecessors": sorted({*known, *gone})}, on)
    _pass_roles(office, desk, plan, dict.fromkeys(gone, into), on)
    return _answer(office, plan)


def found_of(
    office: Office, acting: Acting, gone: Sequence[int], parts: Sequence[Mapping[str, Any]], on: str
) -> Answer:
    """From day `on` new units take the place of `gone`: of several one new one, or of one several (a split).

    `parts` are new units as a person gives them, without days. After a split the old unit's records stay under its
    last parent, for nobody can say which part they belong to; with one new unit they are counted there.
    """
    desk, plan = _begin(office, acting, gone, on)
    if not gone or not parts:
        plan.problems.append(NOT_ENOUGH_UNITS.at())
    if not errors(plan.problems):
        for unit in gone:
            _end(desk, plan, unit, on)
        numbers = "、".join(str(unit) for unit in gone)
        for part in parts:
            row = desk.normaliser.row({**part, "valid_from": on, "predecessors": numbers}, on=desk.on)
            plan.problems += row.problems
            if not errors(row.problems):
                plan.entries.append(desk.new(row, 0, desk.standing(desk.on, accept=False)[0]))
    with writing():
        done = _answer(office, plan)
        if len(done[0].units) == 1:
            passing = Plan()
            _pass_roles(office, desk, passing, dict.fromkeys(gone, done[0].units[0]), on)
            passing.write(office, done[0].seq)
    return done


def undo(office: Office, acting: Acting, seq: int) -> Answer:
    """Take back a change of units with all that it caused, by new revisions; nothing where any of it changed since.

    Raises `Refused` CMD014 for a revision that is no change of a unit.
    """
    first = read.revision(seq)
    if first is None or first.entry.register != REGISTER or first.entry.cause:
        raise Refused(NO_RECORD.at(record=seq))
    desk = Desk(office, who(acting), office.register(REGISTER))
    plan = Plan(problems=list(_refused(desk)))
    group = group_of(seq, (REGISTER, ROLES))
    new = [r for r in group if r.entry.action == "add" and r.entry.register == REGISTER]
    counts = count_of_units([r.record for r in new])
    plan.problems += [
        UNIT_IN_USE.at(name=r.entry.data.get("name", r.record), count=counts[r.record]) for r in new if counts[r.record]
    ]
    take_back(office, desk.actor, plan, group)
    return _answer(office, plan)


def _answer(office: Office, plan: Plan) -> Answer:
    written, problems = plan.write(office)
    made = zip(plan.entries, written.records, strict=False)
    new = tuple(number for entry, number in made if entry.action == "add" and entry.register == REGISTER)
    return Restructured(written.seq, new), problems


def _begin(office: Office, acting: Acting, units: Sequence[int], on: str) -> tuple[Desk, Plan]:
    desk = Desk(office, who(acting), office.register(REGISTER))
    plan = Plan(problems=list(_refused(desk)))
    tree, last = office.tree(), read.last(units)
    try:
        day = date.fromisoformat(on)
    except ValueError:
        plan.problems.append(DAY_NEEDED.at(text=on))
        return desk, plan
    for unit in units:
        if unit not in last or last[unit].entry.register != REGISTER:
            plan.problems.append(NO_RECORD.at(record=unit))
        elif not tree.exists(unit, day):
            plan.problems.append(UNIT_ENDED.at(name=tree.label(unit, day), day=on))
        elif later := [d for r in read.history(unit) if (d := str(r.entry.data.get("valid_from", ""))) > on]:
            plan.problems.append(UNIT_CHANGES.at(name=tree.label(unit, day), day=min(later)))
    return desk, plan


def _refused(desk: Desk) -> tuple[Problem, ...]:
    refused = desk.refuse_unless(0, _ADMIN, "维护")
    return (refused,) if refused else ()


def _end(desk: Desk, plan: Plan, unit: int, on: str) -> None:
    """The state that holds on the day gets its end; it begins where it began."""
    before = read.last((unit,))[unit]
    data = desk.office.tree().state(unit, date.fromisoformat(on))
    plan.change(before, desk.edit(before, {**data, "valid_to": on}))


def _dated(desk: Desk, plan: Plan, before: Revision, data: Mapping[str, Any], on: str) -> None:
    plan.change(before, desk.edit(before, {**data, "valid_from": on}))


def _pass_roles(office: Office, desk: Desk, plan: Plan, heirs: Mapping[int, int], on: str) -> None:
    work = Desk(office, desk.actor, office.register(ROLES))
    held = roles(office)
    there = {role.what for role in held}
    for role in (r for r in held if r.unit in heirs):
        before = read.last((role.record,))[role.record]
        plan.change(before, ended(work, before, on))
        wanted = Role(0, 0, role.user, role.role, heirs[role.unit], role.group, on, role.until)
        made = granted(work, wanted)[0] if wanted.what not in there else None
        if made:
            plan.entries.append(made)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One change of units with what it caused: `lines` are (unit, what); `undoable`: nothing of it changed since."""

    seq: int
    at: str
    by: str
    lines: tuple[tuple[str, str], ...]
    undoable: bool


def unit_changes(office: Office, language: str = "zh", unit: int = 0, limit: int = 20) -> list[UnitChange]:
    """The last changes of units, of one or of all, the latest first."""
    revisions = list(read.revisions_of(REGISTER))
    roles_too = [r for r in read.revisions_of(ROLES) if r.entry.cause]
    last = {r.record: r.seq for r in (*revisions, *read.revisions_of(ROLES))}
    before: dict[int, Revision] = {}
    groups: dict[int, list[tuple[Revision, Revision | None]]] = {}
    for revision in revisions:
        groups.setdefault(revision.entry.cause or revision.seq, []).append((revision, before.get(revision.record)))
        before[revision.record] = revision
    wanted = [s for s, pairs in groups.items() if not unit or any(r.record == unit for r, _ in pairs)][-limit:]
    shown = Shown(office, language)
    names = names_of(groups[seq][0][0].entry.actor for seq in wanted)
    return [
        UnitChange(
            seq,
            groups[seq][0][0].recorded_at,
            names[groups[seq][0][0].entry.actor],
            tuple((_called(r), _what(shown, r, was)) for r, was in groups[seq]),
            all(last[r.record] == r.seq for r in (*(r for r, _ in groups[seq]), *_caused(roles_too, seq))),
        )
        for seq in reversed(wanted)
    ]


def _caused(revisions: Sequence[Revision], seq: int) -> list[Revision]:
    return [r for r in revisions if r.entry.cause == seq]


def _called(revision: Revision) -> str:
    return str(revision.entry.data.get("short") or revision.entry.data.get("name") or revision.record)


def _what(shown: Shown, revision: Revision, before: Revision | None) -> str:
    if before is None or revision.entry.stage == VOID:
        return ACTIONS["add" if before is None else VOID].in_(shown.language)
    changes = shown.changes(before.entry.data, revision)
    return "；".join(f"{f.title.in_(shown.language)}：{old or '—'} → {new or '—'}" for f, old, new in changes)
