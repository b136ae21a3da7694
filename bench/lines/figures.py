"""Lines 1 to 3 and 7 to 9, at a million records: against hand-written SQL, the ORM, and ourselves otherwise asked."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.cells import Unequal, equal, of_lists, of_scans
from bench.ledger import Ledger, filled, written
from bench.peers import django_flat
from bench.peers.fused_sql import FusedSql
from bench.rows import rows
from bench.table import ROOT, Line, Sizes
from bench.timing import alternate, progress, timed
from youju.engine.figures import Cells
from youju.engine.figures import Row as RowBehind
from youju.engine.ledger import Entry, Revision
from youju.web.store import read


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """The lines, over one ledger; the last also over a smaller one."""
    small = _peak(filled(folder / "medium", sizes.medium))
    ledger = filled(folder / "large", sizes.large)
    name = f"9 peak memory of the report in a process of its own, {sizes.large:,} records"
    yield Line(name, _peak(ledger), small, 3, f"the same over {sizes.medium:,} records", bytes=True)
    yield _against_sql(ledger, sizes)
    yield from _against_orm(ledger, sizes)
    yield from _pending(ledger, sizes)
    yield from _pages(ledger, sizes)
    yield _past(ledger, sizes)


def scans(cells: list[Cells]) -> list[tuple[tuple[str, ...], list[tuple[int, ...]]]]:
    """Our cells in the form that `cells.of_scans` takes."""
    return [(some.ids, some.rows) for some in cells]


def _against_sql(ledger: Ledger, sizes: Sizes) -> Line:
    peer = FusedSql(ledger.snapshot.folder)
    alternate(ledger.report, peer.report, 1)  # both warm
    pair = alternate(ledger.report, peer.report, sizes.runs * 3)
    peer.close()
    found = equal(of_scans(scans(pair.our_result)), of_scans(pair.peer_result), "hand-written SQL")
    progress(f"against hand-written SQL: {found:,} cells equal")
    name = f"1 report of 60 figures by unit and month, {sizes.large:,} records"
    return Line(name, pair.ours, pair.peer, 1.10, "hand-written fused DuckDB SQL over the same Parquet files")


def _against_orm(ledger: Ledger, sizes: Sizes) -> Iterator[Line]:
    django_flat.fill(rows(sizes.large), ledger.leaves)
    progress("flat table of the ORM filled")
    runs = max(sizes.runs // 2, 1)
    plain = alternate(ledger.report, django_flat.report, runs)
    ours = of_scans(scans(plain.our_result))
    equal(ours, of_lists(django_flat.by_month_number(plain.peer_result)), "Django ORM")
    tuned = alternate(ledger.report, django_flat.tuned_report, runs)
    found = equal(ours, of_lists(tuned.peer_result), "Django ORM, tuned")
    progress(f"against the ORM: {found:,} cells equal")
    peer = "Django ORM on SQLite, flat indexed table, one aggregate per figure"
    yield Line("2a the same report", plain.ours, plain.peer, 12, f"{peer}, `TruncMonth` of the date", True)
    yield Line("2b the same report", tuned.ours, tuned.peer, None, f"{peer}, the month kept as an indexed number", True)


def _pending(ledger: Ledger, sizes: Sizes) -> Iterator[Line]:
    """The peer is ourselves with nothing pending. A further change before each first asking makes the overlay anew."""
    base = ledger.office.source.head()
    records = _records(ledger, sizes)
    change_records(ledger, records, sizes.pending, seed=7)
    ledger.report()
    first, again, none = [], [], []
    for n in range(sizes.runs * 2):
        change_records(ledger, records, 1, seed=100 + n)
        first.append(timed(ledger.report)[0])
        again.append(timed(ledger.report)[0])
        none.append(timed(lambda: ledger.report(base))[0])
    pending = ledger.report()
    ledger.snapshot.refresh()
    equal(of_scans(scans(pending)), of_scans(scans(ledger.report())), "pending changes against a new base")
    progress(f"{sizes.pending:,} pending changes: cells equal to those of a new base")
    name, peer = f"the same report, {sizes.pending:,} changes pending", "the same with none pending"
    yield Line(f"3a {name}, asked again", min(again), min(none), 1.35, peer)
    yield Line(f"3b {name}, asked first after a change", min(first), min(none), 1.35, peer)


def _pages(ledger: Ledger, sizes: Sizes) -> Iterator[Line]:
    """Pages of 50 of the records behind the largest figure: the first, and one 90 % down."""
    records = [row.record for row in ledger.calculator.rows("r01.items", ledger.scope(), limit=sizes.large)]
    deep = records[len(records) * 9 // 10]
    if [r.record for r in _page(ledger, deep)] != [r for r in records if r > deep][:50]:
        raise Unequal("a deep page is not what follows the record before it")
    whole = alternate(lambda: _page(ledger, 0), ledger.report, sizes.runs * 2)
    depth = alternate(lambda: _page(ledger, deep), lambda: _page(ledger, 0), sizes.runs * 4)
    peer = "the report itself"
    yield Line("7a a page of 50 of the rows behind a figure", whole.ours, whole.peer, 0.05, peer)
    yield Line("7b the same, 90 % down", depth.ours, depth.peer, 1.5, "the first page")


def _page(ledger: Ledger, after: int) -> list[RowBehind]:
    return ledger.calculator.rows("r01.items", ledger.scope(), limit=50, after=after)


def _past(ledger: Ledger, sizes: Sizes) -> Line:
    """The report as of a seq that the base has left behind, five times as many records changed since as in line 3."""
    touched = sizes.pending * 5
    seq, before = ledger.office.source.head(), ledger.report()
    change_records(ledger, _records(ledger, sizes), touched, seed=11)
    ledger.snapshot.refresh()
    ledger.report(seq)
    pair = alternate(lambda: ledger.report(seq), ledger.report, sizes.runs * 2)
    equal(of_scans(scans(pair.our_result)), of_scans(scans(before)), "the past against what it was")
    return Line(
        f"8 the report as of a seq, {touched:,} records changed since", pair.ours, pair.peer, 1.5, "the same, live"
    )


def _peak(ledger: Ledger) -> int:
    """Bytes that a new process needed at most for the report."""
    command = [sys.executable, "-m", "bench.peak", str(ledger.office.site.folder)]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(asked.stdout)


def _records(ledger: Ledger, sizes: Sizes) -> range:
    return range(ledger.leaves[-1] + 1, ledger.leaves[-1] + 1 + sizes.large)


def change_records(ledger: Ledger, records: range, count: int, seed: int) -> None:
    """Change `count` records drawn from `records`: other figures, other dates (some in another year), voided."""
    chance = random.Random(seed)
    chosen = read.last(chance.sample(records, count))
    entries = [_changed(revision, chance) for revision in chosen.values()]
    written(entries, {revision.record: revision.seq for revision in chosen.values()})


def _changed(revision: Revision, chance: random.Random) -> Entry:
    entry = revision.entry.changed(record=revision.record, action="edit", key=None)
    kind = chance.randrange(3)
    if kind == 0:
        return entry.changed(action="void", stage="void")
    on = (
        f"{chance.choice((2025, 2026))}{entry.date[4:]}"
        if kind == 1 and not entry.date.endswith("02-29")
        else entry.date
    )
    data = {**entry.data, "people": chance.randrange(500), "held_on": on}
    return entry.changed(data=data, date=on)
