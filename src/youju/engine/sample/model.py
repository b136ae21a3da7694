"""What the generator gives: units, steps in the order they were entered, and what was planted among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

LocalRef: TypeAlias = tuple[Literal["local", "unit"], int]
Raw: TypeAlias = str | int | bool | LocalRef | list[str] | list[LocalRef]
"""A raw value as a person gives it: text, whole number, yes or no, choice code, `YYYY-MM-DD`, a decimal as text.
A reference is ("local", local id of an earlier step) or ("unit", local id of a unit)."""

DAY_SECONDS = 86_400


def pointed(raw: Mapping[str, Raw]) -> Iterator[int]:
    """Local ids of the records that a row's values point to."""
    for value in raw.values():
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, tuple) and item[0] == "local":
                yield item[1]


class Taken(NamedTuple):
    """A transition of the record's loop that was taken: on which day, by which role, and the sentence said with it."""

    transition: str
    date: str
    role: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as first entered. `parent` is None for the office itself; `group` is the recipe's name for its kind."""

    local_id: int
    code: str
    name: str
    short: str
    kind: str
    group: str
    parent: int | None
    valid_from: str
    valid_to: str = ""
    predecessors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit's fields change from `effective` on: a new name, or `valid_to` where it was merged away."""

    effective: str
    unit: int
    raw: Mapping[str, str]
    note: str = ""


@dataclass(slots=True)
class Step:
    """One thing a person entered: a new record (`add`), or changed fields of an earlier one (`edit`).

    `moment` counts seconds of local time from 0001-01-01 (day ordinal * 86,400 + second of the day); `date` is the
    record's own date, "" for undated. `photo` names the picture that was kept with it, the same name being the same
    picture. Only the generator changes a step.
    """

    register: str
    local_id: int
    unit: int
    moment: int
    date: str
    raw: dict[str, Raw]
    by: str = "clerk"
    action: Literal["add", "edit"] = "add"
    effective: str = ""
    co_units: tuple[int, ...] = ()
    credited_units: tuple[int, ...] = ()
    transitions: tuple[Taken, ...] = ()
    waiting: bool = False
    photo: str = ""

    @property
    def entered_at(self) -> str:
        """When it was entered, `YYYY-MM-DDTHH:MM:SS` in the site's zone."""
        day, second = divmod(self.moment, DAY_SECONDS)
        return f"{date.fromordinal(day)}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"

    def refs(self) -> Iterator[int]:
        """Local ids of the records it points to."""
        return pointed(self.raw)


@dataclass(frozen=True, slots=True)
class Batch:
    """Steps of one register none of which points to another of the same batch."""

    register: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Defect:
    """One planted fault: its kind, the local ids it concerns (units for unit kinds) and what is wrong, in Chinese."""

    kind: str
    register: str
    records: tuple[int, ...]
    note: str


@dataclass(frozen=True, slots=True)
class EarlierText:
    """A definition before it was changed: the TOML text to write first, and the last day it was in force."""

    indicator: str
    until: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A whole sample ledger: `steps` in the order of entering, every reference pointing to an earlier step."""

    seed: int
    small: bool
    today: str
    units: tuple[UnitRow, ...]
    unit_changes: tuple[UnitChange, ...]
    silent: tuple[int, ...]
    steps: tuple[Step, ...]
    order: tuple[str, ...]
    defects: tuple[Defect, ...]
    earlier: tuple[EarlierText, ...] = ()
    weather: tuple[str, ...] = field(default=())

    def batches(self) -> Iterator[Batch]:
        """The same steps grouped for writing in bulk: registers before those that point to them.

        A register's edits follow its new records, so that what is copied from it later sees both.
        """
        groups: dict[tuple[str, str], list[Step]] = {}
        for step in self.steps:
            groups.setdefault((step.register, step.action), []).append(step)
        for register in self.order:
            for action in ("add", "edit"):
                if steps := groups.get((register, action)):
                    yield Batch(register, tuple(steps))
