"""Which period a cell asks for: what the heads say (本年, 上年同期) is meant from the period that the title names."""

from __future__ import annotations

from collections.abc import Iterable

from youju.engine.base.periods import Period
from youju.engine.base.problems import Place as File
from youju.engine.base.problems import Problem
from youju.engine.check.asking import WHOLE, When, when
from youju.engine.check.forms.heads import Place
from youju.engine.check.problems import OTHER_PERIOD

_WHOLE = ("全年", "whole year", "full year")


def when_asked(place: Place, period: Period) -> When:
    """Years after those of `period`, and the part of that year; a part in the title holds for heads that name none."""
    title = when("。".join(place.titles[::-1]), period)
    head = when("。".join((*place.columns[::-1], *place.rows[::-1])), period.shifted(title.years))
    whole = any(word in text.lower() for text in place.heads for word in _WHOLE)
    return When(title.years + head.years, head.part or (_whole_year(period) if whole else title.part))


def _whole_year(period: Period) -> str:
    """What asks for the whole year: nothing where that is the period itself."""
    return "" if period.text.isdecimal() else WHOLE


def other_periods(file: File, places: Iterable[Place], period: Period) -> tuple[Problem, ...]:
    """Said where a title has a year that was not asked for: such a form is filled for the year that it names."""
    titles = {title for place in places for title in place.titles if when(title, period).years}
    return tuple(OTHER_PERIOD.at(file, title=title, period=period.text) for title in sorted(titles))
