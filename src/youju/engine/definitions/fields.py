"""Builds fields, code lists, measures and rules from their tables."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast, get_args

from youju.engine.base.labels import Label
from youju.engine.definitions.contradictions import check_choices, check_field
from youju.engine.definitions.model import (
    PERSONAL_TYPES,
    Choice,
    Evidence,
    Field,
    FieldType,
    Measure,
    Operation,
    Rule,
    RuleKind,
)
from youju.engine.definitions.plausible import build_plausible
from youju.engine.definitions.problems import BAD_ID, MISSING, NO_REASON, WRONG_TYPE
from youju.engine.definitions.tables import ID, LOOSE_ID, Table

TYPES: tuple[str, ...] = get_args(FieldType)
CHOOSING = ("choice", "choices")
POINTING = ("ref", "refs")
FIXED_PLACES = {"money": 2, "hours": 2}
RULES: Mapping[RuleKind, tuple[str, ...]] = {
    "unique": ("fields",),
    "order_of": ("fields",),
    "no_overlap": ("ref", "start", "end"),
    "balance": ("ref", "amount"),
    "within": ("ref", "of", "field", "factor"),
    "working_days": ("from", "to", "n"),
    "gapless": ("field",),
}
"""The closed list of record rules (design.md section 4), each with its arguments."""

CodeLists = Mapping[str, tuple[Choice, ...]]


def build_field(table: Table, code_lists: CodeLists) -> Field | None:
    """A field; None where it has no usable id or type."""
    id_, type_ = _id_and_type(table)
    declared = table.places(default=0)
    places = FIXED_PLACES.get(type_, declared if type_ == "decimal" else 0)
    field = Field(
        id=id_,
        title=table.title(),
        type=cast(FieldType, type_),
        required=table.flag("required"),
        unit=table.text("unit"),
        min=table.scaled("min", places),
        max=table.scaled("max", places),
        places=places,
        choices=_choices(table, type_, code_lists),
        register=table.text("register"),
        copy=table.texts("copy"),
        personal=table.flag("personal") or type_ in PERSONAL_TYPES,
        sensitive=table.flag("sensitive"),
        minor=table.flag("minor"),
        purpose=table.label("purpose"),
        retention_days=table.integer("retention_days"),
        plausible=build_plausible(table, places),
        aliases=table.texts("aliases"),
        hint=table.label("hint"),
        retired=table.flag("retired"),
    )
    _needs(table, field)
    table.close()
    if type_ not in TYPES:
        table.findings.dropped.add(id_)
        return None
    check_field(table, field)
    return field if id_ else None


def _id_and_type(table: Table) -> tuple[str, str]:
    id_, type_ = table.needed("id"), table.needed("type")
    if id_ and not ID.fullmatch(id_):
        table.report(BAD_ID, "id", name=id_)
    if type_ and type_ not in TYPES:
        table.unknown("字段类型 field type", type_, TYPES, "type")
    return id_, type_


def _needs(table: Table, field: Field) -> None:
    if field.type in CHOOSING and "choices" not in table.values:
        table.report(MISSING, name="choices")
    if field.type in POINTING and not field.register:
        table.report(MISSING, name="register")
    if field.copy and field.type != "ref":
        table.report(WRONG_TYPE, "copy", name="copy", wanted="ref 字段才有的项 a key of ref fields")


def _choices(table: Table, type_: str, code_lists: CodeLists) -> tuple[Choice, ...]:
    value = table.take("choices", (Mapping, str), "代码表名或选项表 code list or table of choices")
    if isinstance(value, str):
        if value not in code_lists:
            table.unknown("代码表 code list", value, code_lists, "choices")
        return code_lists.get(value, ())
    return build_choices(Table(value, (*table.path, "choices"), table.source, table.findings)) if value else ()


def build_choices(table: Table) -> tuple[Choice, ...]:
    """The choices of a code list: `code = { zh = ..., en = ..., aliases = [...] }`."""
    found = []
    for code in table.values:
        if not LOOSE_ID.fullmatch(code):
            table.report(BAD_ID, code, name=code)
        label = table.label(code, beside=("aliases",))
        if label is not None:
            found.append(Choice(code, label, table.table(code).texts("aliases")))
    check_choices(table, found)
    return tuple(found)


def build_measure(id_: str, table: Table) -> Measure | None:
    """A measure: exactly one of `count = true`, `sum = FIELD`, `distinct = FIELD`, and its unit word."""
    operations = [name for name in ("count", "sum", "distinct") if name in table.values]
    unit, title = table.needed("unit"), table.label("title") or Label("")
    if len(operations) != 1:
        table.report(MISSING, name="count = true | sum = FIELD | distinct = FIELD")
    if "count" in operations and table.flag("count", True) is False:
        table.report(WRONG_TYPE, "count", name="count", wanted="true")
    target = "".join([table.text(name) for name in operations if name != "count"][:1])
    table.close()
    if len(operations) != 1:
        table.findings.dropped.add(id_)
        return None
    return Measure(id_, cast(Operation, operations[0]), unit, target, title)


def build_rule(table: Table) -> Rule | None:
    """A record rule with the arguments of its kind."""
    kind = table.needed("kind")
    level = table.text("level", "error")
    title = table.label("title") or Label("")
    if level not in ("error", "question"):
        table.unknown("级别 level", level, ("error", "question"), "level")
    if kind not in RULES:
        if kind:
            table.unknown("规则 rule", kind, RULES, "kind")
        return None
    known = cast(RuleKind, kind)
    arguments: dict[str, Any] = {}
    for name in RULES[known]:
        if name not in table.values:
            table.report(MISSING, name=name)
        arguments[name] = _argument(table, name)
    table.close()
    return Rule(known, arguments, "question" if level == "question" else "error", title)


def _argument(table: Table, name: str) -> Any:
    """An argument of a rule: `fields` a list, `n` a whole number, `factor` a number, else the name of a field."""
    if name == "fields":
        return table.texts(name)
    if name == "n":
        return table.integer(name)
    if name == "factor":
        return table.take(name, (int, Decimal), "数 number")
    return table.text(name)


def build_evidence(table: Table) -> Evidence:
    """What a register asks as evidence; `required` needs a reason."""
    grades = ("none", "description", "document", "photo", "sealed_receipt")
    grade, required, reason = table.text("grade", "none"), table.flag("required"), table.text("reason")
    if grade not in grades:
        table.unknown("佐证等级 grade", grade, grades, "grade")
        grade = "none"
    if required and not reason:
        table.report(NO_REASON)
    table.close()
    return Evidence(cast(Any, grade), required, reason)
