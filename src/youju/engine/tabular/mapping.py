"""Which column is which field: found once, kept by the caller per unit, written and read as TOML."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.definitions import nearest
from youju.engine.definitions.model import Register
from youju.engine.tabular import problems as tab
from youju.engine.tabular.headings import fold
from youju.engine.tabular.vocabulary import CO_UNITS, NUMBER, TOTAL, UNIT, Constants

IGNORE = "@ignore"
"""The target of a column that is to be left out on purpose."""

SPECIAL = frozenset({UNIT, CO_UNITS, NUMBER, TOTAL, IGNORE})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header path joined by /, its letters, its target (field id or @...), constants and scale."""

    header: str
    letters: str
    to: str
    constants: Constants = ()
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a table. `constants` hold for every row; `fill_down` are targets whose blanks mean "as above".

    `fingerprint` is that of the header it was made for: the same header asks nothing again.
    """

    register: str
    columns: tuple[Column, ...]
    fingerprint: str = ""
    constants: Constants = ()
    year_hint: int | None = None
    fill_down: tuple[str, ...] = ()

    def to_toml(self) -> str:
        """The mapping as a file that a person can change."""
        lines = [f"register = {_quoted(self.register)}", f"fingerprint = {_quoted(self.fingerprint)}"]
        if self.year_hint:
            lines.append(f"year_hint = {self.year_hint}")
        lines.append(f"fill_down = {_quoted(self.fill_down)}")
        lines.append(f"constants = {_inline(self.constants)}")
        for column in self.columns:
            lines += ["", "[[column]]", f"header = {_quoted(column.header)}", f"letters = {_quoted(column.letters)}"]
            lines.append(f"to = {_quoted(column.to)}")
            lines += [f"constants = {_inline(column.constants)}"] if column.constants else []
            lines += [f"scale = {column.scale}"] if column.scale != 1 else []
        return "\n".join(lines) + "\n"

    @classmethod
    def from_toml(cls, text: str, register: Register, file: str = "") -> Mapping:
        """Read a mapping for `register`; raises `Refused` with all its mistakes."""
        place = Place(file=file)
        try:
            mapping = _mapping(tomllib.loads(text))
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise Refused(tab.BAD_MAPPING.at(place, reason=error)) from None
        if wrong := list(_unknown(mapping, register, place)):
            raise Refused(wrong)
        return mapping


def fingerprint(paths: Iterable[Sequence[str]]) -> str:
    """16 hex digits over the header texts in the order of their columns."""
    text = "\n".join("/".join(map(fold, path)) for path in paths)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _mapping(found: dict[str, Any]) -> Mapping:
    columns = tuple(
        Column(str(c["header"]), str(c.get("letters", "")), str(c["to"]), _constants(c), _whole(c, "scale", 1))
        for c in found["column"]
    )
    year = _whole(found, "year_hint", 0)
    down = tuple(map(str, found.get("fill_down", ())))
    said = str(found.get("fingerprint", ""))
    return Mapping(str(found["register"]), columns, said, _constants(found), year or None, down)


def _whole(table: dict[str, Any], name: str, otherwise: int) -> int:
    """A whole number above 0: a multiple of 0 would make every number 0. Raises ValueError."""
    value = table.get(name, otherwise)
    if type(value) is not int or value < otherwise:
        raise ValueError(f"{name} = {value}")
    return value


def _constants(table: dict[str, Any]) -> Constants:
    return tuple(sorted((str(name), str(value)) for name, value in table.get("constants", {}).items()))


def _unknown(mapping: Mapping, register: Register, place: Place) -> Iterable[Problem]:
    if mapping.register != register.id:
        yield tab.BAD_MAPPING.at(place, reason=f"register = {mapping.register}, {register.id}")
    known = sorted({field.id for field in register.live_fields()} | SPECIAL)
    pairs = [*mapping.constants, *(pair for column in mapping.columns for pair in column.constants)]
    names = [*(column.to for column in mapping.columns), *mapping.fill_down, *(name for name, _ in pairs)]
    for name in dict.fromkeys(names):
        if name not in known:
            yield tab.MAPPING_FIELD.at(place, name=name, near="、".join(nearest(name, known)) or "—")
    yield from _no_codes(dict.fromkeys(pairs), register, place)


def _no_codes(pairs: Iterable[tuple[str, str]], register: Register, place: Place) -> Iterable[Problem]:
    for name, value in pairs:
        codes = [choice.code for choice in register.fields[name].choices] if name in register.fields else []
        if codes and value not in codes:
            near = "、".join(nearest(value, codes) or codes)
            yield tab.MAPPING_CODE.at(place, field=name, code=value, near=near)


def _quoted(value: str | Sequence[str]) -> str:
    """A TOML string or list of strings; JSON's escapes are TOML's."""
    return json.dumps(value if isinstance(value, str) else list(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _inline(constants: Constants) -> str:
    inside = ", ".join(f"{_quoted(name)} = {_quoted(value)}" for name, value in constants)
    return f"{{ {inside} }}" if inside else "{}"
