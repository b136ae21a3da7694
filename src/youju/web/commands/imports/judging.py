"""Every row of a sheet judged: an entry to write, nothing to write, or problems that send it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from youju.engine.base.problems import Place, Problem, errors
from youju.engine.definitions import nearest
from youju.engine.ledger import Comparison, Entry, Normalised, Revision, Standing, classify, natural_key
from youju.engine.tabular import UNIT, Row, Table, has_unit_column
from youju.web.commands.desk.desk import Desk
from youju.web.commands.desk.problems import CONFLICT, NO_UNIT, TWICE, UNIT_NEEDED
from youju.web.store import read, tables
from youju.web.store.persons import salts_of


@dataclass(slots=True)
class Judged:
    """A row with its verdict (new, changed, same, conflict, rejected). `problems` may hold notes that reject nothing.

    `expected` is the revision that a change starts from.
    """

    row: Row
    normal: Normalised
    key: bytes | None = None
    entry: Entry | None = None
    expected: int = 0
    verdict: str = "rejected"
    problems: list[Problem] = field(default_factory=list)

    def reject(self, problem: Problem) -> None:
        """Send the row back."""
        self.problems, self.verdict, self.entry = [problem], "rejected", None


class Judge:
    """Judges the rows of one table; what is the same for many rows is found once.

    `unit` is the unit of rows that name none. `number` is that of the import, once it has one.
    """

    def __init__(self, desk: Desk, table: Table, unit: int | None, accept: bool) -> None:
        self.desk, self.table, self.accept = desk, table, accept
        self.problems: list[Problem] = []
        self.number = 0
        self._unit, self._names_units = unit, has_unit_column(table)
        self._on = desk.on
        self._seen: dict[bytes, int] = {}
        self._rights: dict[int, Problem | None] = {}
        self._standings: dict[str, tuple[Standing, dict[str, Any]]] = {}
        self._taken: dict[int, list[Revision]] = {}
        self._salts: dict[int, dict[str, list[bytes]]] = {}

    def look_again(self) -> None:
        """Forget what the ledger answered: something was written since."""
        self.desk = Desk(self.desk.office, self.desk.actor, self.desk.register)

    def resume(self, number: int) -> None:
        """Go on with an import that was interrupted: what it wrote is part of it."""
        self.number = number
        if not self.desk.register.key:
            for revision in read.revisions_of(self.desk.register.id):
                source = revision.entry.source
                if source.get("import") == number:
                    self._taken.setdefault(source["row"], []).append(revision)

    def rows(self, some: Sequence[Row]) -> list[Judged]:
        """Judge rows against the definitions, each other and the ledger."""
        judged = [self._row(row) for row in some]
        keys = [item.key for item in judged if item.key is not None]
        heads = {head.key: head.id for head in tables.heads_with_key(self.desk.register.id, keys)}
        standing = read.last(heads.values())
        self._salts = salts_of(heads.values()) if any(item.normal.seals for item in judged) else {}
        if heads or self._taken:
            for item in judged:
                if item.entry is not None and (before := self._before(item, heads, standing)):
                    self._compare(item, before)
        return judged

    def _row(self, row: Row) -> Judged:
        normal = self.desk.normaliser.row(row.cells, on=self._on, year_hint=self.table.mapping.year_hint)
        found = [self._placed(problem, row) for problem in normal.problems]
        unit = self._unit_of(row, found) if self._names_units or self._unit is None else self._unit
        if unit is not None and (refused := self._refused(unit)):
            found.append(refused)
        item = Judged(row, normal, problems=found)
        if unit is not None and not (found and errors(found)):
            self._enter(item, unit)
        return item

    def _enter(self, item: Judged, unit: int) -> None:
        """Make the entry of a row that can be read, unless a rule or an earlier row stands against it."""
        row, normal, register = item.row, item.normal, self.desk.register
        if register.rules:
            item.problems += self.desk.rules(normal, unit, place=self._place(row))
        key = natural_key(register, unit, normal.data)
        if key is not None and not errors(item.problems):
            if key in self._seen:
                item.problems.append(TWICE.at(self._place(row), row=self._seen[key]))
            else:
                self._seen[key] = row.number
        if item.problems and errors(item.problems):
            return
        standing, note = self._standing(normal.date or self._on)
        source = {"row": row.number, **note}
        shared = self._co_units(row) if row.co_units else ()
        item.entry = self.desk.new(normal, unit, standing, source=source, co_units=shared, key=key)
        item.key, item.verdict = key, "new"

    def _standing(self, on: str) -> tuple[Standing, dict[str, Any]]:
        if on not in self._standings:
            self._standings[on] = self.desk.standing(on, self.accept)
        return self._standings[on]

    def _refused(self, unit: int) -> Problem | None:
        """The problem that the actor may not enter for this unit; asked once per unit."""
        if unit not in self._rights:
            self._rights[unit] = self.desk.refuse_unless(unit)
        return self._rights[unit]

    def _unit_of(self, row: Row, found: list[Problem]) -> int | None:
        """The unit that a row names in its own column; else the one asked for; else the one named above the table."""
        if self._unit is not None and not self._names_units:
            return self._unit
        if not row.unit and self.desk.register.across_units:
            return 0
        if not row.unit:
            found.append(UNIT_NEEDED.at(self._place(row)))
            return None
        unit = self.desk.lookup.unit(row.unit, self._on)
        if unit is None:
            near = "、".join(nearest(row.unit, self.desk.office.tree().names())) or "—"
            place = self._place(row)
            found.append(NO_UNIT.at(replace(place, cell=row.address(UNIT) or place.cell), name=row.unit, near=near))
        return unit

    def _co_units(self, row: Row) -> tuple[int, ...]:
        names = [name for name in re.split(r"[、，,;；\s]+", row.co_units) if name]
        numbers = {name: self.desk.lookup.unit(name, self._on) for name in names}
        unknown = [name for name, number in numbers.items() if number is None]
        self.problems += [NO_UNIT.at(self._place(row), name=name, near="—") for name in unknown]
        return tuple(sorted({number for number in numbers.values() if number is not None}))

    def _before(self, item: Judged, heads: dict[bytes | None, int], last: dict[int, Revision]) -> Revision | None:
        """What the ledger holds of the same thing; without a key, what this import wrote of the row before it stopped."""
        if item.key is not None:
            return last.get(heads.get(item.key, 0))
        personal = {seal.field for seal in item.normal.seals}
        for revision in self._taken.get(item.row.number, ()):
            written = revision.entry.data
            if item.normal.data.keys() == written.keys() and all(
                written[name] == value for name, value in item.normal.data.items() if name not in personal
            ):
                self._taken[item.row.number].remove(revision)
                return revision
        return None

    def _compare(self, item: Judged, before: Revision) -> None:
        ours = bool(self.number) and before.entry.source.get("import") == self.number
        if ours and item.key is None:
            item.entry, item.verdict = None, "new"
            return
        compared = classify(before, item.normal, True, self._salts.get(before.record))
        if compared.verdict == "changed" and not told_by_import(before):
            compared = replace(compared, verdict="conflict")
        item.verdict = compared.verdict
        if compared.verdict == "same":
            item.entry = None
            if ours:
                item.verdict = "new" if before.entry.action == "add" else "changed"
        elif compared.verdict == "conflict":
            item.entry, item.problems = None, [self._conflict(compared, before)]
        elif item.entry is not None:
            item.expected = before.seq
            item.entry = item.entry.changed(
                record=before.record, action="edit", data=compared.data, seals=compared.seals, key=item.key
            )

    def _conflict(self, compared: Comparison, before: Revision) -> Problem:
        first = compared.changes[0]
        place = replace(self.table.sheet.place(), field=first.field)
        return CONFLICT.at(place, record=before.record, ledger=first.before, sheet=first.after)

    def _place(self, row: Row) -> Place:
        return self.table.sheet.place(str(row.number))

    def _placed(self, problem: Problem, row: Row) -> Problem:
        return replace(problem, place=replace(self._place(row), field=problem.place.field))


def told_by_import(revision: Revision) -> bool:
    """Whether what a record says was last said by an import; accepting or returning it says nothing new.

    What a person typed or corrected is never overwritten by a file that comes in again.
    """
    if revision.entry.action in ("add", "edit"):
        return "import" in revision.entry.source
    told: Revision | None = None
    for one in read.history(revision.record, revision.seq):
        if told is None or one.entry.data != told.entry.data:
            told = one
    return told is not None and "import" in told.entry.source
