"""What a request asks of each unit, cell by cell, after what the ledger holds and what it works out is struck out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.definitions import Register
from youju.engine.ledger import Revision
from youju.web.commands.desk.office import Office
from youju.web.commands.requests.form_values import said_fields
from youju.web.commands.requests.requesting import Request
from youju.web.store import arrivals, read

_SAYS = Label(
    "向 {units} 个单位要 {asked} 格：台账已有 {held} 格，系统算出 {computed} 格，还要填 {open} 格。",
    "You ask {units} units for {asked} cells: {held} are in the ledger, {computed} are worked out, {open} are left.",
)


@dataclass(frozen=True, slots=True)
class Load:
    """One register asked of one unit, in cells. `rows` are its records so far; `nothing`: it said there was none.

    Where there is no record yet, one row is reckoned; further rows cost `per_row` cells each.
    """

    unit: int
    register: str
    rows: int
    asked: int
    held: int
    computed: int
    per_row: int
    nothing: bool = False

    @property
    def known(self) -> int:
        """Cells that nobody has to fill."""
        return self.held + self.computed

    @property
    def open(self) -> int:
        """Cells left to fill."""
        return self.asked - self.known


@dataclass(frozen=True, slots=True)
class Burden:
    """The loads of a request, unit by unit, register by register."""

    loads: tuple[Load, ...]

    @property
    def units(self) -> int:
        """How many units are asked."""
        return len({load.unit for load in self.loads})

    def total(self, what: str) -> int:
        """The sum of `asked`, `held`, `computed`, `known`, `open` or `rows` over all loads."""
        return sum(int(getattr(load, what)) for load in self.loads)

    def of_unit(self, unit: int) -> Burden:
        """The part of one unit."""
        return Burden(tuple(load for load in self.loads if load.unit == unit))

    def of_register(self, register: str) -> Burden:
        """The part of one register."""
        return Burden(tuple(load for load in self.loads if load.register == register))

    @property
    def says(self) -> Label:
        """The burden in one sentence."""
        counts = {name: self.total(name) for name in ("asked", "held", "computed", "open")} | {"units": self.units}
        return Label(_SAYS.zh.format(**counts), _SAYS.en.format(**counts))


def span_of(register: Register, period: Period) -> Period | None:
    """The days of a register's records that belong to a period; None for an undated one, all of whose records do."""
    return period if register.date else None


def own_records(register: Register, units: Sequence[int], period: Period) -> Mapping[int, list[Revision]]:
    """The records of units in a period, by unit."""
    found: dict[int, list[Revision]] = defaultdict(list)
    for revision in arrivals.held(register.id, units, span_of(register, period)):
        found[revision.entry.unit].append(revision)
    return found


def burden(office: Office, request: Request) -> Burden:
    """What the request asks of its units as things stand now."""
    said = nothing_said(request.period)
    loads: list[Load] = []
    for register in request.registers:
        records = own_records(register, request.units, request.period)
        loads += [_load(request, register, unit, records.get(unit, []), said) for unit in request.units]
    order = {unit: place for place, unit in enumerate(in_tree_order(office, request.units))}
    return Burden(tuple(sorted(loads, key=lambda load: order[load.unit])))


def nothing_said(period: Period) -> dict[tuple[int, str], int]:
    """Units and registers of which a unit said that there was nothing in this very period, and the record of it."""
    live = [r for r in read.live("nothing") if r.entry.data.get("period") == period.text]
    return {(r.entry.unit, str(r.entry.data["register"])): r.record for r in live}


def in_tree_order(office: Office, units: Sequence[int]) -> tuple[int, ...]:
    """Units as the tree lists them today, those below a unit after it; never by how much they reported."""
    today = office.tree().on(office.today)
    order: list[int] = []
    waiting = list(reversed(today.children(None)))
    while waiting:
        unit = waiting.pop()
        order.append(unit)
        waiting += reversed(today.children(unit))
    place = {unit: number for number, unit in enumerate(order)}
    return tuple(sorted(units, key=lambda unit: (place.get(today.node.get(unit, unit), len(place)), unit)))


def _load(
    request: Request, register: Register, unit: int, records: Sequence[Revision], said: Mapping[tuple[int, str], int]
) -> Load:
    fields = request.fields(register)
    derived = sum(1 for field in register.fields.values() if field.derived is not None and not field.retired)
    nothing = not records and (unit, register.id) in said
    rows = 0 if nothing else max(len(records), 1)
    held = sum(len(list(said_fields(fields, revision.entry.data))) for revision in records)
    asked = rows * (len(fields) + derived)
    return Load(unit, register.id, len(records), asked, held, rows * derived, len(fields), nothing)
