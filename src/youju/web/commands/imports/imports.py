"""A workbook into the ledger: every row judged, good rows written in parts under one import number, undone as one."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from youju.engine.base.problems import Place, Problem, Refused, errors
from youju.engine.definitions import Register
from youju.engine.ledger import Entry, Normalised
from youju.engine.ledger.model import Stored
from youju.engine.tabular import Book, Table, has_unit_column, open_book, pick_table, rows, write_rejects
from youju.engine.tabular import Mapping as Columns
from youju.engine.tabular.problems import BAD_MAPPING, NO_FILE
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_REGISTER, NOT_OWN, UNIT_NEEDED
from youju.web.commands.imports.judging import Judge, Judged
from youju.web.commands.imports.layers import explain, names_of, own_fields, waits
from youju.web.store import read
from youju.web.store.log import append, beside, rehearsing

PART = 20_000
"""Rows committed at once: what holds the lock of the log for a second or two."""

Progress = Callable[[int, int], None]
Heard = Callable[[Judged], None]


class Stop(Exception):
    """Raised by the progress of an import to end it after the part that was just written; it can be taken up again."""


@dataclass(frozen=True, slots=True)
class Import:
    """What is asked: file, register, and where they are not in the file, unit code, sheet and mapping.

    `part` rows are committed at once; `heard` is told of every row once its verdict stands.
    """

    file: Path
    register: str
    unit: str = ""
    sheet: str = ""
    mapping: Path | None = None
    rejects: Path | None = None
    dry_run: bool = False
    accept: bool = False
    part: int = PART
    heard: Heard | None = None


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
    stopped: bool = False

    def counts(self) -> dict[str, int]:
        """The five counts by name."""
        return {name: getattr(self, name) for name in ("new", "changed", "same", "conflict", "rejected")}


@dataclass
class _Run:
    """One import under way."""

    asked: Import
    book: Book
    table: Table
    judge: Judge
    result: ImportResult = field(default_factory=ImportResult)
    problems: list[Problem] = field(default_factory=list)
    bad: dict[int, list[tuple[str, Problem]]] = field(default_factory=dict)
    waiting: list[Judged] = field(default_factory=list)
    sent_back: dict[str, int] = field(default_factory=dict)
    last: int = 0

    @property
    def desk(self) -> Desk:
        """The actor at work."""
        return self.judge.desk

    @cached_property
    def own(self) -> frozenset[str]:
        """Fields that point to records of the same register, which may stand in the same file."""
        return own_fields(self.desk.register)

    @property
    def writes(self) -> bool:
        """Whether rows are written: a rehearsal writes them too, for others that point to them."""
        return not self.asked.dry_run or bool(self.own)


def import_file(
    office: Office, acting: Acting, asked: Import, progress: Progress
) -> tuple[ImportResult, tuple[Problem, ...]]:
    """Import a file. Raises `Refused` for a file, register or unit that cannot be used; then nothing was written."""
    with _uncollected():
        return _import(office, acting, asked, progress)


def _import(
    office: Office, acting: Acting, asked: Import, progress: Progress
) -> tuple[ImportResult, tuple[Problem, ...]]:
    if not asked.register:
        raise Refused(NO_REGISTER.at(name="", near="、".join(list(office.pack().registers)[:5])))
    desk = Desk(office, who(acting), office.register(asked.register))
    book = open_book(asked.file)
    table, found = _table(desk.register, asked, book)
    unit = office.unit(asked.unit) if asked.unit else None
    if unit is None and not (has_unit_column(table) or table.unit_text or desk.register.across_units):
        raise Refused(UNIT_NEEDED.at(Place(file=asked.file.name)))
    accept = asked.accept and desk.may_accept()
    if asked.accept and not accept:
        found = (*found, NOT_OWN.at(actor=desk.actor.name))
    run = _Run(asked, book, table, Judge(desk, table, unit, accept), problems=list(found))
    run.result.sheet = table.sheet.name
    with _rehearsal(run):
        try:
            _write(run, progress)
        except Stop:
            run.result.stopped, run.result.number = True, 0 if asked.dry_run else run.judge.number
    run.problems += run.judge.problems
    _give_back(run, book.path)
    return run.result, tuple(run.problems)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage: what an import makes lives until its part is written, and is visited again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _rehearsal(run: _Run) -> AbstractContextManager[None]:
    """A dry run whose rows point to each other is written, counted and taken back."""
    return rehearsing() if run.asked.dry_run and run.own else nullcontext()


def _table(register: Register, asked: Import, book: Book) -> tuple[Table, tuple[Problem, ...]]:
    """The table by the mapping given, by the one that the unit's last import used, or found anew."""
    if asked.mapping is not None:
        given = Columns.from_toml(_text_of(asked.mapping), register, asked.mapping.name)
        table, found = pick_table(book, register, asked.sheet, given)
    else:
        table, found = pick_table(book, register, asked.sheet)
        last = remembered(register, asked.unit)
        if last and (table is None or last.fingerprint == table.mapping.fingerprint):
            known, said = pick_table(book, register, asked.sheet, last)
            if known and known.mapping.fingerprint == last.fingerprint:
                table, found = known, said
    if table is None or errors(found):
        raise Refused(found)
    return table, found


