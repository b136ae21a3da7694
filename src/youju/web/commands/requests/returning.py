"""One sheet of a returned form into the ledger: known rows merged, new rows judged like any import, under one import number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from youju.engine.base.problems import Problem, errors
from youju.engine.definitions import Register
from youju.engine.ledger import Entry, Normalised, Revision, Stored
from youju.engine.tabular import Book, FormFacts, ReturnedSheet, Row, Table, read_sheet, rows
from youju.web.commands.desk.desk import Desk
from youju.web.commands.entry.nothing import nothing_entry
from youju.web.commands.imports.judging import Judge, Judged
from youju.web.commands.requests.form_values import Shown, is_personal, plain
from youju.web.commands.requests.known_rows import Known, Merger
from youju.web.commands.requests.request_problems import BOTH_SAID, NOT_ANSWERED, ROW_ALTERED, ROW_MISSING
from youju.web.store import arrivals, read
from youju.web.store.log import append
from youju.web.store.persons import personal_values

_COUNTED = ("new", "changed", "same", "conflict", "rejected")
Judgement = Known | Judged


@dataclass(slots=True)
class SheetResult:
    """What became of one register's sheet. `number` is its import (0: nothing written), `stale` counts changed records.

    `nothing`: the unit said that there was nothing. `read`: its rows were looked at. `bad` are the rows that go back, by
    number, for the marked copy.
    """

    register: Register
    number: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    conflict: int = 0
    rejected: int = 0
    stale: int = 0
    nothing: bool = False
    table: Table | None = None
    read: bool = False
    problems: list[Problem] = field(default_factory=list)
    bad: dict[int, list[tuple[str, Problem]]] = field(default_factory=dict)

    @property
    def taken(self) -> int:
        """Rows that the ledger holds now."""
        return self.new + self.changed + self.same

    @property
    def questions(self) -> int:
        """Rows and remarks that a person has to look at."""
        return self.conflict + self.rejected + sum(1 for p in self.problems if p.kind.level == "question")


@dataclass(slots=True)
class SheetRun:
    """The sheet of one register at work: the desk of whoever takes it in, the file, whose form it is."""

    desk: Desk
    book: Book
    facts: FormFacts
    key: bytes
    accept: bool = False
    judge: Judge | None = None

    def run(self) -> SheetResult:
        """Take the sheet in."""
        sheet, problems = read_sheet(self.book, self.facts, self.desk.register)
        result = SheetResult(self.desk.register, problems=list(problems))
        if sheet is None:
            return result
        result.table = sheet.table
        refused = self.desk.refuse_unless(self.facts.unit)
        if refused or errors(problems):
            result.problems += [refused] if refused else []
            return result
        result.read = True
        judged = self._judged(sheet, result)
        _write(self, judged, result)
        _count(judged, result)
        self._remarks(sheet, judged, result)
        return result

    def _judged(self, sheet: ReturnedSheet, result: SheetResult) -> list[Judgement]:
        merger = Merger(self.desk, sheet, Shown(self.desk.pack, self.desk.on), self.accept)
        judge = self.judge = Judge(self.desk, sheet.table, self.facts.unit, self.accept)
        known: list[Known] = []
        fresh: list[Row] = []
        for row in rows(sheet.table):
            found = self._known(merger, row, sheet.tokens.get(row.number, ""), {k.record for k in known})
            if isinstance(found, Known):
                known.append(found)
            elif row.cells:
                fresh.append(row)
        result.stale = sum(1 for one in known if one.stale)
        judged = judge.rows(fresh)
        _told_before(self.desk, self.facts.unit, judged)
        return [*known, *judged]

    def _known(self, merger: Merger, row: Row, token: str, taken: set[int]) -> Known | None:
        """The merged row of a token; a row copied with its token is a new one."""
        if not token:
            return None
        named = self.facts.record_of(self.key, self.desk.register.id, token)
        if named and named[0] in taken:
            return None
        merged = merger.merge(row, *named) if named else None
        if merged and not row.cells and merged.verdict != "same":
            return None  # a row that was emptied is one that is missing
        place = merger.sheet.table.sheet.place(str(row.number))
        return merged or Known(row, 0, "rejected", problems=[ROW_ALTERED.at(place)])

    def _remarks(self, sheet: ReturnedSheet, judged: Sequence[Judgement], result: SheetResult) -> None:
        """What the unit said, or did not say, of the register as a whole."""
        title, place = self.desk.register.title.zh, sheet.table.sheet.place()
        given = self.facts.rows.get(self.desk.register.id, {})
        missing = sorted(given.keys() - {one.record for one in judged if isinstance(one, Known)})
        if missing and (sheet.tokens or not judged):
            said = {"count": len(missing), "records": "、".join(map(str, missing))}
            result.problems.append(ROW_MISSING.at(place, title=title, **said))
        if sheet.nothing and judged:
            result.problems.append(BOTH_SAID.at(place, title=title, count=len(judged)))
        elif sheet.nothing:
            result.nothing = self._nothing()
        elif not judged and not given:
            result.problems.append(NOT_ANSWERED.at(place, title=title))

    def _nothing(self) -> bool:
        period = self.facts.period or str(self.desk.office.today.year)
        source: dict[str, object] = {"digest": self.book.digest, "request": self.facts.request}
        entry, standing = nothing_entry(
            self.desk.office, self.desk.actor, self.facts.unit, self.desk.register.id, period, source
        )
        if standing is None:
            append([entry], self.desk.office.now())
        return True


def _told_before(desk: Desk, unit: int, judged: Sequence[Judged]) -> None:
    """Rows that no natural key tells apart and that the unit's records say already, word by word, are the same."""
    waiting = [item for item in judged if item.verdict == "new" and item.key is None]
    if not waiting:
        return
    standing = list(arrivals.held(desk.register.id, (unit,), None))
    for item in waiting:
        twin = next((r for r in standing if _same(desk.register, item.normal, r)), None)
        if twin is not None:
            standing.remove(twin)
            item.entry, item.verdict = None, "same"


