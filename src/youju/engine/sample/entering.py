"""When a record is entered: soon, late, or in the rush before a quarter's end."""

from __future__ import annotations

from bisect import bisect_left
from random import Random

from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import below, between, happens, waits
from youju.engine.sample.model import DAY_SECONDS
from youju.engine.sample.recipe import Recipe

_OPENS, _CLOSES = 8 * 3600 + 1800, 17 * 3600 + 1800
LAST_SECOND = 16 * 3600
"""On the last day nothing is entered later than 16:00, so that what follows from it still has a moment of its own."""

AHEAD = (60, 90)
"""With lag `ahead`, a record of what is due on a day is entered so many days before."""


class Entering:
    """Draws the moments of entering, in seconds as `Step.moment` counts them."""

    def __init__(self, recipe: Recipe, calendar: Calendar) -> None:
        self._lag, self._calendar = recipe.lag, calendar
        self._waits = waits(recipe.lag.mean)
        self.latest = calendar.today * DAY_SECONDS + LAST_SECOND
        spans = [(f"{y}-{a}", f"{y}-{b}") for y in calendar.years for a, b in recipe.lag.bursts]
        self._bursts = sorted((calendar.ordinal(a), calendar.ordinal(b)) for a, b in spans)

    def moment(self, rng: Random, day: int, lag: str) -> int:
        """A moment on or after `day`; lag `same` is that day or the next, `ahead` weeks before.

        What happened before the ledger's first day is entered on that day.
        """
        if lag == "ahead":
            day -= between(rng, *AHEAD)
            lag = "same"
        if day < self._calendar.first:
            return self._calendar.first * DAY_SECONDS + _OPENS
        entered = day + (below(rng, 2) if lag == "same" else self._days(rng, day))
        if entered > self._calendar.today:
            entered = min(self._calendar.today, day + below(rng, 4))
        return min(entered * DAY_SECONDS + between(rng, _OPENS, _CLOSES), self.latest - below(rng, 3600))

    def _days(self, rng: Random, day: int) -> int:
        if happens(rng, self._lag.prompt):
            return self._waits[below(rng, len(self._waits))]
        late = between(rng, *self._lag.late)
        if not happens(rng, self._lag.burst):
            return late
        start, end = self._next_burst(day + self._lag.late[0])
        return between(rng, start, end) - day

    def _next_burst(self, day: int) -> tuple[int, int]:
        i = bisect_left(self._bursts, (day, 0))
        return self._bursts[i] if i < len(self._bursts) else (day, day)
