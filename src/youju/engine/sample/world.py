"""What the makers of values share: the recipe, the pack, the units, the days and the rows made so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

from youju.engine.definitions.model import Pack
from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import below
from youju.engine.sample.district import District
from youju.engine.sample.model import Raw, Step, Taken
from youju.engine.sample.recipe import Recipe


class Targets:
    """Rows that a reference may point to, in the order of their dates; `since` dates the rows of a stock register."""

    def __init__(self, steps: Sequence[Step], calendar: Calendar, since: str) -> None:
        days = [str(s.date or s.raw.get(since, "")) for s in steps]
        dated = sorted(
            (calendar.ordinal(d) if d else 0, s.local_id, s) for d, s in zip(days, steps, strict=True)
        )  # fmt: skip
        self.steps = [s for _, _, s in dated]
        self.days = [d for d, _, _ in dated]
        self._units: dict[int, Targets] = {}
        self._calendar, self._since = calendar, since

    def of_unit(self, unit: int) -> Targets:
        """Those of one unit; all of them where it has none."""
        if not self._units:
            groups: dict[int, list[Step]] = {}
            for step in self.steps:
                groups.setdefault(step.unit, []).append(step)
            self._units = {u: Targets(steps, self._calendar, self._since) for u, steps in groups.items()}
        return self._units.get(unit, self)

    def before(self, rng: Random, day: int) -> Step:
        """One dated on or before `day`; the earliest where there is none."""
        return self.steps[below(rng, max(1, bisect_right(self.days, day)))]

    def near(self, rng: Random, day: int, reach: int) -> Step:
        """One dated in the `reach` days up to `day`, else the last before them, else the first after."""
        low, high = bisect_left(self.days, day - reach), bisect_right(self.days, day)
        if low < high:
            return self.steps[low + below(rng, high - low)]
        return self.steps[max(0, min(low - 1, len(self.steps) - 1))]


@dataclass(slots=True)
class World:
    """The sample while it grows."""

    recipe: Recipe
    pack: Pack
    seed: int
    small: bool
    calendar: Calendar
    district: District
    made: dict[str, list[Step]] = field(default_factory=dict)
    by_id: dict[int, Step] = field(default_factory=dict)
    spoiled: set[int] = field(default_factory=set)
    _targets: dict[tuple[str, str], Targets] = field(default_factory=dict)

    def targets(self, register: str, where: Mapping[str, Any] | None = None) -> Targets:
        """Rows of a register whose values are among those that `where` names."""
        key = (register, repr(sorted((where or {}).items())))
        if key not in self._targets:
            steps = [s for s in self.made.get(register, ()) if matches(s, where or {})]
            known = self.pack.registers[register]
            self._targets[key] = Targets(steps, self.calendar, known.start or known.effective)
        return self._targets[key]


def matches(step: Step, where: Mapping[str, Any]) -> bool:
    """Whether each named field holds (one of) the wanted value(s); of several held values one is enough."""
    return all(_meets(step.raw.get(f), v if isinstance(v, (list, tuple)) else (v,)) for f, v in where.items())


def _meets(held: Raw | None, wanted: Sequence[Any]) -> bool:
    return any(item in wanted for item in held) if isinstance(held, list) else held in wanted


@dataclass(slots=True)
class Scene:
    """One row while it is being made; `day` is 0 for undated rows, `nth` counts from 0 in its part and year."""

    rng: Random
    world: World
    unit: int
    day: int
    nth: int
    moment: int = 0
    raw: dict[str, Raw] = field(default_factory=dict)
    seen: dict[str, Step] = field(default_factory=dict)
    taken: tuple[Taken, ...] = ()


Maker: TypeAlias = Callable[[Scene], "Raw | None"]
"""Makes one value; None leaves the field out."""
