"""One record at a time: enter, correct, void, restore, take a step of its loop. What forms and the API will call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.ledger import Entry, Revision, Standing
from youju.engine.ledger.loops import restore, void
from youju.web.accounts.actors import Acting, Actor
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import KEPT_BY_SYSTEM, NO_RECORD
from youju.web.store import read
from youju.web.store.log import AppendResult, append


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: record and revision numbers, 0 where nothing was."""

    record: int = 0
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """A record as a person gives it: owning unit, raw values by field, units that co-host or are credited (sorted)."""

    unit: int
    raw: Mapping[str, Any]
    client_id: str = ""
    co_units: tuple[int, ...] = ()
    credited_units: tuple[int, ...] = ()


Answer = tuple[Saved, tuple[Problem, ...]]
RESUBMIT = "resubmit"
_KEEPING = frozenset({"admin", "office_reviewer"})


def enter(office: Office, acting: Acting, register: str, given: Given) -> Answer:
    """Enter a new record. The same `client_id` twice is one record."""
    desk = Desk(office, who(acting), office.register(register))
    row = desk.normaliser.row(given.raw, on=desk.on)
    unit = given.unit
    refused = _refused_own(desk) or desk.refuse_unless(unit)
    problems = (*((refused,) if refused else ()), *row.problems, *desk.rules(row, unit))
    if errors(problems):
        return Saved(), problems
    source = {"client_id": given.client_id} if given.client_id else {}
    standing, _ = desk.standing(row.date or desk.on, accept=False)
    entry = desk.new(row, unit, standing, source=source, co_units=given.co_units, credited_units=given.credited_units)
    return saved(append([entry], office.now()), problems)


def correct(office: Office, acting: Acting, record: int, seq: int, raw: Mapping[str, Any]) -> Answer:
    """Change fields of a record that is not void; `seq` is the revision that the person saw.

    A later one by others is a conflict. What was returned or accepted goes back to review with the change.
    """
    desk, before = opened(office, who(acting), record)
    row = desk.normaliser.row(raw, on=before.entry.date or desk.on, known=before.entry.data)
    own = _refused_own(desk)
    problems = (*((own,) if own else ()), *desk.refuse_change(before), *row.problems)
    problems = (*problems, *desk.rules(row, before.entry.unit, record))
    if errors(problems):
        return Saved(), problems
    entry = desk.edit(before, row.data, seals=tuple(row.seals), source=row.source)
    changed, more = changed_again(desk, before, entry)
    return _written(office, Revision(seq, record, before.recorded_at, before.entry), changed, (*problems, *more))


def changed_again(desk: Desk, before: Revision, entry: Entry) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The change of a record, standing before review again where its loop has that step from here.

    Nobody's change of what was accepted counts unseen; who may not submit it again may not change it either.
    """
    again = desk.loop.transitions.get(RESUBMIT)
    if again is None or before.entry.stage not in again.sources:
        return entry, ()
    moved, problems = desk.step(Revision(before.seq, before.record, before.recorded_at, entry), RESUBMIT, desk.on)
    if moved is None:
        return None, problems
    return entry.changed(stage=moved.stage, stages=moved.stages, due_on=moved.due_on), problems


def step(office: Office, acting: Acting, record: int, transition: str, reason: str = "") -> Answer:
    """Take a step of the record's loop today."""
    desk, before = opened(office, who(acting), record)
    if refused := refused_system(desk):
        return Saved(), refused
    entry, problems = desk.step(before, transition, desk.on, reason)
    return _written(office, before, entry, problems)


def accept_all(office: Office, acting: Acting, records: Sequence[int]) -> tuple[int, tuple[Problem, ...]]:
    """Accept many records at once; returns how many, with what stood against the others."""
    actor = who(acting)
    entries: list[Entry] = []
    problems: list[Problem] = []
    expected: dict[int, int] = {}
    for record in records:
        desk, before = opened(office, actor, record)
        entry, found = desk.step(before, "accept", desk.on)
        problems += found
        if entry:
            entries.append(entry)
            expected[record] = before.seq
    result = append(entries, office.now(), expected)
    return (len(entries) if not result.refused else 0), (*problems, *result.problems)


