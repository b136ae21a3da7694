"""One record for whoever may read it: its fields, what they may do with it, what belongs to it and what resembles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from youju.engine.base.problems import Refused
from youju.engine.definitions import Field, Register
from youju.engine.definitions.model import Transition
from youju.engine.figures.listing import conditions
from youju.engine.figures.predicates import Predicate
from youju.engine.ledger import Revision
from youju.engine.ledger.loops import VOID, open_steps
from youju.engine.snapshot.spelling import spell
from youju.engine.snapshot.sql import literal, name
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.entry_problems import NO_SUCH_RECORD
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.taking_back import may_withdraw
from youju.web.commands.registers.listing import OPENING, Line, Lists, View, columns_of, personal, sheets
from youju.web.commands.registers.listing import Asked as ListAsked
from youju.web.store import persons, read

ENTERING = frozenset({"clerk", "reviewer", "office_reviewer", "admin"})
ALIKE = 5
CHILDREN = 20


@dataclass(frozen=True, slots=True)
class Said:
    """One field of a record with its text; `refers_to` is the record that it points to (0: none), `sealed` may not be read."""

    field: Field
    text: str
    refers_to: int = 0
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """What the reader may do with a record as it stands."""

    edit: bool = False
    withdraw: bool = False
    restore: bool = False
    void: bool = False
    steps: tuple[Transition, ...] = ()


@dataclass(frozen=True, slots=True)
class Belonging:
    """Records of a child register that point to a record: the latest, and how many in all."""

    register: Register
    field: Field
    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A record as its page shows it; `stages` are (title, "done", "now" or "") of its loop."""

    revision: Revision
    register: Register
    label: str
    unit: str
    shared: tuple[str, ...]
    said: tuple[Said, ...]
    stage: str
    stages: tuple[tuple[str, str], ...]
    may: Steps


def read_record(office: Office, acting: Acting, record: int, language: str = "zh") -> Opened:
    """A record for whoever may read it; raises `Refused` ENT017 for one that there is not, or that is not theirs to read."""
    actor, revision = who(acting), read.last((record,)).get(record)
    register = office.pack().registers.get(revision.entry.register) if revision else None
    if revision is None or register is None:
        raise Refused(NO_SUCH_RECORD.at(record=record))
    lists = Lists(office, actor)
    reach = lists.reach(register)
    if not (reach.everything if register.system else reach.covers(revision.entry.unit)):
        raise Refused(NO_SUCH_RECORD.at(record=record))
    desk, shown = Desk(office, actor, register), Shown(office, language)
    shown.prepare([revision])
    entry = revision.entry
    return Opened(
        revision,
        register,
        shown.label(revision),
        shown.unit(entry.unit, entry.date),
        tuple(shown.unit(unit, entry.date) for unit in (*entry.co_units, *entry.credited_units)),
        tuple(_said(desk, shown, revision)),
        shown.stage(revision),
        tuple(_stages(desk, revision, language)),
        _may(desk, revision),
    )


def _said(desk: Desk, shown: Shown, revision: Revision) -> Iterator[Said]:
    opened: dict[str, str] = {}
    if desk.roles(revision.entry.unit) & OPENING:
        opened = persons.opened_of({revision.record: revision}).get(revision.record, {})
    for field, text in shown.fields(revision):
        if personal(field):
            value = opened.get(field.id)
            yield Said(field, text if value is None else value, sealed=value is None)
            continue
        stored = revision.entry.data.get(field.id)
        points = field.type == "ref" and isinstance(stored, int)
        yield Said(field, text, int(str(stored)) if points else 0)


def _stages(desk: Desk, revision: Revision, language: str) -> Iterator[tuple[str, str]]:
    """The stages that the record has been at, where it stands, and those that follow in the order of the loop."""
    entry = revision.entry
    for stage in desk.loop.stages.values():
        state = "now" if stage.id == entry.stage else "done" if stage.id in entry.stages else ""
        # A stage that one comes to only when something is amiss shows once the record has been there.
        if state or stage.id in desk.loop.counts or stage.id == desk.loop.initial:
            yield stage.title.in_(language), state


def _may(desk: Desk, revision: Revision) -> Steps:
    if desk.register.system:
        return Steps()
    roles, void = desk.roles(revision.entry.unit), revision.entry.stage == VOID
    enters = bool(roles & ENTERING)
    if void or not roles:
        return Steps(restore=void and enters)
    own, one_person = desk.wrote(revision.record), desk.office.site.one_person
    steps = tuple(
        step
        for step in open_steps(desk.loop, revision.entry.stage)
        if roles & set(step.roles) and (one_person or not (step.not_own and own))
    )
    withdraw = enters and not may_withdraw(desk, revision)
    return Steps(enters, withdraw, False, enters and not withdraw, steps)


def alike(office: Office, acting: Acting, opened: Opened, language: str = "zh") -> tuple[Line, ...]:
    """Other records of the register with the same label, or of the same unit and day; those the reader may read."""
    view = _view(office, acting, opened.register)
    sheet, entry = view.sheet, opened.revision.entry
    tests = []
    if sheet.label and (label := entry.data.get(sheet.label)):
        tests.append(f"{name(f'k_{sheet.label}')} = {literal(spell(str(label)).key)}")
    if entry.date:
        tests.append(f"(unit = {entry.unit} AND date = {literal(entry.date)})")
    if not tests:
        return ()
    shop = sheets(office, [opened.register.id])[0]
    where = f"{view.where} AND record <> {opened.revision.record} AND ({' OR '.join(tests)})"
    rows = shop.rows(f"SELECT record FROM {sheet.table} AS s WHERE {where} ORDER BY record DESC LIMIT {ALIKE}")
    return view.lines([int(record) for (record,) in rows], (), language)


def belonging(office: Office, acting: Acting, opened: Opened, language: str = "zh") -> list[Belonging]:
    """The records of child registers that point to this one."""
    found = []
    for register in office.pack().registers.values():
        field = register.fields.get(register.parent)
        if field is None or field.register != opened.register.id:
            continue
        view = _view(office, acting, register)
        test = conditions(view.sheet, [Predicate(view.sheet.columns[f"f_{field.id}"], "eq", (opened.revision.record,))])
        shop = sheets(office, [register.id])[0]
        where = f"FROM {view.sheet.table} AS s WHERE {view.where} AND {test}"
        ((total,),) = shop.rows(f"SELECT count(*) {where}")
        rows = shop.rows(f"SELECT record {where} ORDER BY record DESC LIMIT {CHILDREN}")
        columns = tuple(f for f in columns_of(register, ())[0] if f.id != field.id)
        lines = view.lines([int(record) for (record,) in rows], columns, language)
        found.append(Belonging(register, field, lines, int(total)))
    return found


def _view(office: Office, acting: Acting, register: Register) -> View:
    return Lists(office, acting).view(ListAsked(register.id))


__all__: Sequence[str] = ["Belonging", "Opened", "Said", "Steps", "alike", "belonging", "read_record"]
