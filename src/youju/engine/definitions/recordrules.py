"""Checks the record rules of a register: their fields exist, and are of a type that the rule can judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from youju.engine.definitions.fields import RULES
from youju.engine.definitions.model import NUMERIC_TYPES, Field, Register, Rule
from youju.engine.definitions.problems import CANNOT_BE, PERSONAL
from youju.engine.definitions.tables import Table

_DAYS = frozenset({"date", "datetime"})
_POINTING = frozenset({"ref", "unit"})
_WANTED: Mapping[str, Mapping[str, frozenset[str]]] = {
    "no_overlap": {"start": _DAYS, "end": _DAYS},
    "balance": {"amount": NUMERIC_TYPES},
    "within": {"ref": _POINTING, "field": NUMERIC_TYPES},
    "working_days": {"from": _DAYS, "to": _DAYS},
    "gapless": {"field": frozenset({"integer"})},
}
"""By rule and argument, the types of field that it can judge; where nothing is said, any."""


def check_rules(register: Register, table: Table, registers: Mapping[str, Register]) -> None:
    """Report names that lead nowhere, and fields that a rule cannot judge."""
    listed = table.values.get("rule")
    written = [
        n
        for n, v in enumerate(listed if isinstance(listed, list) else [])
        if isinstance(v, Mapping) and str(v.get("kind")) in RULES
    ]
    for index, rule in zip(written, register.rules, strict=True):
        for argument, name in _named_fields(rule):
            if name not in register.fields:
                table.unknown("字段 field", name, register.fields, "rule", index)
            else:
                _check_type(rule, argument, register.fields[name], table, index)
        _check_amounts(rule, table, index)
        _check_bound(register, rule, table, index, registers)


def _named_fields(rule: Rule) -> Iterator[tuple[str, str]]:
    """(argument, field) of its own register that a rule names; what is missing has been reported already."""
    for key, value in rule.arguments.items():
        if isinstance(value, tuple):
            yield from ((key, str(name)) for name in value)
        elif key not in ("n", "factor", "of", "fields") and value:
            yield key, str(value)


def _check_type(rule: Rule, argument: str, field: Field, table: Table, index: int) -> None:
    wanted = _WANTED.get(rule.kind, {}).get(argument, frozenset())
    where = f"{table.name}.rule {index + 1}"
    if field.personal:
        table.report(PERSONAL, "rule", index, name=field.id, where=where)
    elif wanted and field.type not in wanted:
        found = f"{field.id} ({field.type})"
        table.report(CANNOT_BE, "rule", index, name=argument, found=found, wanted="/".join(sorted(wanted)), where=where)


def _check_amounts(rule: Rule, table: Table, index: int) -> None:
    where, fields = f"{table.name}.rule {index + 1}", rule.arguments.get("fields")
    if rule.kind == "order_of" and isinstance(fields, tuple) and len(fields) == 1:
        table.report(CANNOT_BE, "rule", index, name="fields", found=fields[0], wanted="≥ 2", where=where)
    for name in ("n", "factor"):
        value = rule.arguments.get(name)
        if isinstance(value, int) and value <= 0:
            table.report(CANNOT_BE, "rule", index, name=name, found=value, wanted="> 0", where=where)


def _check_bound(register: Register, rule: Rule, table: Table, index: int, registers: Mapping[str, Register]) -> None:
    pointing = register.fields.get(str(rule.arguments.get("ref")))
    target = registers.get(pointing.register or "units") if pointing else None
    of = str(rule.arguments.get("of") or "")
    if target is None or not of:
        return
    if of not in target.fields:
        table.unknown("字段 field", of, target.fields, "rule", index, "of")
    elif not target.fields[of].numeric:
        found = f"{of} ({target.fields[of].type})"
        wanted = "/".join(sorted(NUMERIC_TYPES))
        table.report(CANNOT_BE, "rule", index, "of", name="of", found=found, wanted=wanted)
