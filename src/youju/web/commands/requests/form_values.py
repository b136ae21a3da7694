"""Stored values as a form shows them, and whether a cell that came back still says the same."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from youju.engine.definitions import Field, Pack
from youju.engine.definitions.model import PERSONAL_TYPES
from youju.engine.ledger.cells.refs import target_of
from youju.engine.ledger.cells.table import NAMING
from youju.engine.ledger.model import Stored
from youju.engine.tabular import Cell
from youju.engine.tabular.export import Value
from youju.web.store import read
from youju.web.store.lookup import StoreLookup
from youju.web.store.tree import REGISTER as UNITS

_MOST_WORDS = 500  # names that a drop-down offers


class Shown:
    """Values of records as people read and write them. One per batch: names are remembered."""

    def __init__(self, pack: Pack, on: str) -> None:
        self._pack, self._on = pack, on
        self.lookup = StoreLookup(pack)
        self._words: dict[tuple[str, int], tuple[str, ...]] = {}

    def values(self, fields: tuple[Field, ...], data: Mapping[str, Stored]) -> dict[str, Value]:
        """The cells of a record; personal values stay sealed and are left out."""
        shown = ((f.id, self.value(f, data.get(f.id))) for f in fields if not is_personal(f))
        return {name: value for name, value in shown if value is not None}

    def value(self, field: Field, stored: Stored | None) -> Value:
        """One cell; None for a blank one."""
        if stored is None or isinstance(stored, bool):
            return stored
        if isinstance(stored, list):
            return "、".join(str(self.value(field, item)) for item in stored)
        if field.type in NAMING:
            return self._name(field, stored)
        if isinstance(stored, int):
            return Decimal(stored).scaleb(-field.places) if field.places else stored
        if field.type == "date":
            return date.fromisoformat(stored)
        choice = field.choice(stored)
        return choice.title.zh if choice else stored.replace("T", " ") if field.type == "datetime" else stored

    def words(self, field: Field, unit: int) -> tuple[str, ...]:
        """Names that a field of a unit's form may choose from: the unit's own records, else everybody's."""
        register = self._pack.registers.get(target_of(field)) if field.type in ("ref", "unit") else None
        label = register.fields.get(register.label) if register else None
        if register is None or label is None or is_personal(label):
            return ()
        if (register.id, unit) not in self._words:
            every = list(read.live(register.id))
            own = [r for r in every if r.entry.unit == unit] or every
            names = dict.fromkeys(str(r.entry.data.get(label.id, "")) for r in own)
            self._words[register.id, unit] = tuple(name for name in names if name)[:_MOST_WORDS]
        return self._words[register.id, unit]

    def _name(self, field: Field, stored: int | str) -> str:
        """The name of what a reference points to, where that name finds it again; else its number."""
        target = target_of(field)
        register, number = self._pack.registers[target], int(stored)
        label = register.fields.get("name" if target == UNITS else register.label)
        if label is None or is_personal(label):
            return str(number)
        name = str((self.lookup.attributes(target, number, "") or {}).get(label.id, ""))
        found = self.lookup.find(target, name, self._on) if name else ()
        return name if found == (number,) else str(number)


def is_personal(field: Field) -> bool:
    """Whether the ledger keeps the field's values sealed."""
    return field.personal or field.type in PERSONAL_TYPES


def same_cell(issued: Value, returned: Cell) -> bool:
    """Whether a cell still says what the form was issued with, whatever a program made of its type."""
    if issued is None or issued == "":
        return plain(returned) == ""
    if isinstance(issued, (date, datetime)):
        return _day(returned) == issued.isoformat()[:10]
    if isinstance(issued, bool):
        return plain(returned) == ("是" if issued else "否")
    if isinstance(issued, (int, Decimal)):
        return _number(returned) == Decimal(issued)
    return plain(returned) == plain(issued)


def written(value: Any) -> str:
    """A cell as a sentence quotes it: a workbook keeps 45 as 45.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def plain(value: Any) -> str:
    """A cell as texts are compared: full and half width alike, without blanks."""
    return "".join(unicodedata.normalize("NFKC", written(value)).split())


def _day(value: Cell) -> str:
    return value.isoformat()[:10] if isinstance(value, (date, datetime)) else plain(value)


def _number(value: Cell) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    text = plain(value).replace(",", "")
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def said_fields(fields: tuple[Field, ...], data: Mapping[str, Stored]) -> Iterator[str]:
    """Fields of a record that hold something."""
    return (field.id for field in fields if data.get(field.id) not in (None, "", []))
