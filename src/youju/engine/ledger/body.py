"""The body of a revision: its exact bytes, written in two goes, and read back.

The bytes are the canonical JSON of docs/decisions/log.md. `record`, `recorded_at` and `seq` are known only under the
log's lock, so `prepare` encodes the rest before it and `fill` joins the pieces under it. Keys are in sorted order, so
the three holes lie between fixed pieces: HEAD record, recorded_at, register, seq TAIL.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from youju.engine.base.digests import canonical_unchecked
from youju.engine.ledger.model import Entry, Revision, Stored

_PLAIN = frozenset({str, int, bool, list})
_NUL = b"\\u0000"  # or a backslash, written as two, before u0000


class Prepared(NamedTuple):
    """An entry encoded but for its numbers: the bytes before `record`, the register's text, the bytes after `seq`."""

    head: bytes
    register: bytes
    tail: bytes


class _Head(msgspec.Struct, omit_defaults=True):
    """The keys before `record`, in their order; those that are empty are left out."""

    action: str
    actor: str
    cause: int = 0
    co_units: tuple[int, ...] = ()
    credited_units: tuple[int, ...] = ()
    data: Mapping[str, Stored] = {}
    date: str = ""
    due_on: str = ""
    on_behalf_of: int = 0


class _Tail(msgspec.Struct, omit_defaults=True, kw_only=True):
    """The keys after `seq`. The unit is written even where it is 0: the office itself is an owner, not a missing one."""

    source: Mapping[str, Any] = {}
    stage: str
    stages: Mapping[str, list[Any]] = {}
    unit: int
    version: str


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


def prepare(entry: Entry) -> Prepared:
    """Encode an entry once. Raises TypeError where a stored value is none of `Stored` (a float, say), ValueError on U+0000."""
    if not _PLAIN.issuperset(map(type, entry.data.values())):
        raise TypeError(f"a stored value of {entry.register} is not text, whole number, bool or list")
    head = _Head(
        entry.action,
        entry.actor,
        entry.cause,
        entry.co_units,
        entry.credited_units,
        entry.data,
        entry.date,
        entry.due_on,
        entry.on_behalf_of,
    )
    tail = _Tail(source=entry.source, stage=entry.stage, stages=entry.stages, unit=entry.unit, version=entry.version)
    prepared = Prepared(
        canonical_unchecked(head)[:-1], canonical_unchecked(entry.register), canonical_unchecked(tail)[1:]
    )
    if _NUL in prepared.head or _NUL in prepared.tail:
        _refuse_nul(entry)
    return prepared


def _refuse_nul(entry: Entry) -> None:
    """U+0000 is JSON, but PostgreSQL has no text that holds it: such a body could never be read there again."""
    said: list[Any] = [entry.data, entry.source, entry.stages]
    while said:
        value = said.pop()
        if isinstance(value, str) and "\0" in value:
            raise ValueError(f"a text of {entry.register} holds U+0000")
        said += value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()


def fill(prepared: Prepared, record: int, recorded_at: str, seq: int) -> bytes:
    """The body: the exact bytes that are hashed and stored."""
    head, register, tail = prepared
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


def stored_equal(left: Stored | None, right: Stored | None) -> bool:
    """Whether two stored values are the same; true and 1 are not."""
    return left == right and type(left) is type(right)
