"""A person at work on one register: rights, rows into entries, steps of the loop. Every writing command uses this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from youju.engine.base.problems import NOWHERE, Place, Problem, Refused, errors
from youju.engine.definitions import Loop, Pack, Register, nearest, register_version
from youju.engine.ledger import (
    Around,
    Candidate,
    Entry,
    Lookup,
    Normalised,
    Normaliser,
    Revision,
    Standing,
    Step,
    check,
    natural_key,
    start,
    take,
)
from youju.engine.ledger.loops import VOID
from youju.engine.ledger.problems import ALREADY_VOID
from youju.web.accounts.actors import Acting, Actor, actor_for, cli_actor, roles_over
from youju.web.accounts.models import Account
from youju.web.accounts.problems import NO_ACCOUNT
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_ACTOR, NO_RIGHT
from youju.web.store import read
from youju.web.store.lookup import StoreLookup
from youju.web.store.peers import StorePeers
from youju.web.store.tree import Units, known_units
from youju.web.store.workdays import calendar

ACCEPTED = "accepted"
OWN_COMMANDS = frozenset({"questions", "receipts", "editions"})
"""Registers that are written by their own commands only: what was asked is not edited like a record of the unit."""
_REVIEWING = frozenset({"reviewer", "office_reviewer"})
_ENTERING = frozenset({"clerk", "reviewer", "office_reviewer", "admin"})


def who(name: Acting) -> Actor:
    """The actor that a command names: itself, `cli:LOGIN`, a login or a display name; raises `Refused` CMD007."""
    if isinstance(name, Actor):
        return name
    if name.startswith("cli:"):
        return cli_actor(name.removeprefix("cli:"))
    try:
        return actor_for(name)
    except Refused as refusal:
        if refusal.problems[0].kind is not NO_ACCOUNT:
            raise
        known = [str(value) for value in Account.objects.values_list("name", flat=True)[:200]]
        near = "、".join(nearest(name, known) or known[:8]) or "—"
        raise Refused(NO_ACTOR.at(name=name, near=near)) from None


def may_enter(actor: Actor, path: Sequence[int], group: str) -> bool:
    """Whether the actor may enter for a unit; `path` is that unit and those above it (none: the office itself)."""
    return bool(roles_over(actor, path, group) & _ENTERING)


@dataclass
class Desk:
    """An actor and a register; make one per command, answers about the ledger are remembered."""

    office: Office
    actor: Actor
    register: Register
    given_lookup: Lookup | None = None

    @cached_property
    def lookup(self) -> Lookup:
        """What references mean; one made for a bulk of rows may be given."""
        return self.given_lookup or StoreLookup(self.pack)

    @cached_property
    def pack(self) -> Pack:
        """The definitions in force."""
        return self.office.pack()

    @cached_property
    def loop(self) -> Loop:
        """The register's loop."""
        return self.pack.loops[self.register.loop]

    @cached_property
    def normaliser(self) -> Normaliser:
        """Reads rows of the register."""
        return Normaliser(self.register, self.lookup)

    @cached_property
    def version(self) -> str:
        """The register version that its revisions carry: 12 hex digits."""
        return register_version(self.register)[:12]

    @cached_property
    def units(self) -> Units:
        """The units as they stand."""
        return known_units()

    @cached_property
    def around(self) -> Around:
        """What record rules may ask."""
        return Around(StorePeers(), self.lookup)

    @property
    def on(self) -> str:
        """The site's day, `YYYY-MM-DD`."""
        return self.office.today.isoformat()

    def roles(self, unit: int) -> frozenset[str]:
        """The actor's roles over a unit for this register; nobody has one where only its own commands write."""
        if self.register.id in OWN_COMMANDS:
            return frozenset()
        return roles_over(self.actor, self.units.path(unit, self.on), self.register.group)

    def refuse_unless(self, unit: int, wanted: frozenset[str] = _ENTERING, verb: str = "填报") -> Problem | None:
        """The problem that the actor has none of the roles over this unit; None where they may."""
        if self.roles(unit) & wanted:
            return None
        return NO_RIGHT.at(actor=self.actor.name, verb=verb, register=self.register.title.zh)

    def refuse_change(self, before: Revision) -> tuple[Problem, ...]:
        """What stands against changing the fields of a record: no right, or that it is void (LED109)."""
        refused = self.refuse_unless(before.entry.unit, verb="修改")
        gone = (ALREADY_VOID.at(),) if before.entry.stage == VOID else ()
        return (*((refused,) if refused else ()), *gone)

    def may_accept(self) -> bool:
        """Whether what this actor enters for others may be accepted in the same step."""
        one_person = self.office.site.one_person
        return one_person or (not self.actor.id.startswith("cli:") and bool(self.actor.roles & _REVIEWING))

    def standing(self, on: str, accept: bool) -> tuple[Standing, dict[str, Any]]:
        """The standing of a new record, accepted at once where asked and allowed, and what `source` says of it."""
        on = min(on, self.on)  # what is planned for a later day waits for review today, not from that day on
        begun = start(self.loop, on)
        if not accept or ACCEPTED not in self.loop.stages or begun.stage == ACCEPTED:
            return begun, {}
        stages = {**begun.stages, ACCEPTED: [on, on, 1]}
        note = {"one_person": True} if self.office.site.one_person else {}
        return Standing(ACCEPTED, "", stages), note

    def new(self, row: Normalised, unit: int, standing: Standing, **more: Any) -> Entry:
        """The entry of a new record from a normalised row. `more` are fields of `Entry`; `source` is joined."""
        source = {**row.source, **more.pop("source", {})}
        behalf = unit if self.actor.unit != unit else 0
        return Entry(
            register=self.register.id,
            version=self.version,
            unit=unit,
            stage=standing.stage,
            action="add",
            actor=self.actor.id,
            data=row.data,
            date=row.date,
            due_on=standing.due_on,
            stages=standing.stages,
            on_behalf_of=more.pop("on_behalf_of", behalf),
            source=source,
            key=more.pop("key", None) or natural_key(self.register, unit, row.data),
            seals=tuple(row.seals),
            **more,
        )

    def edit(self, before: Revision, data: Mapping[str, Any], **more: Any) -> Entry:
        """The entry that gives a record other data. `more` are fields of `Entry`; `date` follows the data."""
        date = str(data.get(self.register.date, "")) if self.register.date else before.entry.date
        key = natural_key(self.register, before.entry.unit, data)
        given: dict[str, Any] = {"action": "edit", "seals": (), "cause": 0, "source": {}, "key": key} | more
        return before.entry.changed(
            actor=self.actor.id, version=self.version, data=data, record=before.record, date=date, **given
        )

    def step(
        self, before: Revision, transition: str, on: str, reason: str = "", own: bool | None = None
    ) -> tuple[Entry | None, tuple[Problem, ...]]:
        """The entry that takes a step of the loop, or what stands against it. `own` None: whoever wrote any of it."""
        own = self.wrote(before.record) if own is None else own
        roles, one_person = self.roles(before.entry.unit), self.office.site.one_person
        return self.stepped(before, Step(transition, on, roles, own, one_person, reason, before.entry.data))

    def stepped(self, before: Revision, asked: Step) -> tuple[Entry | None, tuple[Problem, ...]]:
        """The entry that takes this step of the loop, or what stands against it."""
        outcome = take(self.loop, Standing.of(before.entry), asked, calendar())
        if outcome.standing is None:
            return None, outcome.problems
        standing = outcome.standing
        entry = self.edit(
            before,
            before.entry.data,
            action=asked.transition,
            stage=standing.stage,
            due_on=standing.due_on,
            stages=standing.stages,
            source=outcome.source,
        )
        return entry, outcome.problems

    def wrote(self, record: int) -> bool:
        """Whether the actor entered or changed a record: a correction by somebody else makes it no other person's."""
        return self.actor.id in read.writers((record,)).get(record, ())

    def rules(self, row: Normalised, unit: int, record: int | None = None, place: Place = NOWHERE) -> Sequence[Problem]:
        """The record rules that do not hold; nothing where the row itself is wrong."""
        if errors(row.problems) or not self.register.rules:
            return ()
        return check(Candidate(self.register, row.data, unit, row.date, record, place), self.around)
