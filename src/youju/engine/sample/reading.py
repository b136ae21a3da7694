"""Reads the text of a recipe (TOML). Every table is read on its own, so that one bad table never hides another."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from youju.engine import definitions
from youju.engine.base.problems import Place, Problem, errors
from youju.engine.sample import problems as kinds
from youju.engine.sample.model import EarlierText
from youju.engine.sample.recipe import (
    DefectPlan,
    EditPlan,
    Happenings,
    Lag,
    Part,
    PathPlan,
    Profile,
    Recipe,
    UnitGroup,
    Year,
)

T = TypeVar("T")
_STEP = re.compile(r"(\S+) (\d+)-(\d+)(?: (.+))?")
_SECTIONS = {
    "sample", "lag", "happenings", "unit", "year", "profile", "words", "register", "defect", "edit", "earlier", "path",
}  # fmt: skip
_LISTS: Mapping[str, tuple[str, type[Any]]] = {
    "unit": ("units", UnitGroup),
    "defect": ("defects", DefectPlan),
    "edit": ("edits", EditPlan),
    "earlier": ("earlier", EarlierText),
}
_RENAMED = {"field": "fields", "path": "paths"}


def read_recipe(text: str, file: str = "sample.toml") -> tuple[Recipe | None, tuple[Problem, ...]]:
    """The recipe, or None and every mistake found in it (SMP001 to SMP004)."""
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return None, (kinds.NOT_TOML.at(Place(file=file), reason=error),)
    reader = _Reader(file)
    recipe = reader.recipe(tables)
    return (None if errors(reader.problems) else recipe), tuple(reader.problems)


def nearest(word: str, names: Iterable[str]) -> str:
    """The name most like `word`, "-" where there is none."""
    return next(iter(definitions.nearest(word, names)), "-")


class _Reader:
    """Turns tables into frozen objects and collects what cannot be turned."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def recipe(self, tables: Mapping[str, Any]) -> Recipe | None:
        """All sections together; None where anything in them is unusable."""
        self._known(tables, _SECTIONS, "")
        head = {
            **self._section(tables, "sample"),
            "lag": self._one(Lag, self._section(tables, "lag"), "lag"),
            "happenings": self._one(Happenings, self._section(tables, "happenings"), "happenings"),
            "years": self._named(Year, tables, "year"),
            "profiles": self._named(Profile, tables, "profile"),
            "words": self._words(self._section(tables, "words")),
            "registers": {n: self._parts(n, t) for n, t in self._tables(tables, "register")},
            "paths": {n: self._paths(t, f"path.{n}") for n, t in self._section(tables, "path").items()},
            **{into: self._all(cls, tables.get(key, ()), key) for key, (into, cls) in _LISTS.items()},
        }
        return None if self.problems else self._one(Recipe, head, "sample")

    def _words(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """Word lists: a list, or text split at blanks."""
        return {name: words.split() if isinstance(words, str) else words for name, words in table.items()}

    def _named(self, cls: type[T], tables: Mapping[str, Any], key: str) -> dict[str, T | None]:
        return {name: self._one(cls, table, f"{key}.{name}") for name, table in self._section(tables, key).items()}

    def _tables(self, tables: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for name, table in self._section(tables, key).items():
            if isinstance(table, Mapping):
                yield name, table
            else:
                self._bad(key, name, table, ("一张表", "a table"))

    def _section(self, tables: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        table = tables.get(key, {})
        if isinstance(table, Mapping):
            return table
        self._bad("", key, table, ("一张表", "a table"))
        return {}

    def _parts(self, register: str, table: Mapping[str, Any]) -> tuple[Part, ...]:
        """The parts of one register: what stands in the register's own table holds for each part."""
        common = {k: v for k, v in table.items() if k != "part"}
        parts = []
        for i, own in enumerate(table.get("part", ({},))):
            where = f"register.{register}" + (f".part[{i}]" if own else "")
            merged = {**common, **own, "field": {**common.get("field", {}), **own.get("field", {})}}
            named = {_RENAMED.get(k, k): v for k, v in merged.items()}
            named["paths"] = self._paths(merged.get("path", ()), where)
            parts.append(self._one(Part, named, where))
        return tuple(p for p in parts if p is not None)

    def _paths(self, tables: Any, where: str) -> tuple[PathPlan, ...]:
        plans = []
        for table in tables:
            steps = [self._step(text, where) for text in table.get("steps", ())]
            plans.append(self._one(PathPlan, {**table, "steps": [s for s in steps if s]}, where))
        return tuple(p for p in plans if p is not None)

    def _step(self, text: str, where: str) -> tuple[str, int, int, str] | None:
        """`transition 0-5 reason`: fewest and most days after the step before."""
        if match := _STEP.fullmatch(text):
            return match[1], int(match[2]), int(match[3]), match[4] or ""
        self._bad(where, "steps", text, ("“步骤 最少天数-最多天数 理由”", "“step fewest-most reason”"))
        return None

    def _all(self, cls: type[T], tables: Iterable[Any], where: str) -> tuple[T, ...]:
        made = (self._one(cls, table, f"{where}[{i}]") for i, table in enumerate(tables))
        return tuple(m for m in made if m is not None)

    def _one(self, cls: type[T], table: Any, where: str) -> T | None:
        if not isinstance(table, Mapping):
            self._bad(where, where, table, ("一张表", "a table"))
            return None
        self._known(table, {f.name for f in dataclasses.fields(cls)}, where)  # type: ignore[arg-type]
        try:
            return msgspec.convert(table, cls)
        except msgspec.ValidationError as error:
            said, _, path = str(error).partition(" - at ")
            if "missing required" in said:
                key = re.findall("`(.*?)`", said)[0]
                self.problems.append(kinds.MISSING.at(Place(file=self.file, field=where), key=key))
            else:
                self._bad(
                    where, path.strip("`$.") or where, said, ("配方说明所写的形式", "as the page of the room says")
                )
        return None

    def _bad(self, where: str, key: str, value: object, wanted: tuple[str, str]) -> None:
        place = Place(file=self.file, field=where)
        self.problems.append(kinds.BAD_VALUE.at(place, key=key, value=value, wanted=wanted[0], wanted_en=wanted[1]))

    def _known(self, table: Mapping[str, Any], names: set[str], where: str) -> None:
        place = Place(file=self.file, field=where)
        for key in table:
            if key not in names:
                self.problems.append(kinds.UNKNOWN_KEY.at(place, key=key, nearest=nearest(key, names)))
