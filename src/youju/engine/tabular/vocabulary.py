"""What the columns of a register may be called, and which field a header path means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from youju.engine.definitions.model import Choice, Field, Register
from youju.engine.tabular.headings import Heading, fold, heading

UNIT, CO_UNITS, NUMBER, TOTAL = "@unit", "@co_units", "@number", "@total"
"""Targets that are no field: the owning unit, the units that took part, a running number, a total over columns."""

Constants = tuple[tuple[str, str], ...]
"""Fields whose value the header says for every row below it, with the code: `(("mode", "offline"),)`."""

_Meaning = TypeVar("_Meaning", str, tuple[str, str])
_SPECIAL = {
    UNIT: (
        "单位", "填报单位", "报送单位", "上报单位", "单位名称", "所属单位", "主办单位", "责任单位", "乡镇", "镇街", "乡镇街道", "街道",
        "镇", "部门", "unit", "organisation", "单位代码", "unitcode",
    ),
    CO_UNITS: ("协办单位", "联合单位", "联办单位", "合办单位", "承办单位", "参与单位", "共同主办单位", "co-units", "counits"),
    NUMBER: ("序号", "编号", "序", "行号", "no", "no.", "#", "index"),
}  # fmt: skip
_TOTALS = frozenset({"合计", "小计", "总计", "累计", "共计", "总数", "total", "subtotal", "sum"})


@dataclass(frozen=True, slots=True)
class Match:
    """What a header path means: a target, constants from its levels, its unit word, and how many levels said nothing."""

    target: str
    constants: Constants = ()
    unit: str = ""
    scale: int = 1
    unknown: int = 0


class Vocabulary:
    """The names of a register's live fields: ids and titles before aliases before unit words; a name of two is none's."""

    def __init__(self, register: Register) -> None:
        live = register.live_fields()
        self.fields = {field.id: field for field in live}
        special = {fold(word): target for target, words in _SPECIAL.items() for word in words}
        self._names = special | _names(live)
        self._choices = {k: v for k, v in _choices(live).items() if k not in self._names}

    def names(self) -> Iterator[str]:
        """All names of fields, folded."""
        return (name for name, target in self._names.items() if not target.startswith("@"))

    def match(self, path: tuple[str, ...]) -> Match | None:
        """The meaning of a header path, outermost level first; None where no level names a field."""
        levels = [heading(level) for level in path]
        for index in range(len(levels) - 1, -1, -1):
            if target := self._names.get(levels[index].name):
                return self._with(target, levels, index)
        return self._joined(levels)

    def _with(self, target: str, levels: list[Heading], index: int) -> Match:
        constants, unknown = [], 0
        for other in (*levels[:index], *levels[index + 1 :]):
            if other.name in _TOTALS:
                return Match(TOTAL)
            if other.name in self._choices:
                constants.append(self._choices[other.name])
            elif self._names.get(other.name) != target:
                unknown += 1
        said = next((level for level in (levels[index], *reversed(levels)) if level.unit), levels[index])
        return Match(target, tuple(sorted(constants)), said.unit, said.scale, unknown)

    def _joined(self, levels: list[Heading]) -> Match | None:
        """One text for two levels (`线下场次`), or a name that was broken over levels (`活动` / `日期`)."""
        if all(level.name in _TOTALS for level in levels):
            return Match(TOTAL)
        whole = "".join(level.name for level in levels)
        if target := self._names.get(whole):
            return Match(target, (), levels[-1].unit, levels[-1].scale)
        for start in range(len(whole) - 1, 0, -1):
            said, rest = self._choices.get(whole[:start]), self._names.get(whole[start:])
            if said and rest and said[0] != rest:
                return Match(rest, (said,), levels[-1].unit, levels[-1].scale)
        return None


def _names(live: Iterable[Field]) -> dict[str, str]:
    names: dict[str, str] = {}
    for said in (_ids_and_titles, _aliases, _unit_words):
        names = (
            _unambiguous((name, field.id) for field in live for word in said(field) for name in _forms(word)) | names
        )
    return names


def _ids_and_titles(field: Field) -> tuple[str, ...]:
    return field.id, field.title.zh, field.title.en


def _aliases(field: Field) -> tuple[str, ...]:
    return field.aliases


def _unit_words(field: Field) -> tuple[str, ...]:
    return (field.unit,) if field.numeric else ()


def _forms(word: str) -> set[str]:
    """The name with its bracket and without."""
    return {name for name in (fold(word), heading(word).name) if name}


def _choices(live: Iterable[Field]) -> dict[str, tuple[str, str]]:
    codes = ((field, choice) for field in live for choice in field.choices)
    return _unambiguous((fold(word), (field.id, choice.code)) for field, choice in codes for word in _words(choice))


def _words(choice: Choice) -> tuple[str, ...]:
    return tuple(word for word in (choice.code, choice.title.zh, choice.title.en, *choice.aliases) if word)


def _unambiguous(pairs: Iterable[tuple[str, _Meaning]]) -> dict[str, _Meaning]:
    """Names with their only meaning."""
    ordered = sorted(set(pairs), key=lambda pair: pair[0])
    names = [name for name, _ in ordered]
    doubled = {name for name, after in pairwise(names) if name == after}
    return {name: meaning for name, meaning in ordered if name not in doubled}
