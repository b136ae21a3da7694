"""Small cells: which figures a public version does not say, and what it says in their place. Never a wrong number.

The rule is in docs/decisions/editions.md: a count of persons below 5 is `不足5`, a percentage that is worked out of one is
left out, and so is a second cell where the first could be subtracted from a total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from youju.engine.base.labels import Label
from youju.engine.definitions import Pack
from youju.engine.figures.frozen import FrozenFigure, number
from youju.engine.numerals import DIMENSIONS
from youju.engine.report.edition import Shown

LEAST = 5
"""Persons from which a count is said."""

FEWER = Label(f"不足{LEAST}", f"fewer than {LEAST}")
LEFT_OUT = Label("（不公开）", "(not published)")
_PEOPLE = DIMENSIONS["人"]


def withheld(figures: Sequence[FrozenFigure], shown: Sequence[Shown], pack: Pack, unit_code: str) -> dict[int, Label]:
    """By index of the figures that are not said: what stands in their place. `unit_code` is the report's own unit."""
    found = {n: FEWER for n, figure in enumerate(figures) if is_small(figure.unit, figure.value)}
    found |= {n: LEFT_OUT for n, figure in enumerate(figures) if _is_of_few(figure, pack)}
    printed = {one.figure for one in shown}
    return found | dict.fromkeys(_besides(figures, printed, found, unit_code), LEFT_OUT)


def public_text(one: Shown, hidden: Mapping[int, Label], language: str) -> str:
    """What a place prints in the public version, "" where it is the same."""
    if one.kind == "change":
        return LEFT_OUT.in_(language) if {one.figure, one.before} & hidden.keys() else ""
    return hidden[one.figure].in_(language) if one.figure in hidden else ""


def is_small(unit: str, value: str) -> bool:
    """Whether a value counts persons, some and fewer than 5."""
    stated = number(value)
    return stated is not None and DIMENSIONS.get(unit) == _PEOPLE and 0 < stated < LEAST


def _is_of_few(figure: FrozenFigure, pack: Pack) -> bool:
    """Whether a percentage tells of fewer than 5 persons by either of its parts, or by what is left of the whole."""
    indicator = pack.indicators[figure.id]
    if indicator.kind not in ("ratio", "growth"):
        return False
    ids = (indicator.numerator, indicator.denominator) if indicator.kind == "ratio" else (indicator.of, indicator.of)
    parts = [
        (pack.indicators[id_].unit, value)
        for id_, value in zip(ids, (figure.numerator, figure.denominator), strict=True)
    ]
    if any(is_small(unit, value) for unit, value in parts):
        return True
    part, whole = number(figure.numerator), number(figure.denominator)
    rest = "" if part is None or whole is None else str(whole - part)
    return indicator.kind == "ratio" and parts[0][0] == parts[1][0] and is_small(parts[1][0], rest)


def _besides(
    figures: Sequence[FrozenFigure], printed: set[int], hidden: Mapping[int, Label], unit_code: str
) -> list[int]:
    """Of each table by units with one hidden cell and a printed total: the smallest of the other cells."""
    columns: dict[tuple[str, str], list[int]] = defaultdict(list)
    totals = set()
    for n in printed - {-1}:
        figure = figures[n]
        (
            columns[figure.id, figure.period].append(n)
            if figure.unit_code != unit_code
            else totals.add((figure.id, figure.period))
        )
    found = []
    for key, cells in columns.items():
        rest = sorted((n for n in cells if n not in hidden and figures[n].number), key=lambda n: figures[n].number or 0)
        if key in totals and rest and sum(n in hidden for n in cells) == 1:
            found.append(rest[0])
    return found
