"""Days, months and clock times."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from youju.engine.definitions.model import Field
from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import between, happens
from youju.engine.sample.model import Raw
from youju.engine.sample.world import Maker, Scene, World


@dataclass(frozen=True, slots=True)
class Day:
    """The record's own day, or its month for a month field."""

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        length = 7 if field.type == "month" else 10
        return lambda scene: world.calendar.text(scene.day)[:length]


@dataclass(frozen=True, slots=True)
class Later:
    """A day `days` after (negative: before) another date field or the record's own; `working` counts working days.

    Nothing is dated after today unless it is a `plan`: the field is then left out, or kept within today by `clamp`.
    """

    days: tuple[int, int]
    after: str = ""
    working: bool = False
    plan: bool = False
    clamp: bool = False

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return self._make

    def _make(self, scene: Scene) -> Raw | None:
        calendar = scene.world.calendar
        start = scene.raw.get(self.after) if self.after else calendar.text(scene.day or calendar.today)
        if not isinstance(start, str):
            return None
        count = between(scene.rng, *self.days)
        base = calendar.ordinal(start[:10])
        day = _working(calendar, base, count) if self.working else base + count
        if day > calendar.today and not self.plan:
            return calendar.text(calendar.today) if self.clamp else None
        return calendar.text(day)


@dataclass(frozen=True, slots=True)
class When:
    """The day on which the record took this step of its loop; left out where it did not."""

    step: str
    last: bool = True

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return self._make

    def _make(self, scene: Scene) -> Raw | None:
        days = [t.date for t in scene.taken if t.transition == self.step]
        return (days[-1] if self.last else days[0]) if days else None


@dataclass(frozen=True, slots=True)
class Feast:
    """The codes of the festivals near the record's day, in `percent` of the rows that are near one."""

    percent: int = 100

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return self._make

    def _make(self, scene: Scene) -> Raw | None:
        codes = scene.world.calendar.festive.get(scene.day)
        return list(codes) if codes and happens(scene.rng, self.percent) else None


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment of the record's day, at full or half hours from `low` to `high`."""

    low: int = 8
    high: int = 16

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return self._make

    def _make(self, scene: Scene) -> Raw:
        half = between(scene.rng, self.low * 2, self.high * 2)
        return f"{scene.world.calendar.text(scene.day)}T{half // 2:02}:{half % 2 * 30:02}"


@dataclass(frozen=True, slots=True)
class Until:
    """The moment `hours` (a field of hours as text) after the moment in `start`, on the same day at the latest."""

    start: str
    hours: str

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return self._make

    def _make(self, scene: Scene) -> Raw | None:
        start, hours = scene.raw.get(self.start), scene.raw.get(self.hours)
        if not (isinstance(start, str) and isinstance(hours, str)):
            return None
        minutes = int(start[11:13]) * 60 + int(start[14:16]) + int(Decimal(hours) * 60)
        minutes = min(minutes, 24 * 60 - 1)
        return f"{start[:10]}T{minutes // 60:02}:{minutes % 60:02}"


def _working(calendar: Calendar, day: int, count: int) -> int:
    """The day `count` working days after (or before) `day`."""
    step = 1 if count >= 0 else -1
    for _ in range(abs(count)):
        day += step
        while calendar.off(day):
            day += step
    return day
