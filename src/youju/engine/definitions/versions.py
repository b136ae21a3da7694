"""Definition versions: digests of a definition with everything that its value depends on, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from youju.engine.base.digests import canonical, hex_digest
from youju.engine.definitions.indicators import parts_of
from youju.engine.definitions.model import Condition, Field, FieldRef, Indicator, Loop, Pack, Register, ScopeDay, Value


def register_version(register: Register) -> str:
    """64 hex digits over the register's fields, key and dates: what a stored record has to be read by."""
    fields = [_field(field) for field in register.fields.values()]
    return hex_digest(canonical({"id": register.id, "fields": fields, **_dates(register), "key": list(register.key)}))


def indicator_version(pack: Pack, id_: str) -> str:
    """64 hex digits over the indicator with the fields, code lists and loop it depends on (口径版本).

    Titles do not belong to it, nor the order of conditions and codes, nor fields that it does not use. Raises KeyError for an unknown id.
    """
    return hex_digest(canonical(_indicator(pack, pack.indicators[id_])))


def _indicator(pack: Pack, indicator: Indicator) -> dict[str, Any]:
    if indicator.kind != "plain":
        parts = [_indicator(pack, pack.indicators[part]) for part in parts_of(indicator)]
        return {
            "id": indicator.id,
            "kind": indicator.kind,
            "places": indicator.places,
            "unit": indicator.unit,
            "parts": parts,
        }
    register = pack.registers[indicator.register]
    loop = pack.loops[register.loop]
    measure = register.measures[indicator.measure]
    used = {c.field for c in indicator.where} | {
        v.field for c in indicator.where for v in c.values if isinstance(v, FieldRef)
    }
    names = sorted((used | {measure.field, register.date, register.start, register.end}) & set(register.fields))
    return {
        "id": indicator.id,
        "register": register.id,
        "where": sorted((_condition(c) for c in indicator.where), key=canonical),
        "measure": [measure.operation, measure.field, measure.unit],
        "time": indicator.time,
        "unit": indicator.unit,
        "counts": sorted(indicator.counts or loop.counts),
        "loop": _loop(loop),
        "fields": [_field(register.fields[name]) for name in names],
        **_dates(register),
    }


def _dates(register: Register) -> dict[str, Any]:
    return {"date": register.date, "from": register.start, "to": register.end, "effective": register.effective}


def _loop(loop: Loop) -> dict[str, Any]:
    return {"id": loop.id, "stages": sorted(loop.stages), "counts": sorted(loop.counts)}


def _field(field: Field) -> dict[str, Any]:
    return {
        "id": field.id,
        "type": field.type,
        "unit": field.unit,
        "places": field.places,
        "codes": sorted(choice.code for choice in field.choices),
        "register": field.register,
        "derived": list(field.derived or ()),
    }


def _condition(condition: Condition) -> list[Any]:
    return [condition.field, condition.test, list(_plain(condition.values))]


def _plain(values: Iterable[Value]) -> Iterable[object]:
    for value in values:
        if isinstance(value, FieldRef):
            yield {"field": value.field}
        else:
            yield {"day": "scope"} if isinstance(value, ScopeDay) else value
