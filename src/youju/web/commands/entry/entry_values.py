"""Stored values as a person would type them into a form, and back: what `Normaliser` reads is what is shown here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from youju.engine.definitions import Field, Register
from youju.engine.ledger import Revision
from youju.engine.ledger.model import Stored
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown, scaled
from youju.web.store.tree import REGISTER as UNITS
from youju.web.store.tree import Units

Raw = dict[str, str | list[str]]
"""What is typed, by field: one text, or the codes that were ticked."""

POINTING = frozenset({"ref", "refs"})
_NUMBERED = re.compile(r".*#(\d+)", re.DOTALL)
_SEPARATORS = re.compile("[、;；\n]+")


class Texts:
    """Values as typed texts; make one per page."""

    def __init__(self, office: Office, language: str = "zh") -> None:
        self.shown = Shown(office, language)
        self._on = office.today.isoformat()

    def of(self, register: Register, revision: Revision) -> Raw:
        """Everything that the form of a record shows; personal values are never shown, nor lost by leaving them blank."""
        self.shown.prepare([revision])
        data = revision.entry.data
        return {f.id: self.text(f, data.get(f.id)) for f in register.live_fields()}

    def text(self, field: Field, stored: Stored | None) -> str | list[str]:
        """One value: a list of codes for `choices`, else a text ("" for none)."""
        if field.type == "choices":
            return [str(code) for code in stored] if isinstance(stored, list) else []
        if stored is None or field.personal:
            return ""
        if isinstance(stored, bool):
            return "true" if stored else "false"
        if isinstance(stored, list):
            return "、".join(self._named(field, int(item)) for item in stored)
        if isinstance(stored, int):
            pointing = field.type in POINTING or field.type in ("unit", "units")
            return self._named(field, stored) if pointing else scaled(stored, field.places)
        return stored

    def joined(self, typed: str | Sequence[str]) -> str:
        """What was typed as one text."""
        return typed if isinstance(typed, str) else "、".join(typed)

    def _named(self, field: Field, number: int) -> str:
        """What is pointed to: its name with its number; a unit by its name alone, where that finds it."""
        name = self.shown.value(field, [number])
        if field.type in POINTING and field.register != UNITS:
            return name if name.endswith(f"#{number}") else f"{name} #{number}"
        return name if Units().find(name, self._on) == number else str(number)


def readable(register: Register, raw: Mapping[str, Any]) -> Raw:
    """What a form sent, as the ledger reads it: of a name with its number, the number counts."""
    fields = {f.id: f for f in register.live_fields()}
    return {name: _readable(fields[name], value) for name, value in raw.items() if name in fields}


def _readable(field: Field, value: str | list[str]) -> str | list[str]:
    if field.type not in POINTING or not isinstance(value, str):
        return value
    parts = [value] if field.type == "ref" else _SEPARATORS.split(value)
    numbers = [match[1] if (match := _NUMBERED.fullmatch(part.strip())) else part.strip() for part in parts]
    return "、".join(numbers)


def changed_only(given: Mapping[str, str | list[str]], was: Mapping[str, str | list[str]]) -> Raw:
    """What a person changed in a form: a field that still says what it said is left alone."""
    return {name: value for name, value in given.items() if value != was.get(name, "")}
