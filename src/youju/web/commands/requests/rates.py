"""Who has reported what, computed from what arrived: records however they came in, and “nothing to report”.

Whatever is shown of it stands in the order of the unit tree. There is no ranking, and a unit sees its own part only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.definitions import Register
from youju.engine.report.particulars import day_words
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.requests.burdens import in_tree_order, nothing_said, span_of
from youju.web.commands.requests.periods import Reporting, units_of
from youju.web.commands.requests.requesting import Request
from youju.web.store import arrivals
from youju.web.store.tree import Units

State = Literal["in_time", "late", "nothing", "missing"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one unit reported in one register: how many records, how many of them by the last day.

    “Nothing” that was said by then counts as one in time.
    """

    register: str
    state: State
    records: int = 0
    in_time: int = 0

    @property
    def arrived(self) -> bool:
        """Whether it counts as reported."""
        return self.state != "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """A unit: its depth below the highest one shown, and one cell per register."""

    unit: int
    name: str
    depth: int
    cells: tuple[Cell, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Registers of which nothing came and nothing was said."""
        return tuple(cell.register for cell in self.cells if not cell.arrived)


@dataclass(frozen=True, slots=True)
class Rates:
    """What is expected of units, what came, and by when; `lines` in the order of the unit tree."""

    title: str
    period: Period
    last_day: date
    registers: tuple[Register, ...]
    lines: tuple[Line, ...]

    @property
    def expected(self) -> int:
        """How many reports are expected: units times registers."""
        return sum(len(line.cells) for line in self.lines)

    @property
    def arrived(self) -> int:
        """How many came, “nothing to report” among them."""
        return sum(1 for cell in self._cells() if cell.arrived)

    @property
    def in_time(self) -> int:
        """How many came by the last day."""
        return sum(1 for cell in self._cells() if cell.in_time)

    def arrived_of(self, register: str) -> int:
        """How many units reported a register."""
        return sum(1 for cell in self._cells() if cell.register == register and cell.arrived)

    def _cells(self) -> list[Cell]:
        return [cell for line in self.lines for cell in line.cells]


def rates(office: Office, acting: Acting, asked: Request | Reporting) -> Rates:
    """What has arrived for a request or a fixed period, of the units that the actor may read."""
    actor, known, today = who(acting), Units(), office.today.isoformat()
    reads = [reach(actor, known, today, group) for group in {register.group for register in asked.registers}]
    every = asked.units if isinstance(asked, Request) else units_of(office, asked)
    units = in_tree_order(office, [unit for unit in every if any(r.covers(unit) for r in reads)])
    last_day = asked.due if isinstance(asked, Request) else asked.last_day
    columns = [_column(office, register, units, asked.period, last_day) for register in asked.registers]
    lines = [Line(unit, *_named(office, unit), tuple(column[unit] for column in columns)) for unit in units]
    highest = min((line.depth for line in lines), default=0)
    shown = tuple(Line(line.unit, line.name, line.depth - highest, line.cells) for line in lines)
    return Rates(asked.title, asked.period, last_day, asked.registers, shown)


def reminder_text(office: Office, found: Rates, unit: int = 0) -> Label:
    """What to paste into a chat for units that something is missing of (`unit` 0: all of them); "" where nothing is."""
    titles = {register.id: register.title for register in found.registers}
    late = [line for line in found.lines if line.missing and unit in (0, line.unit)]
    if not late:
        return Label("", "")
    every = len(found.registers)
    zh = [_missing(line, every, [titles[r].zh for r in line.missing], "（{}）", "、") for line in late]
    en = [_missing(line, every, [titles[r].in_("en") for r in line.missing], " ({})", ", ") for line in late]
    left = (found.last_day - office.today).days
    days = {0: Label("就是今天", "today")}.get(left)
    zh_due, en_due = day_words(found.last_day), day_words(found.last_day, "en")
    zh_when = f"{zh_due}截止" + (f"，{days.zh}" if days else f"，还有{left}天" if left > 0 else "，已过期，仍可交")
    en_when = f"due {en_due}" + (", today" if days else f", {left} days left" if left > 0 else ", past, still welcome")
    return Label(
        f"【{found.title}】{zh_when}。还差：{'、'.join(zh)}。没有这类事项的，请在表里把“本期无”选“是”后发回。",
        f"[{found.title}] {en_when}. Still missing: {', '.join(en)}. Where there is nothing, please say so in the form.",
    )


def _missing(line: Line, every: int, titles: list[str], brackets: str, between: str) -> str:
    """A unit, and what is missing of it unless that is everything."""
    return line.name if len(titles) == every else line.name + brackets.format(between.join(titles))


def day_end(office: Office, day: date) -> datetime:
    """The instant at which a day of the site ends."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(office.site.zone)) - timedelta(milliseconds=1)


def _column(
    office: Office, register: Register, units: Sequence[int], period: Period, last_day: date
) -> dict[int, Cell]:
    boundary = arrivals.seq_at(day_end(office, last_day))
    came = arrivals.arrived(register.id, span_of(register, period), boundary)
    node = office.tree().on(office.today).node
    said = nothing_said(period)
    mine: dict[int, tuple[int, int]] = {}
    for unit, found in came.items():
        holder = node.get(unit, unit)
        before = mine.get(holder, (0, 0))
        mine[holder] = (before[0] + found.records, before[1] + found.in_time)
    cells: dict[int, Cell] = {}
    for unit in units:
        records, in_time = mine.get(unit, (0, 0))
        nothing = said.get((unit, register.id))
        if records or nothing is None:
            state: State = "missing" if not records else "in_time" if in_time else "late"
            cells[unit] = Cell(register.id, state, records, in_time)
        else:
            cells[unit] = Cell(register.id, "nothing", 0, 1 if nothing <= boundary else 0)
    return cells


def _named(office: Office, unit: int) -> tuple[str, int]:
    tree = office.tree()
    return tree.label(unit, office.today), len(tree.on(office.today).path(unit)) - 1