def _write(run: _Run, progress: Progress) -> None:
    if unfinished := _unfinished(run):
        run.judge.resume(unfinished)
    every, done = rows(run.table), 0
    with beside() as writer:
        under_way = _Part()
        while part := list(islice(every, run.asked.part)):
            judged = run.judge.rows(part)
            done += under_way.settle(run, done, progress)
            under_way = _Part(judged, writer.submit(_append, run, judged))
            if run.own:
                under_way.written.result()  # others may point to these rows
        under_way.settle(run, done, progress)
    _write_waiting(run)
    if run.judge.number and not run.asked.dry_run:
        _finish(run)


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows that are being written while the next are judged: the database does its work beside ours."""

    judged: Sequence[Judged] = ()
    written: Future[None] = field(default_factory=Future)

    def settle(self, run: _Run, done: int, progress: Progress) -> int:
        """Wait until they are written, and count them; how many they are."""
        if self.judged:
            self.written.result()
            _count(run, self.judged)
            done += len(self.judged)
            progress(done, max(done, run.table.record_rows()))
        return len(self.judged)


def _write_waiting(run: _Run) -> None:
    """Layer by layer: rows whose references stand by now, until none is left or none can be written."""
    while run.waiting:
        before, run.waiting = run.waiting, []
        run.judge.look_again()
        judged = run.judge.rows([item.row for item in before])
        stuck = all(waits(item, run.own) for item in judged)
        if stuck:
            explain(run.desk.register, judged, run.sent_back)
        _append(run, judged)
        _count(run, judged, may_wait=not stuck)


def _append(run: _Run, judged: Sequence[Judged]) -> None:
    fresh = [(item, item.entry) for item in judged if item.entry is not None]
    if not fresh or not run.writes:
        return
    number = run.judge.number = run.judge.number or _begin(run)
    for _, entry in fresh:
        _numbered(entry, number)
    expected = {entry.record: item.expected for item, entry in fresh if entry.record is not None}
    result = append([entry for _, entry in fresh], run.desk.office.now(), expected)
    if result.refused:
        # Somebody wrote the same thing in the meantime: these rows go back, the others in.
        for position, problem in result.refused.items():
            fresh[position][0].reject(problem)
        _append(run, judged)
        return
    run.last = result.last_seq


def _numbered(entry: Entry, number: int) -> None:
    """Note the import's number in the source that `_normalise` made for this entry; copying 100,000 entries costs more."""
    if isinstance(entry.source, dict):
        entry.source["import"] = number


