"""What the names in tags mean: indicators by title or id, particulars, fields of records, conditions, loops."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from youju.engine.base.problems import NOWHERE, Place, Problem
from youju.engine.definitions import Field, Indicator, Pack, Register, nearest
from youju.engine.numerals import STYLES
from youju.engine.report.problems import (
    AMBIGUOUS,
    NOT_COUNTED,
    OUT_OF_PLACE,
    PERSONAL_FIELD,
    UNKNOWN_FIELD,
    UNKNOWN_NAME,
    UNKNOWN_REGISTER,
    UNKNOWN_RULE,
)


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure `shift` years later (negative: before), worded by `rule`; with `change`, its change against a year before."""

    indicator: str
    shift: int = 0
    rule: str = "exact"
    change: bool = False


@dataclass(frozen=True, slots=True)
class Particular:
    """Plain text that is no figure: `unit`, `year`, `next_year`, `last_year`, `period`, `today`."""

    name: str


@dataclass(frozen=True, slots=True)
class EntryRef:
    """A field of one record, found by its label or the first field of its key; of the row's own record where `key` is ""."""

    register: str
    key: str
    field: str
    rule: str = "exact"


@dataclass(frozen=True, slots=True)
class StatedRef:
    """A figure from outside the ledger, by its name, `shift` years later."""

    name: str
    shift: int = 0
    rule: str = "exact"


@dataclass(frozen=True, slots=True)
class Condition:
    """The paragraph stays unless this figure is 0."""

    figure: FigureRef


@dataclass(frozen=True, slots=True)
class Loop:
    """The table row is repeated for every record of a register, `shift` years later; `register` is "" for the units below."""

    register: str = ""
    shift: int = 0


@dataclass(frozen=True, slots=True)
class RowPart:
    """`name` or `code` of the unit of a repeated row."""

    part: str


Thing = TypeVar("Thing")
Reference: TypeAlias = "FigureRef | Particular | EntryRef | StatedRef | Condition | Loop | RowPart"

PARTICULARS = {
    "单位": "unit", "年": "year", "下年": "next_year", "上年": "last_year", "期间": "period", "今日": "today",
    "unit": "unit", "year": "year", "nextyear": "next_year", "lastyear": "last_year", "period": "period",
    "today": "today",
}  # fmt: skip
_CONDITION = re.compile(r"(?:若有\s*|if\s+)(.+)", re.IGNORECASE)
_LOOP = re.compile(r"(?:每行\s*|each\s+)(?:(上年|下年|last\s|next\s)\s*)?(.+)", re.IGNORECASE)
_YEARS = {"上年": -1, "last": -1, "下年": 1, "next": 1}
_SHIFTED = tuple(
    (re.compile(shape, re.IGNORECASE), shift, change)
    for shape, shift, change in (
        (r"(?:上年|last\s)\s*(.+)", -1, False),
        (r"(?:下年|next\s)\s*(.+)", 1, False),
        (r"(?:同比|change\s)\s*(.+)", 0, True),
    )
)
_ENTRY = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]\s*\.\s*(.+)")
_STATED = re.compile(r"(?:引用\s*|stated\s+)(.+)", re.IGNORECASE)
_UNITS = frozenset({"单位", "unit", "units"})
_PARTS = {"名称": "name", "name": "name", "代码": "code", "code": "code"}


