"""Lines 15: what the chain costs: appends against the same rows without hashes, bytes of a revision against a plain table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from django.db import connection

from bench.cells import Unequal
from bench.ledger import BATCH, NOW, Ledger, filled, leaf_units, opened, parts, site_at, written
from bench.peers import unhashed
from bench.rows import rows
from bench.table import Line, Sizes
from bench.timing import progress, timed
from youju.engine.ledger import Entry
from youju.web.commands.log import verify
from youju.web.site.setup import close_site
from youju.web.store import read

ALLOWED = 250.0
"""Bytes of a revision beyond those of the same row in a plain table."""
BODIES, COLUMNS = ("seq", "record", "register", "body"), ("id", *unhashed.PLAIN)


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """Appends on SQLite; then the bytes, and what verifying takes."""
    yield _appends(sizes, folder)
    ledger = filled(folder / "large", sizes.large)
    yield from _overhead(sizes, folder, ledger)
    seconds, (_, problems) = timed(lambda: verify(ledger.office))
    if problems:
        raise Unequal(f"the log does not verify: {problems[0]}")
    plain, _ = timed(_read)
    close_site()
    told = "reading the same revisions, without looking at them"
    yield Line(f"15d log verify of {sizes.large:,} revisions", seconds, plain, None, told, rows=sizes.large)


def _appends(sizes: Sizes, folder: Path) -> Line:
    times: list[tuple[float, float]] = []
    for run in range(max(sizes.runs, 2)):
        ours = _written(folder / f"ours{run}", sizes.medium, lambda some: written(some))
        peer = _written(folder / f"peer{run}", sizes.medium, lambda some: unhashed.append(some, NOW))
        if ours[1] != peer[1]:
            raise Unequal(f"appends: ours end at {ours[1]}, the peer's at {peer[1]}")
        times.append((ours[0], peer[0]))
        progress(f"appended {sizes.medium:,}: {ours[0]:.2f} s, without hashes {peer[0]:.2f} s")
    name = f"15a append of {sizes.medium:,} new records, SQLite"
    told = "the same bodies, heads and indexes in a table without hashes"
    return Line(name, min(t[0] for t in times), min(t[1] for t in times), 1.3, told, rows=sizes.medium)


def _written(folder: Path, count: int, write: Callable[[Sequence[Entry]], object]) -> tuple[float, tuple[int, int]]:
    """Seconds to write records into a fresh site, and the end: how many bodies, how many bytes of them."""
    office = site_at(folder)
    ledger = opened(office, leaf_units(read.head()))
    unhashed.make_table()
    batches = [[ledger.entry(row) for row in part] for part in parts(rows(count), BATCH)]
    seconds, _ = timed(lambda: [write(some) for some in batches])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), sum(length(body)) FROM (SELECT seq, body FROM revision UNION ALL "
            "SELECT seq, body FROM bench_unhashed)"
        )
        found = cursor.fetchone()
    close_site()
    return seconds, (int(found[0]), int(found[1]))


def _overhead(sizes: Sizes, folder: Path, ledger: Ledger) -> Iterator[Line]:
    """Bytes a revision of the whole database file (heads, indexes, triggers), less those of a file with a plain table."""
    whole = _bytes(ledger.office.site.path("db.sqlite3"))
    count = read.head()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(BODIES)} FROM revision ORDER BY seq")
        bodies = _plain(folder / "bodies.sqlite3", BODIES, cursor)
    columns = _plain(folder / "columns.sqlite3", COLUMNS, map(unhashed.plain, read.onward(1, count)))
    for name, peer, bar, what in (
        ("15b", bodies, 1.0, "a plain table of the same bodies, no hash, head or index"),
        ("15c", columns, None, "a plain table with a column for each thing said, no index"),
    ):
        told = f"allowed; {whole / count:.0f} B a revision in all, {peer / count:.0f} B in {what}"
        title = f"{name} bytes of {sizes.large:,} revisions beyond a plain table, each"
        yield Line(title, (whole - peer) / count, ALLOWED, bar, told, bytes=True)


def _plain(file: Path, columns: Sequence[str], some: Iterable[Sequence[object]]) -> int:
    """The bytes of a database that holds nothing but one table with these rows."""
    with closing(sqlite3.connect(file)) as plain:
        plain.execute(f"CREATE TABLE plain ({columns[0]} integer PRIMARY KEY, {', '.join(columns[1:])})")
        plain.executemany(f"INSERT INTO plain VALUES ({', '.join('?' * len(columns))})", some)
        plain.commit()
    return _bytes(file)


def _bytes(file: Path) -> int:
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("VACUUM")
    return file.stat().st_size


def _read() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, record, register, body, prev, hash FROM revision ORDER BY seq")
        return sum(1 for _ in cursor)