def void_record(office: Office, acting: Acting, record: int, reason: str) -> Answer:
    """Void a record: it stays in the log and counts nowhere."""
    desk, _ = opened(office, who(acting), record)
    refused = refused_system(desk)
    return (Saved(), refused) if refused else void_own(office, acting, record, reason)


def restore_record(office: Office, acting: Acting, record: int) -> Answer:
    """Undo a void: the record stands where it stood before."""
    desk, _ = opened(office, who(acting), record)
    refused = refused_system(desk)
    return (Saved(), refused) if refused else restore_own(office, acting, record)


def void_own(office: Office, acting: Acting, record: int, reason: str) -> Answer:
    """Void a record of any register: for the command that keeps a register of the system, after its own checks."""
    desk, before = opened(office, who(acting), record)
    outcome = void(Standing.of(before.entry), desk.on, reason)
    refused = desk.refuse_unless(before.entry.unit, verb="作废")
    problems = (*((refused,) if refused else ()), *outcome.problems)
    if outcome.standing is None or errors(problems):
        return Saved(), problems
    entry = _placed(desk, before, outcome.standing, "void", dict(outcome.source))
    return _written(office, before, entry.changed(key=None), problems)


def restore_own(office: Office, acting: Acting, record: int) -> Answer:
    """Undo the void of a record of any register, as `void_own` does it."""
    desk, now = opened(office, who(acting), record)
    earlier = [r for r in read.history(record) if r.entry.stage != "void"]
    if not earlier:
        raise Refused(NO_RECORD.at(record=record))
    outcome = restore(Standing.of(now.entry), Standing.of(earlier[-1].entry))
    refused = desk.refuse_unless(now.entry.unit, verb="恢复")
    problems = (*((refused,) if refused else ()), *outcome.problems)
    if outcome.standing is None or errors(problems):
        return Saved(), problems
    return _written(office, now, _placed(desk, now, outcome.standing, "restore", {}), problems)


def _refused_own(desk: Desk) -> Problem | None:
    """That the ledger's own registers (roles, imports, questions ...) are written by their commands, or by who keeps lists."""
    return desk.refuse_unless(0, _KEEPING, verb="维护") if desk.register.system else None


def refused_system(desk: Desk) -> tuple[Problem, ...]:
    """That a register of the system (requests, stated figures, roles ...) is written by its own commands only."""
    return (KEPT_BY_SYSTEM.at(name=desk.register.title),) if desk.register.system else ()


def _placed(desk: Desk, before: Revision, standing: Standing, action: str, source: dict[str, Any]) -> Entry:
    stage = {"stage": standing.stage, "due_on": standing.due_on, "stages": standing.stages}
    return desk.edit(before, before.entry.data, action=action, source=source, **stage)


def opened(office: Office, actor: Actor, record: int) -> tuple[Desk, Revision]:
    """A record as it stands, with the actor at work on its register; raises `Refused` CMD011 for no record."""
    before = read.last((record,)).get(record)
    if before is None:
        raise Refused(NO_RECORD.at(record=record))
    return Desk(office, actor, office.register(before.entry.register)), before


def _written(office: Office, before: Revision, entry: Entry | None, problems: tuple[Problem, ...]) -> Answer:
    if entry is None:
        return Saved(), problems
    return saved(append([entry], office.now(), {before.record: before.seq}), problems)


def saved(result: AppendResult, problems: tuple[Problem, ...]) -> Answer:
    """What an append of one entry wrote, with the problems met before and by it."""
    if result.refused:
        return Saved(), (*problems, *result.problems)
    return Saved(result.records[0], result.seqs[0]), problems
