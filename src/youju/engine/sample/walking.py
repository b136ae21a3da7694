"""The way of a record through its loop, up to today."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from youju.engine.definitions.model import Loop
from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import Weighted, between
from youju.engine.sample.model import Taken
from youju.engine.sample.recipe import PathPlan


class Walk:
    """Draws one of the ways of a loop and dates its steps; what would lie after today has not been taken yet."""

    def __init__(self, loop: Loop, plans: Sequence[PathPlan], calendar: Calendar) -> None:
        self._calendar = calendar
        roles = {t.id: t.roles[0] if t.roles else "" for t in loop.transitions.values()}
        ways = [(p.clamp, [(*step, roles.get(step[0], "")) for step in p.steps]) for p in plans]
        self._ways = Weighted(ways or [(False, [])], [p.share for p in plans] or [1])

    def take(self, rng: Random, day: int) -> tuple[Taken, ...]:
        """The steps taken from `day` on."""
        taken: list[Taken] = []
        clamp, steps = self._ways.draw(rng)
        for step, low, high, why, role in steps:
            day += between(rng, low, high)
            if day > self._calendar.today and not clamp:
                break
            day = min(day, self._calendar.today)
            taken.append(Taken(step, self._calendar.text(day), role, why))
        return tuple(taken)
