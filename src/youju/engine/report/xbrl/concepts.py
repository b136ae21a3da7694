"""The concept of each bound number: what it is called, of which type, and whether it is of a day or of a period."""

from __future__ import annotations

from youju.engine.base.digests import hex_digest
from youju.engine.base.labels import LANGUAGES, Label
from youju.engine.definitions import Field, Indicator, Pack, describe
from youju.engine.figures import Figure
from youju.engine.report.bound import Bound
from youju.engine.report.naming import EntryRef, StatedRef
from youju.engine.report.notes import CHANGE
from youju.engine.report.xbrl.markup import ncname
from youju.engine.report.xbrl.model import PREFIX, PURE, YUAN, Concept, PeriodType

COUNT, WHOLE, DECIMAL = "xbrli:nonNegativeIntegerItemType", "xbrli:integerItemType", "xbrli:decimalItemType"
MONEY, PERCENT = "xbrli:monetaryItemType", "dtr-types:percentItemType"
DAY, MONTH = "xbrli:dateItemType", "xbrli:gYearMonthItemType"
CHANGES, RECORDS, STATED, OTHER = "changes", "records", "stated", "other"
"""Groups of the presentation that are no groups of the pack."""

_ENTRY = Label("台账“{register}”一条记录的“{field}”。", "“{field}” of a record of “{register}”.")
_CITED = Label("引用数“{name}”，不从台账算出。", "The stated figure “{name}”, not from the ledger.")
_CHANGE = Label("{title} 同比", "{title}, change")
_YUAN = frozenset({"元", "人民币元", "CNY", "yuan"})


def concept_of(one: Bound, pack: Pack) -> Concept:
    """The concept of a bound number."""
    reference = one.reference
    if isinstance(reference, EntryRef):
        return _entry(reference, pack)
    if isinstance(reference, StatedRef):
        return _stated(reference)
    indicator = pack.indicators[reference.indicator]
    if reference.change:
        return _change(indicator)
    if one.figure is None:
        raise ValueError(one)
    return _figure(indicator, one.figure, pack)


def type_of(pack: Pack, indicator: Indicator) -> str:
    """The XBRL type of an indicator's values."""
    if indicator.kind in ("ratio", "growth"):
        return PERCENT
    if indicator.kind == "sum":
        kinds = {type_of(pack, pack.indicators[part]) for part in indicator.parts}
        return kinds.pop() if len(kinds) == 1 else WHOLE if kinds <= {COUNT, WHOLE} else DECIMAL
    register = pack.registers[indicator.register]
    measure = register.measures[indicator.measure]
    field = register.fields.get(measure.field)
    return COUNT if measure.operation != "sum" or field is None else _number(field, indicator.unit)


def measure_of(type_: str, unit: str) -> str:
    """The XBRL unit of values of a type whose unit word this is; "" for days."""
    if type_ in (DAY, MONTH):
        return ""
    if type_ == MONEY:
        return YUAN
    return f"{PREFIX}:{ncname(unit)}" if unit.strip() and not is_percent(type_, unit) else PURE


def is_percent(type_: str, unit: str) -> bool:
    """Whether values are printed in percent, and stated as shares of 1."""
    return type_ == PERCENT or unit.strip() in ("%", "％")


def _number(field: Field, unit: str) -> str:
    if field.type == "money" and unit in _YUAN:
        return MONEY
    return DECIMAL if field.places else WHOLE


def _figure(indicator: Indicator, figure: Figure, pack: Pack) -> Concept:
    told = Label(*(describe(pack, indicator, language) for language in LANGUAGES))
    period: PeriodType = "duration" if figure.time == "flow" else "instant"
    return Concept(indicator.id, type_of(pack, indicator), period, indicator.title, told, indicator.group or OTHER)


def _change(indicator: Indicator) -> Concept:
    told = Label(*(CHANGE.in_(language).format(title=indicator.title.in_(language)) for language in LANGUAGES))
    title = Label(*(_CHANGE.in_(language).format(title=indicator.title.in_(language)) for language in LANGUAGES))
    return Concept(f"{indicator.id}.change", PERCENT, "duration", title, told, CHANGES)


def _entry(reference: EntryRef, pack: Pack) -> Concept:
    register = pack.registers[reference.register]
    field = register.fields[reference.field]
    type_ = {"date": DAY, "month": MONTH}.get(field.type) or _number(field, field.unit)
    said = (_ENTRY.in_(at).format(register=register.title.in_(at), field=field.title.in_(at)) for at in LANGUAGES)
    name = f"entry.{register.id}.{field.id}"
    return Concept(name, type_, "duration", field.title, Label(*said), RECORDS, of_record=True)


def _stated(reference: StatedRef) -> Concept:
    """One named by people: the digest of its name is its own, whatever that holds."""
    name = f"stated.{hex_digest(reference.name.encode())[:12]}"
    said = (_CITED.in_(language).format(name=reference.name) for language in LANGUAGES)
    return Concept(name, DECIMAL, "duration", Label(reference.name), Label(*said), STATED)
