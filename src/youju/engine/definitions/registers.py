"""Builds registers, and checks the names inside each once all are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from youju.engine.base.labels import Label
from youju.engine.definitions.contradictions import check_headings, check_repeats, check_used_fields
from youju.engine.definitions.fields import (
    CodeLists,
    build_evidence,
    build_field,
    build_measure,
    build_rule,
)
from youju.engine.definitions.model import Field, Loop, Measure, Register
from youju.engine.definitions.plausible import build_asking, build_fuzzy, check_plausible, with_bound_title
from youju.engine.definitions.problems import MISSING, PERSONAL, TWICE, WRONG_KIND
from youju.engine.definitions.recordrules import check_rules
from youju.engine.definitions.tables import Table

ITEMS = Measure("items", "count", "项", title=Label("项数", "Items"))
_DATE_KEYS = {"date": "date", "start": "from", "end": "to", "effective": "effective"}


def build_register(id_: str, table: Table, code_lists: CodeLists) -> Register:
    """A register with its fields, measures and rules; names are checked by `check_register`."""
    fields = _fields(table, code_lists)
    measures = {name: build_measure(name, inner) for name, inner in table.tables("measure")}
    rules = [build_rule(inner) for inner in table.array("rule")]
    found = Register(
        id=id_,
        title=table.title(),
        fields=fields,
        measures={"items": ITEMS} | {name: measure for name, measure in measures.items() if measure},
        loop=table.text("loop", "do-review"),
        group=table.text("group"),
        date=table.text("date"),
        key=table.texts("key"),
        across_units=table.flag("across_units"),
        start=table.text("from"),
        end=table.text("to"),
        effective=table.text("effective"),
        label=table.text("label"),
        parent=table.text("parent"),
        person=table.flag("person"),
        system=table.source.layer == "system",
        basis=table.text("basis"),
        form_no=table.text("form_no"),
        evidence=build_evidence(table.table("evidence")),
        rules=tuple(rule for rule in rules if rule),
        ask=build_asking(table),
        fuzzy=build_fuzzy(table),
        public=table.texts("public"),
    )
    if not table.values.get("field"):
        table.report(MISSING, name="[[field]]")
    table.close()
    return found


def _fields(table: Table, code_lists: CodeLists) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for inner in table.array("field"):
        field = build_field(inner, code_lists)
        if field and field.id in fields:
            other = table.place("field", positions(table)[field.id])
            inner.report(TWICE, what="字段 field", name=field.id, other=other)
        elif field:
            fields[field.id] = field
    return fields


def with_copies(register: Register, registers: Mapping[str, Register]) -> Register:
    """The register with a derived field for each attribute copied from the records it points to.

    A field that is declared under the name of a copy stays; `check_register` reports it.
    """
    fields = {name: with_bound_title(field, register, registers) for name, field in register.fields.items()}
    for field in register.fields.values():
        target = registers.get(field.register)
        for attribute in field.copy if target else ():
            source = target.fields.get(attribute) if target else None
            if source:
                id_ = f"{field.id}_{attribute}"
                copied = replace(source, id=id_, required=False, derived=(field.id, attribute), aliases=())
                fields.setdefault(id_, copied)
    return replace(register, fields=fields)


def check_register(
    register: Register, table: Table, registers: Mapping[str, Register], loops: Mapping[str, Loop]
) -> None:
    """Report names of a register that lead nowhere or to a field of the wrong kind."""
    if register.loop not in loops:
        table.unknown("流程 loop", register.loop, loops, "loop")
    _check_field(register, table, register.parent, ("parent",), ("ref",))
    for attribute, key in _DATE_KEYS.items():
        _check_field(register, table, getattr(register, attribute), (key,), ("date",))
    _check_field(register, table, register.label, ("label",), ())
    for key, names in (("key", register.key), ("public", register.public)):
        for name in names:
            field = _check_field(register, table, name, (key,), ())
            if field and (field.personal or (key == "public" and field.sensitive)):
                table.report(PERSONAL, key, name=name)
        check_repeats(table, key, names)
    for id_, index in positions(table).items():
        if id_ in register.fields and register.fields[id_].register:
            _check_target(register.fields[id_], table, index, registers)
    for measure in register.measures.values():
        _check_measure(register, measure, table)
    check_rules(register, table, registers)
    check_plausible(register, table, positions(table), registers)
    check_headings(table, register, positions(table))
    check_used_fields(table, register)


def positions(table: Table) -> dict[str, int]:
    """Where each field stands in the array as written, the first where an id was used twice."""
    found: dict[str, int] = {}
    listed = table.values.get("field")
    for index, values in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(values, Mapping):
            found.setdefault(str(values.get("id")), index)
    return found


def _check_target(field: Field, table: Table, index: int, registers: Mapping[str, Register]) -> None:
    if field.register not in registers:
        table.unknown("台账 register", field.register, registers, "field", index, "register")
        return
    target = registers[field.register].fields
    for attribute in field.copy:
        if attribute not in target:
            table.unknown("字段 field", attribute, target, "field", index, "copy")
        elif target[attribute].personal:
            table.report(PERSONAL, "field", index, "copy", name=attribute)
        elif (copy := f"{field.id}_{attribute}") in positions(table):
            other = table.place("field", positions(table)[copy])
            table.report(TWICE, "field", index, "copy", what="字段 field", name=copy, other=other)


def _check_measure(register: Register, measure: Measure, table: Table) -> None:
    if measure.operation == "count":
        return
    keys = ("measure", measure.id)
    field = register.fields.get(measure.field)
    if field is None:
        table.unknown("字段 field", measure.field, register.fields, *keys)
    elif field.personal:
        table.report(PERSONAL, *keys, name=field.id)
    elif measure.operation == "sum" and not field.numeric:
        table.report(WRONG_KIND, *keys, name=field.id, found=field.type, wanted="数值字段 a numeric field")
    elif measure.operation == "distinct" and field.type in ("choices", "refs", "units"):
        table.report(WRONG_KIND, *keys, name=field.id, found=field.type, wanted="单值字段 a single value")


def _check_field(
    register: Register, table: Table, name: str, keys: tuple[str | int, ...], types: tuple[str, ...]
) -> Field | None:
    if not name:
        return None
    field = register.fields.get(name)
    if field is None:
        fitting = [f.id for f in register.fields.values() if not types or f.type in types]
        table.unknown("字段 field", name, fitting or register.fields, *keys)
    elif types and field.type not in types:
        table.report(WRONG_KIND, *keys, name=name, found=field.type, wanted="/".join(types))
    return field
