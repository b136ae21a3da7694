"""A workbook into the ledger: every row judged, good rows written in parts under one import number, undone as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from youju.engine.base.problems import Place, Problem, Refused, errors
from youju.engine.definitions import Register, nearest
from youju.engine.ledger import Comparison, Entry, Normalised, Revision, classify, natural_key
from youju.engine.ledger.model import Stored
from youju.engine.tabular import UNIT, Book, Row, Table, has_unit_column, open_book, pick_table, rows, write_rejects
from youju.engine.tabular import Mapping as Columns
from youju.web.commands.desk import Desk, who
from youju.web.commands.office import Office
from youju.web.commands.problems import (
    CONFLICT,
    NO_REGISTER,
    NO_UNIT,
    NOT_OWN,
    TWICE,
    UNIT_NEEDED,
)
from youju.web.store import read, tables
from youju.web.store.log import append

PART = 100_000
"""Rows committed at once: what holds the lock of the log for some seconds, not for minutes."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Import:
    """What is asked: file, register, and where they are not in the file, unit code, sheet and mapping."""

    file: Path
    register: str
    unit: str = ""
    sheet: str = ""
    mapping: Path | None = None
    rejects: Path | None = None
    dry_run: bool = False
    accept: bool = False


@dataclass(slots=True)
class ImportResult:
    """What became of the rows; `number` is the import's record (0: nothing was written)."""

    number: int = 0
    sheet: str = ""
    new: int = 0
    changed: int = 0
    same: int = 0
    conflict: int = 0
    rejected: int = 0
    rejects: Path | None = None

    def counts(self) -> dict[str, int]:
        """The five counts by name."""
        return {name: getattr(self, name) for name in ("new", "changed", "same", "conflict", "rejected")}


@dataclass(slots=True)
class _Judged:
    """A row with its verdict: an entry to write, or problems that send it back."""

    row: Row
    entry: Entry | None = None
    expected: int = 0
    verdict: str = "rejected"
    problems: Sequence[Problem] = ()


@dataclass
class _Run:
    """One import under way."""

    desk: Desk
    asked: Import
    book: Book
    table: Table
    unit: int | None
    number: int = 0
    result: ImportResult = field(default_factory=ImportResult)
    problems: list[Problem] = field(default_factory=list)
    bad: dict[int, list[tuple[str, Problem]]] = field(default_factory=dict)
    seen: dict[bytes, tuple[int, Normalised]] = field(default_factory=dict)
    accept: bool = False
    last: int = 0
    rights: dict[int, Problem | None] = field(default_factory=dict)

    def refused(self, unit: int) -> Problem | None:
        """The problem that the actor may not enter for this unit; asked once per unit."""
        if unit not in self.rights:
            self.rights[unit] = self.desk.refuse_unless(unit)
        return self.rights[unit]

    @cached_property
    def names_units(self) -> bool:
        """Whether a column names the unit of each row."""
        return has_unit_column(self.table)


def import_file(
    office: Office, actor_name: str, asked: Import, progress: Progress
) -> tuple[ImportResult, tuple[Problem, ...]]:
    """Import a file. Raises `Refused` for a file, register or unit that cannot be used; then nothing was written."""
    if not asked.register:
        raise Refused(NO_REGISTER.at(name="", near="、".join(list(office.pack().registers)[:5])))
    desk = Desk(office, who(actor_name), office.register(asked.register))
    book = open_book(asked.file)
    table, found = _table(desk.register, asked, book)
    run = _Run(desk, asked, book, table, office.unit(asked.unit) if asked.unit else None, problems=list(found))
    named = has_unit_column(table) or table.unit_text or desk.register.across_units
    if run.unit is None and not named:
        raise Refused(UNIT_NEEDED.at(Place(file=asked.file.name)))
    run.result.sheet = table.sheet.name
    run.accept = _may_accept(run)
    _write(run, progress)
    _give_back(run, book.path)
    return run.result, tuple(run.problems)


def _table(register: Register, asked: Import, book: Book) -> tuple[Table, tuple[Problem, ...]]:
    """The table by the mapping given, by the one that the unit's last import used, or found anew."""
    if asked.mapping is not None:
        given = Columns.from_toml(asked.mapping.read_text("utf-8"), register, asked.mapping.name)
        table, found = pick_table(book, register, asked.sheet, given)
    else:
        table, found = pick_table(book, register, asked.sheet)
        remembered = _remembered(register, asked.unit)
        if table and remembered and remembered.fingerprint == table.mapping.fingerprint:
            table, found = pick_table(book, register, asked.sheet, remembered)
    if table is None or errors(found):
        raise Refused(found)
    return table, found


