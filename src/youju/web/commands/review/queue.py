"""What waits for a reviewer: records at a stage that `accept` leaves, in the units they review, held by nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from youju.engine.definitions import Register
from youju.engine.ledger import Revision
from youju.web.accounts.actors import Acting, Actor, Grant
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.reach import reach
from youju.web.store import holds, read, waiting
from youju.web.store.tree import known_units

ACCEPT = "accept"
REVIEWING = frozenset({"reviewer", "office_reviewer"})


@dataclass(frozen=True, slots=True)
class Wait:
    """A record that waits: as it stands, who entered it, whether the reader wrote it, who has it in hand ("": nobody)."""

    revision: Revision
    entered_by: str
    own: bool
    held_by: str = ""

    @property
    def free(self) -> bool:
        """Whether the reader may take it up."""
        return not self.own and not self.held_by


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of what waits, how many there are by register, and the number after which the next page begins (0: none)."""

    waits: tuple[Wait, ...]
    counts: dict[str, int]
    next: int = 0

    @property
    def total(self) -> int:
        """How many wait in all."""
        return sum(self.counts.values())


def queue(office: Office, acting: Acting, register: str = "", after: int = 0, limit: int = 50) -> Queue:
    """What waits for this reviewer, oldest first; of one register where it is named."""
    actor = who(acting)
    registers = [r for r in reviewed(office) if any(_reviews(g, r) for g in actor.grants)]
    each_wanted = [_wanted(office, actor, r) for r in registers]
    found = {name: n for each in _together(each_wanted) for name, n in waiting.counts(each).items()}
    counts = {r.id: found[r.id] for r in registers if r.id in found}
    asked = _together(each for each in each_wanted if register in ("", *each.registers))
    numbers = sorted(n for each in asked for n in waiting.records(each, limit + 1, after))[: limit + 1]
    shown = numbers[:limit]
    return Queue(waits(office, actor, shown), counts, shown[-1] if len(numbers) > limit else 0)


def waits(office: Office, actor: Actor, numbers: Iterable[int]) -> tuple[Wait, ...]:
    """These records with who entered and who holds them; numbers that are no record are left out."""
    last = read.last(numbers)
    writers = read.writers(last)
    held = holds.holders(last, office.now())
    names = names_of([*(by[0] for by in writers.values()), *held.values()])
    return tuple(
        Wait(
            revision,
            names[writers[number][0]],
            actor.id in writers[number] and not office.site.one_person,
            names[held[number]] if held.get(number, actor.id) != actor.id else "",
        )
        for number, revision in sorted(last.items())
    )


def may_take_up(office: Office, acting: Acting, revision: Revision) -> bool:
    """Whether a record waits for review and this person may accept it: a reviewer of its unit who wrote none of it."""
    actor, entry = who(acting), revision.entry
    register = office.register(entry.register)
    accept = office.pack().loops[register.loop].transitions.get(ACCEPT)
    if accept is None or entry.stage not in accept.sources:
        return False
    desk = Desk(office, actor, register)
    return bool(desk.roles(entry.unit) & set(accept.roles)) and (
        office.site.one_person or not desk.wrote(revision.record)
    )


def reviewed(office: Office) -> list[Register]:
    """The registers whose records somebody accepts."""
    pack = office.pack()
    return [r for r in pack.registers.values() if ACCEPT in pack.loops[r.loop].transitions]


def _together(each_wanted: Iterable[waiting.Wanted]) -> list[waiting.Wanted]:
    """Those that differ by their registers alone in one: an office of forty registers is asked once or twice."""
    found: dict[tuple[Any, ...], waiting.Wanted] = {}
    for each in each_wanted:
        alike = (tuple(each.stages), each.where, tuple(each.parameters))
        before = found.get(alike)
        found[alike] = replace(each, registers=(*before.registers, *each.registers)) if before else each
    return list(found.values())


def _reviews(grant: Grant, register: Register) -> bool:
    return grant.role in REVIEWING and grant.group in ("", register.group)


def _wanted(office: Office, actor: Actor, register: Register) -> waiting.Wanted:
    """Where this actor reviews in a register: roles other than a reviewer's reach nothing here."""
    loop = office.pack().loops[register.loop]
    reviewer = Actor(actor.id, actor.name, tuple(g for g in actor.grants if _reviews(g, register)))
    where, units = reach(reviewer, known_units(), office.today.isoformat(), register.group).sql("r.unit")
    stages = [s for s in loop.transitions[ACCEPT].sources if s not in loop.counts]
    return waiting.Wanted(stages, (register.id,), where, units)
