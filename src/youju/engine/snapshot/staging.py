"""Bodies of revisions into typed tables: written as lines of JSON inside the folder, read back with declared types.

While they pass, they are added up in Python, apart from DuckDB: these are the totals that the result must meet.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import msgspec

from youju.engine.base.problems import Refused
from youju.engine.snapshot.columns import Column, Columns
from youju.engine.snapshot.problems import UNREADABLE
from youju.engine.snapshot.sql import DUCK_TYPES, literal, name
from youju.engine.snapshot.workshop import Workshop

ROWS = "rows"
WIDE = 64
"""Columns up to which registers share a table. To make one takes a statement, which is slow; to read a wide one is slow."""

REGISTER = Column("register", "text", ("register",))


class _Body(msgspec.Struct):
    register: str
    stage: str = ""
    data: dict[str, Any] = {}
    stages: dict[str, Any] = {}


@dataclass(slots=True)
class Pile:
    """The bodies of one register, as a file of JSON lines: its totals, and the keys that no column is for."""

    path: Path
    columns: Columns
    totals: Counter[str] = field(default_factory=Counter)
    unknown: set[str] = field(default_factory=set)
    known: frozenset[str] = frozenset()
    summed: tuple[tuple[str, str], ...] = ()

    def add(self, body: _Body) -> None:
        """Count a body in."""
        self.totals[ROWS] += 1
        self.totals[f"stage {body.stage}"] += 1
        for total, key in self.summed:
            value = body.data.get(key)
            if type(value) is int:
                self.totals[total] += value
        if not (body.data.keys() <= self.known and body.stages.keys() <= self.known):
            self.unknown |= (body.data.keys() | body.stages.keys()) - self.known


@dataclass(frozen=True, slots=True)
class Staged:
    """Bodies sorted into piles by register; `unknown` are the registers that the definitions do not have."""

    piles: Mapping[str, Pile]
    unknown: frozenset[str]


@contextmanager
def staged(bodies: Iterable[bytes], columns: Mapping[str, Columns], folder: Path) -> Iterator[Staged]:
    """Sort `bodies` into piles inside `folder`, which DuckDB may read; the files are gone at the end."""
    with tempfile.TemporaryDirectory(dir=folder / "tmp") as inside:
        yield _sorted(bodies, columns, Path(inside))


def _sorted(bodies: Iterable[bytes], columns: Mapping[str, Columns], folder: Path) -> Staged:
    piles: dict[str, Pile] = {}
    files: dict[str, BinaryIO] = {}
    unknown: set[str] = set()
    decode = msgspec.json.Decoder(_Body).decode
    with ExitStack() as stack:
        for raw in bodies:
            body = decode(raw)
            if body.register not in columns:
                unknown.add(body.register)
                continue
            if body.register not in piles:
                pile = piles[body.register] = _pile(folder / f"{len(piles)}.jsonl", columns[body.register])
                files[body.register] = stack.enter_context(pile.path.open("wb"))
            piles[body.register].add(body)
            files[body.register].write(raw + b"\n")
    return Staged(piles, frozenset(unknown))


def _pile(path: Path, columns: Columns) -> Pile:
    # A personal value has no column on purpose; its key turns up as unknown, which nobody ever asks for.
    known = frozenset(str(c.path[1]) for c in columns.values() if len(c.path) > 1)
    return Pile(path, columns, known=known, summed=tuple((f"sum {c.name}", str(c.path[1])) for c in summed(columns)))


def summed(columns: Columns) -> list[Column]:
    """The whole-number fields of the data, whose sums are control totals."""
    return [c for c in columns.values() if c.shape == "whole" and c.path[0] == "data"]


def load(shop: Workshop, table: str, register: str, pile: Pile) -> None:
    """Make the temporary `table` of a pile. Raises `Refused` SNP001 where a value is not of its declared type."""
    _put(shop, f"CREATE TABLE {name(table)} AS", register, pile)


def alike(piles: Mapping[str, Pile]) -> list[dict[str, Pile]]:
    """Piles in groups that can be read at once: columns of one name are one column, and they are not too many."""
    groups: list[tuple[dict[str, Pile], dict[str, Column]]] = []
    for register, pile in piles.items():
        members, columns = next((g for g in groups if _fits(pile.columns, g[1])), ({}, {}))
        if not members:
            groups.append((members, columns))
        members[register] = pile
        columns.update(pile.columns)
    return [members for members, _ in groups]


def _fits(columns: Columns, among: Columns) -> bool:
    same = all(among.get(name, column) == column for name, column in columns.items())
    return same and len(among.keys() | columns.keys()) <= WIDE


def together(piles: Mapping[str, Pile]) -> Pile:
    """One pile of a group of piles, with all their columns and `register`; what a register does not have is missing."""
    path = next(iter(piles.values())).path.with_suffix(".together")
    columns = {REGISTER.name: REGISTER}
    with path.open("wb") as file:
        for pile in piles.values():
            columns |= pile.columns
            with pile.path.open("rb") as part:
                shutil.copyfileobj(part, file)
    return Pile(path, columns)


def make_empty(shop: Workshop, table: str, columns: Columns) -> None:
    """Make a `table` for piles to be added to."""
    shop.run(f"CREATE TABLE {name(table)} ({', '.join(f'{name(c.name)} {_type(c)}' for c in columns.values())})")


def add(shop: Workshop, table: str, register: str, pile: Pile) -> None:
    """Add a pile to a table of its columns, all of it or nothing. Raises `Refused` SNP001 like `load`."""
    _put(shop, f"INSERT INTO {name(table)}", register, pile)


def _put(shop: Workshop, where: str, register: str, pile: Pile) -> None:
    try:
        shop.run(f"{where} SELECT {_expressions(pile.columns)} FROM {_reading(pile)}")
    except duckdb.Error as error:
        raise Refused(UNREADABLE.at(register=register, why=str(error).splitlines()[0])) from error


def totals_of(shop: Workshop, relation: str, columns: Columns) -> Counter[str]:
    """The control totals of a table or query in parentheses."""
    sums = summed(columns)
    asked = ", ".join(["count(*)", *(f"COALESCE(sum({name(c.name)}), 0)" for c in sums)])
    (found,) = shop.rows(f"SELECT {asked} FROM {relation}")
    totals = Counter({ROWS: found[0]})
    totals.update({f"sum {c.name}": int(value) for c, value in zip(sums, found[1:], strict=True)})
    totals.update({f"stage {stage}": n for stage, n in shop.rows(f"SELECT stage, count(*) FROM {relation} GROUP BY 1")})
    return totals


def _type(column: Column) -> str:
    return DUCK_TYPES[column.shape]


def _reading(pile: Pile) -> str:
    head = [c for c in pile.columns.values() if len(c.path) == 1]
    types = {c.name: _type(c) for c in head}
    data = [f"{name(str(c.path[1]))} {_type(c)}" for c in pile.columns.values() if c.path[0] == "data"]
    stages = [f"{name(str(c.path[1]))} VARCHAR[]" for c in pile.columns.values() if c.path[-1] == 0]
    if data:
        types["data"] = f"STRUCT({', '.join(data)})"
    if stages:
        types["stages"] = f"STRUCT({', '.join(stages)})"
    columns = ", ".join(f"{name(n)}: {literal(t)}" for n, t in types.items())
    return f"read_json({literal(str(pile.path))}, format='newline_delimited', columns={{{columns}}})"


def _expressions(columns: Columns) -> str:
    return ", ".join(f"{_expression(c)} AS {name(c.name)}" for c in columns.values())


def _expression(column: Column) -> str:
    top = str(column.path[0])
    if column.name == "unit":
        return "COALESCE(unit, 0)"  # left out of the body: the office itself
    if top == "stages":
        stage, place = name(str(column.path[1])), int(column.path[2])
        return f"CAST(stages.{stage}[{place + 1}] AS {_type(column)})"  # DuckDB counts from 1
    return f"data.{name(str(column.path[1]))}" if top == "data" else name(column.name)
