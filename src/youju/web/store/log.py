"""The one write path: entries in, chained revisions out, all or nothing.

What can be done before the lock is done in `batch`: encoding, sealing, times. Under the lock the batch is judged
(`admission`), numbered and chained, and the rows are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, connection, transaction

from youju.engine.base.problems import Problem
from youju.engine.ledger.body import Prepared, fill, prepare
from youju.engine.ledger.chain import link
from youju.engine.ledger.model import Entry
from youju.web.store import tables
from youju.web.store.admission import Admission, admit, refuse_taken_keys
from youju.web.store.persons import Closed, close
from youju.web.store.tables import Head, LogEnd, RevisionRow, SealedRow

NOTHING_EXPECTED: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries made ready before the lock: encoded with holes, personal values closed, times as text."""

    entries: Sequence[Entry]
    prepared: Sequence[Prepared]
    closed: Sequence[tuple[Closed, ...]]
    times: Sequence[str]


@dataclass(frozen=True, slots=True)
class AppendResult:
    """What became of a batch. `records` and `seqs` stand in the order of the entries.

    `first_seq` to `last_seq` are the revisions written (0, 0: none). `repeated` are positions whose client id had been
    written before: `records` names the record of then. If any entry is refused nothing is written, `records` and
    `seqs` are empty and `refused` says why, by position.
    """

    first_seq: int = 0
    last_seq: int = 0
    records: tuple[int, ...] = ()
    seqs: tuple[int, ...] = ()
    repeated: frozenset[int] = frozenset()
    refused: Mapping[int, Problem] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The refusals in the order of the entries."""
        return tuple(self.refused[position] for position in sorted(self.refused))


def writing() -> AbstractContextManager[None]:
    """A transaction for several appends that belong together; keep it short, on SQLite it locks from its start."""
    return transaction.atomic()


@contextmanager
def rehearsing() -> Iterator[None]:
    """A transaction that is taken back at its end, whatever was appended in it; nobody else can write until then."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def beside() -> Iterator[Executor]:
    """An executor that writes beside the caller, on a connection of its own; inside a transaction it writes at once."""
    if connection.in_atomic_block:
        yield _AtOnce()
        return
    with ThreadPoolExecutor(1, "youju-writer") as pool:
        try:
            yield pool
        finally:
            pool.submit(leave)


def leave() -> None:
    """Close the connection of a thread that has done its work."""
    connection.close()  # of this thread: the name stands for another one in each


class _AtOnce(Executor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def append(
    entries: Sequence[Entry], now: datetime | Sequence[datetime], expected: Mapping[int, int] = NOTHING_EXPECTED
) -> AppendResult:
    """Write entries at the end of the log.

    `now` is an aware instant for all, or one per entry. `expected` maps every record that is changed to the seq of
    the revision that the change started from (missing: ValueError). A stale change or a taken natural key is returned
    as a problem and nothing is written.
    """
    return write(batch(entries, now), expected)


def batch(entries: Sequence[Entry], now: datetime | Sequence[datetime]) -> Batch:
    """Do all that needs no lock. Naive times are refused (ValueError)."""
    times = [stamp(now)] * len(entries) if isinstance(now, datetime) else [stamp(moment) for moment in now]
    if len(times) != len(entries):
        raise ValueError("one time for all entries, or one for each")
    return Batch(entries, [prepare(entry) for entry in entries], [close(entry) for entry in entries], times)


def write(made: Batch, expected: Mapping[int, int] = NOTHING_EXPECTED) -> AppendResult:
    """Number, chain and write a batch under the lock of the log."""
    if not made.entries:
        return AppendResult()
    try:
        return _write(made, expected)
    except IntegrityError:
        # The table itself holds natural keys unique. Only where it has refused one is it asked which they were.
        return _write(made, expected, ask_keys=True)


def _write(made: Batch, expected: Mapping[int, int], ask_keys: bool = False) -> AppendResult:
    with transaction.atomic(), tables.room_for(len(made.entries)):
        end = tables.take_end()
        admission = admit(made.entries, expected)
        if ask_keys:
            refuse_taken_keys(made.entries, admission)
        if admission.refused:
            return AppendResult(refused=admission.refused)
        numbered = _Numbering(made, admission, end)
        numbered.store()
    return numbered.result()


class _Numbering:
    """Numbers and chains the fresh entries of a batch, from the end of the log on."""

    def __init__(self, made: Batch, admission: Admission, end: LogEnd) -> None:
        self.made, self.admission, self.before = made, admission, end
        self.rows: list[RevisionRow] = []
        self.heads: dict[int, Head] = {}
        self.sealed: list[SealedRow] = []
        self.end = self._chain(end)

    def _chain(self, end: LogEnd) -> LogEnd:
        entries, prepared, times, closed = self.made.entries, self.made.prepared, self.made.times, self.made.closed
        seq, digest, last = end.seq, end.hash, end.recorded_at
        for position in self.admission.fresh:
            entry = entries[position]
            seq += 1
            record = entry.record or seq
            last = max(last, times[position])
            body = fill(prepared[position], record, last, seq)
            previous, digest = digest, link(digest, body)
            self.rows.append((seq, record, entry.register, body.decode(), previous, digest))
            self.heads[record] = self._head(entry, record, seq)
            if closed[position]:
                self.sealed += ((record, *part) for part in closed[position])
        return LogEnd(seq, digest, last)

    def _head(self, entry: Entry, record: int, seq: int) -> Head:
        standing = self.admission.standing.get(record)
        client = standing.client_id if standing else entry.client_id
        return Head(record, entry.register, entry.unit, entry.date, entry.stage, seq, entry.key, client)

    def store(self) -> None:
        """Write the rows; the head comes last, so that the triggers see the batch above it."""
        if not self.rows:
            return
        standing = self.admission.standing
        tables.add_revisions(self.rows)
        if standing:
            tables.change_heads([head for record, head in self.heads.items() if record in standing], standing)
        tables.add_heads([head for record, head in self.heads.items() if record not in standing])
        tables.add_sealed(self.sealed)
        tables.move_end(self.end)

    def result(self) -> AppendResult:
        """What became of every entry."""
        records, seqs = [0] * len(self.made.entries), [0] * len(self.made.entries)
        for position, (seq, record, *_) in zip(self.admission.fresh, self.rows, strict=True):
            records[position], seqs[position] = record, seq
        for position, head in self.admission.repeated.items():
            records[position], seqs[position] = head.id, head.seq
        for position, first in self.admission.twins.items():
            records[position], seqs[position] = records[first], seqs[first]
        again = frozenset(self.admission.repeated) | frozenset(self.admission.twins)
        first_seq, last_seq = (self.before.seq + 1, self.end.seq) if self.rows else (0, 0)
        return AppendResult(first_seq, last_seq, tuple(records), tuple(seqs), again)


def stamp(moment: datetime) -> str:
    """`2025-12-30T08:15:02.123Z`; text of this form compares like the instants."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
