"""The unit tree on a day: what a record's unit stands for after a merge or split, and what lies below a unit. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from youju.engine.ledger.model import Revision

_NAMES = ("code", "name", "short")


@dataclass(frozen=True, slots=True)
class DayTree:
    """The tree on one day. `node` maps each unit number to the node that its records belong to."""

    node: Mapping[int, int]
    above: Mapping[int, int | None]
    below: Mapping[int | None, tuple[int, ...]]

    @property
    def top(self) -> int | None:
        """The office itself: the only node with none above it; None where there are several."""
        tops = self.below.get(None, ())
        return tops[0] if len(tops) == 1 else None

    def children(self, unit: int | None) -> tuple[int, ...]:
        """Nodes directly below a unit (None: those with none above), by code."""
        return self.below.get(self.node.get(unit, unit) if unit is not None else None, ())

    def path(self, unit: int) -> tuple[int, ...]:
        """The unit's node and those above it, nearest first."""
        found = [self.node.get(unit, unit)]
        while (up := self.above.get(found[-1])) is not None:
            found.append(up)
        return tuple(found)

    def subtree(self, unit: int) -> frozenset[int]:
        """Numbers of the units whose records belong to `unit` or below it, unit 0 with the office itself."""
        wanted = self.node.get(unit, unit)
        nodes = {node for node in set(self.node.values()) if wanted in self.path(node)}
        found = {number for number, node in self.node.items() if node in nodes}
        return frozenset(found | {wanted} | ({0} if wanted == self.top else set()))

    def at_level(self, level: int) -> dict[int, int]:
        """For each unit the node above it at a depth (0: the top), or its own node where that lies higher."""
        found = {}
        for number in self.node:
            path = self.path(number)[::-1]
            found[number] = path[min(level, len(path) - 1)]
        return found | ({0: self.top} if self.top is not None else {})

    def among(self, units: Iterable[int]) -> dict[int, int]:
        """For each unit the one of these nodes that it lies below or is; others are left out."""
        wanted = frozenset(units)
        nearest = {n: next((up for up in self.path(n) if up in wanted), None) for n in set(self.node.values())}
        found = {number: up for number, node in self.node.items() if (up := nearest[node]) is not None}
        return found | ({0: self.top} if self.top in wanted and self.top is not None else {})


@dataclass(frozen=True, slots=True)
class _State:
    begins: str
    seq: int
    data: Mapping[str, Any]


class Tree:
    """Units by number with their dated states, from all revisions of the register `units`.

    The state on day d is the revision with the greatest (valid_from, seq) whose valid_from is <= d; before the first day
    that of the first day. A unit exists from its first state until the day of `valid_to`, which no longer counts. One that does
    not exist on a day stands for its only successor then; with none or several it keeps a node under its last parent.
    """

    def __init__(self, revisions: Iterable[Revision]) -> None:
        states: dict[int, list[_State]] = defaultdict(list)
        void: dict[int, bool] = {}
        for revision in sorted(revisions, key=lambda r: r.seq):
            data = revision.entry.data
            void[revision.record] = revision.entry.stage == "void"
            if not void[revision.record]:
                states[revision.record].append(_State(str(data.get("valid_from", "")), revision.seq, data))
        self._states = {
            unit: sorted(some, key=lambda s: (s.begins, s.seq)) for unit, some in states.items() if not void[unit]
        }
        self._successors = self._find_successors()
        self._ever: dict[str, list[int]] = defaultdict(list)
        for unit, some in self._states.items():
            for called in {text for state in some for text in self._names_of(state.data)}:
                self._ever[called].append(unit)
        self.on = lru_cache(maxsize=64)(self._on)

    def state(self, unit: int, day: date) -> Mapping[str, Any]:
        """Data of a unit as valid on a day; empty for a number that is no unit."""
        states = self._states.get(unit)
        if not states:
            return {}
        known = max(day.isoformat(), states[0].begins)
        return [s for s in states if s.begins <= known][-1].data

    def exists(self, unit: int, day: date) -> bool:
        """Whether the unit exists on that day."""
        end = str(self.state(unit, day).get("valid_to", ""))
        return self._begun(unit, day) and (not end or day.isoformat() < end)

    def code(self, unit: int, day: date) -> str:
        """Code of a unit on a day; "" for a number that is no unit."""
        return str(self.state(unit, day).get("code", ""))

    def label(self, unit: int, day: date) -> str:
        """Short name of a unit on a day, else its name, else its number."""
        state = self.state(unit, day)
        return str(state.get("short") or state.get("name") or unit)

    def names(self) -> tuple[str, ...]:
        """All codes and names that units ever had, for suggestions."""
        ever = (str(s.data.get(n, "")) for states in self._states.values() for s in states for n in _NAMES)
        return tuple(dict.fromkeys(text for text in ever if text))

    def find(self, text: str, day: date) -> int | None:
        """Number of the unit with this code or name on that day, else of the only one that ever had it."""
        wanted = text.strip()
        ever = self._ever.get(wanted, [])
        there = [u for u in ever if wanted in self._names_of(self.state(u, day))]
        standing = [u for u in there if self.exists(u, day)] or there or ever
        return standing[0] if len(standing) == 1 and wanted else None

    @staticmethod
    def _names_of(data: Mapping[str, Any]) -> set[str]:
        return {str(data.get(n, "")) for n in _NAMES}

    def _begun(self, unit: int, day: date) -> bool:
        return unit in self._states and self._states[unit][0].begins <= day.isoformat()

    def _find_successors(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for unit, states in self._states.items():
            last_said = {s.begins: s for s in states}.values()  # a later word about the same day takes the earlier back
            for before in {int(b) for s in last_said for b in s.data.get("predecessors", ())}:
                found[before].append(unit)
        return dict(found)

    def _node(self, unit: int, day: date) -> int:
        seen = {unit}
        while not self.exists(unit, day):
            after = [u for u in self._successors.get(unit, ()) if self._begun(u, day)]
            if len(after) != 1 or after[0] in seen:
                return unit
            unit = after[0]
            seen.add(unit)
        return unit

    def _on(self, day: date) -> DayTree:
        node = {unit: self._node(unit, day) for unit in self._states}
        above: dict[int, int | None] = {}
        for unit in sorted(set(node.values())):
            up = self.state(unit, day).get("parent")
            above[unit] = node.get(up) if isinstance(up, int) else None
        for unit in above:
            self._cut(unit, above)
        below: dict[int | None, list[int]] = defaultdict(list)
        for unit in sorted(above, key=lambda u: (self.code(u, day), u)):
            below[above[unit]].append(unit)
        return DayTree(node, above, {up: tuple(units) for up, units in below.items()})

    @staticmethod
    def _cut(unit: int, above: dict[int, int | None]) -> None:
        """Two units entered as each other's parent must not hang a page: the walk ends where it began."""
        step, seen = above[unit], {unit}
        while step is not None and step not in seen:
            seen.add(step)
            step = above.get(step)
        if step == unit:
            above[unit] = None
