"""A ledger with the synthetic rows in it, made through the log's own write path, and its calculator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bench.registers import PERIOD, ids, pack_text
from bench.rows import LEAVES, TOWNS, VILLAGES, Row, rows
from bench.timing import progress
from youju.engine.base.problems import Refused, errors
from youju.engine.figures import Calculator, Cells, DuckEngine, Scope
from youju.engine.ledger import Entry, natural_key
from youju.engine.snapshot import Snapshot
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import Office
from youju.web.site.setup import create_site
from youju.web.store.folder import Site
from youju.web.store.log import AppendResult, append
from youju.web.store.source import LogSource
from youju.web.store.tree import unit_tree

NOW = datetime(2026, 12, 30, 4, 0, tzinfo=UTC)
BATCH = 50_000
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open site: its office, the numbers of the leaf units, its calculator."""

    office: Office
    leaves: Sequence[int]
    snapshot: Snapshot
    calculator: Calculator

    def report(self, as_of: int | None = None) -> list[Cells]:
        """The 60 figures of the year by unit and month, as any page of the site would ask for them."""
        return self.calculator.cells(ids(), self.scope(as_of))

    def scope(self, as_of: int | None = None) -> Scope:
        """The year of the report, the whole office."""
        return Scope(PERIOD, as_of=as_of, today=NOW.date())

    def entry(self, row: Row) -> Entry:
        """A synthetic row as the ledger writes it."""
        return entry_of(self.calculator, self.leaves[row.unit], row)


def site_at(folder: Path, url: str = "") -> Office:
    """A new site in `folder` with the bench's definitions and the office's own unit, opened; `url` as in `youju.toml`."""
    pack = folder / "bench-pack"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text(pack_text(), "utf-8")
    today = date(2026, 12, 30)
    office = Office(
        create_site(
            Site(folder / "site", str(pack), "清和区", "990101", today=today, one_person=True, database_url=url)
        )
    )
    problems = sync_definitions(office, "cli:bench")
    if errors(problems):
        raise Refused(problems)
    written([_unit("990101", "清和区", "organ", None)])
    return office


def leaf_units(top: int = 0) -> tuple[int, ...]:
    """Write 40 towns of 12 villages each; the numbers of the villages."""
    towns = written([_unit(f"T{n:02}", f"{n}号镇", "town", top) for n in range(TOWNS)]).records
    leaves = [_unit(f"V{n:03}", f"{n}号村", "village", towns[n // VILLAGES]) for n in range(LEAVES)]
    return written(leaves).records


def filled(folder: Path, count: int) -> Ledger:
    """A site with `count` records, its snapshot at the head of the log."""
    office = site_at(folder)
    ledger = opened(office, leaf_units(LogSource().head()))
    done = 0
    for part in parts(rows(count), BATCH):
        written([ledger.entry(row) for row in part])
        done += len(part)
        progress(f"{done:,} of {count:,} records written")
    if problems := ledger.snapshot.refresh():
        raise Refused(problems)
    progress(f"snapshot of {count:,} records made")
    return ledger


def opened(office: Office, leaves: Sequence[int] = ()) -> Ledger:
    """The ledger of an open site."""
    pack = office.pack()
    snapshot = Snapshot(office.site.path("snapshot"), LogSource(), pack)
    return Ledger(office, leaves, snapshot, Calculator(pack, DuckEngine(snapshot), unit_tree()))


def entry_of(calculator: Calculator, unit: int, row: Row) -> Entry:
    """A synthetic row as a new record of `unit`."""
    register = calculator.pack.registers[row.register]
    on = row.held_on
    stages: dict[str, list[str | int]] = {"submitted": [on, on, 1]}
    if row.stage != "submitted":
        stages[row.stage] = [on, on, 1]
    return Entry(
        register=row.register,
        version=register.version[:12],
        unit=unit,
        stage=row.stage,
        action="add",
        actor="u1",
        data=row.fields,
        date=on,
        stages=stages,
        key=natural_key(register, unit, row.fields),
    )


def written(entries: Sequence[Entry], expected: dict[int, int] | None = None) -> AppendResult:
    """Append, or raise `Refused` with what stood against it."""
    result = append(entries, NOW, expected or {})
    if result.refused:
        raise Refused(result.problems)
    return result


def parts(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Lists of up to `size` things."""
    every = iter(things)
    while part := list(islice(every, size)):
        yield part


def _unit(code: str, name: str, kind: str, parent: int | None) -> Entry:
    data = {"code": code, "name": name, "kind": kind, "valid_from": "2000-01-01"} | (
        {"parent": parent} if parent else {}
    )
    return Entry("units", "0" * 12, 0, "accepted", "add", "system", data)
