"""The body of a revision: its exact bytes, written in two goes, and read back.

The bytes are the canonical JSON of docs/decisions/log.md. `record`, `recorded_at` and `seq` are known only under the
log's lock, so `prepare` encodes the rest before it and `fill` joins the pieces under it. Keys are in sorted order, so
the three holes lie between fixed pieces: HEAD record, recorded_at, register, seq TAIL.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from youju.engine.base.digests import canonical_unchecked
from youju.engine.ledger.model import Entry, Revision, Stored

_PLAIN = frozenset({str, int, bool, list})


class Prepared(NamedTuple):
    """An entry encoded but for its numbers: the bytes before `record`, the register's text, the bytes after `seq`."""

    entry: Entry
    head: bytes
    register: bytes
    tail: bytes


class _Body(msgspec.Struct, frozen=True):
    """The keys of a body; those left out are empty."""

    seq: int
    record: int
    register: str
    version: str
    unit: int
    stage: str
    action: str
    actor: str
    recorded_at: str
    data: dict[str, Any] = {}
    date: str = ""
    co_units: tuple[int, ...] = ()
    credited_units: tuple[int, ...] = ()
    due_on: str = ""
    stages: dict[str, list[Any]] = {}
    on_behalf_of: int = 0
    cause: int = 0
    source: dict[str, Any] = {}


_DECODER = msgspec.json.Decoder(_Body)


def as_dict(entry: Entry) -> dict[str, Any]:
    """The keys of a body that an entry knows, without `record`, `recorded_at` and `seq`; empty ones left out."""
    return _before(entry) | {"register": entry.register} | _after(entry)


def prepare(entry: Entry) -> Prepared:
    """Encode an entry once. Raises TypeError where a stored value is none of `Stored` (a float, say)."""
    if not _PLAIN.issuperset(map(type, entry.data.values())):
        raise TypeError(f"a stored value of {entry.register} is not text, whole number, bool or list")
    head = canonical_unchecked(_before(entry))
    tail = canonical_unchecked(_after(entry))
    return Prepared(entry, head[:-1], canonical_unchecked(entry.register), tail[1:])


def fill(prepared: Prepared, record: int, recorded_at: str, seq: int) -> bytes:
    """The body: the exact bytes that are hashed and stored."""
    _, head, register, tail = prepared
    return b'%b,"record":%d,"recorded_at":"%b","register":%b,"seq":%d,%b' % (
        head,
        record,
        recorded_at.encode(),
        register,
        seq,
        tail,
    )


def decode(body: bytes | str) -> Revision:
    """Read a body back; raises `msgspec.DecodeError` where it is not one."""
    read = _DECODER.decode(body)
    entry = Entry(
        read.register,
        read.version,
        read.unit,
        read.stage,
        read.action,
        read.actor,
        read.data,
        read.record,
        read.date,
        read.co_units,
        read.credited_units,
        read.due_on,
        read.stages,
        read.on_behalf_of,
        read.cause,
        read.source,
    )
    return Revision(read.seq, read.record, read.recorded_at, entry)


def _before(entry: Entry) -> dict[str, Any]:
    keys: dict[str, Any] = {"action": entry.action, "actor": entry.actor}
    for name, value in (
        ("cause", entry.cause),
        ("co_units", entry.co_units),
        ("credited_units", entry.credited_units),
        ("data", entry.data),
        ("date", entry.date),
        ("due_on", entry.due_on),
        ("on_behalf_of", entry.on_behalf_of),
    ):
        if value:
            keys[name] = value
    return keys


def _after(entry: Entry) -> dict[str, Any]:
    # The unit is written even where it is 0: the office itself is an owner, not a missing one.
    keys: dict[str, Any] = {"stage": entry.stage, "unit": entry.unit, "version": entry.version}
    if entry.source:
        keys["source"] = entry.source
    if entry.stages:
        keys["stages"] = entry.stages
    return keys


def stored_equal(left: Stored | None, right: Stored | None) -> bool:
    """Whether two stored values are the same; true and 1 are not."""
    return left == right and type(left) is type(right)
