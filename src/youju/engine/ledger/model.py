"""What the ledger writes: an `Entry` before it has numbers, a `Revision` as read back from the log.

What an import makes once per row is a `msgspec.Struct`: it takes a tenth of the time of a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import msgspec

from youju.engine.base.problems import NOWHERE, Kind, Place, Problem
from youju.engine.definitions.model import Field
from youju.engine.ledger.problems import titles

Stored = str | int | bool | list[str] | list[int]
"""A stored value; see `engine.definitions.model.Field` for the encoding of each type."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A personal value that goes beside the log: its digest is in the data, the value in the sealed table."""

    field: str
    kind: str
    value: str
    salt: bytes
    digest: str


class Entry(msgspec.Struct, frozen=True):
    """One change, complete but for `seq`, `recorded_at` and, for a new record, `record`.

    `unit` is a unit number (0: the office itself); `date` and `due_on` are `YYYY-MM-DD` or ""; `stages` maps a stage to
    [first date, last date, entries]; `key` is the 16-byte natural key digest (None: no key, or void).
    """

    register: str
    version: str
    unit: int
    stage: str
    action: str
    actor: str
    data: Mapping[str, Stored]
    record: int | None = None
    date: str = ""
    co_units: tuple[int, ...] = ()
    credited_units: tuple[int, ...] = ()
    due_on: str = ""
    stages: Mapping[str, list[Any]] = {}
    on_behalf_of: int = 0
    cause: int = 0
    source: Mapping[str, Any] = {}
    key: bytes | None = None
    seals: tuple[Seal, ...] = ()

    @property
    def client_id(self) -> str | None:
        """The random id that the client sent; the same id twice is one record."""
        return self.source.get("client_id")

    def changed(self, **values: Any) -> Entry:
        """The entry with other values in these fields."""
        return msgspec.structs.replace(self, **values)


class Revision(msgspec.Struct, frozen=True):
    """A revision as the log holds it: the entry with its numbers and time."""

    seq: int
    record: int
    recorded_at: str
    entry: Entry


class Normalised(msgspec.Struct):
    """A row as the ledger would store it, and everything found on the way; filled cell by cell by a `Normaliser`.

    `data` holds the cells that could be read; `raw_kept` the writer's text where that was not the plain value
    (`约1200人`), never of a personal field; `approx` the fields whose writer said "about". `date` is the record's date
    or "". `on` is the day on which names were looked up, `year_hint` the year of dates written without one.
    """

    data: dict[str, Stored]
    on: str
    year_hint: int | None = None
    place: Place = NOWHERE
    date: str = ""
    seals: list[Seal] = []
    raw_kept: dict[str, str] = {}
    approx: set[str] = set()
    problems: list[Problem] = []

    @property
    def source(self) -> dict[str, Any]:
        """What the entry's `source` says about the row: `{"raw": {field: text}}`, or nothing."""
        return {"raw": self.raw_kept} if self.raw_kept else {}

    def note(self, kind: Kind, field: Field, **details: object) -> None:
        """Add a problem of `kind` at `field`."""
        place = replace(self.place, field=field.id)
        self.problems.append(kind.at(place, **titles(field), **details))


class Lookup(Protocol):
    """What normalising a row asks the rest of the ledger."""

    def unit(self, text: str, on: str) -> int | None:
        """Number of the unit with this code, name or short name on that day."""

    def find(self, register: str, text: str, on: str) -> tuple[int, ...]:
        """Records of `register` that this text names (its label or its number); more than one is ambiguous."""

    def attributes(self, register: str, record: int, on: str) -> Mapping[str, Stored] | None:
        """Data of a record as valid on that day; None if there is no such record."""


class Peers(Protocol):
    """What a record rule asks about the other records of the same register."""

    def same(self, register: str, fields: Mapping[str, Stored], besides: int | None) -> tuple[Revision, ...]:
        """Live records whose fields have these stored values, except the record `besides`."""
