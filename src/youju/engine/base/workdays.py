"""Working days of the State Council's calendar: weekends, statutory holidays and the weekends worked in exchange.

Counting follows article 201 of the Civil Code: the first day is not counted. The official table is data that the caller
gives; a year outside it is reckoned by weekends alone, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from youju.engine.base.labels import Label
from youju.engine.base.problems import NOWHERE, Kind, Place, Problem

GUESSED_YEAR = Kind(
    "BAS002",
    Label(
        "{years} 年的放假安排还没有录入，工作日暂按周末推算。",
        "The official holidays of {years} are not entered yet; working days are reckoned by weekends for now.",
    ),
    Label(
        "国务院办公厅的通知发布后，请在节假日台账里补上。",
        "Enter them in the register of holidays once the State Council has published them.",
    ),
    "warning",
)

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A span of working days: its last day, how many working days, and the years reckoned by weekends alone."""

    day: date
    days: int
    guessed: tuple[int, ...] = ()

    def problems(self, place: Place = NOWHERE) -> tuple[Problem, ...]:
        """The warning BAS002 where a year had no official table."""
        years = "、".join(str(year) for year in self.guessed)
        return (GUESSED_YEAR.at(place, years=years),) if self.guessed else ()


class Calendar:
    """Which days are worked.

    `exceptions` maps a day to whether it is worked, where that differs from Monday to Friday; `covered` are the years
    whose official table is in it (by default, the years of its days).
    """

    def __init__(self, exceptions: Mapping[date, bool], covered: Collection[int] | None = None) -> None:
        self._exceptions = dict(exceptions)
        self.covered = frozenset(covered if covered is not None else (day.year for day in exceptions))

    def is_workday(self, day: date) -> bool:
        """Whether `day` is worked."""
        worked = self._exceptions.get(day)
        return day.weekday() < _SATURDAY if worked is None else worked

    def add_working_days(self, start: date, days: int) -> Reckoned:
        """The `days`-th working day after `start`; 0 is `start` itself. Raises ValueError below 0."""
        if days < 0:
            raise ValueError("working days are counted forwards")
        day, left = start, days
        while left:
            day += _DAY
            left -= self.is_workday(day)
        return Reckoned(day, days, self._guessed(start, day))

    def working_days_between(self, start: date, end: date) -> Reckoned:
        """Working days after `start` up to and with `end`; 0 where `end` is not after `start`."""
        span = max((end - start).days, 0)
        days = sum(self.is_workday(start + timedelta(days=n)) for n in range(1, span + 1))
        return Reckoned(end, days, self._guessed(start, end))

    def _guessed(self, start: date, end: date) -> tuple[int, ...]:
        first = (start + _DAY).year if start < end else end.year
        return tuple(year for year in range(first, end.year + 1) if year not in self.covered)


WEEKENDS_ONLY = Calendar({})
"""A calendar without any official table: every answer is a guess and says so."""
