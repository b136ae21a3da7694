"""Duplicate candidates: two records that look like one event, found by place, unit and day, never all against all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from youju.engine.definitions.model import Fuzzy, Register
from youju.engine.ledger.key import plain
from youju.engine.quality.model import NamesOfUnits, Question, Seen
from youju.engine.quality.problems import SAME_EVENT
from youju.engine.quality.titles import core, likeness

_PLACES = frozenset({"text", "ref", "unit"})
_END = 6
"""Titles that are compared without a common place begin or end with the same so many characters."""
_SWEEP = 20_000
_CAUTIOUS = 80
"""How alike titles have to be, in percent, where the pack does not say."""
Key = tuple[object, ...]


class Face(NamedTuple):
    """What of a record is compared. `day` is the ordinal of its date, `places` one value per place field, None: empty."""

    record: int
    unit: int
    day: int
    places: tuple[str | int | None, ...]
    core: str
    title: str
    co_units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that look like one event: the later record, the earlier one, how alike (percent) and why."""

    second: Face
    first: Face
    likeness: int
    days: int
    same_place: bool
    co_hosted: bool

    def why(self) -> tuple[str, str]:
        """What agrees, in Chinese and in English."""
        day = (
            ("日期相同", "the same day")
            if self.days == 0
            else (f"日期相差 {self.days} 天", f"{self.days} day(s) apart")
        )
        place = ("地点相同", "the same place") if self.same_place else ("", "")
        title = ("名称相同", "the same title") if self.first.core == self.second.core else ("名称相近", "titles alike")
        hosted = ("填了联合举办", "entered as co-hosted") if self.co_hosted else ("", "")
        said = [part for part in (day, place, title, hosted) if part[0]]
        return "、".join(zh for zh, _ in said), ", ".join(en for _, en in said)


def fuzzy_of(register: Register) -> Fuzzy | None:
    """How the register's records are compared: as declared, else by the natural key; None where neither says enough."""
    label = register.fields.get(register.label)
    if register.system or not register.date:
        return None
    if register.fuzzy:
        return register.fuzzy
    if label is None or label.personal or label.type != "text" or not {register.date, label.id} <= set(register.key):
        return None
    fields = [register.fields[name] for name in register.key if name not in (register.date, label.id)]
    place = tuple(f.id for f in fields if f.type in _PLACES and not f.personal)
    return Fuzzy(label.id, int(bool(place)), place, _CAUTIOUS, across=bool(place))


def face(row: Seen, fuzzy: Fuzzy) -> Face | None:
    """What of a row is compared; None without a date or title."""
    title = row.data.get(fuzzy.title)
    if not row.date or not isinstance(title, str):
        return None
    places = tuple(_place(row.data.get(name)) for name in fuzzy.place)
    day = date.fromisoformat(row.date).toordinal()
    return Face(row.record, row.unit, day, places, core(title), title, row.co_units)


def _place(value: object) -> str | int | None:
    return plain(value) if isinstance(value, str) else value if type(value) is int else None


def candidates(fuzzy: Fuzzy, row: Seen, peers: Iterable[Seen]) -> list[Pair]:
    """The peers that look like the same event as a row, the likest first; the row itself is none."""
    mine = face(row, fuzzy)
    if mine is None:
        return []
    faces = (face(peer, fuzzy) for peer in peers if peer.record != row.record)
    found = [pair for other in faces if other and (pair := judge(fuzzy, mine, other))]
    return sorted(found, key=lambda p: (-p.likeness, p.days, p.first.record))


def pairs(fuzzy: Fuzzy, rows: Iterable[Seen]) -> Iterator[Pair]:
    """All pairs among rows that come in the order of their dates."""
    window = Window(fuzzy)
    for row in rows:
        yield from window.see(row)


