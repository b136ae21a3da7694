"""The units of the sample: their tree, their names, and what happens to some of them in the course of the year."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from random import Random

from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import between, dice, shuffled, some
from youju.engine.sample.model import UnitChange, UnitRow
from youju.engine.sample.recipe import Recipe, UnitGroup


class District:
    """All units by local id (1 is the office itself) and who stands for whom after a merger."""

    def __init__(self, recipe: Recipe, calendar: Calendar, seed: int) -> None:
        self._recipe, self._rng = recipe, dice(seed, "units")
        self._places = _places(recipe.words, self._rng)
        self.rows: list[UnitRow] = []
        for group in recipe.units:
            self._add(group)
        self.changes: list[UnitChange] = []
        self._merged: dict[int, tuple[int, int]] = {}
        self._happen(calendar)
        self.groups = {g.id: [r.local_id for r in self.rows if r.group == g.id] for g in recipe.units}

    def unit(self, local_id: int) -> UnitRow:
        """The unit as first entered."""
        return self.rows[local_id - 1]

    def members(self, groups: Sequence[str]) -> list[int]:
        """Units of these groups, those to come included; all units where none is named."""
        return [u for g in (groups or self.groups) for u in self.groups[g]]

    def at(self, unit: int, day: int) -> int:
        """The unit that does this unit's work on that day: a merged one's successor, or what was there before."""
        start, other = self._merged.get(unit, (0, unit))
        first = self.unit(unit).predecessors
        return other if start and (day >= start) != bool(first) else unit

    def _add(self, group: UnitGroup) -> None:
        above = [r for r in self.rows if r.group in group.above.split()]
        children: dict[int, int] = {}
        for n in range(1, group.count + 1):
            parent = above[(n - 1) % len(above)] if above else None
            k = children[parent.local_id if parent else 0] = children.get(parent.local_id if parent else 0, 0) + 1
            name, short = self._name(group, n)
            code = group.code.format(n=n, k=k, above=parent.code if parent else "")
            row = UnitRow(len(self.rows) + 1, code, name, short, group.kind, group.id,
                          parent.local_id if parent else None, self._recipe.first)  # fmt: skip
            self.rows.append(row)

    def _name(self, group: UnitGroup, n: int) -> tuple[str, str]:
        """Full and short name of the group's n-th unit."""
        if 0 < n <= len(group.names):
            name = group.names[n - 1]
            return name, group.short.format(name=name, place=name) if group.short else name
        place = next(self._places)
        name = group.name.format(place=place, n=n)
        return name, group.short.format(name=name, place=place) if group.short else name

    def _happen(self, calendar: Calendar) -> None:
        plan = self._recipe.happenings
        stations = [r for r in self.rows if r.group == plan.merged_group]
        pair = [r for r in stations if r.parent == stations[0].parent][:2]
        self._merge(pair, plan.merged_on, calendar)
        taken = {r.local_id for r in self.rows if r.valid_to or r.predecessors} | {p.local_id for p in pair}
        quiet = [r.local_id for r in self._free(plan.silent_groups, taken)]
        self.silent = tuple(some(self._rng, quiet, plan.silent))
        taken.update(self.silent)
        for row in some(self._rng, self._free(plan.renamed_groups, taken), plan.renamed):
            self._rename(row, f"{plan.renamed_month}-{between(self._rng, 1, 28):02}")
        self.changes.sort(key=lambda c: (c.effective, c.unit))

    def _free(self, groups: Sequence[str], taken: Container[int]) -> list[UnitRow]:
        """The units of these groups to which nothing has happened."""
        return [r for r in self.rows if r.group in groups and r.local_id not in taken]

    def _merge(self, pair: Sequence[UnitRow], on: str, calendar: Calendar) -> None:
        """Two units become a new one; each loses its validity on that day."""
        group = next(g for g in self._recipe.units if g.id == pair[0].group)
        name, short = self._name(group, group.count + 1)
        new = replace(pair[0], local_id=len(self.rows) + 1, code=pair[0].code[:-2] + "99", name=name, short=short,
                      valid_from=on, predecessors=tuple(p.local_id for p in pair))  # fmt: skip
        self.rows.append(new)
        start = calendar.ordinal(on)
        self._merged[new.local_id] = (start, pair[0].local_id)
        for row in pair:
            self._merged[row.local_id] = (start, new.local_id)
            self.changes.append(UnitChange(on, row.local_id, {"valid_to": on}, f"并入{new.name}"))

    def _rename(self, row: UnitRow, on: str) -> None:
        group = next(g for g in self._recipe.units if g.id == row.group)
        name, short = self._name(replace(group, names=()), 0)
        self.changes.append(UnitChange(on, row.local_id, {"name": name, "short": short}, f"{row.name}更名为{name}"))


def _places(words: Mapping[str, Sequence[str]], rng: Random) -> Iterator[str]:
    """Place names from two lists of characters, no name twice."""
    pairs = [a + b for a, b in product(words["place_first"], words["place_second"]) if a != b]
    return iter(shuffled(rng, pairs))
