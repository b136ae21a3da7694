"""Fixed periods: what is due from which units by when, with days of grace; kept in the log like everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.definitions import Pack, Register, nearest
from youju.engine.ledger import Revision
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.entry.entries import Saved, restore_own, void_own
from youju.web.commands.requests.request_problems import NO_KIND, NO_PERIOD
from youju.web.commands.requests.requesting import listed
from youju.web.store import read
from youju.web.store.log import append

REGISTER = "periods"
_ADMIN = frozenset({"admin", "office_reviewer"})


@dataclass(frozen=True, slots=True)
class Reporting:
    """A fixed period as it stands: `units` (with all below) and `kinds` say who reports; without any, every unit does.

    `last_day` is the deadline with its days of grace.
    """

    number: int
    title: str
    period: Period
    registers: tuple[Register, ...]
    units: tuple[int, ...]
    kinds: tuple[str, ...]
    due: date
    opens: date | None = None
    grace: int = 0

    @property
    def last_day(self) -> date:
        """The last day on which a report is in time."""
        return self.due + timedelta(days=self.grace)


def save_period(
    office: Office, acting: Acting, raw: Mapping[str, Any], number: int = 0
) -> tuple[Saved, tuple[Problem, ...]]:
    """Add a period, or change the one with this number; `raw` as a person gives its fields.

    Registers and kinds of units are lists in one text. What names nothing that exists is a problem.
    """
    desk = Desk(office, who(acting), office.register(REGISTER))
    before = _revision(number) if number else None
    row = desk.normaliser.row(raw, on=desk.on, known=before.entry.data if before else None)
    refused = desk.refuse_unless(0, _ADMIN, "维护")
    problems = (*((refused,) if refused else ()), *row.problems, *_unknown(office, row.data))
    if errors(problems):
        return Saved(), problems
    if before is None:
        result = append([desk.new(row, 0, desk.standing(desk.on, False)[0], on_behalf_of=0)], office.now())
    else:
        result = append([desk.edit(before, row.data)], office.now(), {number: before.seq})
    return (Saved() if result.refused else Saved(result.records[0], result.seqs[0])), (*problems, *result.problems)


def remove_period(office: Office, acting: Acting, number: int) -> tuple[Saved, tuple[Problem, ...]]:
    """Void a period; `restore_period` brings it back."""
    _revision(number)
    return void_own(office, acting, number, "不再按此期填报")


def restore_period(office: Office, acting: Acting, number: int) -> tuple[Saved, tuple[Problem, ...]]:
    """Undo that."""
    before = read.last((number,)).get(number)
    if before is None or before.entry.register != REGISTER:
        raise Refused(NO_PERIOD.at(name=number))
    return restore_own(office, acting, number)


def periods(office: Office) -> tuple[Reporting, ...]:
    """All periods, those due last first."""
    pack = office.pack()
    found = [_read(pack, revision) for revision in read.live(REGISTER)]
    return tuple(sorted(found, key=lambda each: (each.due, each.number), reverse=True))


def period_of(office: Office, number: int) -> Reporting:
    """A period by number; raises `Refused` REQ031."""
    return _read(office.pack(), _revision(number))


def units_of(office: Office, reporting: Reporting) -> tuple[int, ...]:
    """The units that report in a period: those that stand on its last day, narrowed by `units` and `kinds`."""
    tree, day = office.tree(), reporting.period.end
    on = tree.on(day)
    standing = [unit for unit in on.above if tree.exists(unit, day)]
    wanted = frozenset[int]().union(*(on.subtree(unit) for unit in reporting.units)) if reporting.units else None
    return tuple(
        unit
        for unit in standing
        if (wanted is None or unit in wanted)
        and (not reporting.kinds or tree.state(unit, day).get("kind") in reporting.kinds)
    )


def _unknown(office: Office, data: Mapping[str, Any]) -> list[Problem]:
    problems: list[Problem] = []
    for name in listed(data.get("registers")):
        try:
            office.register(name)
        except Refused as refusal:
            problems += refusal.problems
    kinds = [choice.code for choice in office.register("units").fields["kind"].choices]
    for name in listed(data.get("kinds")):
        if name not in kinds:
            problems.append(NO_KIND.at(name=name, near="、".join(nearest(name, kinds) or kinds)))
    if text := data.get("period"):
        try:
            Period.parse(str(text))
        except Refused as refusal:
            problems += refusal.problems
    return problems


def _revision(number: int) -> Revision:
    before = read.last((number,)).get(number)
    if before is None or before.entry.register != REGISTER or before.entry.stage == "void":
        raise Refused(NO_PERIOD.at(name=number))
    return before


def _read(pack: Pack, revision: Revision) -> Reporting:
    data = revision.entry.data
    named = listed(data.get("registers"))
    group = str(data.get("group", ""))
    business = (register for register in pack.registers.values() if not register.system)
    grouped = (r.id for r in business if not named and group in ("", r.group))
    registers = (pack.registers.get(name) for name in (*named, *grouped))
    units, opens = data.get("units"), data.get("opens")
    return Reporting(
        revision.record,
        str(data["title"]),
        Period.parse(str(data["period"])),
        tuple(register for register in registers if register is not None),
        tuple(int(unit) for unit in units) if isinstance(units, list) else (),
        listed(data.get("kinds")),
        date.fromisoformat(str(data["due"])),
        date.fromisoformat(str(opens)) if opens else None,
        int(str(data.get("grace", 0))),
    )
