"""Questions about the day of a record: a day off, a make-up day that is none, entered before the event ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from youju.engine.base.problems import Kind
from youju.engine.base.workdays import Calendar
from youju.engine.definitions.model import Register
from youju.engine.quality.model import Question, Seen, question
from youju.engine.quality.problems import DAY_OFF, EARLY, MAKE_UP

_MADE_UP = re.compile("(?:调休|倒休)(?:后|的)?(?:上班|补班|工作)|补班日|调休日")
_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def about_day(register: Register, row: Seen, calendar: Calendar) -> Iterator[Question]:
    """At most one question about the day itself, and the one about the time of entering."""
    if not row.date:
        return
    day = date.fromisoformat(row.date)
    if day.year in calendar.covered and (kind := _named_day(register, row, calendar, day)):
        words = {"weekday": f"星期{_WEEKDAYS[day.weekday()]}", "weekday_en": _WEEKDAYS_EN[day.weekday()]}
        yield question(kind, register, row, register.date, (row.date,), day=row.date, **words)
    ends = str(row.data.get(register.ask.until) or row.date)
    if register.ask.happens and "" < row.entered_on < ends:
        yield question(EARLY, register, row, register.date, (ends, row.entered_on), day=ends, entered=row.entered_on)


def _named_day(register: Register, row: Seen, calendar: Calendar, day: date) -> Kind | None:
    if calendar.is_workday(day):
        return None
    if any(_MADE_UP.search(str(row.data.get(name, ""))) for name in register.ask.texts):
        return MAKE_UP
    return DAY_OFF if register.ask.off_day else None
