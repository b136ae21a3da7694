"""A row that comes in again against the record that the ledger has: new, changed, same or conflict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from youju.engine.ledger.body import stored_equal
from youju.engine.ledger.model import Normalised, Revision, Seal, Stored
from youju.engine.ledger.seals import digest

Verdict = Literal["new", "changed", "same", "conflict"]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; `before` is None where the ledger had nothing. Personal values show as digests."""

    field: str
    before: Stored | None
    after: Stored | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on a row, and what would be written: `data` and `seals` of the merged record.

    `same`: nothing to write. `conflict`: somebody changed the record by hand since the last import, and the row says
    otherwise; a person decides, both versions are kept.
    """

    verdict: Verdict
    changes: tuple[Change, ...]
    data: Mapping[str, Stored]
    seals: tuple[Seal, ...]


def classify(
    existing: Revision | None,
    incoming: Normalised,
    last_source_is_import: bool,
    salts: Mapping[str, Collection[bytes]] | None = None,
) -> Comparison:
    """Compare a row with the record that has its natural key.

    An empty cell says nothing, so a field that the row leaves out keeps its value. `salts` are those of the record's
    sealed values, earlier ones too: with them equal personal values are recognised without opening any. A value whose
    salts are gone was erased; an import does not bring it back.
    """
    if existing is None:
        changes = tuple(Change(name, None, value) for name, value in sorted(incoming.data.items()))
        return Comparison("new", changes, incoming.data, tuple(incoming.seals))
    before = existing.entry.data
    kept = frozenset(_unchanged(incoming.seals, before, salts or {}))
    data = {**before, **{name: value for name, value in incoming.data.items() if name not in kept}}
    changes = difference(before, data)
    seals = tuple(seal for seal in incoming.seals if seal.field not in kept)
    if not changes:
        return Comparison("same", (), data, ())
    return Comparison("changed" if last_source_is_import else "conflict", changes, data, seals)


def difference(before: Mapping[str, Stored], after: Mapping[str, Stored]) -> tuple[Change, ...]:
    """The fields in which two states of a record differ, in the order of their ids."""
    names = sorted(before.keys() | after.keys())
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return tuple(Change(name, old, new) for name, old, new in pairs if not stored_equal(old, new))


def _unchanged(
    seals: list[Seal], before: Mapping[str, Stored], salts: Mapping[str, Collection[bytes]]
) -> Iterator[str]:
    """Personal fields that the ledger has with the same value, or had until they were erased."""
    for seal in seals:
        known, held = before.get(seal.field), salts.get(seal.field, ())
        if known is not None and (not held or any(digest(seal.value, salt) == known for salt in held)):
            yield seal.field