class Window:
    """Rows of the last few days by place, unit and ends of the title; each new one is compared with its own block."""

    def __init__(self, fuzzy: Fuzzy) -> None:
        self._fuzzy = fuzzy
        self._blocks: dict[Key, deque[Face]] = {}

    def see(self, row: Seen) -> list[Pair]:
        """The pairs that the row makes with earlier ones. Rows come in the order of their dates."""
        mine = face(row, self._fuzzy)
        if mine is None:
            return []
        found: dict[int, Pair] = {}
        looked: set[int] = {mine.record}
        own, asked = self._keys(mine)
        for key in asked:
            for other in self._recent(key, mine.day):
                if other.record not in looked:
                    looked.add(other.record)
                    if pair := judge(self._fuzzy, mine, other):
                        found[other.record] = pair
        for key in own:
            self._blocks.setdefault(key, deque()).append(mine)
        if len(self._blocks) > _SWEEP:
            self._sweep(mine.day)
        return list(found.values())

    def _keys(self, mine: Face) -> tuple[list[Key], list[Key]]:
        """Under which keys the row is found, and which ones it asks."""
        keys: list[Key] = [("place", n, value) for n, value in enumerate(mine.places) if value is not None]
        if self._fuzzy.across and not self._fuzzy.place:
            keys += [("begins", mine.core[:_END]), ("ends", mine.core[-_END:])]
        own, co = ("unit", mine.unit), [("co", unit) for unit in mine.co_units]
        return [*keys, own, *co], [*keys, own, ("co", mine.unit), *(("unit", unit) for unit in mine.co_units)]

    def _recent(self, key: Key, day: int) -> Iterable[Face]:
        block = self._blocks.get(key)
        if not block:
            return ()
        while block and day - block[0].day > self._fuzzy.days:
            block.popleft()
        return block

    def _sweep(self, day: int) -> None:
        self._blocks = {k: b for k, b in self._blocks.items() if b and day - b[-1].day <= self._fuzzy.days}


def judge(fuzzy: Fuzzy, one: Face, other: Face) -> Pair | None:
    """Whether two records look like one event."""
    days = abs(one.day - other.day)
    if days > fuzzy.days:
        return None
    co_hosted = one.unit in other.co_units or other.unit in one.co_units
    place = _same_place(one, other)
    if not _may_meet(fuzzy, one, other, place, co_hosted, days):
        return None
    alike = likeness(one.core, other.core)
    if alike < fuzzy.ratio:
        return None
    first, second = sorted((one, other), key=lambda f: f.record or 2**62)
    return Pair(second, first, alike, days, place is True, co_hosted)


def _same_place(one: Face, other: Face) -> bool | None:
    """What the first place field says that both filled in: a venue says more than the name of a street."""
    both = ((a, b) for a, b in zip(one.places, other.places, strict=True) if a is not None and b is not None)
    return next((a == b for a, b in both), None)


def _may_meet(fuzzy: Fuzzy, one: Face, other: Face, place: bool | None, co_hosted: bool, days: int) -> bool:
    """Two units' records need a place in common or to be entered as co-hosted.

    One unit's may not be at two places, and where places matter on two days: a class may meet every day.
    """
    if one.unit == other.unit:
        return place is not False and (days == 0 or not fuzzy.place)
    return fuzzy.across and (bool(place) or co_hosted or not fuzzy.place)


def question_of(register: Register, pair: Pair, unit_name: NamesOfUnits) -> Question:
    """The question about a pair, put to the unit of the later record."""
    second, first = pair.second, pair.first
    day = date.fromordinal(first.day).isoformat()
    why, why_en = pair.why()
    owner = unit_name(first.unit, day)
    details = {
        "owner": owner, "owner_en": owner, "day": day, "other": first.title, "number": f"#{first.record}",
        "why": why, "why_en": why_en,
    }  # fmt: skip
    basis = [str(part) for f in (second, first) for part in (f.day, f.core, *f.places)]
    return Question(
        SAME_EVENT, register.id, second.unit, (second.record, first.record), register.date, tuple(basis), details
    )
