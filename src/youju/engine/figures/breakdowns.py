"""Into what a figure is broken down: the months of a period, the values of a field."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from youju.engine.base.periods import Period
from youju.engine.figures.answers import Group
from youju.engine.figures.model import Scope, Value
from youju.engine.figures.predicates import Defined
from youju.engine.snapshot import name

NOT_STATED = "（未填）"


def months_of(scope: Scope) -> Iterator[Period]:
    """The months of a period that have begun by today, cut to the period; all of it if none has."""
    first = scope.period.start
    while first <= scope.period.end and (first <= scope.today or first == scope.period.start):
        last = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
        yield Period(f"{first:%Y-%m}", first, min(last, scope.period.end))
        first = last + timedelta(days=1)


def field_group(registers: Sequence[Defined], by: str) -> Group | None:
    """The breakdown by `stage` or a field; None where one of the registers has no such column, or it holds lists."""
    columns = [d.columns.get("stage" if by == "stage" else f"f_{by}") for d in registers]
    if any(c is None or c.shape in ("texts", "wholes") for c in columns):
        return None
    column = "stage" if by == "stage" else f"f_{by}"
    return Group((column,), name(column))


def ordered(defined: Defined, by: str, values: Mapping[Any, Value]) -> list[tuple[str, Value]]:
    """(label, value): codes in the order of their list, other values in their own, what is not stated last."""
    titles = _titles(defined, by)
    places = {code: n for n, code in enumerate(titles)}
    keys = sorted(values, key=lambda k: (k is None, places.get(k, len(places)), "" if k is None else str(k)))
    return [(NOT_STATED if key is None else titles.get(key, str(key)), values[key]) for key in keys]


def _titles(defined: Defined, by: str) -> dict[Any, str]:
    if by == "stage":
        return {stage.id: stage.title.zh for stage in defined.loop.stages.values()}
    field = defined.register.fields[by]
    if field.type == "bool":
        return {True: "是", False: "否"}  # 1 and 0, which some databases answer, are equal keys
    return {choice.code: choice.title.zh for choice in field.choices}
