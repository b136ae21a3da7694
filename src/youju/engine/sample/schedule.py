"""Which rows a part has in a year: on which day, and for which target where there is one row for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from youju.engine.definitions.model import Register
from youju.engine.sample.chance import between, some
from youju.engine.sample.model import Step
from youju.engine.sample.recipe import Part, Profile
from youju.engine.sample.world import World

_PERIODS = {"once": 1, "year": 1, "quarter": 4, "month": 12}
Pin = Step | int | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One row to be made: its day (0: undated) and its pinned target, a row, a unit or nothing."""

    nth: int
    day: int
    pin: Pin = None


class Schedule:
    """Counts and dates the rows of one part."""

    def __init__(self, register: Register, part: Part, world: World) -> None:
        self._part, self._world = part, world
        self._undated = register.date == ""
        self._profile = world.recipe.profiles.get(part.profile, Profile())

    @property
    def years(self) -> Sequence[int]:
        """The years for which rows are made; the last one alone where the rows belong to no year."""
        years = self._world.calendar.years
        return years[-1:] if self._part.span or self._undated else years

    def slots(self, rng: Random, year: int) -> list[Slot]:
        """The rows of a year in the order of their days."""
        last = year == self._world.calendar.years[-1]
        if self._part.each:
            pairs = self._pairs(rng, year)
            pairs = some(rng, pairs, self._count(len(pairs), last))
        else:
            pairs = [(day, None) for day in self._days(rng, year, self._count(self._part.rows, last))]
        ordered = sorted(range(len(pairs)), key=lambda i: (pairs[i][0], i))
        return [Slot(nth, *pairs[i]) for nth, i in enumerate(ordered)]

    def _count(self, rows: int, last: bool) -> int:
        """All rows in the last year, a share of them in earlier ones, thousandths in a small sample."""
        part = self._part
        if self._world.small:
            share = rows * self._world.recipe.small_share // 1000
            rows = min(rows, max(2, share) if part.small is None else part.small)
        return rows if last else rows * part.earlier // 100

    def _days(self, rng: Random, year: int, count: int) -> list[int]:
        calendar = self._world.calendar
        if self._part.span:
            low, high = (calendar.ordinal(text) for text in self._part.span)
            return [between(rng, low, high) for _ in range(count)]
        if self._undated or not count:
            return [0] * count
        table = calendar.table(year, self._part, self._profile)
        return [table.draw(rng) for _ in range(count)]

    def _pairs(self, rng: Random, year: int) -> list[tuple[int, Pin]]:
        """One row per target and period."""
        each = self._part.each
        if each is None:
            return []
        members = self._world.district.members(each.groups)
        targets: Sequence[Pin] = (
            [u for u in members if not self._world.district.unit(u).predecessors]
            if each.of == "units"
            else self._world.targets(each.of, each.where).steps
        )
        columns = [self._period(rng, year, i, len(targets)) for i in range(_PERIODS[each.per])]
        return [(day, target) for days in columns for day, target in zip(days, targets, strict=True)]

    def _period(self, rng: Random, year: int, index: int, count: int) -> list[int]:
        """A day in the index-th period for each of `count` targets."""
        each = self._part.each
        if self._part.span or self._undated or each is None:
            return self._days(rng, year, count)
        length = 12 // _PERIODS[each.per]
        inside = range(index * length, (index + 1) * length)
        months = tuple(m if i in inside else Decimal(0) for i, m in enumerate(self._part.months))
        table = self._world.calendar.table(year, replace(self._part, months=months, peaks=()), self._profile)
        return [table.draw(rng) for _ in range(count)]