def _facts(run: _Run) -> dict[str, Stored]:
    """What the record of an import says of the file; what is the same in all these is the same import."""
    facts = {
        "file": run.asked.file.name,
        "digest": run.book.digest,
        "sheet": run.table.sheet.name,
        "register": run.desk.register.id,
        "header": run.table.mapping.fingerprint,
        "mapping": run.table.mapping.to_toml(),
        "unit_code": run.asked.unit,
    }
    return {name: value for name, value in facts.items() if value}


def _unfinished(run: _Run) -> int:
    """The record of an import of this very file that was interrupted; 0 where there is none."""
    same = ("digest", "sheet", "register", "unit_code")
    facts = _facts(run)
    for standing in read.live("imports"):
        held = standing.entry.data
        if (
            not held.get("finished")
            and not held.get("undone")
            and all(held.get(name) == facts.get(name) for name in same)
        ):
            return standing.record
    return 0


def _begin(run: _Run) -> int:
    """Write the record of the import: its number is what every revision of it names."""
    desk = _imports_desk(run.desk)
    row = Normalised({**_facts(run), "finished": False}, run.desk.on)
    result = append([desk.new(row, 0, desk.standing(desk.on, False)[0], on_behalf_of=0)], run.desk.office.now())
    return result.records[0]


def _finish(run: _Run) -> None:
    desk = _imports_desk(run.desk)
    number = run.judge.number
    before = read.last((number,))[number]
    counts = {"added": run.result.new, "changed": run.result.changed, "same": run.result.same}
    counts |= {"conflict": run.result.conflict, "rejected": run.result.rejected, "last_seq": run.last}
    entry = desk.edit(before, {**before.entry.data, **counts, "finished": True})
    append([entry], run.desk.office.now(), {before.record: before.seq})
    run.result.number = number


def _imports_desk(desk: Desk) -> Desk:
    return Desk(desk.office, desk.actor, desk.pack.registers["imports"], desk.lookup)


def _count(run: _Run, judged: Sequence[Judged], may_wait: bool = True) -> None:
    """Count the rows and keep what is said of them; those that point to a row that is not written yet wait."""
    if run.own and may_wait:
        run.waiting += [item for item in judged if waits(item, run.own)]
        judged = [item for item in judged if not waits(item, run.own)]
    for verdict, count in Counter(item.verdict for item in judged).items():
        setattr(run.result, verdict, getattr(run.result, verdict) + count)
    heard = run.asked.heard
    for item in judged:
        if heard is not None:
            heard(item)
        if item.problems:
            _tell(run, item)


def _tell(run: _Run, item: Judged) -> None:
    """Keep what is said of a row; where it goes back, at the cells that have to be mended."""
    back = errors(item.problems)
    run.problems += [problem for problem in item.problems if problem not in back]
    for problem in back:
        name = problem.place.field
        cell = item.row.address(name) or problem.place.cell
        run.problems.append(replace(problem, place=replace(problem.place, cell=cell, field="")))
        run.bad.setdefault(item.row.number, []).append((name, problem))
    if back and run.own:
        run.sent_back |= dict.fromkeys(names_of(run.desk.register, item), item.row.number)


def _give_back(run: _Run, original: Path) -> None:
    if run.asked.rejects and run.bad:
        run.asked.rejects.parent.mkdir(parents=True, exist_ok=True)
        write_rejects(original, run.table, run.bad, run.asked.rejects)
        run.result.rejects = run.asked.rejects


def remembered(register: Register, unit: str) -> Columns | None:
    """The mapping of the last import of this register from this unit."""
    found = None
    for revision in read.live("imports"):
        data = revision.entry.data
        if data.get("register") == register.id and data.get("unit_code", "") == unit and data.get("mapping"):
            found = Columns.from_toml(str(data["mapping"]), register)
    return found


def _text_of(mapping: Path) -> str:
    """The text of a mapping's file; raises `Refused` where there is none or it is no UTF-8."""
    if not mapping.is_file():
        raise Refused(NO_FILE.at(Place(file=str(mapping))))
    try:
        return mapping.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(BAD_MAPPING.at(Place(file=str(mapping)), reason=error)) from None
