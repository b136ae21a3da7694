"""The rows of a register as a file of the bundle: all of them at the edition's seq, pseudonyms for persons, names blotted."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from youju.engine.bundle.content import BundleContent
from youju.engine.bundle.sql import Table
from youju.engine.bundle.tables import LARGE, OTHER_UNITS, UNITS, Form, Held, is_free, person_columns
from youju.engine.definitions import Register
from youju.engine.snapshot import literal, name

FEW = 5
"""Persons below which a unit is not told apart in the public edition."""
_PART = 10_000

Turn = Callable[[Any], Any]
"""What makes the text of a cell from a value of the snapshot."""


@dataclass(frozen=True, slots=True)
class Written:
    """A table in the work folder: its rows, cells that were blotted, units that were merged."""

    table: Table
    path: Path
    rows: int
    blotted: int = 0
    merged: int = 0


def write_records(content: BundleContent, register: Register, held: Sequence[Held], months: bool, out: Path) -> Written:
    """Write `out/REGISTER.csv`, or `.parquet` for very many rows. `months`: dates are cut to their month."""
    few = _few(content, register, held) if content.public else frozenset()
    turns, blots = _turns(content, register, held)
    sql = _query(content, register, held, few, months)
    path = out / f"{register.id}.csv"
    rows = _rows(content, sql, turns)
    count = _csv(path, [h.name for h in held], sorted(rows, key=_first) if register.person else rows)
    if count > LARGE:
        path = _parquet(content, Table(register.id, held), path)
    return Written(Table(register.id, held, count > LARGE), path, count, blots[0], len(few))


def _query(content: BundleContent, register: Register, held: Sequence[Held], few: frozenset[int], months: bool) -> str:
    listed = ", ".join(_selected(h, register, few, months) for h in held)
    return f"SELECT {listed} FROM {relation(content, register, held)} AS s ORDER BY record, seq"


def relation(content: BundleContent, register: Register, held: Sequence[Held]) -> str:
    """The rows as the ledger has them: of a register that changes on a day, every revision."""
    columns = tuple(dict.fromkeys(h.column for h in held))
    if register.effective:
        return content.state.history.upto(register.id, content.state.seq, columns)
    return content.state.relation(register.id, columns)


def _selected(held: Held, register: Register, few: frozenset[int], months: bool) -> str:
    own = name(held.name)
    if held.form == "decimal":
        one = f"CAST({literal('0.' + '1'.zfill(held.places))} AS DECIMAL({held.places + 1},{held.places}))"
        return f"CAST(CAST({own} AS DECIMAL(30,0)) * {one} AS VARCHAR)"
    if held.name == "unit" and few:
        return f"CASE WHEN unit IN ({', '.join(map(str, sorted(few)))}) THEN {OTHER_UNITS} ELSE unit END"
    if held.name == "seq" and register.person and not register.effective:
        return "NULL"
    if held.name == "date" and months:
        return "CAST(date_trunc('month', date) AS DATE)"
    return own


def _turns(content: BundleContent, register: Register, held: Sequence[Held]) -> tuple[list[Turn | None], list[int]]:
    """How the cells of each column are written; the list counts what was blotted."""
    blotted, fields = [0], {f"f_{f.id}": f for f in register.fields.values()}

    def blot(text: str | None) -> str | None:
        clean = content.veil.blot(text) if text else text
        blotted[0] += clean is not text
        return clean

    def turn(one: Held) -> Turn | None:
        field = fields.get(one.name)
        target = field.register if field else register.id
        if written := _of_form(content, one.form, target):
            return _unless_missing(written)
        return blot if is_free(field) and register.id != UNITS else None

    return [turn(one) for one in held], blotted


def _of_form(content: BundleContent, form: Form, target: str) -> Turn | None:
    """How a value of this form is written; None for one that is written as it is."""
    match form:
        case "person":
            return lambda value: content.pseudonym(target, value)
        case "persons":
            return lambda value: _listed([content.pseudonym(target, v) for v in value])
        case "texts" | "wholes":
            return _listed
        case "yes_no":
            return lambda value: str(value).lower()
    return None


def _unless_missing(turn: Turn) -> Turn:
    return lambda value: None if value is None else turn(value)


def _listed(values: Sequence[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _rows(content: BundleContent, sql: str, turns: Sequence[Turn | None]) -> Iterator[list[Any]]:
    changing = [(at, turn) for at, turn in enumerate(turns) if turn]
    for part in content.state.shop.stream(sql, _PART):
        for row in part:
            cells = list(row)
            for at, turn in changing:
                cells[at] = turn(cells[at])
            yield cells


def _csv(path: Path, head: Sequence[str], rows: Iterator[list[Any]] | list[list[Any]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last number is the count
            writer.writerow(row)
    return count


def _parquet(content: BundleContent, table: Table, path: Path) -> Path:
    """The same rows as Parquet. The file lies in the snapshot's folder, which is all that its database may reach."""
    types = ", ".join(f"{literal(h.name)}: {literal(h.duck_type)}" for h in table.held)
    quoting = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
    rows = f"SELECT * FROM read_csv({literal(str(path))}, {quoting}, parallel = false, columns = {{{types}}})"
    made = path.with_suffix(".parquet")
    content.state.shop.run(f"COPY ({rows}) TO {literal(str(made))} (FORMAT parquet, COMPRESSION zstd)")
    os.unlink(path)
    return made


def _few(content: BundleContent, register: Register, held: Sequence[Held]) -> frozenset[int]:
    """Units in which fewer than `FEW` persons stand in a register; none where it is not about persons."""
    found: set[int] = set()
    for one in person_columns(held):
        own = name(one.name)
        persons = f"unnest({own})" if one.form == "persons" else own
        each = f"SELECT unit, {persons} AS person FROM {relation(content, register, held)} AS s"
        sql = f"SELECT unit FROM ({each}) AS e WHERE person IS NOT NULL GROUP BY unit HAVING count(DISTINCT person) < {FEW}"
        found |= {int(unit) for (unit,) in content.state.rows(sql)}
    return frozenset(found)


def _first(row: Sequence[Any]) -> str:
    return str(row[0])
