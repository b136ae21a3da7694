"""The chain: hash = SHA-256(prev || SHA-256(body)), and a reader that says what is wrong with a log.

A log that was altered and then hashed anew from there on is sound in itself: it is found only against a digest of that
time held elsewhere, which `verify` takes as `expect`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple, NoReturn

import msgspec

from youju.engine.base.digests import canonical_unchecked
from youju.engine.base.problems import Kind, Place, Problem
from youju.engine.ledger import problems as led


class Head(NamedTuple):
    """Where a log ends: the last number, its digest (32 bytes) and its time."""

    seq: int = 0
    hash: bytes = bytes(32)
    recorded_at: str = ""


class Row(NamedTuple):
    """One row of the table of revisions."""

    seq: int
    record: int
    register: str
    body: bytes | str
    prev: bytes
    hash: bytes


START = Head()
Found = tuple[Kind, dict[str, object]]


def link(prev: bytes, body: bytes) -> bytes:
    """The digest of a revision whose predecessor has the digest `prev`; 32 bytes."""
    return sha256(prev + sha256(body).digest()).digest()


def verify(
    rows: Iterable[Row | tuple[int, int, str, bytes | str, bytes, bytes]],
    start: Head = START,
    expect: Mapping[int, bytes] | None = None,
    floors: Iterable[tuple[int, str]] = (),
) -> Generator[Problem, None, Head]:
    """Read rows in the order of `seq` after `start`, yielding every problem; returns the head that was read.

    One fault gives the problems of its own place only: reading goes on from what the next row says of itself.
    `expect` maps seq to a digest held elsewhere (a receipt, an older head). `floors` are (seq, time) of receipts: what they
    do not contain was not recorded before them.
    """
    head, held, not_before = start, dict(expect or {}), _Floors(floors)
    for row in rows:
        seq, _, _, body, prev, digest = row
        content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else bytes(body)
        found, recorded_at = _read(row, content, not_before.under(seq, head))
        sound = link(prev, content) == digest and seq == head.seq + 1 and prev == head.hash
        if not sound or seq in held:
            found = [*_broken(row, content, head, held.pop(seq, digest)), *found]
        yield from (_problem(kind, seq, details) for kind, details in found)
        head = Head(max(seq, head.seq), bytes(digest), recorded_at)
    yield from (_problem(led.HEAD_MISSING, seq, {}) for seq in sorted(held) if seq > head.seq)
    return head


class _Floors:
    """The times that revisions from a seq on do not go below; asked in the order of the log."""

    def __init__(self, floors: Iterable[tuple[int, str]]) -> None:
        self._left, self._time = sorted(floors), ""

    def under(self, seq: int, head: Head) -> Head:
        """The head that a revision follows, with the later time of it and of the receipts that do not contain it."""
        while self._left and self._left[0][0] < seq:
            self._time = max(self._time, self._left.pop(0)[1])
        return head if head.recorded_at >= self._time else head._replace(recorded_at=self._time)


def _problem(kind: Kind, seq: int, details: dict[str, object]) -> Problem:
    return kind.at(Place(line=seq, file="log"), seq=seq, **details)


def _broken(row: Any, content: bytes, head: Head, held: bytes) -> Iterator[Found]:
    """What is wrong with the digests and the place of a row; `held` is its digest as kept elsewhere."""
    seq, _, _, _, prev, digest = row
    if link(prev, content) != digest:
        yield led.ALTERED, {}
    if held != digest:
        yield led.HEAD_DIFFERS, {}
    if seq > head.seq + 1:
        yield led.REMOVED, {"first": head.seq + 1, "last": seq - 1}
    elif seq <= head.seq:
        yield led.MISPLACED, {"expected": head.seq + 1}
    elif prev != head.hash:
        yield led.UNLINKED, {"before": head.seq}


def _no_float(text: str) -> NoReturn:
    raise ValueError(f"a float in a body: {text}")


_decode = msgspec.json.Decoder(float_hook=_no_float).decode


def _read(row: Any, content: bytes, head: Head) -> tuple[list[Found], str]:
    """What is wrong with the body of a row, and its time (its predecessor's, where it has none)."""
    try:
        body = _decode(content)
        # A body that says something twice, or in another order, would have two digests for one meaning.
        found: list[Found] = [] if canonical_unchecked(body) == content else [(led.NOT_CANONICAL, {})]
        said = (body["seq"], body["record"], body["register"])
        recorded_at = body["recorded_at"]
        if not isinstance(recorded_at, str):
            raise TypeError("a time that is no text")
    except (ValueError, KeyError, TypeError, RecursionError):  # DecodeError is a ValueError
        return [(led.NOT_CANONICAL, {})], head.recorded_at
    if said != tuple(row[:3]):
        columns = zip(("seq", "record", "register"), said, row[:3], strict=True)
        found += [(led.COLUMN_DIFFERS, {"column": name}) for name, inside, beside in columns if inside != beside]
    if recorded_at < head.recorded_at:
        found.append((led.BACKDATED, {"time": recorded_at, "before": head.recorded_at}))
    return found, recorded_at
