"""The imports that were made: those that a person may see, and whether they may take one back."""

from __future__ import annotations

from dataclasses import dataclass

from youju.engine.definitions import Register
from youju.engine.ledger import Revision
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.reach import reach
from youju.web.store import read
from youju.web.store.tree import Units


@dataclass(frozen=True, slots=True)
class Made:
    """One import: its number, the register, who made it and when, what became of the rows."""

    number: int
    register: Register
    file: str
    who: str
    when: str
    unit: str
    counts: dict[str, int]
    undone: bool
    finished: bool
    mine: bool


def imports_made(office: Office, actor: Actor, most: int = 100) -> list[Made]:
    """The imports of the units whose records the actor may read, and their own, the latest first."""
    units, on, tree, pack = Units(), office.today.isoformat(), office.tree(), office.pack()
    within = reach(actor, units, on)
    found: list[tuple[Revision, str]] = []
    for revision in read.live("imports"):
        code = str(revision.entry.data.get("unit_code", ""))
        number = tree.find(code, office.today) if code else None
        if revision.entry.actor == actor.id or within.everything or (number is not None and within.covers(number)):
            found.append((revision, code))
    latest = sorted(found, key=lambda pair: -pair[0].record)[:most]
    first = {r.record: read.history(r.record)[0] for r, _ in latest}
    names = names_of(each.entry.actor for each in first.values())
    return [
        _made(revision, first[revision.record], names, actor, pack.registers[str(revision.entry.data["register"])])
        for revision, _ in latest
        if str(revision.entry.data.get("register")) in pack.registers
    ]


def _made(revision: Revision, first: Revision, names: dict[str, str], actor: Actor, register: Register) -> Made:
    data = revision.entry.data
    counts = {name: int(str(data.get(name, 0))) for name in ("added", "changed", "same", "conflict", "rejected")}
    return Made(
        revision.record, register, str(data["file"]), names[first.entry.actor], first.recorded_at,
        str(data.get("unit_code", "")), counts, bool(data.get("undone")), bool(data.get("finished")),
        first.entry.actor == actor.id,
    )  # fmt: skip
