"""The tables of a bundle: which columns of a register go in, how a value is written, and how SQL reads it back.

The same text serves who packs and who verifies: what a column is follows from the definitions, never from the bundle.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from youju.engine.base.labels import Label
from youju.engine.definitions import Field, Pack, Register
from youju.engine.snapshot import Column, Columns, columns_of, literal, name

Form = Literal["whole", "decimal", "text", "day", "yes_no", "texts", "wholes", "person", "persons"]
"""`person` is the pseudonym of a record of a person register, `persons` a list of them."""

LARGE = 200_000
"""Rows above which a register is written as Parquet."""
OTHER_UNITS = -1
"""What the units with few persons are merged into, in the public edition."""
UNITS = "units"
"""The register of units, without which no figure of a unit can be computed."""
_UNIT_FIELDS = {"f_code", "f_name", "f_short", "f_kind", "f_parent", "f_valid_from", "f_valid_to", "f_predecessors"}
HEADS = ("record", "seq", "unit", "date", "stage")
"""The columns that every table has."""

_TYPES: dict[Form, str] = {
    "whole": "BIGINT", "text": "VARCHAR", "day": "DATE", "yes_no": "BOOLEAN", "texts": "VARCHAR[]",
    "wholes": "BIGINT[]", "person": "VARCHAR", "persons": "VARCHAR[]",
}  # fmt: skip
_FREE = frozenset({"text", "url", "file"})
_TITLES = {
    "record": Label("记录编号", "Record"), "seq": Label("修订号", "Revision"), "unit": Label("单位编号", "Unit"),
    "date": Label("日期", "Date"), "stage": Label("环节", "Stage"), "due_on": Label("期限", "Due on"),
    "co_units": Label("合办单位", "Held with"), "credited_units": Label("计入单位", "Credited to"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A column of a table; `places` are the decimals of a `decimal`."""

    column: Column
    form: Form
    title: Label
    places: int = 0

    @property
    def name(self) -> str:
        """Its name in the file, which is the snapshot's."""
        return self.column.name

    @property
    def duck_type(self) -> str:
        """The type that it is declared with where a file is read."""
        return f"DECIMAL(30,{self.places})" if self.form == "decimal" else _TYPES[self.form]

    @property
    def back(self) -> str:
        """As compiled conditions take it: decimals as whole numbers."""
        own = name(self.name)
        return f"CAST({own} * {10**self.places} AS BIGINT) AS {own}" if self.form == "decimal" else own


def tabled(register: Register, pack: Pack) -> dict[str, Held]:
    """Every column of a register by name, as it would be written."""
    columns = columns_of(register, pack.loops[register.loop])
    fields = {f"f_{field.id}": field for field in register.fields.values()}
    return {c.name: _held(c, fields.get(c.name), register, pack) for c in columns.values()}


def _held(column: Column, field: Field | None, register: Register, pack: Pack) -> Held:
    if field is None:
        form: Form = "person" if column.name == "record" and register.person else column.shape
        return Held(column, form, _TITLES.get(column.name, Label(column.name, column.name)))
    target = pack.registers.get(field.register) if field.type in ("ref", "refs") else None
    if target is not None and target.person:
        return Held(column, "persons" if field.type == "refs" else "person", field.title)
    if field.numeric and field.places:
        return Held(column, "decimal", field.title, field.places)
    return Held(column, column.shape, field.title)


def kept(register: Register, pack: Pack, used: Collection[str], public: bool) -> list[Held]:
    """The columns of a register that an edition shows; `used` are those that its figures are worked out from."""
    fields = {f"f_{field.id}": field for field in register.fields.values()}
    wanted = {*used, *HEADS} | (_UNIT_FIELDS if register.id == UNITS else set())
    return [
        held
        for held in tabled(register, pack).values()
        if held.name in HEADS or _shown(fields.get(held.name), register, held.name in wanted, public)
    ]


def _shown(field: Field | None, register: Register, used: bool, public: bool) -> bool:
    if field is None:
        return used or not public
    if field.minor or field.sensitive or field.type == "long_text":
        return used and not public
    free = field.type in _FREE
    return used if public else (used or not (free and register.person))


def is_free(field: Field | None) -> bool:
    """Whether a column holds what somebody typed, in which a name may stand."""
    return field is not None and (field.type in _FREE or field.type == "long_text")


def person_columns(held: Iterable[Held]) -> list[Held]:
    """The columns by which persons are told apart."""
    return [one for one in held if one.form in ("person", "persons")]


def source(register: str, held: Iterable[Held], parquet: bool) -> str:
    """The table function that reads a table of the bundle from the folder of its payload."""
    if parquet:
        return f"read_parquet({literal(f'records/{register}.parquet')})"
    return csv(f"records/{register}.csv", {one.name: one.duck_type for one in held})


def csv(path: str, types: dict[str, str]) -> str:
    """The table function that reads a CSV file, every type declared: detection would make doubles of decimals."""
    listed = ", ".join(f"{literal(column)}: {literal(kind)}" for column, kind in types.items())
    quoting = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
    return f"read_csv({literal(path)}, {quoting}, columns = {{{listed}}})"


def rows_of(register: str, held: Iterable[Held], parquet: bool) -> str:
    """A SELECT over a table of the bundle, its columns as compiled conditions take them."""
    columns = list(held)
    return f"SELECT {', '.join(one.back for one in columns)} FROM {source(register, columns, parquet)}"


def columns_in(held: Iterable[Held]) -> Columns:
    """Columns by name, as the snapshot has them."""
    return {one.name: one.column for one in held}
