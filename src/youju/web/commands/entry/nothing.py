"""“Nothing to report”: what a unit says of a register and a period, which counts as reported."""

from __future__ import annotations

from collections.abc import Sequence

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused
from youju.engine.ledger import Entry, Revision
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_RECORD
from youju.web.commands.entry.entries import Saved, void_own
from youju.web.store import read
from youju.web.store.log import append

REGISTER = "nothing"


def say_nothing(
    office: Office, acting: Acting, unit: int, register: str, period: str
) -> tuple[Saved, tuple[Problem, ...]]:
    """Note that a unit has nothing to report in a register for a period; said twice it is one record."""
    desk = Desk(office, who(acting), office.register(register))
    if refused := desk.refuse_unless(unit):
        return Saved(), (refused,)
    entry, standing = nothing_entry(office, acting, unit, register, period)
    if standing is not None:
        return Saved(standing.record, standing.seq), ()
    result = append([entry], office.now())
    return (Saved(result.records[0], result.seqs[0]) if not result.refused else Saved()), result.problems


def unsay_nothing(office: Office, acting: Acting, record: int) -> tuple[Saved, tuple[Problem, ...]]:
    """Take that back: there was something after all. Raises `Refused` CMD011 for a record of something else."""
    before = read.last((record,)).get(record)
    if before is None or before.entry.register != REGISTER:
        raise Refused(NO_RECORD.at(record=record))
    return void_own(office, acting, record, "有内容要报")


def nothing_entry(
    office: Office, acting: Acting, unit: int, register: str, period: str, source: dict[str, object] | None = None
) -> tuple[Entry, Revision | None]:
    """The entry that says so, and the record that says so already."""
    desk = Desk(office, who(acting), office.register(REGISTER))
    text = Period.parse(period).text
    row = desk.normaliser.row({"register": register, "period": text}, on=desk.on)
    entry = desk.new(row, unit, desk.standing(desk.on, False)[0], source=source or {})
    return entry, standing_nothing(unit, register, text)


def standing_nothing(unit: int, register: str, period: str) -> Revision | None:
    """The record by which a unit says that it has nothing to report."""
    wanted = {"register": register, "period": period}
    return next((r for r in read.live(REGISTER) if r.entry.unit == unit and dict(r.entry.data) == wanted), None)


def nothing_of(units: Sequence[int], register: str) -> tuple[Revision, ...]:
    """What these units said of a register, all periods."""
    wanted = frozenset(units)
    return tuple(r for r in read.live(REGISTER) if r.entry.unit in wanted and r.entry.data["register"] == register)
