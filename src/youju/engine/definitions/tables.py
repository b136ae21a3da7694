"""Reading one TOML table: typed keys, unknown keys reported with the nearest name, every problem at its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from youju.engine.base.labels import LANGUAGES, Label
from youju.engine.base.problems import Kind, Place, Problem
from youju.engine.definitions.lines import LineIndex, Path
from youju.engine.definitions.problems import BAD_ID, LANGUAGE, MISSING, UNKNOWN_KEY, UNKNOWN_NAME, WRONG_TYPE

ID = re.compile(r"[a-z][a-z0-9_]*")
LOOSE_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_MOST_PLACES = 6
_LARGEST = 2**53
"""Whole numbers beyond it have no canonical form, so no definition may hold one."""


def nearest(word: str, names: Iterable[str], limit: int = 3) -> list[str]:
    """The names most like `word`, best first; empty where none is alike."""
    return difflib.get_close_matches(word, list(names), n=limit, cutoff=0.5)


@dataclass(slots=True)
class Findings:
    """Problems collected while reading, and the languages every text must have."""

    problems: list[Problem] = field(default_factory=list)
    languages: tuple[str, ...] = ("zh",)
    dropped: set[str] = field(default_factory=set)
    """Names of what is written but could not be built: its own mistake is told, not every use of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text of definitions: its layer (`system`, `pack`, `overlay`), file name and lines."""

    layer: str
    file: str
    lines: LineIndex


class Table:
    """A TOML table with its place; `take_*` read a key once, `close` reports what nobody took."""

    def __init__(self, values: Mapping[str, Any], path: Path, source: Source, findings: Findings) -> None:
        self.values, self.path, self.source, self.findings = values, path, source, findings
        self._taken: set[str] = set()

    @property
    def name(self) -> str:
        """What messages call this table, e.g. `register.lectures.field 2`."""
        parts = [f" {p + 1}" if isinstance(p, int) else f".{p}" for p in self.path]
        return "".join(parts).lstrip(".") or self.source.file

    def place(self, *keys: str | int) -> Place:
        """File and line of this table or of something in it."""
        return Place(file=self.source.file, line=self.source.lines.line((*self.path, *keys)))

    def report(self, kind: Kind, *keys: str | int, **details: object) -> None:
        """Note a problem at a key of this table."""
        self.findings.problems.append(kind.at(self.place(*keys), **({"where": self.name} | details)))

    def unknown(self, what: str, name: str, names: Iterable[str], *keys: str | int) -> None:
        """Note a name that does not exist, with the nearest ones."""
        near = "、".join(nearest(name, names)) or "—"
        self.report(UNKNOWN_NAME, *keys, what=what, name=name, near=near)

    def take(self, key: str, kind: type | tuple[type, ...], wanted: str, default: Any = None) -> Any:
        """The value of a key if it has the right type, else `default`; a wrong type is a problem."""
        self._taken.add(key)
        if key not in self.values:
            return default
        value = self.values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.report(WRONG_TYPE, key, name=key, wanted=wanted)
            return default
        return value

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        return str(self.take(key, str, "文字 text", default))

    def needed(self, key: str) -> str:
        """A text that may not be missing."""
        value = self.text(key)
        if self.values.get(key, "") == "":
            self.report(MISSING, *((key,) if key in self.values else ()), name=key)
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        return bool(self.take(key, bool, "true/false", default))

    def integer(self, key: str) -> int | None:
        """A whole number or None."""
        value = self.take(key, int, "整数 whole number")
        return None if value is None else int(value)

    def places(self, default: int) -> int:
        """How many decimals, from the key `places`."""
        value = self.integer("places")
        if value is None:
            return default
        if not 0 <= value <= _MOST_PLACES:
            self.report(WRONG_TYPE, "places", name="places", wanted=f"0–{_MOST_PLACES}")
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self.take(key, (list, str), "文字列表 list of texts", [])
        items = [value] if isinstance(value, str) else value
        if not all(isinstance(item, str) for item in items):
            self.report(WRONG_TYPE, key, name=key, wanted="文字列表 list of texts")
            return ()
        return tuple(items)

    def scaled(self, key: str, places: int) -> int | None:
        """A number scaled by 10**places; TOML text or number."""
        value = self.take(key, (int, str, Decimal), "数 number")
        if value is None:
            return None
        number = scale(value, places)
        if number is None:
            self.report(WRONG_TYPE, key, name=key, wanted=f"至多 {places} 位小数的数 number, {places} decimals at most")
        return number

    def label(self, key: str, needed: bool = False, beside: tuple[str, ...] = ()) -> Label | None:
        """A text in every language of the pack, as `{ zh = "...", en = "..." }`; `beside` may stand next to them."""
        if needed and key not in self.values:
            self._taken.add(key)
            self.report(MISSING, name=key)
            return None
        value = self.take(key, Mapping, "{ zh = ..., en = ... }")
        return None if value is None else self._label(key, value, (*LANGUAGES, *beside))

    def _label(self, key: str, value: Mapping[str, Any], known: tuple[str, ...]) -> Label:
        words = {name: word for name, word in value.items() if name in LANGUAGES and isinstance(word, str)}
        for language in self.findings.languages:
            if not words.get(language, "").strip():
                self.report(LANGUAGE, key, name=key, language=language)
        for name in value:
            if name not in known:
                self.report(UNKNOWN_KEY, key, where=f"{self.name}.{key}", name=name, near=_near(name, known))
        return Label(words.get("zh", ""), words.get("en", ""))

    def title(self, key: str = "title") -> Label:
        """The label that may not be missing."""
        return self.label(key, needed=True) or Label("")

    def table(self, key: str) -> Table:
        """A table inside this one, empty where it is not written."""
        return Table(self.take(key, Mapping, "表 table", {}), (*self.path, key), self.source, self.findings)

    def tables(self, key: str, pattern: re.Pattern[str] = ID) -> Iterator[tuple[str, Table]]:
        """The named tables inside a table, ids checked."""
        inner = self.table(key)
        for name, values in inner.values.items():
            if not isinstance(values, Mapping):
                inner.report(WRONG_TYPE, name, name=name, wanted="表 table")
            elif not pattern.fullmatch(name):
                inner.report(BAD_ID, name, name=name)
            else:
                yield name, Table(values, (*inner.path, name), self.source, self.findings)

    def array(self, key: str) -> Iterator[Table]:
        """The tables of an array of tables."""
        for index, values in enumerate(self.take(key, list, "[[表]] array of tables", [])):
            if isinstance(values, Mapping):
                yield Table(values, (*self.path, key, index), self.source, self.findings)
            else:
                self.report(WRONG_TYPE, key, name=key, wanted="[[表]] array of tables")

    def close(self) -> None:
        """Report the keys that nobody took."""
        for key in self.values:
            if key not in self._taken:
                self.report(UNKNOWN_KEY, key, name=key, near=_near(key, self._taken))


def _near(name: str, known: Iterable[str]) -> str:
    """The nearest names, or all of them where none is alike."""
    return "、".join(nearest(name, known) or sorted(known))


def scale(value: object, places: int) -> int | None:
    """A TOML number or text times 10**places; None where it is no number, has more places or is beyond 2**53."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) > _LARGEST:
        return None
    scaled = number.scaleb(places)
    return int(scaled) if scaled == scaled.to_integral_value() and abs(scaled) <= _LARGEST else None
