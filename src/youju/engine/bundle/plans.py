"""What an edition's figures are worked out from: for each its plans, and by register the columns that they use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from youju.engine.definitions import Pack
from youju.engine.figures import Scope, Tree
from youju.engine.figures.derived import Leaf, base_of, earlier, leaves
from youju.engine.figures.predicates import Defined, Plan, plan
from youju.engine.report.edition import Edition


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure of an edition made ready: `number` counts from 1; `parts` give its value, `behind` its rows."""

    number: int
    id: str
    scope: Scope
    parts: Mapping[Leaf, Plan]
    behind: Sequence[Plan]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """All of them."""
        return (*self.parts.values(), *self.behind)

    @property
    def registers(self) -> tuple[str, ...]:
        """The registers that it counts, each once."""
        return tuple(dict.fromkeys(made.register.id for made in self.plans))


def planned(pack: Pack, tree: Tree, edition: Edition) -> list[Asked]:
    """The figures of an edition in their order. KeyError for an indicator that the definitions do not have."""
    defined = {r.id: Defined.of(r, pack.loops[r.loop]) for r in pack.registers.values()}
    found = []
    for number, figure in enumerate(edition.figures, 1):
        day = edition.scope(figure, None, edition.seq).tree_day
        unit = tree.find(figure.unit_code, day) if figure.unit_code else None
        scope = edition.scope(figure, unit, edition.seq)
        units = None if unit is None else tree.on(day).subtree(unit)

        def made(id_: str, years: int, scope: Scope = scope, units: frozenset[int] | None = units) -> Plan:
            indicator = pack.indicators[id_]
            then = replace(scope, period=earlier(scope.period, years))
            return plan(indicator, defined[indicator.register], then, units)

        parts = {leaf: made(*leaf) for leaf in leaves(pack, [figure.id])}
        found.append(Asked(number, figure.id, scope, parts, [made(i.id, 0) for i in base_of(pack, figure.id)]))
    return found


def used_columns(asked: Iterable[Asked]) -> dict[str, set[str]]:
    """By register, the columns that conditions and measures read."""
    found: dict[str, set[str]] = {}
    for one in asked:
        for made in one.plans:
            held = found.setdefault(made.register.id, set())
            held |= {column.name for column in made.used}
            held |= {made.valid.since.name} if made.valid else set()
    return found


def counts_months(register: str, asked: Iterable[Asked]) -> bool:
    """Whether every figure over a register asks its date by whole months only, so that the day tells it nothing."""
    for one in asked:
        for made in one.plans:
            if made.register.id != register:
                continue
            own = f"f_{made.register.date}"
            named = {column.name for column in made.used}
            if made.indicator.time == "stock" or own in named or made.valid:
                return False
            days = [value for p in made.predicates if p.column.name == "date" for value in p.values]
            if not all(isinstance(day, date) and day.day == 1 for day in days):
                return False
    return True
