"""Which period a cell asks for: what the heads say (本年, 上年同期) is meant from the period that the title names."""

from __future__ import annotations

from youju.engine.base.periods import Period
from youju.engine.check.asking import When, when
from youju.engine.check.forms.heads import Place

_WHOLE = ("全年", "whole year", "full year")


def when_asked(place: Place, period: Period) -> When:
    """Years after those of `period`, and the part of that year; a part in the title holds for heads that name none."""
    title = when("。".join(place.titles[::-1]), period)
    head = when("。".join((*place.columns[::-1], *place.rows[::-1])), period.shifted(title.years))
    whole = any(word in text.lower() for text in place.heads for word in _WHOLE)
    return When(title.years + head.years, head.part or ("" if whole else title.part))
