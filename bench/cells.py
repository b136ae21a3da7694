"""Results of either side brought to one form, so that they can be compared cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Found = Mapping[str, Mapping[tuple[int, int], int]]
"""Indicator id -> (unit number, YYYYMM) -> value; a cell with nothing in it is absent."""

Scanned = Sequence[tuple[Sequence[str], Sequence[Sequence[Any]]]]
"""Of several scans: the ids of its values, and rows (unit number, YYYYMM, value per id)."""


class Unequal(AssertionError):
    """Two ways to the same figures that differ: the times mean nothing."""


def of_scans(scans: Scanned) -> Found:
    """From rows that hold several indicators side by side."""
    found: dict[str, dict[tuple[int, int], int]] = {}
    for ids, rows in scans:
        for place, id_ in enumerate(ids):
            found[id_] = _stated((row[0], row[1], row[place + 2]) for row in rows)
    return found


def of_lists(lists: Mapping[str, Iterable[Sequence[Any]]]) -> Found:
    """From rows (unit number, YYYYMM, value) per indicator."""
    return {id_: _stated(rows) for id_, rows in lists.items()}


def equal(ours: Found, peers: Found, what: str) -> int:
    """How many cells there are; raises `Unequal` with the first that differs, or where there are none."""
    if ours != peers:
        raise Unequal(f"{what}: {next(_differences(ours, peers))}")
    cells = sum(map(len, ours.values()))
    if not cells:
        raise Unequal(f"{what}: nothing was counted")
    return cells


def _differences(ours: Found, peers: Found) -> Iterator[str]:
    for id_ in sorted({*ours, *peers}):
        mine, theirs = ours.get(id_, {}), peers.get(id_, {})
        for cell in sorted({*mine, *theirs}):
            if mine.get(cell) != theirs.get(cell):
                yield f"{id_} at {cell}: ours {mine.get(cell)}, peer {theirs.get(cell)}"
    yield "different indicators"


def _stated(rows: Iterable[Sequence[Any]]) -> dict[tuple[int, int], int]:
    # A count of 0 and a sum over nothing look alike here: tools differ in which of them they give for an empty cell.
    return {(int(unit), int(month)): int(value) for unit, month, value in rows if value}