class Names:
    """The names of a pack, in every language and as ids, written in whatever width and spacing; those of stated figures."""

    def __init__(self, pack: Pack, stated: Collection[str] = ()) -> None:
        self.pack = pack
        self._stated = {plain(name): name for name in stated}
        self._indicators = _index((i, (i.id, i.title.zh, i.title.en)) for i in pack.indicators.values())
        self._registers = _index((r, (r.id, r.title.zh, r.title.en)) for r in pack.registers.values())

    def resolve(
        self, name: str, rule: str = "", place: Place = NOWHERE, within: Loop | None = None, context: str = ""
    ) -> Reference | Problem:
        """What a tag means. `within`: the loop of the row it stands in; `context`: text around it, for the problem."""
        text = " ".join(unicodedata.normalize("NFKC", name).split())
        if text.startswith("."):
            found: Reference | Problem | None = self._own(text[1:].strip(), plain(rule), place, within)
        else:
            found = self._special(text, plain(rule), place, context) or self._plain(text, plain(rule), place)
        if found is None:
            near = self.near(text, within)
            return UNKNOWN_NAME.at(place, name=text, near=near, context=context or text)
        if rule.strip() and not isinstance(found, FigureRef | EntryRef | StatedRef | Problem):
            return NOT_COUNTED.at(place, name=text, rule=rule.strip())
        return found

    def indicator(self, name: str, place: Place = NOWHERE) -> Indicator | Problem | None:
        """The indicator of this title or id; a problem where several have the title, None where none has."""
        found = self._indicators.get(plain(name), ())
        if len(found) > 1:
            exact = tuple(i for i in found if i.id == name)
            if not exact:
                return AMBIGUOUS.at(place, name=name, near="、".join(i.id for i in found))
            found = exact
        return found[0] if found else None

    def _special(self, text: str, rule: str, place: Place, context: str) -> Reference | Problem | None:
        if match := _CONDITION.fullmatch(text):
            inner = self.resolve(match[1], place=place, context=context)
            return Condition(inner) if isinstance(inner, FigureRef) else _problem(inner, place, match[1], context)
        if match := _LOOP.fullmatch(text):
            shift = _YEARS.get((match[1] or "").strip().lower(), 0)
            if plain(match[2]) in _UNITS:
                return Loop(shift=shift)
            register = self._register(match[2], place)
            return register if isinstance(register, Problem) else Loop(register.id, shift)
        if match := _ENTRY.fullmatch(text):
            return self._entry((match[1].strip(), match[2].strip(), match[3].strip()), rule, place)
        return None

    def _own(self, text: str, rule: str, place: Place, within: Loop | None) -> Reference | Problem | None:
        """A field of the row's own record, or a part of its unit."""
        if within is None:
            return OUT_OF_PLACE.at(place, name=f".{text}")
        if not within.register:
            return RowPart(_PARTS[plain(text)]) if plain(text) in _PARTS else None
        return self._entry((within.register, "", text), rule, place)

    def _plain(self, text: str, rule: str, place: Place) -> Reference | Problem | None:
        if particular := PARTICULARS.get(plain(text)):
            return Particular(particular)
        found: Reference | Problem | None = self._figure(text, rule, place) or self._cited(text, rule, place)
        for pattern, shift, change in _SHIFTED:
            if found is None and (match := pattern.fullmatch(text)):
                found = self._figure(match[1], rule, place, shift, change)
                found = found or (None if change else self._cited(match[1], rule, place, shift))
        return found

    def _cited(self, text: str, rule: str, place: Place, shift: int = 0) -> StatedRef | Problem | None:
        """A stated figure: by its name where one is known, and whatever stands behind 引用, for it may be stated later."""
        match = _STATED.fullmatch(text)
        name, later = _year_of(match[1]) if match else (text, 0)
        known = self._stated.get(plain(name))
        if known is None and match is None:
            return None
        if rule and rule not in STYLES:
            return UNKNOWN_RULE.at(place, name=text, rule=rule, near="、".join(sorted(STYLES)))
        return StatedRef(known or name, shift + later, rule or "exact")

    def _figure(
        self, text: str, rule: str, place: Place, shift: int = 0, change: bool = False
    ) -> FigureRef | Problem | None:
        found = self.indicator(text, place)
        if found is None or isinstance(found, Problem):
            return found
        if rule and rule not in STYLES:
            return UNKNOWN_RULE.at(place, name=text, rule=rule, near="、".join(sorted(STYLES)))
        return FigureRef(found.id, shift, rule or ("exact" if change else found.wording), change)

    def _entry(self, named: tuple[str, str, str], rule: str, place: Place) -> Reference | Problem:
        name, key, field_name = named
        register = self._register(name, place)
        if isinstance(register, Problem):
            return register
        field = _field(register, field_name)
        if field is None:
            known = [f.title.zh for f in register.live_fields()] + [f.id for f in register.live_fields()]
            near = "、".join(nearest(field_name, known)) or "—"
            return UNKNOWN_FIELD.at(place, register=register.title, name=field_name, near=near)
        return self._bound(EntryRef(register.id, key, field.id), field, rule, place)

    def _bound(self, found: EntryRef, field: Field, rule: str, place: Place) -> EntryRef | Problem:
        target = self.pack.registers.get(field.register)
        if field.personal or (target is not None and target.person):
            return PERSONAL_FIELD.at(place, name=field.title)
        if rule and not field.numeric:
            return NOT_COUNTED.at(place, name=field.title, rule=rule)
        if rule and rule not in STYLES:
            return UNKNOWN_RULE.at(place, name=field.title, rule=rule, near="、".join(sorted(STYLES)))
        return EntryRef(found.register, found.key, found.field, rule or "exact")

    def _register(self, name: str, place: Place) -> Register | Problem:
        found = self._registers.get(plain(name), ())
        if not found:
            known = [word for r in self.pack.registers.values() for word in (r.title.zh, r.title.en, r.id) if word]
            return UNKNOWN_REGISTER.at(place, name=name, near="、".join(nearest(name, known)) or "—")
        return found[0]

    def near(self, text: str, within: Loop | None = None) -> str:
        """The names most like this one."""
        if text.startswith("."):
            return "、".join(f".{name}" for name in ("名称", "代码"))
        titles = [word for i in self.pack.indicators.values() for word in (i.title.zh, i.title.en, i.id) if word]
        fields = self.pack.registers[within.register].live_fields() if within and within.register else ()
        known = [*(f".{f.title.zh}" for f in fields), *titles, *self._stated.values(), *PARTICULARS]
        bare = next((m[1] for pattern, *_ in _SHIFTED if (m := pattern.fullmatch(text))), text)
        return "、".join(nearest(bare, known)) or "—"


def _year_of(text: str) -> tuple[str, int]:
    """A name without 上年 or 下年, and how many years later it is asked for."""
    found = ((pattern.fullmatch(text), shift) for pattern, shift, change in _SHIFTED if not change)
    return next(((match[1], shift) for match, shift in found if match), (text, 0))


def plain(text: str) -> str:
    """Text as names are compared: one width, no spaces, small letters."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _index(named: Iterable[tuple[Thing, tuple[str, ...]]]) -> dict[str, tuple[Thing, ...]]:
    found: dict[str, tuple[Thing, ...]] = {}
    for thing, names in named:
        for name in {plain(name) for name in names if name}:
            found[name] = (*found.get(name, ()), thing)
    return found


def _field(register: Register, name: str) -> Field | None:
    wanted = plain(name)
    return next(
        (f for f in register.fields.values() if wanted in {plain(f.id), plain(f.title.zh), plain(f.title.en)}), None
    )


def _problem(found: Reference | Problem, place: Place, name: str, context: str) -> Problem:
    if isinstance(found, Problem):
        return found
    return UNKNOWN_NAME.at(place, name=name, near="—", context=context or name)
