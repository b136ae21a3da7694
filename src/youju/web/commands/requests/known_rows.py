"""A row that a form gave out: what the unit changed in it, merged with what was changed in the ledger meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from youju.engine.base.problems import Place, Problem, errors
from youju.engine.definitions import Field
from youju.engine.ledger import Entry, Normalised, Revision, Standing, Step, take
from youju.engine.ledger.body import stored_equal
from youju.engine.ledger.loops import VOID
from youju.engine.tabular import ReturnedSheet, Row
from youju.web.commands.desk.desk import ACCEPTED, Desk
from youju.web.commands.requests.form_values import Shown, is_personal, plain, same_cell, written
from youju.web.commands.requests.request_problems import CELL_CONFLICT, KEY_ALTERED, RECORD_GONE
from youju.web.store import read
from youju.web.store.persons import personal_values

_AGAIN = "resubmit"


@dataclass(slots=True)
class Known:
    """The verdict on a row of a known record: changed, same, conflict, rejected; `stale`: the record changed since."""

    row: Row
    record: int
    verdict: str
    entry: Entry | None = None
    expected: int = 0
    stale: bool = False
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the known rows of one sheet."""

    desk: Desk
    sheet: ReturnedSheet
    shown: Shown
    accept: bool = False

    def merge(self, row: Row, record: int, seq: int) -> Known | None:
        """What becomes of a row; None where the log has no such record of this register."""
        base, head = read.revision(seq), read.last((record,)).get(record)
        if base is None or head is None or base.record != record or head.entry.register != self.desk.register.id:
            return None
        known = Known(row, record, "same", expected=head.seq, stale=head.seq != seq)
        touched = self._touched(row, base)
        if touched and head.entry.stage == VOID:
            known.verdict = "conflict"
            known.problems.append(RECORD_GONE.at(self._place(row), record=record))
        elif altered := [name for name in touched if name in self.desk.register.key and name in base.entry.data]:
            known.verdict, known.problems = "rejected", [self._altered(row, base, name) for name in altered]
        elif touched:
            self._merge(known, touched, base, head)
        return known

    def _touched(self, row: Row, base: Revision) -> dict[str, Any]:
        """The cells that do not say what the form was issued with; "" for one that was emptied."""
        fields = {c.to for c in self.sheet.table.mapping.columns} & self.desk.register.fields.keys()
        opened = personal_values(base.record) if any(is_personal(self._field(name)) for name in fields) else {}
        found: dict[str, Any] = {}
        for name in sorted(fields):
            one, cell = self._field(name), row.cells.get(name, "")
            if is_personal(one):
                if plain(cell) not in ("", plain(opened.get(name, ""))):
                    found[name] = cell
            elif not same_cell(self.shown.value(one, base.entry.data.get(name)), cell):
                found[name] = cell
        return found

    def _merge(self, known: Known, touched: Mapping[str, Any], base: Revision, head: Revision) -> None:
        raw = {name: None if value == "" else value for name, value in touched.items()}
        on, hint = head.entry.date or self.desk.on, self.sheet.table.mapping.year_hint
        normal = self.desk.normaliser.row(raw, on=on, year_hint=hint, known=head.entry.data)
        place = self._place(known.row)
        rules = self.desk.rules(normal, head.entry.unit, head.record, place)
        known.problems = [replace(p, place=replace(place, field=p.place.field)) for p in normal.problems] + [*rules]
        clashes = [name for name in touched if _clash(base, head, normal, name)]
        if errors(known.problems):
            known.verdict = "rejected"
        elif clashes:
            known.verdict = "conflict"
            known.problems += [self._clash(known.row, head, name) for name in clashes]
        elif normal.data != dict(head.entry.data):
            known.verdict, known.entry = "changed", self._entry(head, normal)

    def _entry(self, head: Revision, normal: Normalised) -> Entry:
        standing = self._standing(head)
        where = {"stage": standing.stage, "stages": standing.stages, "due_on": standing.due_on}
        return self.desk.edit(head, normal.data, seals=tuple(normal.seals), source=normal.source, **where)

    def _standing(self, head: Revision) -> Standing:
        """Where a changed record stands: before review again, unless whoever takes it in reviews it."""
        before = Standing.of(head.entry)
        if before.stage == ACCEPTED and self.accept:
            return before
        if _AGAIN not in self.desk.loop.transitions or before.stage not in self.desk.loop.transitions[_AGAIN].sources:
            return before
        roles = self.desk.roles(head.entry.unit)
        return take(self.desk.loop, before, Step(_AGAIN, self.desk.on, roles)).standing or before

    def _altered(self, row: Row, base: Revision, name: str) -> Problem:
        one = self._field(name)
        ledger = self.shown.value(one, base.entry.data.get(name))
        said = {
            "title": one.title.zh,
            "record": base.record,
            "ledger": ledger,
            "sheet": written(row.cells.get(name, "")),
        }
        return KEY_ALTERED.at(self._place(row, name), **said)

    def _clash(self, row: Row, head: Revision, name: str) -> Problem:
        one = self._field(name)
        personal = is_personal(one)
        ledger = "***" if personal else self.shown.value(one, head.entry.data.get(name))
        sheet = "***" if personal else written(row.cells.get(name, ""))
        shown = {"ledger": "" if ledger is None else ledger, "sheet": sheet}
        return CELL_CONFLICT.at(self._place(row, name), title=one.title.zh, record=head.record, **shown)

    def _field(self, name: str) -> Field:
        return self.desk.register.fields[name]

    def _place(self, row: Row, name: str = "") -> Place:
        return replace(self.sheet.table.sheet.place(str(row.number)), field=name)


def _clash(base: Revision, head: Revision, normal: Normalised, name: str) -> bool:
    """Whether a field was changed on both sides, to different things."""
    was, now, new = base.entry.data.get(name), head.entry.data.get(name), normal.data.get(name)
    return not stored_equal(was, now) and not stored_equal(now, new)
