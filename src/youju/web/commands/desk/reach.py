"""Which units' records a person may read: those of the units they hold a role over, and all below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from youju.web.accounts.actors import Actor
from youju.web.store.tree import Units


@dataclass(frozen=True, slots=True)
class Reach:
    """`everything`, or the numbers of the `units` whose records may be read."""

    everything: bool
    units: frozenset[int] = frozenset()

    def covers(self, unit: int) -> bool:
        """Whether the records of this unit may be read."""
        return self.everything or unit in self.units

    def sql(self, column: str) -> tuple[str, tuple[int, ...]]:
        """A condition on a column of unit numbers, with its parameters."""
        if self.everything:
            return "1 = 1", ()
        if not self.units:
            return "1 = 0", ()
        return f"{column} IN ({', '.join(['%s'] * len(self.units))})", tuple(sorted(self.units))


def reach(actor: Actor, units: Units, on: str, group: str = "") -> Reach:
    """What the actor may read on a day (`YYYY-MM-DD`) in a group of registers.

    A role over the office, or over the unit that all others stand below, reads all; a role over a unit reads that unit
    and those below it then; a role for one group of
    registers reads in that group only.
    """
    over = {grant.unit for grant in actor.grants if grant.group in ("", group)}
    if 0 in over:
        return Reach(everything=True)
    covered = _below(units, frozenset(over), on)
    return Reach(bool(covered) and len(covered) == len(units.numbers), covered)


@lru_cache(maxsize=256)
def _below(units: Units, over: frozenset[int], on: str) -> frozenset[int]:
    """The units of `over` and all below them; asked with every request, of units that few requests change."""
    return frozenset(unit for unit in units.numbers if over.intersection(units.path(unit, on)))