def _may_accept(run: _Run) -> bool:
    if run.asked.accept and not run.desk.may_accept():
        run.problems.append(NOT_OWN.at(actor=run.desk.actor.name))
        return False
    return run.asked.accept


def _write(run: _Run, progress: Progress) -> None:
    every = rows(run.table)
    done = 0
    while part := list(islice(every, PART)):
        judged = _judge(run, part)
        if not run.asked.dry_run:
            _append(run, judged)
        for item in judged:
            _count(run, item)
        done += len(part)
        progress(done, max(done, run.table.record_rows()))
    if run.number:
        _finish(run)


def _judge(run: _Run, part: Sequence[Row]) -> list[_Judged]:
    judged = [_normalise(run, row) for row in part]
    keys = [key for item, (_, key) in judged if key and not item.problems]
    heads = {head.key: head for start in range(0, len(keys), 500) for head in _heads(run, keys[start : start + 500])}
    standing = read.last([head.id for head in heads.values()])
    for item, (row, key) in judged:
        if not item.problems:
            head = heads.get(key) if key else None
            _compare(run, item, row, key, standing.get(head.id) if head else None)
    return [item for item, _ in judged]


def _heads(run: _Run, keys: Sequence[bytes]) -> list[tables.Head]:
    return tables.heads_with_key(run.desk.register.id, keys)


def _normalise(run: _Run, row: Row) -> tuple[_Judged, tuple[Normalised, bytes | None]]:
    place = run.table.sheet.place(str(row.number))
    normal = run.desk.normaliser.row(row.cells, on=run.desk.on, year_hint=run.table.mapping.year_hint, place=place)
    item = _Judged(row)
    found = list(normal.problems)
    unit = _unit_of(run, row, found, place)
    if unit is not None and (refused := run.refused(unit)):
        found.append(refused)
    key = None if unit is None else natural_key(run.desk.register, unit, normal.data)
    if not errors(found) and unit is not None:
        found += run.desk.rules(normal, unit, place=place)
    if key and not errors(found):
        found += _twice(run, row, key, normal, place)
    item.problems = errors(found)
    run.problems += [p for p in found if p not in item.problems]
    if unit is not None and not item.problems:
        standing, note = run.desk.standing(normal.date or run.desk.on, run.accept)
        source = {"row": row.number, **note}
        shared = _co_units(run, row, place)
        item.entry = run.desk.new(normal, unit, standing, source=source, co_units=shared, key=key)
    return item, (normal, key)


def _unit_of(run: _Run, row: Row, found: list[Problem], place: Place) -> int | None:
    """The unit that a row names in its own column; else the one asked for; else the one named above the table."""
    if run.unit is not None and not run.names_units:
        return run.unit
    if not row.unit and run.desk.register.across_units:
        return 0
    if not row.unit:
        found.append(UNIT_NEEDED.at(place))
        return None
    unit = run.desk.lookup.unit(row.unit, run.desk.on)
    if unit is None:
        near = "、".join(nearest(row.unit, run.desk.office.tree().names())) or "—"
        found.append(NO_UNIT.at(replace(place, cell=row.address(UNIT) or place.cell), name=row.unit, near=near))
    return unit


def _co_units(run: _Run, row: Row, place: Place) -> tuple[int, ...]:
    if not row.co_units:
        return ()
    names = [name for name in re.split(r"[、，,;；\s]+", row.co_units) if name]
    numbers = {name: run.desk.lookup.unit(name, run.desk.on) for name in names}
    unknown = [name for name, number in numbers.items() if number is None]
    run.problems += [NO_UNIT.at(place, name=name, near="—") for name in unknown]
    return tuple(sorted({number for number in numbers.values() if number is not None}))


def _twice(run: _Run, row: Row, key: bytes, normal: Normalised, place: Place) -> list[Problem]:
    if key not in run.seen:
        run.seen[key] = (row.number, normal)
        return []
    return [TWICE.at(place, row=run.seen[key][0])]


