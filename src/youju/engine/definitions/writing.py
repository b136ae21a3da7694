"""Plain values -> TOML: what an editor asks for is written with as few changes of the text as can be, comments kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import tomlkit
from tomlkit.items import AoT, InlineTable, Item, Table

from youju.engine.definitions.blocks import block_of, values_in

_LISTS = ("field", "rule")
"""Arrays of tables; everything else that is a list is written on one line."""
_TABLES = ("measure", "stage", "transition")
"""Tables of tables; other tables are written on one line."""
_ON_ONE_LINE = 3
"""Choices beyond this number get a table of their own."""


def written(section: str, id_: str, values: Mapping[str, Any]) -> str:
    """A definition as a TOML text of its own."""
    document, outer = tomlkit.document(), tomlkit.table(is_super_table=True)
    outer.append(id_, _table(values))
    document.append(section, outer)
    return tomlkit.dumps(document)


def rewritten(text: str, section: str, id_: str, values: Mapping[str, Any]) -> str:
    """A block of `blocks.block_of` with other values: what did not change keeps its lines and comments."""
    before = values_in(text, section, id_)
    if before is None:
        return written(section, id_, values)
    document = tomlkit.parse(text)
    held: Any = document[section]
    _graft(held[id_], before, values)
    made = tomlkit.dumps(document)
    return made if values_in(made, section, id_) == values else written(section, id_, values)


def put(text: str, section: str, id_: str, values: Mapping[str, Any] | None) -> str | None:
    """A file with one definition changed, added or (None) taken out, all else as it was.

    None where the definition stands there in a form that only a person can change.
    """
    block = block_of(text, section, id_)
    if block is None:
        if values_in(text, section, id_) is not None:
            return None
        return text if values is None else _joined(text, written(section, id_, values))
    return block.put("" if values is None else rewritten(block.own, section, id_, values))


def _joined(text: str, more: str) -> str:
    return f"{text.rstrip()}\n\n{more}" if text.strip() else text + more


def _table(values: Mapping[str, Any]) -> Table:
    """A table: what fits a line first, then the tables inside it."""
    made = tomlkit.table()
    inside = {key: value for key, value in values.items() if _has_headers(key, value)}
    for key, value in values.items():
        if key not in inside:
            made.append(key, _inline(value))
    for key, value in inside.items():
        made.append(key, _with_headers(key, value))
    return made


def _has_headers(key: str, value: Any) -> bool:
    if key == "choices" and isinstance(value, Mapping):
        return len(value) > _ON_ONE_LINE
    if key in _LISTS:
        return isinstance(value, Sequence) and not isinstance(value, str)
    return key in _TABLES and isinstance(value, Mapping) and all(isinstance(v, Mapping) for v in value.values())


def _with_headers(key: str, value: Any) -> Item:
    if key in _LISTS:
        made = tomlkit.aot()
        for one in value:
            made.append(_table(one))
        return made
    if key == "choices":
        return _table(value)
    outer = tomlkit.table(is_super_table=True)
    for id_, inner in value.items():
        outer.append(id_, _table(inner))
    return outer


def _inline(value: Any) -> Item:
    if isinstance(value, Mapping):
        parts = (f"{tomlkit.key(str(key)).as_string()} = {_inline(inner).as_string()}" for key, inner in value.items())
        made: Item = tomlkit.value(f"{{ {', '.join(parts)} }}" if value else "{}")
        return made
    if isinstance(value, Decimal):
        return tomlkit.value(format(value, "f"))
    if isinstance(value, Sequence) and not isinstance(value, str):
        array = tomlkit.array()
        for inner in value:
            array.append(_inline(inner))
        return array
    plain: Item = tomlkit.item(value)
    return plain


def _graft(held: Any, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Make the table `held`, which reads as `before`, read as `after`."""
    for key in before:
        if key not in after:
            held.remove(key)
    for key, value in after.items():
        if key not in before:
            _add(held, key, value)
        elif before[key] == value and type(before[key]) is type(value):
            continue
        elif isinstance(held[key], AoT) and isinstance(value, Sequence):
            _graft_list(held[key], before[key], value)
        elif isinstance(value, Mapping) and _in_place(held[key], before[key], value):
            _graft(held[key], before[key], value)
        else:
            held[key] = _with_headers(key, value) if _has_headers(key, value) else _inline(value)


def _in_place(held: Any, before: Any, after: Mapping[str, Any]) -> bool:
    """Whether a table is changed key by key: one on a single line only where its keys stay, for it keeps its spaces."""
    return isinstance(held, Table) or (isinstance(held, InlineTable) and [*before] == [*after])


def _add(held: Any, key: str, value: Any) -> None:
    if isinstance(held, InlineTable) or not _has_headers(key, value):
        held.append(key, _inline(value))
    else:
        held.append(key, _with_headers(key, value))


def _graft_list(held: AoT, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> None:
    """Tables of an array that have the same `id` are the same table, wherever they stand."""
    known = {str(values.get("id", number)): number for number, values in enumerate(before)}
    made: list[Table] = []
    for number, values in enumerate(after):
        at = known.get(str(values.get("id", number)))
        table = held[at] if at is not None else _table(values)
        if at is not None:
            _graft(table, before[at], values)
        made.append(table)
    kept = [held[number] for number in range(len(before))]
    if len(made) >= len(kept) and all(a is b for a, b in zip(made, kept, strict=False)):
        for table in made[len(kept) :]:
            held.append(table)
        return
    for _ in kept:
        del held[0]
    for table in made:
        held.append(table)
