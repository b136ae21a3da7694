"""Periods: `2025`, `2025H1`, `2025Q3`, `2025-03`, `2025-01-01..2025-09-30`. Both ends are included."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from youju.engine.base.labels import Label
from youju.engine.base.problems import NOWHERE, Kind, Place, Refused

BAD_PERIOD = Kind(
    "BAS001",
    Label("“{text}”不是一个期间。", "“{text}” is not a period."),
    Label(
        "请写成 2025、2025H1、2025Q3、2025-03 或 2025-01-01..2025-09-30。",
        "Write 2025, 2025H1, 2025Q3, 2025-03 or 2025-01-01..2025-09-30.",
    ),
)

_YEAR = r"[1-8]\d{3}"  # the year before and the day after must be dates too
_SHAPES = tuple(
    (re.compile(shape, re.ASCII), months)
    for shape, months in (
        (rf"({_YEAR})", 12),
        (rf"({_YEAR})H([12])", 6),
        (rf"({_YEAR})Q([1-4])", 3),
        (rf"({_YEAR})-(\d{{2}})", 1),
    )
)
_RANGE = re.compile(rf"({_YEAR}-\d{{2}}-\d{{2}})\.\.({_YEAR}-\d{{2}}-\d{{2}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, `start` and `end` included, with the text it was written as."""

    text: str
    start: date
    end: date

    @classmethod
    def parse(cls, text: str, place: Place = NOWHERE) -> Period:
        """Read a period, full-width or half-width; raises `Refused` with BAS001."""
        try:
            return _parse(unicodedata.normalize("NFKC", text).strip().upper())
        except ValueError:
            raise Refused(BAD_PERIOD.at(place, text=text)) from None

    @property
    def day_after(self) -> date:
        """The first day that no longer belongs to the period."""
        return self.end + timedelta(days=1)

    def year_before(self) -> Period:
        """The same days one year earlier; 29 February becomes 28 February."""
        return self.shifted(-1)

    def shifted(self, years: int) -> Period:
        """The same days so many years later, or earlier where negative; the end of a month stays the end of that month."""
        start, end = _moved(self.start, years), _moved(self.end, years)
        if self.end.day == calendar.monthrange(self.end.year, self.end.month)[1]:
            end = end.replace(day=calendar.monthrange(end.year, end.month)[1])
        text = re.sub(r"\d{4}", lambda m: f"{int(m[0]) + years:04}", self.text, count=1)
        return Period(f"{start}..{end}" if ".." in self.text else text, start, end)

    def __str__(self) -> str:
        return self.text


def _parse(text: str) -> Period:
    for shape, months in _SHAPES:
        if match := shape.fullmatch(text):
            year, nth = int(match[1]), int(match[2]) if shape.groups > 1 else 1
            first, last = (nth - 1) * months + 1, nth * months
            end = date(year, last, calendar.monthrange(year, last)[1]) if 1 <= last <= 12 else None
            if end is None:
                raise ValueError(text)
            return Period(text, date(year, first, 1), end)
    if match := _RANGE.fullmatch(text):
        start, end = date.fromisoformat(match[1]), date.fromisoformat(match[2])
        if start <= end:
            return Period(text, start, end)
    raise ValueError(text)


def _moved(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)
