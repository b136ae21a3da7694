"""The frozen objects that a recipe is read into. Shares are whole percents unless said otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from youju.engine.sample.model import EarlierText

MONTHS_ALIKE = (Decimal(1),) * 12


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units of one sort: how many, how named and coded, which group's units stand above them.

    `names` are given names in full; where they run out, `name` is a template over {place} and {n}. `code` is a
    template over {above} (the parent's code), {n} and {k} (number among the parent's children).
    """

    id: str
    kind: str
    count: int
    code: str
    above: str = ""
    name: str = ""
    short: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Peak:
    """Days of the year (`MM-DD`, both included, in one month) that take `share` percent of their month."""

    start: str
    end: str
    share: int


@dataclass(frozen=True, slots=True)
class Profile:
    """How much a day off, and a day near a festival, weighs against an ordinary working day."""

    off: Decimal = Decimal(1)
    festival: Decimal = Decimal(1)
    weather: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class PathPlan:
    """A way through the loop: its share and (transition, fewest days, most days, reason) one after another.

    A step that would lie after today is not taken, or, with `clamp`, is taken today.
    """

    share: int
    steps: tuple[tuple[str, int, int, str], ...] = ()
    clamp: bool = False


@dataclass(frozen=True, slots=True)
class Follow:
    """The record happens on or after the day of the one that the field `ref` points to, at most `days` later.

    Without groups it belongs to the same unit.
    """

    ref: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Each:
    """One row per record of `register` (or unit of the groups, `units`) and `per` month, quarter, year or once."""

    of: str
    per: str = "once"
    ref: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """Other units named with a record: in `share` percent of rows between `least` and `most` units of `groups`."""

    share: int = 0
    least: int = 1
    most: int = 1
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one register that are made alike. `rows` is the count of the last year, `small` that of a small sample.

    `earlier` percent of it are made for each earlier year. `span` (two days) replaces the years for lists that grew
    over a longer time; what lies before the ledger's first day is entered on that day.
    """

    rows: int = 0
    small: int | None = None
    earlier: int = 0
    months: tuple[Decimal, ...] = MONTHS_ALIKE
    profile: str = ""
    peaks: tuple[Peak, ...] = ()
    span: tuple[str, str] | None = None
    groups: tuple[str, ...] = ()
    follow: Follow | None = None
    each: Each | None = None
    lag: str = "usual"
    by: str = "clerk"
    co_units: Shared = Shared()
    credited: Shared = Shared()
    once: tuple[tuple[str, ...], ...] = ()
    photos: int = 0
    paths: tuple[PathPlan, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DefectPlan:
    """Which faults to plant in which register: a count, or a share in thousandths of the rows; `use` names fields.

    `whole`: as many in a small sample, too.
    """

    kind: str
    register: str
    count: int = 0
    per_mille: int = 0
    whole: bool = False
    use: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditPlan:
    """A list record (the first that fits `where`) changes from the day `on`: the fields in `set` get new values."""

    kind: str
    register: str
    where: Mapping[str, Any]
    set: Mapping[str, Any]
    on: str
    note: str


@dataclass(frozen=True, slots=True)
class Lag:
    """Days from the event to its entry: `prompt` percent wait on average `mean` days, the others `late` days.

    `burst` percent of the late ones wait for the next of the `bursts` (first and last day, `MM-DD`).
    """

    prompt: int
    mean: Decimal
    late: tuple[int, int]
    burst: int
    bursts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Year:
    """Days off and worked in one year (`YYYY-MM-DD`), and its festivals: their codes and days."""

    off: tuple[str, ...] = ()
    worked: tuple[str, ...] = ()
    festivals: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happenings:
    """What befalls units: how many are silent, renamed (in which month) and merged (on which day)."""

    silent: int
    silent_groups: tuple[str, ...]
    silent_from: str
    renamed: int
    renamed_month: str
    renamed_groups: tuple[str, ...]
    merged_on: str
    merged_group: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole recipe: `first` and `today` bound the ledger, `small_share` is in thousandths of the rows.

    `waiting` of the `waiting_among` last entries in registers of the loop `waiting_loop` have not been reviewed.
    """

    first: str
    today: str
    zipf: Decimal
    small_share: int
    waiting_loop: str
    waiting: int
    waiting_small: int
    waiting_among: int
    weather_days: int
    festival_days: int
    lag: Lag
    happenings: Happenings
    units: tuple[UnitGroup, ...]
    years: Mapping[str, Year]
    profiles: Mapping[str, Profile]
    words: Mapping[str, tuple[str, ...]]
    registers: Mapping[str, tuple[Part, ...]]
    defects: tuple[DefectPlan, ...] = ()
    edits: tuple[EditPlan, ...] = ()
    earlier: tuple[EarlierText, ...] = ()
    paths: Mapping[str, tuple[PathPlan, ...]] = field(default_factory=dict)
