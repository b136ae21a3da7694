"""Builds indicators and reports, and checks them against the registers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast, get_args

from youju.engine.definitions.conditions import read_conditions
from youju.engine.definitions.contradictions import check_indicator_keys, check_repeats
from youju.engine.definitions.loops import countable
from youju.engine.definitions.model import (
    Derivation,
    Indicator,
    Loop,
    Register,
    ReportDefinition,
    Time,
)
from youju.engine.definitions.problems import (
    CANNOT_BE,
    CYCLE,
    DISTINCT_SUM,
    MISSING,
    MIXED_UNITS,
    TIME,
)
from youju.engine.definitions.tables import Table
from youju.engine.numerals import STYLES

_KINDS: tuple[str, ...] = get_args(Derivation)
_TIMES: tuple[str, ...] = get_args(Time)


@dataclass(frozen=True, slots=True)
class World:
    """What an indicator may name."""

    registers: Mapping[str, Register]
    loops: Mapping[str, Loop]
    indicators: Mapping[str, Indicator]


def build_indicator(id_: str, table: Table) -> Indicator:
    """An indicator without its conditions, which `check_indicator` reads once the registers are known."""
    kind, time, wording = table.text("kind", "plain"), table.text("time", "flow"), table.text("wording", "exact")
    for name, key, known in ((kind, "kind", _KINDS), (time, "time", _TIMES), (wording, "wording", tuple(STYLES))):
        if name not in known:
            table.unknown(key, name, known, key)
    found = Indicator(
        id=id_,
        title=table.title(),
        kind=cast(Derivation, kind if kind in _KINDS else "plain"),
        register=_register(table, kind),
        measure=table.text("measure", "items"),
        time=cast(Time, time if time in _TIMES else "flow"),
        counts=table.texts("counts"),
        unit=table.text("unit"),
        wording=wording,
        places=table.places(default=1),
        numerator=table.text("numerator"),
        denominator=table.text("denominator"),
        of=table.text("of"),
        parts=table.texts("parts"),
        group=table.text("group"),
        note=table.label("note"),
        aliases=table.texts("aliases"),
    )
    table.table("where")
    check_indicator_keys(table, kind)
    table.close()
    return found


def _register(table: Table, kind: str) -> str:
    """A plain indicator needs a register, a derived one has none; of an unknown kind either may be meant."""
    if kind == "plain":
        return table.needed("register")
    named = table.text("register")
    return "" if kind in _KINDS else named


def check_indicator(indicator: Indicator, table: Table, world: World) -> Indicator:
    """Report what is wrong; returns the indicator with its conditions and unit word."""
    if indicator.kind != "plain":
        return _check_derived(indicator, table, world)
    register = world.registers.get(indicator.register)
    if register is None:
        if indicator.register:
            table.unknown("台账 register", indicator.register, world.registers, "register")
        return indicator
    loop = world.loops.get(register.loop)
    measure = register.measures.get(indicator.measure)
    if measure is None:
        table.unknown("量 measure", indicator.measure, register.measures, "measure")
    if loop:
        _check_counts(indicator, loop, table)
    _check_time(indicator, register, table)
    where = read_conditions(table.table("where"), register, loop)
    return replace(indicator, where=where, unit=indicator.unit or (measure.unit if measure else ""))


def _check_counts(indicator: Indicator, loop: Loop, table: Table) -> None:
    for stage in indicator.counts:
        if stage not in loop.stages:
            table.unknown("环节 stage", stage, loop.stages, "counts")
        elif stage == "void":
            table.report(CANNOT_BE, "counts", name="counts", found=stage, wanted="、".join(countable(loop.stages)))


def _check_time(indicator: Indicator, register: Register, table: Table) -> None:
    needs = {"flow": (register.date, "date"), "cumulative": (register.date, "date"), "stock": (register.start, "from")}
    held, wanted = needs[indicator.time]
    if not held:
        table.report(
            TIME,
            "time" if "time" in table.values else "register",
            time=indicator.time,
            register=register.id,
            wanted=wanted,
        )


def _check_derived(indicator: Indicator, table: Table, world: World) -> Indicator:
    by_kind: dict[str, dict[str, tuple[str, ...]]] = {
        "ratio": {"numerator": (indicator.numerator,), "denominator": (indicator.denominator,)},
        "growth": {"of": (indicator.of,)},
        "sum": {"parts": indicator.parts},
    }
    for key, names in by_kind[indicator.kind].items():
        if not names or not names[0]:
            table.report(MISSING, name=key)
        for name in filter(None, names):
            _check_part(indicator, table, key, name, world)
    if indicator.id in _below(indicator.id, world):
        table.report(CYCLE)
    elif indicator.kind == "sum":
        _check_sum(indicator, table, world)
    return replace(indicator, unit=unit_of(indicator, world))


def _check_sum(indicator: Indicator, table: Table, world: World) -> None:
    """Parts are different things of one unit word; percentages are none."""
    check_repeats(table, "parts", indicator.parts)
    units = {name: unit_of(world.indicators[name], world) for name in indicator.parts if name in world.indicators}
    told = {unit for unit in units.values() if unit}
    if len(told) > 1 or "%" in told:
        table.report(MIXED_UNITS, "parts", units="、".join(f"{name}（{unit}）" for name, unit in units.items()))


def _check_part(indicator: Indicator, table: Table, key: str, name: str, world: World) -> None:
    if name not in world.indicators:
        table.unknown("指标 indicator", name, world.indicators, key)
    elif indicator.kind == "sum" and _distinct(world.indicators[name], world):
        table.report(DISTINCT_SUM, key, name=name)


def parts_of(indicator: Indicator) -> tuple[str, ...]:
    """Ids of the indicators that a derived one is made of."""
    return tuple(filter(None, (indicator.numerator, indicator.denominator, indicator.of, *indicator.parts)))


def unit_of(indicator: Indicator, world: World, above: frozenset[str] = frozenset()) -> str:
    """Its own unit word, else that of its measure or first part; "" where that leads nowhere."""
    if indicator.unit or indicator.id in above:
        return indicator.unit
    if indicator.kind != "plain":
        inside = (world.indicators[name] for name in indicator.parts if name in world.indicators)
        units = (unit_of(part, world, above | {indicator.id}) for part in inside)
        return "%" if indicator.kind != "sum" else next(filter(None, units), "")
    register = world.registers.get(indicator.register)
    measure = register.measures.get(indicator.measure) if register else None
    return measure.unit if measure else ""


def _distinct(indicator: Indicator, world: World) -> bool:
    register = world.registers.get(indicator.register)
    measure = register.measures.get(indicator.measure) if register else None
    return bool(measure and measure.operation == "distinct")


def _below(id_: str, world: World) -> set[str]:
    """Every indicator that this one is made of, at any depth."""
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        indicator = world.indicators.get(waiting.pop())
        parts = set(parts_of(indicator)) - found if indicator else set()
        found |= parts
        waiting += parts
    return found


def build_report(id_: str, table: Table, indicators: Mapping[str, Indicator]) -> ReportDefinition:
    """A report; its figures must exist."""
    found = ReportDefinition(id_, table.title(), table.texts("figures"), table.text("template"))
    for name in found.figures:
        if name not in indicators:
            table.unknown("指标 indicator", name, indicators, "figures")
    check_repeats(table, "figures", found.figures)
    table.close()
    return found
