"""The columns of a register: which part of a revision's body each one holds, and of which shape."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from youju.engine.definitions.model import PERSONAL_TYPES, Field, FieldType, Loop, Pack, Register

Shape = Literal["whole", "text", "day", "yes_no", "texts", "wholes"]

_SHAPES: Mapping[FieldType, Shape] = {
    "integer": "whole", "decimal": "whole", "money": "whole", "hours": "whole", "ref": "whole", "unit": "whole",
    "date": "day", "bool": "yes_no", "choices": "texts", "refs": "wholes", "units": "wholes",
}  # fmt: skip
"""Field types by shape; all others are text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column `name` of `shape`, found in the body at `path` (keys, or places in a list counted from 0)."""

    name: str
    shape: Shape
    path: tuple[str | int, ...]


Columns = Mapping[str, Column]
"""Columns by name, in order."""

HEAD = (
    Column("record", "whole", ("record",)),
    Column("seq", "whole", ("seq",)),
    Column("unit", "whole", ("unit",)),
    Column("date", "day", ("date",)),
    Column("stage", "text", ("stage",)),
    Column("due_on", "day", ("due_on",)),
    Column("co_units", "wholes", ("co_units",)),
    Column("credited_units", "wholes", ("credited_units",)),
)
"""The columns that every register has."""


def columns_of(register: Register, loop: Loop) -> dict[str, Column]:
    """All columns of a register: the head, three per stage of its loop, `f_ID` per field that is not personal."""
    found = [*HEAD]
    for stage in loop.stages:
        stem = f"stage_{stage.replace('-', '_')}"  # as definitions name them
        found += [
            Column(f"{stem}_first", "day", ("stages", stage, 0)),
            Column(f"{stem}_last", "day", ("stages", stage, 1)),
            Column(f"{stem}_times", "whole", ("stages", stage, 2)),
        ]
    found += [Column(f"f_{f.id}", shape_of(f), ("data", f.id)) for f in register.fields.values() if not is_personal(f)]
    return {column.name: column for column in found}


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a snapshot takes from a pack: the columns and the definition's version of each register, by id.

    `key` stands for all columns: equal where these are equal.
    """

    columns: Mapping[str, Columns]
    versions: Mapping[str, str]
    key: int

    @classmethod
    def of(cls, pack: Pack) -> Definitions:
        """Those of a pack, remembered for the packs asked for last: every question of a page needs them."""
        with _LOCK:
            made = _MADE.get(id(pack))
            if made is None or made[0] is not pack:
                made = _MADE[id(pack)] = pack, cls._of(pack)
            while len(_MADE) > _REMEMBERED:
                del _MADE[next(iter(_MADE))]
            return made[1]

    @classmethod
    def _of(cls, pack: Pack) -> Definitions:
        columns = {r.id: columns_of(r, pack.loops[r.loop]) for r in pack.registers.values()}
        shapes = tuple((r, c.name, c.shape) for r, some in columns.items() for c in some.values())
        return cls(columns, {r.id: r.version for r in pack.registers.values()}, hash(shapes))


_LOCK = threading.Lock()
_REMEMBERED = 8
_MADE: dict[int, tuple[Pack, Definitions]] = {}


def shape_of(field: Field) -> Shape:
    """The shape in which a field's stored value is kept."""
    return _SHAPES.get(field.type, "text")


def is_personal(field: Field) -> bool:
    """Whether a field holds a personal value; such a value has no column and is never measured."""
    return field.personal or field.type in PERSONAL_TYPES
