"""One definition as plain values, the way TOML holds it, and the single changes that an editor asks for. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Values = Mapping[str, Any]


def without_blanks(values: Values) -> dict[str, Any]:
    """Values as they are worth writing: no empty texts, lists or tables, no `false`, which is what absence says."""
    made = {key: without_blanks(value) if isinstance(value, Mapping) else value for key, value in values.items()}
    return {key: value for key, value in made.items() if value not in ("", [], {}, None) and value is not False}


def with_field(register: Values, field: Values, after: str | None = None) -> dict[str, Any]:
    """The register with this field in the place of the one of its id, or new: behind the field `after`, else last."""
    fields, new = _listed(register), without_blanks(field)
    known = [one["id"] for one in fields]
    if new["id"] in known:
        fields[known.index(new["id"])] = new
    else:
        fields.insert(known.index(after) + 1 if after in known else len(fields), new)
    return {**register, "field": fields}


def moved(register: Values, field: str, by: int) -> dict[str, Any]:
    """The register with a field further up (-1) or down (+1) in its form."""
    fields = _listed(register)
    at = next((number for number, one in enumerate(fields) if one["id"] == field), None)
    if at is not None and 0 <= at + by < len(fields):
        fields[at], fields[at + by] = fields[at + by], fields[at]
    return {**register, "field": fields}


def retired(register: Values, field: str, yes: bool = True) -> dict[str, Any]:
    """The register with a field that nobody fills in any more (or again): its records keep what they hold."""
    return {
        **register,
        "field": [
            without_blanks({**one, "retired": yes, "required": one.get("required", False) and not yes})
            if one["id"] == field
            else one
            for one in _listed(register)
        ],
    }


def with_measure(register: Values, id_: str, measure: Values | None) -> dict[str, Any]:
    """The register with this measure; None takes it away."""
    measures = {key: value for key, value in register.get("measure", {}).items() if key != id_ or measure is not None}
    if measure is not None:
        measures[id_] = without_blanks(measure)
    rest = {key: value for key, value in register.items() if key != "measure"}
    return {**rest, "measure": measures} if measures else rest


def with_settings(held: Values, settings: Values) -> dict[str, Any]:
    """A definition with some of its own keys set; a blank takes the key away."""
    order = {**held, **settings}
    blank = settings.keys() - without_blanks(settings).keys()
    return {key: value for key, value in order.items() if key not in blank}


def new_register(title: Values, settings: Values, fields: Sequence[Values]) -> dict[str, Any]:
    """A whole new register as values; `settings` are its keys beside title and fields (group, loop, date, key ...)."""
    return {"title": dict(title), **without_blanks(settings), "field": [without_blanks(field) for field in fields]}


def _listed(register: Values) -> list[dict[str, Any]]:
    return [dict(one) for one in register.get("field", ())]