def _compare(run: _Run, item: _Judged, normal: Normalised, key: bytes | None, before: Revision | None) -> None:
    if before is None or item.entry is None:
        item.verdict = "new"
        return
    by_import = "import" in before.entry.source or before.entry.action not in ("add", "edit")
    compared = classify(before, normal, by_import)
    item.verdict = compared.verdict
    if compared.verdict == "same":
        item.entry = None
    elif compared.verdict == "conflict":
        item.entry, item.problems = None, [_conflict(run, item, compared, before)]
    else:
        item.expected = before.seq
        item.entry = replace(
            item.entry, record=before.record, action="edit", data=compared.data, seals=compared.seals, key=key
        )


def _conflict(run: _Run, item: _Judged, compared: Comparison, before: Revision) -> Problem:
    first = compared.changes[0]
    place = replace(run.table.sheet.place(), field=first.field)
    return CONFLICT.at(place, record=before.record, ledger=first.before, sheet=first.after)


def _append(run: _Run, judged: Sequence[_Judged]) -> None:
    fresh = [item for item in judged if item.entry is not None]
    if not fresh:
        return
    if not run.number:
        run.number = _begin(run)
    entries = [item.entry for item in fresh if item.entry]
    for entry in entries:
        _numbered(entry, run.number)
    expected = {e.record: i.expected for e, i in zip(entries, fresh, strict=True) if e.record is not None}
    result = append(entries, run.desk.office.now(), expected)
    if result.refused:
        # Somebody wrote the same thing in the meantime: these rows go back, the others in.
        for position, problem in result.refused.items():
            fresh[position].problems, fresh[position].verdict, fresh[position].entry = [problem], "rejected", None
        _append(run, judged)
        return
    run.last = result.last_seq


def _numbered(entry: Entry, number: int) -> None:
    """Note the import's number in the source that `_normalise` made for this entry; copying 100,000 entries costs more."""
    if isinstance(entry.source, dict):
        entry.source["import"] = number


def _begin(run: _Run) -> int:
    """The record of the import: its number is what every revision of it names. An unfinished one is taken up again."""
    desk = _imports_desk(run.desk)
    data: dict[str, Stored] = {
        "file": run.asked.file.name,
        "digest": run.book.digest,
        "sheet": run.table.sheet.name,
        "register": run.desk.register.id,
        "header": run.table.mapping.fingerprint,
        "mapping": run.table.mapping.to_toml(),
        "unit_code": run.asked.unit,
        "finished": False,
    }
    for standing in read.live("imports"):
        held = standing.entry.data
        if not held.get("finished") and all(
            held.get(k) == data[k] for k in ("digest", "sheet", "register", "unit_code")
        ):
            return standing.record
    row = Normalised({k: v for k, v in data.items() if v != ""}, run.desk.on)
    result = append([desk.new(row, 0, desk.standing(desk.on, False)[0], on_behalf_of=0)], run.desk.office.now())
    return result.records[0]


def _finish(run: _Run) -> None:
    desk = _imports_desk(run.desk)
    before = read.last((run.number,))[run.number]
    counts = {"added": run.result.new, "changed": run.result.changed, "same": run.result.same}
    counts |= {"conflict": run.result.conflict, "rejected": run.result.rejected, "last_seq": run.last}
    entry = desk.edit(before, {**before.entry.data, **counts, "finished": True})
    append([entry], run.desk.office.now(), {before.record: before.seq})
    run.result.number = run.number


def _imports_desk(desk: Desk) -> Desk:
    return Desk(desk.office, desk.actor, desk.pack.registers["imports"], desk.lookup)


def _count(run: _Run, item: _Judged) -> None:
    verdict = item.verdict
    setattr(run.result, verdict, getattr(run.result, verdict) + 1)
    for problem in item.problems:
        name = problem.place.field
        cell = item.row.address(name) or problem.place.cell
        run.problems.append(replace(problem, place=replace(problem.place, cell=cell, field="")))
        run.bad.setdefault(item.row.number, []).append((name, problem))


def _give_back(run: _Run, original: Path) -> None:
    if run.asked.rejects and run.bad:
        write_rejects(original, run.table, run.bad, run.asked.rejects)
        run.result.rejects = run.asked.rejects


def _remembered(register: Register, unit: str) -> Columns | None:
    """The mapping of the last import of this register from this unit."""
    found = None
    for revision in read.live("imports"):
        data = revision.entry.data
        if data.get("register") == register.id and data.get("unit_code", "") == unit and data.get("mapping"):
            found = Columns.from_toml(str(data["mapping"]), register)
    return found
