"""Stated figures: numbers from outside the ledger with their source, confirmed by a second person.

Each is a record of the system register `stated`. Whoever gave its present value may not confirm it, unless the site is a
one-person office; then that shows (一人经办). A change is a new revision and needs confirming again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from youju.engine.base.periods import Period
from youju.engine.base.problems import Place, Problem, Refused, errors
from youju.engine.ledger import Normalised, Revision, natural_key
from youju.engine.ledger.loops import start
from youju.engine.ledger.scale import written
from youju.engine.numerals import Reading, plain, read_cell, same_unit
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import (
    NO_STATED,
    NOT_EXACT,
    STATED_ALREADY,
    STATED_CONFIRMED,
    STATED_UNIT,
    STATED_VALUE,
)
from youju.web.commands.entry.entries import Answer, Saved, restore_own, void_own
from youju.web.commands.reports.stated import CONFIRM, REGISTER, standing_of, stated_figures
from youju.web.store import read
from youju.web.store.log import append

STATING = frozenset({"clerk", "reviewer", "office_reviewer", "writer", "approver", "admin"})
_MULTIPLE = re.compile(r"[十百千]?[万亿](?=.)")
_VALUE = Place(field="value")


def add(office: Office, acting: Acting, raw: Mapping[str, Any], unit: int | None = None) -> Answer:
    """State a figure; `raw` by field as a person writes it (value 42.0万, unit_word 人), about `unit` (None: the actor's).

    Raises `Refused` BAS001 for no period. A second one of the same name, period and unit is a conflict.
    """
    desk = Desk(office, who(acting), office.register(REGISTER))
    about = desk.actor.unit if unit is None else unit
    about = 0 if about == _top(office) else about
    row = _row(desk, raw, {})
    problems = (*_refused(desk, about, "登记"), *row.problems, *_taken(desk, row, about))
    if errors(problems):
        return Saved(), problems
    standing, _ = desk.standing(desk.on, accept=False)
    result = append([desk.new(row, about, standing)], office.now())
    return _saved(result.records, result.seqs), (*problems, *result.problems)


def change(office: Office, acting: Acting, record: int, raw: Mapping[str, Any]) -> Answer:
    """Give a stated figure another value or source: a new revision, which waits to be confirmed again."""
    desk, before = _open(office, acting, record)
    row = _row(desk, raw, before.entry.data)
    about = before.entry.unit
    problems = (*_refused(desk, about, "修改"), *row.problems, *_taken(desk, row, about, record))
    if errors(problems):
        return Saved(), problems
    begun = start(desk.loop, desk.on)
    stages = {**before.entry.stages, **begun.stages}
    entry = desk.edit(before, row.data, stage=begun.stage, stages=stages, due_on="", source=row.source)
    result = append([entry], office.now(), {record: before.seq})
    return _saved(result.records, result.seqs), (*problems, *result.problems)


def confirm(office: Office, acting: Acting, record: int) -> Answer:
    """Say that a stated figure agrees with its source: by anybody but who gave it, or 一人经办."""
    desk, before = _open(office, acting, record)
    standing = standing_of(desk.register, read.history(record))
    if standing and standing.confirmed_by:
        return Saved(record, before.seq), (STATED_CONFIRMED.at(record=record, name=standing.name),)
    own = standing is not None and standing.stated_by == desk.actor.id
    entry, problems = desk.step(before, CONFIRM, desk.on, own=own)
    if entry is None:
        return Saved(), problems
    result = append([entry], office.now(), {record: before.seq})
    return _saved(result.records, result.seqs), (*problems, *result.problems)


def void(office: Office, acting: Acting, record: int, reason: str) -> Answer:
    """Take a stated figure out of use; it stays in the log, and another may be stated in its place."""
    _open(office, acting, record)
    return void_own(office, acting, record, reason)


def restore(office: Office, acting: Acting, record: int) -> Answer:
    """Undo that: it stands as it stood, confirmed or waiting."""
    _open(office, acting, record)
    return restore_own(office, acting, record)


def _row(desk: Desk, raw: Mapping[str, Any], known: Mapping[str, Any]) -> Normalised:
    """The row as stored: its value exact and in the plain unit word, its period as periods are written."""
    given = dict(raw)
    if given.get("period"):
        given["period"] = Period.parse(str(given["period"])).text
    found: tuple[Problem, ...] = ()
    value = given.get("value") or _written(desk, known)
    if value and (given.get("value") or given.get("unit_word")):
        word = str(given.get("unit_word") or known.get("unit_word", ""))
        given["value"], given["unit_word"], found = _exact(str(value), word)
    row = desk.normaliser.row({k: v for k, v in given.items() if v is not None}, on=desk.on, known=known)
    row.problems = [*found, *(p for p in row.problems if not found or p.place.field != "value")]
    return row


def _written(desk: Desk, known: Mapping[str, Any]) -> str:
    stored, field = known.get("value"), desk.register.fields.get("value")
    return written(field, stored) if field and isinstance(stored, int) else ""


def _exact(text: str, word: str) -> tuple[Decimal | None, str, tuple[Problem, ...]]:
    """The value in its plain unit word: 42.0万 of 人 is 420000 人, 3 of 万元 is 30000 元."""
    multiple = match[0] if (match := _MULTIPLE.match(plain(word))) else ""
    bare = plain(word)[len(multiple) :]
    reading = _reading(plain(text), multiple, bare)
    if reading is None:
        return None, word, (STATED_VALUE.at(_VALUE, text=text),)
    if reading.approx != "exact":
        return None, word, (NOT_EXACT.at(_VALUE, text=text),)
    if reading.unit and bare and not same_unit(reading.unit, bare):
        return None, word, (STATED_UNIT.at(_VALUE, text=text, unit=word, written=reading.unit),)
    return reading.value, bare or reading.unit, ()


def _reading(text: str, multiple: str, bare: str) -> Reading | None:
    """With the unit word behind it, alone, or as it stands where it has its own."""
    readings = (read_cell(each) for each in (text + multiple + bare, text + multiple, text))
    return next((one for one in readings if one is not None), None)


def _taken(desk: Desk, row: Normalised, unit: int, besides: int | None = None) -> tuple[Problem, ...]:
    """Another of the same name, period and unit."""
    key = natural_key(desk.register, unit, row.data)
    for one in stated_figures(desk.office) if key else ():
        other = natural_key(desk.register, one.unit, {"name": one.name, "period": one.period})
        if one.record != besides and other == key:
            facts = {"name": one.name, "period": one.period, "value": one.value, "unit": one.unit_word}
            return (STATED_ALREADY.at(Place(record=one.record), number=one.record, **facts),)
    return ()


def _refused(desk: Desk, unit: int, verb: str) -> tuple[Problem, ...]:
    refused = desk.refuse_unless(unit, STATING, verb)
    return (refused,) if refused else ()


def _open(office: Office, acting: Acting, record: int) -> tuple[Desk, Revision]:
    before = read.last((record,)).get(record)
    if before is None or before.entry.register != REGISTER:
        raise Refused(NO_STATED.at(record=record))
    return Desk(office, who(acting), office.register(REGISTER)), before


def _top(office: Office) -> int | None:
    return office.tree().on(office.today).top


def _saved(records: Sequence[int], seqs: Sequence[int]) -> Saved:
    return Saved(records[0], seqs[0]) if records else Saved()
