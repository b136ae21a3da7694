"""The inputs of a form, made from a register's fields: what kind, what it holds, what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from youju.engine.base.problems import Problem
from youju.engine.definitions import Field, Register
from youju.web.commands.entry.entry_values import Raw
from youju.web.ui.templatetags.ui import said

RADIOS = 6
"""More choices than these are a drop-down."""

_LINES = {"text": "text", "url": "url", "phone": "tel", "person_name": "text", "id_number": "text"}
_DAYS = {"date": "date", "month": "month", "datetime": "datetime-local"}
_DAY_SHAPES = {
    "date": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-\d\d", "datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d",
}  # fmt: skip
_NUMBERS = {"integer": "numeric", "decimal": "decimal", "money": "decimal", "hours": "decimal"}
_FINDING = frozenset({"ref", "refs", "unit", "units"})


@dataclass(frozen=True, slots=True)
class Input:
    """One field as an input: `kind` names the shape in `entry/_input.html`, `options` are (code, title, chosen)."""

    field: Field
    kind: str
    value: str = ""
    type: str = "text"
    mode: str = ""
    options: tuple[tuple[str, str, bool], ...] = ()
    offers: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """Of the element that the error summary leads to."""
        return f"f-{self.field.id}"

    @property
    def described(self) -> str:
        """Ids of the texts that belong to it."""
        parts = [f"h-{self.field.id}"] if self.field.hint else []
        return " ".join([*parts, *([f"e-{self.field.id}"] if self.problems else [])])

    @property
    def filled(self) -> bool:
        """Whether it holds anything."""
        return bool(self.value) or any(chosen and code for code, _, chosen in self.options)


@dataclass(frozen=True, slots=True)
class Form:
    """The inputs of a register: those that must be filled first, the others after."""

    required: tuple[Input, ...]
    optional: tuple[Input, ...]
    opened: bool = field(default=False)


def form_of(
    register: Register, raw: Raw, problems: Sequence[Problem] = (), offers: Mapping[str, Sequence[str]] | None = None
) -> Form:
    """The form of a register holding `raw`; `offers` are texts to choose from while typing."""
    wrong = by_field(problems)
    every = [
        input_of(f, raw.get(f.id, ""), wrong.get(f.id, ()), tuple((offers or {}).get(f.id, ())))
        for f in register.live_fields()
    ]
    must = tuple(each for each in every if each.field.required)
    may = tuple(each for each in every if not each.field.required)
    return Form(must, may, opened=not must or any(each.filled or each.problems for each in may))


def by_field(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    """Problems by the field they are at."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        found[problem.place.field] = (*found.get(problem.place.field, ()), problem)
    return found


def input_of(
    each: Field, typed: str | list[str], problems: tuple[Problem, ...] = (), offers: tuple[str, ...] = ()
) -> Input:
    """One field as an input that holds what was typed."""
    value = typed if isinstance(typed, str) else "、".join(typed)
    if each.type in _DAYS:
        readable = not value or re.fullmatch(_DAY_SHAPES[each.type], value)
        return Input(each, "line", value, _DAYS[each.type] if readable else "text", problems=problems)
    if each.type in _NUMBERS:
        return Input(each, "line", value, mode=_NUMBERS[each.type], problems=problems)
    if each.type in ("choice", "choices", "bool"):
        return _choosing(each, typed, problems)
    if each.type in _FINDING:
        return Input(each, "find", value, problems=problems)
    if each.type in ("long_text", "file"):
        return Input(each, "area" if each.type == "long_text" else "file", value, problems=problems)
    return Input(each, "line", value, _LINES[each.type], offers=offers, problems=problems)


def _choosing(each: Field, typed: str | list[str], problems: tuple[Problem, ...]) -> Input:
    chosen = [typed] if isinstance(typed, str) else typed
    pairs = [("true", gettext("是")), ("false", gettext("否"))] if each.type == "bool" else _titles(each)
    unknown = [(code, code) for code in chosen if code and code not in dict(pairs)]
    options = [(code, title, code in chosen) for code, title in (*pairs, *unknown)]
    if each.type == "choices":
        return Input(each, "checks", options=tuple(options), problems=problems)
    kind = "radios" if len(pairs) <= RADIOS else "select"
    if kind == "select" or not each.required:
        options.insert(0, ("", gettext("未填") if kind == "radios" else "", not any(chosen)))
    return Input(each, kind, options=tuple(options), problems=problems)


def _titles(each: Field) -> list[tuple[str, str]]:
    return [(choice.code, said(choice.title)) for choice in each.choices]
