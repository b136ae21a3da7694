"""What planting a fault, and finding it again, may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, NamedTuple

from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import shuffled
from youju.engine.sample.model import DAY_SECONDS, Defect, Step
from youju.engine.sample.recipe import DefectPlan
from youju.engine.sample.world import World


@dataclass(slots=True)
class Ground:
    """The last year's rows of one register, in a random order; none is spoiled twice."""

    plan: DefectPlan
    world: World
    rng: Random
    steps: list[Step]
    amount: int

    @classmethod
    def of(cls, plan: DefectPlan, world: World, rng: Random, amount: int) -> Ground:
        """The rows of the plan's register; silent units stay as they are."""
        year = world.recipe.today[:4]
        kept = [s for s in world.made[plan.register]
                if s.date[:4] in ("", year) and s.unit not in world.district.silent]  # fmt: skip
        return cls(plan, world, rng, shuffled(rng, kept), amount)

    def name(self, role: str) -> str:
        """The field that plays this role in the register; the role's own name unless the recipe says otherwise."""
        return str(self.plan.use.get(role, role))

    def has(self, step: Step, *roles: str) -> bool:
        """Whether the row holds a value in the field of each of these roles."""
        return all(step.raw.get(self.name(role)) is not None for role in roles)

    def take(self, fits: Callable[[Step], bool] = lambda step: True) -> Step | None:
        """The next unspoiled row that fits; from now on it counts as spoiled."""
        spoiled = self.world.spoiled
        found = next((s for s in self.steps if s.local_id not in spoiled and fits(s)), None)
        if found:
            spoiled.add(found.local_id)
        return found

    def defect(self, note: str, *steps: Step) -> Defect:
        """The entry of the answer key."""
        return Defect(self.plan.kind, self.plan.register, tuple(s.local_id for s in steps), note)

    def day(self, step: Step) -> int:
        """The ordinal of the row's date; 0 for an undated one."""
        return self.world.calendar.ordinal(step.date) if step.date else 0

    def copy(self, source: Step, target: Step) -> None:
        """`target` says what `source` says and was entered after it; unit and way through the loop remain its own."""
        target.raw, target.date = dict(source.raw), source.date
        target.unit = self.unit(target, self.day(source))
        enter(target, max(target.moment, source.moment + 60), self.world.calendar)

    def unit(self, step: Step, day: int) -> int:
        """The row's unit, or who does its work on that day."""
        return self.world.district.at(step.unit, day or self.world.calendar.first)

    def move(self, step: Step, day: int) -> None:
        """The row happened on another day: every date in it moves along, and it was entered no earlier."""
        calendar = self.world.calendar
        step.unit = self.unit(step, day)
        shift = day - self.day(step)
        for field, value in step.raw.items():
            if isinstance(value, str) and value[:4].isdigit() and value[4:5] == "-" and len(value) >= 10:
                moved = min(calendar.ordinal(value[:10]) + shift, max(calendar.today, calendar.ordinal(value[:10])))
                step.raw[field] = calendar.text(moved) + value[10:]
        step.date = calendar.text(day)
        earliest = min(day * DAY_SECONDS + 17 * 3600, calendar.today * DAY_SECONDS + 16 * 3600)
        enter(step, max(step.moment, earliest), calendar)


def enter(step: Step, moment: int, calendar: Calendar) -> None:
    """The row was entered at another moment; what was done with it afterwards was done no earlier."""
    step.moment = moment
    entered = calendar.text(moment // DAY_SECONDS)
    step.transitions = tuple(t._replace(date=max(t.date, entered)) for t in step.transitions)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a check may look at: the rows by local id and the plans by kind and register."""

    rows: Mapping[int, Step]
    plans: Mapping[tuple[str, str], DefectPlan]
    calendar: Calendar

    def steps(self, defect: Defect) -> Sequence[Step]:
        """The rows of a defect; KeyError where one is not in the ledger."""
        return [self.rows[n] for n in defect.records]

    def values(self, defect: Defect, role: str) -> list[Any]:
        """What the rows hold in the field of this role."""
        field = self.plans[defect.kind, defect.register].use.get(role, role)
        return [s.raw.get(field) for s in self.steps(defect)]

    def with_rows(self, rows: Mapping[int, Step]) -> Proof:
        """The same proof over other rows."""
        return replace(self, rows=rows)


class Fault(NamedTuple):
    """How a fault is planted (one defect a time; None where the register offers no room) and found again."""

    plant: Callable[[Ground], Defect | None]
    check: Callable[[Proof, Defect], bool]
