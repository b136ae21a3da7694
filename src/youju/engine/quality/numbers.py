"""Questions about one number of one record: more than the place holds, large, unlike the unit, another unit word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from youju.engine.definitions.model import Bound, Field, Register
from youju.engine.ledger.model import Lookup
from youju.engine.ledger.scale import places_of
from youju.engine.quality.model import Question, Seen, named, question, shown, whole
from youju.engine.quality.norms import Norm
from youju.engine.quality.problems import CAPACITY, LARGE, UNIT_WORD, UNLIKE

_SMALL = 10
"""A number is small that is at most the usual one by this factor: then perhaps thousands were written."""

NormOf = Callable[[Seen], Norm]
"""What is usual for the unit of a row, in one of `per`."""


def asked_fields(register: Register) -> tuple[Field, ...]:
    """The fields of a register whose numbers may be asked about."""
    return tuple(f for f in register.live_fields() if f.plausible is not None and not f.personal)


def rate(field: Field, row: Seen) -> int | None:
    """The number in one of `per` (an audience per session), rounded; None where one of them is missing."""
    value, plausible = whole(row, field.id), field.plausible
    if value is None or plausible is None or not plausible.per:
        return value
    per = whole(row, plausible.per)
    return None if not per or per < 0 else (value + per // 2) // per


def about_number(register: Register, field: Field, row: Seen, lookup: Lookup, norm: NormOf) -> Iterator[Question]:
    """The question about one number, at most one: what the place holds says more than what is usual."""
    plausible, value, each = field.plausible, whole(row, field.id), rate(field, row)
    if plausible is None or value is None or each is None:
        return
    asked = {"capacity", "large", "unlike", "unit_word"} - set(plausible.skip)
    limit = most(plausible.most, register, row, lookup) if plausible.most else None
    if limit is not None:
        over, rule = value > limit, "capacity"
    else:
        over, rule = plausible.p99 is not None and each > plausible.p99, "large"
    if over and rule in asked:
        yield from _too_many(register, field, row, limit, norm)
    elif plausible.p99 is None and "unlike" in asked and (own := norm(row)).far(each):
        yield _unlike(register, field, row, value, own)
    elif "unit_word" in asked and _perhaps_thousands(field, value, each):
        yield _word(register, field, row, value)


def _too_many(register: Register, field: Field, row: Seen, limit: int | None, norm: NormOf) -> Iterator[Question]:
    """More than the place holds; where nobody knows how many that is, large, unless that is usual for the unit."""
    value, each = whole(row, field.id) or 0, rate(field, row) or 0
    if limit is not None:
        yield _beyond(register, field, row, value, limit)
    elif not (usual := norm(row)).usual(each):
        yield _large(register, field, row, value, usual)


def _perhaps_thousands(field: Field, value: int, each: int) -> bool:
    """One digit where a tenth of what is usual would already be more: in thousands it would be a large event."""
    median = (field.plausible.median or 0) if field.plausible else 0
    return 0 < value < 10 ** (places_of(field) + 1) and each * _SMALL <= median


def most(bound: Bound, register: Register, row: Seen, lookup: Lookup) -> int | None:
    """The bound for this row, scaled like the field; None where a part of it is not known."""
    product = bound.factor
    for name in bound.fields:
        own = whole(row, name)
        if own is None:
            return None
        product *= own
    if bound.attribute:
        ref, attribute = bound.attribute
        pointed = whole(row, ref)
        held = lookup.attributes(register.fields[ref].register or "units", pointed, row.date) if pointed else None
        value = held.get(attribute) if held else None
        if type(value) is not int:
            return None
        product *= Decimal(value)
    return int(product)


def bound_in_words(register: Register, bound: Bound, language: str) -> str:
    """`活动阵地容纳人数 × 场次 × 1.5`: the bound as people read it."""
    blank = " " if language == "en" else ""
    title = register.fields[bound.attribute[0]].title if bound.attribute else bound.title
    parts = [f"{title.in_(language)}{blank}{bound.title.in_(language)}"] if bound.attribute else []
    parts += [register.fields[name].title.in_(language) for name in bound.fields]
    return " × ".join([*parts, *([f"{bound.factor.normalize():f}"] if bound.factor != 1 else [])])


def _beyond(register: Register, field: Field, row: Seen, value: int, limit: int) -> Question:
    bound = field.plausible.most if field.plausible else None
    words = (
        {"bound": bound_in_words(register, bound, "zh"), "bound_en": bound_in_words(register, bound, "en")}
        if bound
        else {}
    )
    basis = (value, *((row.data.get(name, "") for name in _looked_at(bound)) if bound else ()))
    numbers = {"value": shown(field, value), "limit": shown(field, limit)}
    return question(CAPACITY, register, row, field.id, basis, **named(field), **words, **numbers)


def _looked_at(bound: Bound) -> tuple[str, ...]:
    return (*((bound.attribute[0],) if bound.attribute else ()), *bound.fields)


def _large(register: Register, field: Field, row: Seen, value: int, norm: Norm) -> Question:
    plausible = field.plausible
    p99, median = (plausible.p99 or 0, plausible.median or 0) if plausible else (0, 0)
    usual = norm.median if norm.says else median
    numbers = {"value": shown(field, value), "limit": shown(field, p99), "usual": shown(field, usual)}
    return question(LARGE, register, row, field.id, _basis(field, row, value), **named(field), **numbers)


def _unlike(register: Register, field: Field, row: Seen, value: int, norm: Norm) -> Question:
    numbers = {"value": shown(field, value), "usual": shown(field, norm.median), "count": norm.count}
    return question(UNLIKE, register, row, field.id, _basis(field, row, value), **named(field), **numbers)


def _word(register: Register, field: Field, row: Seen, value: int) -> Question:
    usual = (field.plausible.median or 0) if field.plausible else 0
    numbers = {"value": shown(field, value), "usual": shown(field, usual), "thousand": shown(field, value * 1000)}
    return question(UNIT_WORD, register, row, field.id, _basis(field, row, value), **named(field), **numbers)


def _basis(field: Field, row: Seen, value: int) -> tuple[object, ...]:
    per = field.plausible.per if field.plausible else ""
    return (value, row.data.get(per, "")) if per else (value,)
