"""Requests: which units are asked for which registers, of which period and by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.definitions import Field, Pack, Register
from youju.engine.ledger import Revision
from youju.engine.tabular import asked_fields
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.entry.entries import Saved
from youju.web.commands.requests.by_figure import behind
from youju.web.commands.requests.request_problems import NO_FIELD, NO_REQUEST, NO_UNITS, NOTHING_ASKED
from youju.web.store import read
from youju.web.store.log import append
from youju.web.store.tree import known_units

REGISTER = "requests"
_BETWEEN = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a person asks for: units by number, registers by id, `fields` as `register.field` (none: all of them).

    `indicators` are ids of figures whose records are asked.
    """

    title: str
    units: Sequence[int]
    registers: Sequence[str]
    period: str
    due: str
    fields: Sequence[str] = ()
    note: str = ""
    indicators: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands. `number` is its record, 0 for one that is only being thought of; `owner` is who asks."""

    title: str
    units: tuple[int, ...]
    registers: tuple[Register, ...]
    period: Period
    due: date
    note: str = ""
    closed: bool = False
    number: int = 0
    seq: int = 0
    owner: int = 0
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    indicators: tuple[str, ...] = ()

    def fields(self, register: Register) -> tuple[Field, ...]:
        """The fields asked of a register: those chosen, with those without which no record can be told or kept."""
        chosen = self.chosen.get(register.id)
        needed = {register.date, *register.key}
        return tuple(f for f in asked_fields(register) if chosen is None or f.required or f.id in chosen | needed)


def listed(text: object) -> tuple[str, ...]:
    """The words of a list that a person or the ledger writes in one text."""
    return tuple(dict.fromkeys(word for word in _BETWEEN.split(str(text or "")) if word))


def plan(office: Office, asking: Asking) -> Request:
    """The request as asked, checked but not written; raises `Refused` with everything that cannot be used."""
    pack = office.pack()
    found = behind(pack, asking.indicators, asking.registers)
    asking = replace(asking, registers=found.registers, fields=(*asking.fields, *found.fields))
    unknown: list[Problem] = list(found.unknown)
    for wrong in [name for name in asking.registers if name not in pack.registers or pack.registers[name].system]:
        unknown += _refused_register(office, wrong)
    if not asking.registers and not unknown:
        unknown.append(NOTHING_ASKED.at())
    if not asking.units:
        unknown.append(NO_UNITS.at())
    unknown += list(_unknown_fields(pack, asking))
    if unknown:
        raise Refused(unknown)
    registers = tuple(pack.registers[name] for name in dict.fromkeys(asking.registers))
    due = date.fromisoformat(asking.due) if re.fullmatch(r"\d{4}-\d\d-\d\d", asking.due) else office.today
    units = tuple(sorted(set(asking.units)))
    chosen, indicators = _chosen(asking.fields), tuple(dict.fromkeys(asking.indicators))
    return Request(
        asking.title, units, registers, Period.parse(asking.period), due, asking.note,
        chosen=chosen, indicators=indicators,
    )  # fmt: skip


def make_request(office: Office, acting: Acting, asking: Asking) -> tuple[Saved, tuple[Problem, ...]]:
    """Write a request. Whoever may enter for all its units may ask them; the workbooks are made from it."""
    request = plan(office, asking)
    desk = Desk(office, who(acting), office.register(REGISTER))
    row = desk.normaliser.row(_raw(asking, request), on=desk.on)
    refused = tuple(_without_rights(desk, request))
    problems = (*refused, *row.problems)
    if errors(problems):
        return Saved(), problems
    result = append([desk.new(row, desk.actor.unit, desk.standing(desk.on, False)[0])], office.now())
    if result.refused:
        return Saved(), (*problems, *result.problems)
    return Saved(result.records[0], result.seqs[0]), problems


def close_request(
    office: Office, acting: Acting, number: int, closed: bool = True
) -> tuple[Saved, tuple[Problem, ...]]:
    """End a request, or open it again. What still comes back for an ended one is taken in all the same."""
    before = _revision(number)
    desk = Desk(office, who(acting), office.register(REGISTER))
    request = _read(office.pack(), before)
    refused = tuple(_without_rights(desk, request))
    if refused:
        return Saved(), refused
    result = append([desk.edit(before, {**before.entry.data, "closed": closed})], office.now(), {number: before.seq})
    return (Saved() if result.refused else Saved(number, result.last_seq)), result.problems


def request_of(office: Office, number: int) -> Request:
    """A request by number; raises `Refused` REQ001."""
    return _read(office.pack(), _revision(number))


def request_for(office: Office, acting: Acting, number: int) -> Request:
    """A request for whoever may read a unit that it asks; raises `Refused` REQ001 for one that is not theirs to read."""
    found, actor, units = request_of(office, number), who(acting), known_units()
    groups = {register.group for register in found.registers}
    reads = [reach(actor, units, office.today.isoformat(), group) for group in groups]
    if not any(each.covers(unit) for each in reads for unit in found.units):
        raise Refused(NO_REQUEST.at(name=number))
    return found


def requests(office: Office) -> tuple[Request, ...]:
    """All requests, the latest first."""
    pack = office.pack()
    return tuple(_read(pack, revision) for revision in sorted(read.live(REGISTER), key=lambda r: -r.record))


def may_ask(office: Office, acting: Acting, request: Request) -> bool:
    """Whether the actor may enter for all units of a request, and so may send it out and take it in."""
    desk = Desk(office, who(acting), office.register(REGISTER))
    return not list(_without_rights(desk, request))


def _without_rights(desk: Desk, request: Request) -> Iterable[Problem]:
    """One problem per register of which the actor may not ask one of the units."""
    for register in request.registers:
        work = Desk(desk.office, desk.actor, register, desk.given_lookup)
        refused = (work.refuse_unless(unit, verb="征集") for unit in request.units)
        yield from list(filter(None, refused))[:1]


def _raw(asking: Asking, request: Request) -> dict[str, object]:
    return {
        "title": asking.title,
        "units": "、".join(map(str, request.units)),
        "registers": "、".join(register.id for register in request.registers),
        "fields": "、".join(f"{name}.{one}" for name, some in request.chosen.items() for one in sorted(some)) or None,
        "indicators": "、".join(request.indicators) or None,
        "period": request.period.text,
        "due": asking.due,
        "note": asking.note or None,
    }


def _revision(number: int) -> Revision:
    before = read.last((number,)).get(number)
    if before is None or before.entry.register != REGISTER or before.entry.stage == "void":
        raise Refused(NO_REQUEST.at(name=number))
    return before


def _read(pack: Pack, revision: Revision) -> Request:
    data = revision.entry.data
    units = data.get("units")
    registers = (pack.registers.get(name) for name in listed(data.get("registers")))
    return Request(
        str(data["title"]),
        tuple(int(unit) for unit in units) if isinstance(units, list) else (),
        tuple(register for register in registers if register is not None),
        Period.parse(str(data["period"])),
        date.fromisoformat(str(data["due"])),
        str(data.get("note", "")),
        data.get("closed") is True,
        revision.record,
        revision.seq,
        revision.entry.unit,
        _chosen(listed(data.get("fields"))),
        listed(data.get("indicators")),
    )


def _chosen(names: Iterable[str]) -> dict[str, frozenset[str]]:
    chosen: dict[str, frozenset[str]] = {}
    for name in names:
        register, _, wanted = name.partition(".")
        chosen[register] = chosen.get(register, frozenset()) | {wanted}
    return chosen


def _refused_register(office: Office, name: str) -> Sequence[Problem]:
    try:
        register = office.register(name)
    except Refused as refusal:
        return refusal.problems
    return (NOTHING_ASKED.at(title=register.title.zh),)


def _unknown_fields(pack: Pack, asking: Asking) -> Iterable[Problem]:
    for name in asking.fields:
        register, _, wanted = name.partition(".")
        known = pack.registers[register].fields if register in pack.registers else {}
        if register not in asking.registers or wanted not in known:
            yield NO_FIELD.at(name=name)
