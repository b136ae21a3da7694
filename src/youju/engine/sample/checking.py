"""Holds a recipe against a pack: every name in it has to be known there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from youju.engine.base.problems import Place, Problem
from youju.engine.definitions.model import Field, Pack, Register
from youju.engine.sample import problems as kinds
from youju.engine.sample.makers import MAKERS, parse, template_names
from youju.engine.sample.makers.plain import Fixed, Pick
from youju.engine.sample.makers.texts import Words
from youju.engine.sample.ordering import points, register_order
from youju.engine.sample.planting import FAULTS
from youju.engine.sample.reading import nearest
from youju.engine.sample.recipe import Part, PathPlan, Recipe


def check_recipe(pack: Pack, recipe: Recipe, file: str = "sample.toml") -> tuple[Problem, ...]:
    """Everything in the recipe that the pack, or the recipe itself, does not know (SMP003 to SMP012)."""
    problems = [p for name, parts in recipe.registers.items() for p in _register(pack, recipe, name, parts, file)]
    problems += _faults(recipe, file)
    problems += _dates(recipe, file)
    for loop, plans in recipe.paths.items():
        problems += _paths(pack, loop, plans, Place(file=file, field=f"path.{loop}"))
    if not problems:
        _, circle = register_order(pack, recipe)
        problems += [kinds.CIRCLE.at(Place(file=file), names=", ".join(circle))] if circle else []
    return tuple(dict.fromkeys(problems))


def _register(pack: Pack, recipe: Recipe, name: str, parts: tuple[Part, ...], file: str) -> Iterator[Problem]:
    place = Place(file=file, field=f"register.{name}")
    register = pack.registers.get(name)
    if register is None:
        yield kinds.UNKNOWN_REGISTER.at(place, name=name, nearest=nearest(name, pack.registers))
        return
    for part in parts:
        yield from _part(recipe, register, part, place)
        yield from _paths(pack, register.loop, part.paths, place)
        for field, table in part.fields.items():
            where = Place(file=file, field=f"register.{name}.field.{field}")
            if field in register.fields:
                yield from _value(recipe, register.fields[field], table, where)
            else:
                near = nearest(field, register.fields)
                yield kinds.UNKNOWN_FIELD.at(where, register=name, name=field, nearest=near)


def _part(recipe: Recipe, register: Register, part: Part, place: Place) -> Iterator[Problem]:
    """Required fields, groups of units, profile and the twelve months of one part."""
    for field in register.live_fields():
        if field.required and field.id not in part.fields:
            yield kinds.NO_MAKER.at(place, name=field.id)
    groups = {g.id for g in recipe.units}
    each = part.each.groups if part.each else ()
    named = (*part.groups, *each, *part.co_units.groups, *part.credited.groups)
    yield from _unknown(named, groups, "groups", place)
    yield from _unknown([part.profile] if part.profile else [], recipe.profiles, "profile", place)
    if len(part.months) != 12:
        yield kinds.BAD_VALUE.at(place, key="months", value=len(part.months), wanted="十二个数", wanted_en="12 numbers")
    yield from _conditions(part, place)


def _conditions(part: Part, place: Place) -> Iterator[Problem]:
    """`only` may name what is made by then: references are made before all other fields."""
    for name, table in part.fields.items():
        only = table.get("only", {}) if isinstance(table, Mapping) else {}
        before = [f for f, other in part.fields.items() if f != name and (points(other) or not points(table))]
        yield from _unknown(only, before, f"{name}.only", place)


def _value(recipe: Recipe, field: Field, table: Any, place: Place) -> Iterator[Problem]:
    """One field's way of being made: its name, its options, its codes, its word lists."""
    if isinstance(table, Mapping) and table.get("make") not in MAKERS:
        name = str(table.get("make", ""))
        yield kinds.UNKNOWN_MAKER.at(place, name=name, nearest=nearest(name, MAKERS))
        return
    try:
        way = parse(table)
    except (msgspec.ValidationError, TypeError) as error:
        yield kinds.BAD_VALUE.at(place, key=field.id, value=error, wanted="该生成方式的选项", wanted_en="its options")
        return
    known = {c.code for c in field.choices}
    for code in _codes(way) if field.type in ("choice", "choices") else ():
        if code not in known:
            yield kinds.UNKNOWN_CODE.at(place, name=field.id, code=code, nearest=nearest(code, known))
    for words in template_names(way):
        if words not in recipe.words:
            yield kinds.UNKNOWN_WORDS.at(place, name=words, nearest=nearest(words, recipe.words))


def _codes(way: object) -> Iterable[str]:
    if isinstance(way, Pick):
        return way.of
    if isinstance(way, Fixed):
        return map(str, way.value) if isinstance(way.value, list) else (str(way.value),)
    return (way.text,) if isinstance(way, Words) else ()


def _paths(pack: Pack, loop: str, plans: Iterable[PathPlan], place: Place) -> Iterator[Problem]:
    known = pack.loops[loop].transitions if loop in pack.loops else {}
    for step in (step for plan in plans for step, *_ in plan.steps):
        if step not in known:
            yield kinds.UNKNOWN_STEP.at(place, loop=loop, name=step, nearest=nearest(step, known))


def _faults(recipe: Recipe, file: str) -> Iterator[Problem]:
    for edit in recipe.edits:
        yield from _unknown([edit.register], recipe.registers, "register", Place(file=file, field="edit"))
    for i, plan in enumerate(recipe.defects):
        place = Place(file=file, field=f"defect[{i}]")
        yield from _unknown([plan.kind], FAULTS, "kind", place)
        yield from _unknown([plan.register], recipe.registers, "register", place)


def _dates(recipe: Recipe, file: str) -> Iterator[Problem]:
    """Every day that the recipe names has to exist."""
    days = [("sample", recipe.first), ("sample", recipe.today)]
    days += [("happenings", recipe.happenings.silent_from), ("happenings", recipe.happenings.merged_on)]
    for number, year in recipe.years.items():
        days += [(f"year.{number}", day) for day in (*year.off, *year.worked, *year.festivals.values())]
    days += [("edit", plan.on) for plan in recipe.edits]
    for name, parts in recipe.registers.items():
        days += [(f"register.{name}", day) for part in parts for day in part.span or ()]
    for where, day in days:
        if not _is_day(day):
            place = Place(file=file, field=where)
            yield kinds.BAD_VALUE.at(place, key=where, value=day, wanted="存在的日期", wanted_en="a day that exists")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _unknown(names: Iterable[str], known: Iterable[str], key: str, place: Place) -> Iterator[Problem]:
    listed = list(known)
    for name in names:
        if name not in listed:
            yield kinds.BAD_VALUE.at(place, key=key, value=name, wanted=f"“{nearest(name, listed)}”之类已声明的名称",
                                     wanted_en=f"a declared name such as “{nearest(name, listed)}”")  # fmt: skip
