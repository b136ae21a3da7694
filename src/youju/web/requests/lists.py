"""What the pages of requests show: one line per request, one line per unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from youju.engine.base.labels import Label
from youju.engine.report.particulars import period_words
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.requests.burdens import Burden, burden
from youju.web.commands.requests.rates import Cell, Line, Rates, rates
from youju.web.commands.requests.requesting import Request
from youju.web.store.tree import Units


@dataclass(frozen=True, slots=True)
class Summary:
    """A request in the list; `rates` only while it runs."""

    request: Request
    period: Label
    rates: Rates | None
    days_left: int


def in_words(request: Request) -> Label:
    """The period of a request in both languages."""
    return Label(period_words(request.period), period_words(request.period, "en"))


def summaries(office: Office, actor: Actor, every: Iterable[Request]) -> list[Summary]:
    """The requests that ask a unit whose records the actor may read."""
    units, today = Units(), office.today.isoformat()
    groups = {register.group for register in office.pack().registers.values()}
    reads = [reach(actor, units, today, group) for group in sorted(groups)]
    found = []
    for request in every:
        if any(each.covers(unit) for unit in request.units for each in reads):
            running = None if request.closed else rates(office, actor, request)
            found.append(Summary(request, in_words(request), running, (request.due - office.today).days))
    return found


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of a request: what it has sent per register, and the cells still open."""

    line: Line
    code: str
    open: int
    rows: int

    @property
    def cells(self) -> tuple[Cell, ...]:
        """One per register."""
        return self.line.cells

    @property
    def complete(self) -> bool:
        """Whether something came, or nothing was said, for all registers."""
        return not self.line.missing


@dataclass
class RequestPage:
    """A request with its rates and its burden."""

    office: Office
    request: Request
    rates: Rates

    @property
    def period(self) -> Label:
        """The period in words."""
        return in_words(self.request)

    @cached_property
    def burden(self) -> Burden:
        """What is asked as things stand, of the units shown."""
        shown = {line.unit for line in self.rates.lines}
        return Burden(tuple(load for load in burden(self.office, self.request).loads if load.unit in shown))

    @property
    def days_left(self) -> int:
        """Days until it is due; below 0 afterwards."""
        return (self.request.due - self.office.today).days

    @property
    def lines(self) -> list[UnitLine]:
        """The units in the order of the tree."""
        tree, today = self.office.tree(), self.office.today
        loads: dict[int, list[int]] = {}
        for load in self.burden.loads:
            sums = loads.setdefault(load.unit, [0, 0])
            sums[0] += load.open
            sums[1] += load.rows
        return [UnitLine(line, tree.code(line.unit, today), *loads.get(line.unit, [0, 0])) for line in self.rates.lines]
