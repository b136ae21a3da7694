"""Rows that point to rows of the same file (a village to its town): whoever is pointed to is written first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from youju.engine.base.problems import Problem, errors
from youju.engine.definitions import Register
from youju.engine.ledger.cells.refs import target_of
from youju.engine.ledger.cells.table import NAMING
from youju.engine.ledger.problems import UNKNOWN_REF, UNKNOWN_UNIT, short
from youju.web.commands.desk.problems import CIRCLE, NOT_TAKEN
from youju.web.commands.imports.judging import Judged
from youju.web.store.tree import NAMES, REGISTER, plain


def own_fields(register: Register) -> frozenset[str]:
    """Fields that point to records of the same register."""
    return frozenset(f.id for f in register.live_fields() if f.type in NAMING and target_of(f) == register.id)


def waits(item: Judged, own: frozenset[str]) -> bool:
    """Whether all that stands against a row is that it names something of its own register that is not there yet."""
    found = errors(item.problems)
    return bool(found) and all(_missing(problem, own) for problem in found)


def explain(register: Register, waiting: Sequence[Judged], rejected: Mapping[str, int]) -> None:
    """Say of rows that can wait no longer why: rows that point to each other, or to a row that was sent back.

    `rejected` are the names that rows sent back bear, with their numbers. A name that no row bears stays unknown.
    """
    own = own_fields(register)
    bearers = {name: item.row.number for item in waiting for name in names_of(register, item)}
    points = {item.row.number: _pointed(item, own, bearers) for item in waiting}
    for item in waiting:
        circle = _circle(item.row.number, points)
        item.problems = [_told(problem, own, circle, {**rejected, **bearers}) for problem in item.problems]


def names_of(register: Register, item: Judged) -> set[str]:
    """What other rows may call the record of a row."""
    fields = NAMES if register.id == REGISTER else (register.label,)
    return {_folded(str(item.normal.data[name])) for name in fields if name in item.normal.data}


def _missing(problem: Problem, own: frozenset[str]) -> bool:
    return problem.kind in (UNKNOWN_REF, UNKNOWN_UNIT) and problem.place.field in own


def _pointed(item: Judged, own: frozenset[str], bearers: Mapping[str, int]) -> list[int]:
    names = [_name(problem) for problem in item.problems if _missing(problem, own)]
    return [bearers[name] for name in names if name in bearers]


def _circle(start: int, points: Mapping[int, list[int]]) -> list[int]:
    """The rows of a circle that `start` is part of, in order of the sheet; empty where it is part of none."""
    reached: set[int] = set()
    paths = [[start]]
    while paths:
        path = paths.pop()
        for row in points.get(path[-1], ()):
            if row == start:
                return sorted(path)
            if row not in reached:
                reached.add(row)
                paths.append([*path, row])
    return []


def _told(problem: Problem, own: frozenset[str], circle: Sequence[int], bearers: Mapping[str, int]) -> Problem:
    row = bearers.get(_name(problem)) if _missing(problem, own) else None
    if row is None:
        return problem
    if row in circle:
        return CIRCLE.at(problem.place, rows="、".join(map(str, circle)))
    return NOT_TAKEN.at(problem.place, name=dict(problem.details)["text"], row=row)


def _name(problem: Problem) -> str:
    return plain(dict(problem.details).get("text", ""))


def _folded(name: str) -> str:
    """A name as the sentence about a missing one quotes it."""
    return plain(short(name))
