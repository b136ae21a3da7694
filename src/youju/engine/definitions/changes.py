"""What of the definitions cannot change once the ledger holds records: compares those in force with new ones.

A field is never retyped or removed once it has records: retire it and add another. Records hold codes and scaled numbers,
so a code, the number of decimals, what a reference points to and whether a value is sealed stay as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from youju.engine.base.problems import Kind, Place, Problem
from youju.engine.definitions import problems as found
from youju.engine.definitions.model import Field, Pack, Register
from youju.engine.definitions.reading import Text, written_registers
from youju.engine.definitions.registers import positions
from youju.engine.definitions.tables import Table

Holding = Callable[[str, str], Iterable[tuple[int, object]]]
"""(register, field) -> (record, stored value) for every revision that holds one; field "" for every revision."""

_FIXED = (
    ("type", "类型", "type"),
    ("places", "小数位数", "number of decimals"),
    ("register", "指向的台账", "target"),
    ("personal", "个人信息的标记", "mark as personal"),
)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that may not be: the kind of problem, the field ("" for the register), its place and details."""

    kind: Kind
    register: str
    field: str
    place: Place
    details: dict[str, object]
    codes: frozenset[str] = frozenset()


def compare(before: Pack, texts: Sequence[Text], after: Pack, holding: Holding, held: Sequence[Text]) -> list[Problem]:
    """Problems of putting `after` (read from `texts`) in the place of `before` (read from `held`), one for each change.

    Each names the place in `texts`, the field and the number of records that hold it, in whatever revision.
    """
    tables, earlier = written_registers(texts), written_registers(held)
    told = []
    for register in before.registers.values():
        if register.system:
            continue
        table, was = tables.get(register.id), earlier[register.id]
        if table is not None:
            removed = table.place("field") if table.source.layer == was.source.layer else _gone(was, texts)
            changes = _of_register(register, after.registers[register.id], table, removed)
        else:
            changes = iter([_Change(found.REGISTER_REMOVED, register.id, "", _gone(was, texts), {})])
        told += [problem for change in changes for problem in _judged(change, holding)]
    return told


def _judged(change: _Change, holding: Holding) -> Iterator[Problem]:
    records: set[int] = set()
    codes: set[str] = set()
    for record, value in holding(change.register, change.field):
        used = change.codes & set(value if isinstance(value, list) else [value])
        if used or not change.codes:
            records.add(record)
            codes |= used
    if records:
        words = {"register": change.register, "field": change.field, "codes": "、".join(sorted(codes))}
        yield change.kind.at(change.place, **words, **change.details, count=len(records))


def _of_register(before: Register, after: Register, table: Table, removed: Place) -> Iterator[_Change]:
    for field in before.fields.values():
        now = after.fields.get(field.id)
        if now is not None:
            if field.derived is None or now.derived is None:  # a copy changes with what it is copied from
                yield from _of_field(before.id, field, now, table)
        elif field.derived is None:
            yield _Change(found.REMOVED, before.id, field.id, removed, {})
        elif field.derived[0] in after.fields:
            place = table.place("field", positions(table)[field.derived[0]], "copy")
            yield _Change(found.COPY_REMOVED, before.id, field.id, place, {})


def _of_field(register: str, before: Field, after: Field, table: Table) -> Iterator[_Change]:
    keys = ("field", positions(table).get(after.id, 0))
    for key, what, what_en in _FIXED:
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            details: dict[str, object] = {"what": what, "what_en": what_en, "old": _shown(old), "new": _shown(new)}
            yield _Change(found.RETYPED, register, before.id, table.place(*keys, key), details)
            return
    lost = frozenset(c.code for c in before.choices) - {c.code for c in after.choices}
    if lost:
        yield _Change(found.CODE_REMOVED, register, before.id, table.place(*keys, "choices"), {}, lost)


def _gone(table: Table, texts: Sequence[Text]) -> Place:
    """Where a register stood that this layer writes no more: the beginning of its file, if that is still there."""
    name = Path(table.source.file).name
    file = next((file for _, file, _ in texts if Path(file).name == name), None)
    return Place(file=file, line=1) if file else Place(file=name)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or "—"
