"""What a line of a template that is a directive alone asks for: the table of all figures, a chart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from youju.engine.base.problems import NOWHERE, Place, Problem
from youju.engine.report.naming import Names
from youju.engine.report.problems import DIRECTIVE, UNKNOWN_NAME

_TABLE = re.compile(r"(?:表\s*全部指标|table\s+all\s+figures)", re.IGNORECASE)
_CHART = re.compile(r"(?:图|chart)\s+(.+?)\s*(按月|按单位|\sby\s+month|\sby\s+unit)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChartAsked:
    """A chart of one indicator by month or unit."""

    indicator: str
    by: Literal["month", "unit"]


@dataclass(frozen=True, slots=True)
class TableAsked:
    """The table of all figures of the report."""


def asked_for(asked: str, names: Names, place: Place = NOWHERE) -> ChartAsked | TableAsked | Problem:
    """What a directive asks for."""
    if _TABLE.fullmatch(asked):
        return TableAsked()
    match = _CHART.fullmatch(asked)
    if match is None:
        return DIRECTIVE.at(place, name=asked)
    found = names.indicator(match[1], place)
    if found is None:
        return UNKNOWN_NAME.at(place, name=match[1], near=names.near(match[1]), context=asked)
    if isinstance(found, Problem):
        return found
    return ChartAsked(found.id, "month" if "月" in match[2] or "month" in match[2].lower() else "unit")
