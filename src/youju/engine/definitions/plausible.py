"""What is plausible in a register, as its pack declares it: bounds and usual values of a field, events that are alike.

These keys say when `engine.quality` asks; none of them changes a figure or stops a record from being saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from youju.engine.definitions.model import NUMERIC_TYPES, Asking, Bound, Field, Fuzzy, Plausible, Register
from youju.engine.definitions.problems import CANNOT_BE, CROSSED, PERSONAL, WRONG_KIND, WRONG_TYPE
from youju.engine.definitions.tables import Table, nearest

RULES = ("capacity", "large", "unlike", "unit_word", "heap", "jump", "as_last_year")
"""Rules about numbers, as `skip` names them."""

_WRITTEN = "字段、引用.字段或数，用 * 相乘 FIELD, REF.FIELD or a number, joined by *"
_TEXTS = frozenset({"text", "long_text"})
_PLACES = frozenset({"text", "ref", "unit", "choice"})


def build_plausible(table: Table, places: int) -> Plausible | None:
    """The `plausible` of a field; None where it is not written. Names are checked by `check_plausible`."""
    if "plausible" not in table.values:
        return None
    inner = table.table("plausible")
    found = Plausible(
        median=inner.scaled("median", places),
        p99=inner.scaled("p99", places),
        most=_bound(inner),
        per=inner.text("per"),
        skip=inner.texts("skip"),
    )
    for name in found.skip:
        if name not in RULES:
            inner.unknown("核实规则 rule", name, RULES, "skip")
    if found.median is not None and found.p99 is not None and found.median > found.p99:
        values = {"low_value": inner.values["median"], "high_value": inner.values["p99"]}
        inner.report(CROSSED, low="median", high="p99", **values)
    inner.close()
    return found


def _bound(table: Table) -> Bound | None:
    """`site.capacity * sessions * 1.5`: a product of one value of a record pointed to, own fields and numbers."""
    text = table.text("max_of")
    if not text:
        return None
    factor, fields, attribute = Decimal(1), [], None
    for part in (p.strip() for p in text.split("*")):
        number = _number(part)
        if number is not None and number > 0:
            factor *= number
        elif part.count(".") == 1 and number is None and attribute is None:
            attribute = (part.split(".")[0], part.split(".")[1])
        elif part.isidentifier():
            fields.append(part)
        else:
            table.report(WRONG_TYPE, "max_of", name="max_of", wanted=_WRITTEN)
            return None
    return Bound(factor, tuple(fields), attribute, text)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def with_bound_title(field: Field, register: Register, registers: Mapping[str, Register]) -> Field:
    """The field with its bound told in words: what the record that a ref points to calls the attribute."""
    bound = field.plausible.most if field.plausible else None
    if field.plausible is None or bound is None or bound.attribute is None:
        return field
    ref = register.fields.get(bound.attribute[0])
    target = registers.get(ref.register or "units") if ref else None
    attribute = target.fields.get(bound.attribute[1]) if target else None
    if attribute is None:
        return field
    return replace(field, plausible=replace(field.plausible, most=replace(bound, title=attribute.title)))


def build_asking(table: Table) -> Asking:
    """The `ask` of a register: what else is asked about its records."""
    inner = table.table("ask")
    found = Asking(inner.flag("off_day"), inner.flag("happens"), inner.text("until"), inner.texts("texts"))
    inner.close()
    return found


def build_fuzzy(table: Table) -> Fuzzy | None:
    """The `fuzzy` of a register; None where it is not written, so that it follows from the natural key."""
    if "fuzzy" not in table.values:
        return None
    inner = table.table("fuzzy")
    days, ratio = inner.integer("days"), inner.integer("ratio")
    found = Fuzzy(
        title=inner.needed("title"),
        days=1 if days is None else days,
        place=inner.texts("place"),
        ratio=60 if ratio is None else ratio,
        across=inner.flag("across", True),
    )
    for name, value, most in (("days", found.days, 366), ("ratio", found.ratio, 100)):
        if not 0 <= value <= most:
            inner.report(CANNOT_BE, name, name=name, found=value, wanted=f"0–{most}")
    inner.close()
    return found


def check_plausible(
    register: Register, table: Table, positions: Mapping[str, int], registers: Mapping[str, Register]
) -> None:
    """Report names in `plausible`, `ask` and `fuzzy` that lead nowhere, to another kind of field or to a person."""
    for field in register.fields.values():
        if field.plausible and field.id in positions:
            at = ("field", positions[field.id], "plausible")
            _check_bound(register, field.plausible, table, at, registers)
            _named(register, table, field.plausible.per, (*at, "per"), NUMERIC_TYPES)
    _named(register, table, register.ask.until, ("ask", "until"), frozenset({"date"}))
    for name in register.ask.texts:
        _named(register, table, name, ("ask", "texts"), _TEXTS)
    if register.fuzzy and "fuzzy" in table.values:
        _named(register, table, register.fuzzy.title, ("fuzzy", "title"), _TEXTS)
        for name in register.fuzzy.place:
            _named(register, table, name, ("fuzzy", "place"), _PLACES)


def _check_bound(
    register: Register, plausible: Plausible, table: Table, at: tuple[str | int, ...], registers: Mapping[str, Register]
) -> None:
    if plausible.most is None:
        return
    keys = (*at, "max_of")
    for name in plausible.most.fields:
        _named(register, table, name, keys, NUMERIC_TYPES)
    if plausible.most.attribute is None:
        return
    ref, attribute = plausible.most.attribute
    pointing = _named(register, table, ref, keys, frozenset({"ref", "unit"}))
    target = registers.get(pointing.register or "units") if pointing else None
    if target and attribute not in target.fields:
        table.unknown("字段 field", attribute, target.fields, *keys)
    elif target and not target.fields[attribute].numeric:
        found = target.fields[attribute].type
        table.report(WRONG_KIND, *keys, name=attribute, found=found, wanted="/".join(sorted(NUMERIC_TYPES)))


def _named(
    register: Register, table: Table, name: str, keys: tuple[str | int, ...], types: frozenset[str]
) -> Field | None:
    if not name:
        return None
    field = register.fields.get(name)
    if field is None:
        table.unknown("字段 field", name, nearest(name, register.fields) or register.fields, *keys)
    elif field.personal:
        table.report(PERSONAL, *keys, name=name)
    elif field.type not in types:
        table.report(WRONG_KIND, *keys, name=name, found=field.type, wanted="/".join(sorted(types)))
    else:
        return field
    return None
