"""Every problem of a ledger: triggers, chain, end, records, sealed values, files of evidence, editions, receipts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from django.db import DatabaseError, connection

from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.bundle.receipt import Receipt
from youju.engine.definitions import Pack
from youju.web.store import definitions, guards
from youju.web.store.problems import NO_PACK, UNREADABLE
from youju.web.store.verify import chain, editions, evidence, heads, receipts, sealed

NOTHING: Mapping[int, bytes] = MappingProxyType({})


def verify_log(expect: Mapping[int, bytes] = NOTHING, brought: Sequence[Receipt] = ()) -> Iterator[Problem]:
    """Every problem, as found; an untouched ledger has none.

    `expect` (hashes by seq) and `brought` come from elsewhere: without them a log that was re-hashed as a whole looks sound.
    A table that cannot be read is a problem, and the others are still read.
    """
    yield from guards.check(connection)
    yield from _readable(
        "revision", lambda: chain.check(expect, [(r.size, r.time) for r in (*receipts.own(), *brought)])
    )
    yield from _readable("log_head", chain.check_end)
    yield from _readable("revision", lambda: receipts.check(brought))
    pack, problems = _pack()
    yield from problems
    yield from _readable("record", lambda: heads.check(pack))
    yield from _readable("sealed", lambda: sealed.check(pack))
    yield from _readable("revision", evidence.check)
    yield from _readable("edition", editions.check)


def _readable(table: str, look: Callable[[], Iterator[Problem]]) -> Iterator[Problem]:
    """The problems found by `look`, and that a table cannot be read where the database gives it up in the middle."""
    try:
        yield from look()
    except DatabaseError as error:
        yield UNREADABLE.at(Place(file=table), table=table, why=str(error).strip())


def _pack() -> tuple[Pack | None, tuple[Problem, ...]]:
    """The definitions as logged; an altered one may be unreadable, and the rest is checked without."""
    try:
        return definitions.pack(), ()
    except (Refused, DatabaseError, ValueError, KeyError, TypeError):  # altered beyond reading
        return None, (NO_PACK.at(),) if _defined() else ()


def _defined() -> bool:
    """Whether the log holds any definitions at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM record WHERE register = %s LIMIT 1", [definitions.REGISTER])
        return cursor.fetchone() is not None
