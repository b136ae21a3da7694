"""What the form of a new request offers, and what a person chose in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from django.http import QueryDict

from youju.engine.base.labels import Label
from youju.engine.definitions import Field, Indicator, Register
from youju.engine.figures.tree import DayTree
from youju.engine.tabular import asked_fields
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.requests.burdens import in_tree_order
from youju.web.commands.requests.by_figure import behind
from youju.web.commands.requests.requesting import Asking

_ENTERING = frozenset({"clerk", "reviewer", "office_reviewer", "admin"})
_DAYS = 10


@dataclass(frozen=True, slots=True)
class Node:
    """A unit of the picker with those below it; `top`: none is above it."""

    unit: int
    name: str
    kind: str
    below: tuple[Node, ...] = ()
    chosen: bool = False
    top: bool = False

    @property
    def open(self) -> bool:
        """Whether one below is chosen, so that it has to be seen."""
        return any(node.chosen or node.open for node in self.below)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """All units of a kind, chosen at once."""

    code: str
    title: Label
    count: int
    chosen: bool


@dataclass(slots=True)
class Form:
    """A form as it was sent, or as it is first shown."""

    office: Office
    acting: Acting
    data: QueryDict
    _units: tuple[int, ...] | None = field(default=None)

    def value(self, name: str) -> str:
        """What stands in a field."""
        return str(self.data.get(name, self._first().get(name, ""))).strip()

    @property
    def values(self) -> dict[str, str]:
        """What stands in the plain fields."""
        return {name: self.value(name) for name in ("title", "period", "due", "note")}

    @property
    def picked(self) -> bool:
        """Whether units were chosen one by one, so that the tree has to be seen."""
        return bool(self.data.getlist("unit"))

    def tree(self) -> tuple[Node, ...]:
        """The units that the actor may ask, as they stand below each other today."""
        day = self.office.tree().on(self.office.today)
        picked = set(self.data.getlist("unit"))
        return tuple(self._nodes(day, None, self.allowed(), picked))

    def kinds(self) -> list[KindChoice]:
        """Kinds of units that the actor may ask, with how many there are."""
        kinds = [self._kind(unit) for unit in self.allowed()]
        chosen = set(self.data.getlist("kind"))
        choices = self.office.register("units").fields["kind"].choices
        return [KindChoice(c.code, c.title, kinds.count(c.code), c.code in chosen) for c in choices if c.code in kinds]

    def registers(self) -> list[tuple[Label, list[tuple[Register, bool]]]]:
        """Registers of the office's work under the titles of their groups, and whether each is chosen."""
        pack, chosen = self.office.pack(), set(self.data.getlist("register"))
        groups: dict[str, list[tuple[Register, bool]]] = {}
        for register in pack.registers.values():
            if not register.system:
                groups.setdefault(register.group, []).append((register, register.id in chosen))
        return [(pack.groups[g].title if g in pack.groups else Label(g), some) for g, some in groups.items()]

    def figures(self) -> list[tuple[Label, list[tuple[Indicator, bool]]]]:
        """The office's figures under the titles of their groups, and whether each is chosen."""
        pack, chosen = self.office.pack(), set(self.data.getlist("indicator"))
        groups: dict[str, list[tuple[Indicator, bool]]] = {}
        for indicator in pack.indicators.values():
            groups.setdefault(indicator.group, []).append((indicator, indicator.id in chosen))
        return [(pack.groups[g].title if g in pack.groups else Label(g), some) for g, some in groups.items()]

    @property
    def by_figure(self) -> bool:
        """Whether figures were chosen, so that they have to be seen."""
        return bool(self.data.getlist("indicator"))

    def units(self) -> tuple[int, ...]:
        """The units chosen: one by one, or all of a kind."""
        kinds = set(self.data.getlist("kind"))
        single = {int(text) for text in self.data.getlist("unit") if text.isdecimal()}
        return tuple(unit for unit in self.allowed() if unit in single or self._kind(unit) in kinds)

    def allowed(self) -> tuple[int, ...]:
        """Units that stand today and for which the actor may enter, in the order of the tree."""
        if self._units is None:
            tree, today = self.office.tree(), self.office.today
            desk = Desk(self.office, who(self.acting), self.office.register("requests"))
            standing = [unit for unit in tree.on(today).above if tree.exists(unit, today)]
            self._units = in_tree_order(self.office, [u for u in standing if desk.roles(u) & _ENTERING])
        return self._units

    def asking(self) -> Asking:
        """What is asked."""
        registers = tuple(self.data.getlist("register"))
        asking = Asking(
            self.value("title"), self.units(), registers, self.value("period"), self.value("due"),
            note=self.value("note"), indicators=tuple(self.data.getlist("indicator")),
        )  # fmt: skip
        every = behind(self.office.pack(), asking.indicators, registers).registers
        return replace(asking, fields=tuple(self._fields(every, frozenset(registers))))

    def _fields(self, registers: Sequence[str], whole: frozenset[str]) -> Iterator[str]:
        """The fields left of registers whose fields were shown: of the `whole` ones, where one was taken out.

        Of those asked only for a figure, the fields that were put in besides.
        """
        pack, kept = self.office.pack(), set(self.data.getlist("field"))
        for name in self.data.getlist("shown"):
            if name in registers and name in pack.registers:
                every = [f"{name}.{f.id}" for f in asked_fields(pack.registers[name])]
                optional = {f"{name}.{f.id}" for f in optional_fields(pack.registers[name])}
                if optional - kept or name not in whole:
                    yield from (each for each in every if each in kept or each not in optional)

    def _nodes(self, day: DayTree, above: int | None, allowed: tuple[int, ...], picked: set[str]) -> Iterator[Node]:
        for unit in day.children(above):
            below = tuple(self._nodes(day, unit, allowed, picked))
            if unit in allowed:
                name = self.office.tree().label(unit, self.office.today)
                yield Node(unit, name, self._kind(unit), below, str(unit) in picked, above is None)
            else:
                yield from below

    def _kind(self, unit: int) -> str:
        return str(self.office.tree().state(unit, self.office.today).get("kind", ""))

    def _first(self) -> dict[str, str]:
        today = self.office.today
        return {"period": str(today.year), "due": (today + timedelta(days=_DAYS)).isoformat()}


def optional_fields(register: Register) -> tuple[Field, ...]:
    """Fields that a request may leave out: those that no record needs."""
    needed = {register.date, *register.key}
    return tuple(f for f in asked_fields(register) if not f.required and f.id not in needed)
