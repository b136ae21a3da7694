"""What a report says to machines: concepts, facts, units of the office, and where each is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from youju.engine.base.labels import Label
from youju.engine.report.xbrl.markup import ncname

BASE = "https://youju.example/xbrl"
"""A reserved domain: nobody can own these addresses (docs/decisions/xbrl.md)."""

SCHEME = f"{BASE}/office"
PREFIX = "yj"
PURE, YUAN = "xbrli:pure", "iso4217:CNY"
OFFICE = ""
"""The unit code of the whole office: the default member."""

PeriodType = Literal["instant", "duration"]


@dataclass(frozen=True, slots=True)
class Concept:
    """A kind of fact: its local name, its type (`prefix:name`), labels, and the group that it is listed under.

    `of_record`: a field of a record, told apart by its number.
    """

    name: str
    type: str
    period: PeriodType
    title: Label
    documentation: Label
    group: str = ""
    of_record: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a fact, both included; an instant is the end of its one day."""

    start: date
    end: date

    @property
    def instant(self) -> str:
        """Its end as xBRL-JSON writes it: midnight of the next day."""
        return f"{self.end + timedelta(days=1)}T00:00:00"

    @property
    def duration(self) -> str:
        """From midnight to midnight."""
        return f"{self.start}T00:00:00/{self.instant}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value: of a concept, in days, of a unit of the office or a record. `value` is exact text, None where it is missing.

    `measure` is its XBRL unit, "" where it is no number; with `percent` it is a share of 1. `decimals` is "INF" or how many are
    stated; `note` the number of its note, from 1.
    """

    number: int
    concept: Concept
    span: Span
    unit_code: str
    record: int
    value: str | None
    measure: str
    percent: bool
    decimals: str
    note: int

    @property
    def id(self) -> str:
        """Its name where it is stated once."""
        return f"f{self.number}"

    @property
    def hidden_id(self) -> str:
        """Its name among the hidden facts."""
        return f"h{self.number}"


@dataclass(frozen=True, slots=True)
class Entity:
    """The office: the code of its top unit, its name, and the code of the unit that the report is about ("" the office)."""

    code: str
    name: str
    unit_code: str = ""
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The facts of a report, each once; `bound` says which fact an instance prints. `units` are names by code."""

    pack: str
    report: str
    title: Label
    language: str
    entity: Entity
    facts: tuple[Fact, ...]
    bound: Mapping[str, Fact]
    units: Mapping[str, str]
    groups: Mapping[str, Label]
    sums: tuple[tuple[Concept, tuple[Concept, ...]], ...] = ()

    @property
    def namespace(self) -> str:
        """The namespace of concepts, members and units: the same for all reports of a pack."""
        return f"{BASE}/{self.pack}"

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """Each concept once, in the order of its first fact."""
        return tuple(dict.fromkeys(fact.concept for fact in self.facts))

    @property
    def listed_groups(self) -> tuple[str, ...]:
        """The groups of its concepts: the pack's in their order, then ours."""
        used = {concept.group: None for concept in self.concepts}
        return (*(id_ for id_ in self.groups if id_ in used), *(id_ for id_ in used if id_ not in self.groups))


def member(code: str) -> str:
    """The local name of a unit's member."""
    return ncname(f"unit.{code}") if code else "office"