def _same(register: Register, normal: Normalised, revision: Revision) -> bool:
    """Whether a record says what a row says, personal values included."""
    hidden = {f.id for f in register.fields.values() if is_personal(f)}
    told, held = dict(normal.data), dict(revision.entry.data)
    if {n: v for n, v in told.items() if n not in hidden} != {n: v for n, v in held.items() if n not in hidden}:
        return False
    if not normal.seals:
        return not hidden & held.keys()
    opened = personal_values(revision.record)
    return {s.field: plain(s.value) for s in normal.seals} == {name: plain(value) for name, value in opened.items()}


def _write(run: SheetRun, judged: Sequence[Judgement], result: SheetResult) -> None:
    """Write what is to be written under one import; rows that somebody overtook go back."""
    while fresh := [(item, item.entry) for item in judged if item.entry is not None]:
        result.number = result.number or _begin(run, result)
        entries = [_sourced(entry, item.row, result.number, run.facts.request) for item, entry in fresh]
        expected = {
            entry.record: item.expected for (item, _), entry in zip(fresh, entries, strict=True) if entry.record
        }
        written = append(entries, run.desk.office.now(), expected)
        if not written.refused:
            _finish(run, result, judged, written.last_seq)
            return
        for position, problem in written.refused.items():
            item = fresh[position][0]
            item.problems, item.verdict, item.entry = [problem], "conflict", None


def _sourced(entry: Entry, row: Row, number: int, request: int) -> Entry:
    told: dict[str, Any] = {**entry.source, "import": number, "row": row.number}
    return entry.changed(source=told | ({"request": request} if request else {}))


def _begin(run: SheetRun, result: SheetResult) -> int:
    """The record of the import, whose number every revision of it names; undone like any other."""
    table = result.table
    facts: dict[str, Stored] = {
        "file": run.book.path.name, "digest": run.book.digest, "sheet": table.sheet.name if table else "",
        "register": run.desk.register.id, "unit_code": run.facts.unit_code,
    }  # fmt: skip
    desk = _imports_desk(run.desk)
    row = Normalised({n: value for n, value in facts.items() if value} | {"finished": False}, run.desk.on)
    entry = desk.new(row, 0, desk.standing(desk.on, False)[0], on_behalf_of=0)
    return append([entry], run.desk.office.now()).records[0]


def _finish(run: SheetRun, result: SheetResult, judged: Sequence[Judgement], last: int) -> None:
    desk, number = _imports_desk(run.desk), result.number
    before = read.last((number,))[number]
    counts = Counter(item.verdict for item in judged)
    data = {"added": counts["new"], **{name: counts[name] for name in _COUNTED[1:]}, "last_seq": last, "finished": True}
    append([desk.edit(before, {**before.entry.data, **data})], run.desk.office.now(), {number: before.seq})


def _imports_desk(desk: Desk) -> Desk:
    return Desk(desk.office, desk.actor, desk.pack.registers["imports"], desk.lookup)


def _count(judged: Sequence[Judgement], result: SheetResult) -> None:
    """Count the verdicts, and keep what is said of rows: at their cells, and for the marked copy where they go back."""
    for item in judged:
        setattr(result, item.verdict, getattr(result, item.verdict) + 1)
        for problem in item.problems:
            name = problem.place.field
            cell = item.row.address(name) or problem.place.cell
            placed = replace(problem, place=replace(problem.place, cell=cell, field=""))
            result.problems.append(placed)
            if problem in errors(item.problems):
                result.bad.setdefault(item.row.number, []).append((name, problem))
