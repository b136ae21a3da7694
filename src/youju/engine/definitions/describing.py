"""A definition as one sentence that a leader can read."""

from __future__ import annotations

from decimal import Decimal

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Condition, FieldRef, Indicator, Pack, Register, ScopeDay, Value

_TESTS = {
    "eq": Label("{name} = {value}", "{name} is {value}"),
    "ne": Label("{name} ≠ {value}", "{name} is not {value}"),
    "in": Label("{name} 为{value}之一", "{name} is one of {value}"),
    "gt": Label("{name} > {value}", "{name} > {value}"),
    "gte": Label("{name} ≥ {value}", "{name} ≥ {value}"),
    "lt": Label("{name} < {value}", "{name} < {value}"),
    "lte": Label("{name} ≤ {value}", "{name} ≤ {value}"),
    "has": Label("{name}含{value}", "{name} includes {value}"),
}
_TIMES = {
    "flow": Label("日期在期间内", "dated in the period"),
    "cumulative": Label("日期不晚于期末", "dated up to the end of the period"),
    "stock": Label("期末时有效", "in force at the end of the period"),
}
_OPERATIONS = {
    "count": Label("逐条计数（{unit}）", "counted one by one ({unit})"),
    "sum": Label("按“{name}”相加（{unit}）", "“{name}” added up ({unit})"),
    "distinct": Label("按“{name}”去重计数（{unit}）", "distinct “{name}” counted ({unit})"),
}
_SCOPE_DAY = Label(
    "统计当日（期末，未到期末则为今天）", "the day of the figure (the end of the period, or today if earlier)"
)
_YES_NO = {True: Label("是", "yes"), False: Label("否", "no")}
_PLAIN = Label(
    "数“{register}”台账中 {conditions} 的记录，{operation}。", "Records of “{register}” with {conditions}, {operation}."
)
_DERIVED = {
    "ratio": Label(
        "“{one}”除以“{two}”，按百分比取 {places} 位小数，四舍五入。",
        "“{one}” divided by “{two}”, in percent to {places} decimals, half up.",
    ),
    "growth": Label(
        "“{one}”与上年同期相比的增减百分比，两年用同一口径，取 {places} 位小数。",
        "Change of “{one}” against the same period a year before, by one definition, in percent to {places} decimals.",
    ),
    "sum": Label("{one}相加。", "Sum of {one}."),
}


def describe(pack: Pack, indicator: Indicator, language: str = "zh") -> str:
    """The definition as one sentence in `language` ("zh" or "en")."""
    if indicator.kind != "plain":
        return _derived(pack, indicator, language)
    register = pack.registers[indicator.register]
    stages = pack.loops[register.loop].stages
    comma = "、" if language == "zh" else ", "
    counted = comma.join(stages[s].title.in_(language) for s in indicator.counts or pack.loops[register.loop].counts)
    stage = Label("环节为{stage}", "stage {stage}").in_(language).format(stage=counted)
    parts = [_condition(register, pack, c, language) for c in indicator.where]
    conditions = comma.join([*parts, stage, _TIMES[indicator.time].in_(language)])
    measure = register.measures[indicator.measure]
    name = register.fields[measure.field].title.in_(language) if measure.field else ""
    operation = _OPERATIONS[measure.operation].in_(language).format(name=name, unit=indicator.unit)
    title = register.title.in_(language)
    return _PLAIN.in_(language).format(register=title, conditions=conditions, operation=operation)


def _derived(pack: Pack, indicator: Indicator, language: str) -> str:
    def title(id_: str) -> str:
        return pack.indicators[id_].title.in_(language)

    if indicator.kind == "sum":
        one = ("、" if language == "zh" else ", ").join(f"“{title(part)}”" for part in indicator.parts)
        return _DERIVED["sum"].in_(language).format(one=one)
    first = indicator.numerator or indicator.of
    second = title(indicator.denominator) if indicator.denominator else ""
    return _DERIVED[indicator.kind].in_(language).format(one=title(first), two=second, places=indicator.places)


def _condition(register: Register, pack: Pack, condition: Condition, language: str) -> str:
    name = _name(register, pack, condition.field, language)
    if condition.test == "empty":
        filled = Label("{name}已填写", "{name} is filled in")
        return (
            (Label("{name}未填写", "{name} is empty") if condition.values[0] else filled)
            .in_(language)
            .format(name=name)
        )
    values = "/".join(_value(register, pack, condition.field, v, language) for v in condition.values)
    return _TESTS[condition.test].in_(language).format(name=name, value=values)


def _name(register: Register, pack: Pack, column: str, language: str) -> str:
    if column in register.fields:
        return register.fields[column].title.in_(language)
    fixed = {"stage": Label("环节", "stage"), "due_on": Label("期限", "deadline")}
    if column in fixed:
        return fixed[column].in_(language)
    stem, _, part = column.removeprefix("stage_").rpartition("_")
    stages = {s.replace("-", "_"): stage for s, stage in pack.loops[register.loop].stages.items()}
    words = {
        "first": Label("首次“{s}”的日期", "first day in “{s}”"),
        "last": Label("最近“{s}”的日期", "last day in “{s}”"),
        "times": Label("“{s}”的次数", "times in “{s}”"),
    }
    return words[part].in_(language).format(s=stages[stem].title.in_(language))


def _title(register: Register, pack: Pack, column: str, code: str) -> Label | None:
    """What people call a code of a field or a stage; None for any other value."""
    field = register.fields.get(column)
    choice = field.choice(code) if field else None
    if choice is None and column == "stage":
        stage = pack.loops[register.loop].stages.get(code)
        return stage.title if stage else None
    return choice.title if choice else None


def _value(register: Register, pack: Pack, column: str, value: Value, language: str) -> str:
    if isinstance(value, FieldRef):
        return _name(register, pack, value.field, language)
    if isinstance(value, ScopeDay):
        return _SCOPE_DAY.in_(language)
    field = register.fields.get(column)
    if title := _title(register, pack, column, str(value)):
        return title.in_(language)
    if isinstance(value, bool):
        return _YES_NO[value].in_(language)
    if field and field.places and isinstance(value, int):
        return format(Decimal(value).scaleb(-field.places), "f")
    return str(value)
