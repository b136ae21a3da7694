"""Which rows of a sheet are its header, and the path of texts above each column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from youju.engine.tabular.book import Cell, Sheet
from youju.engine.tabular.vocabulary import TOTAL, Constants, Match

Path = tuple[str, ...]
"""The texts above a column, outermost first: `("线下", "人次")`; empty for a column without a header."""

Resolve = Callable[[int, Path], Match | None]
"""What the path of a column (counted from 0) means."""

_DEEPEST = 30  # rows in which a header is looked for
_LEVELS = 4
_LONGEST = 60  # characters of a header text; more is a sentence


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `top` to `bottom` (counted from 0), and a path for every column."""

    top: int
    bottom: int
    paths: tuple[Path, ...]


def find_header(sheet: Sheet, resolve: Resolve) -> Header | None:
    """The block of rows that names most columns; None where no block names two (or the only one)."""
    grid = expanded(sheet)
    best, best_score = None, 0
    for header in _blocks(grid):
        score = _score(header, resolve)
        if score > best_score:
            best, best_score = header, score
    return best


def header_at(sheet: Sheet, top: int, bottom: int) -> Header | None:
    """The header that a person points to, rows counted from 0; None where there are no such rows."""
    grid = expanded(sheet)
    if not 0 <= top <= bottom < min(len(grid), top + _LEVELS):
        return None
    return Header(top, bottom, _paths(grid[top : bottom + 1]))


def expanded(sheet: Sheet) -> list[list[str]]:
    """The texts of the first rows, with merged ones repeated over their range."""
    grid = [[_text(value) for value in row] for row in sheet.rows[:_DEEPEST]]
    for (top, left), (bottom, right) in sheet.merged:
        if bottom < len(grid) and left < len(grid[top]):  # what lies beyond the last cell is empty
            for row in grid[top : bottom + 1]:
                row[left : right + 1] = [grid[top][left]] * len(row[left : right + 1])
    return grid


def _text(value: Cell) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "".join(str(value).split())


def _blocks(grid: list[list[str]]) -> Iterator[Header]:
    for top in range(len(grid)):
        for bottom in range(top, min(top + _LEVELS, len(grid))):
            if not any(grid[bottom]):
                break
            yield Header(top, bottom, _paths(grid[top : bottom + 1]))


def _paths(rows: list[list[str]]) -> tuple[Path, ...]:
    """A column's texts from the outermost level in; a blank above a text belongs to the group on its left."""
    above = [row.copy() for row in rows]
    for level in range(len(rows) - 1):
        for column in range(1, len(rows[level])):
            below = any(row[column] for row in rows[level + 1 :])
            beside = any(row[column - 1] for row in rows[level + 1 :])
            if below and beside and not above[level][column]:
                above[level][column] = above[level][column - 1]
    return tuple(_without_repeats(column) for column in zip(*above, strict=True))


def _without_repeats(levels: tuple[str, ...]) -> Path:
    path: list[str] = []
    for level in levels:
        if level and level not in path[-1:]:
            path.append(level)
    return tuple(path)


def _names_a_field(meanings: Iterable[tuple[str, Constants]]) -> bool:
    """Whether one of them is more than a unit, a running number or a total."""
    return not all(target.startswith("@") for target, _ in meanings)


def _score(header: Header, resolve: Resolve) -> int:
    """Ten for each meaning found, less for texts that mean nothing: those are rather titles or data."""
    named = [(column, path) for column, path in enumerate(header.paths) if path]
    if any(len(text) > _LONGEST for _, path in named for text in path):
        return 0
    found = [match for column, path in named if (match := resolve(column, path))]
    distinct = {(match.target, match.constants) for match in found if match.target != TOTAL}
    if len(distinct) < min(2, len(named)) or not _names_a_field(distinct):
        return 0
    return 10 * len(distinct) - 4 * sum(match.unknown for match in found) - (len(named) - len(found))
