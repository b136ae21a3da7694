"""Why an indicator is a candidate, in words that people understand."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from youju.engine.base.labels import Label
from youju.engine.check.context import Context
from youju.engine.check.matching import Fit
from youju.engine.check.model import Stated
from youju.engine.check.values import Answer
from youju.engine.definitions import Indicator

Said = Literal["same", "other", "none"]

_WORDS = Label("文中有“{words}”", "the text says “{words}”")
_OTHER_UNIT = Label(
    "计量单位不同：文中是“{printed}”，台账是“{own}”", "another unit word: “{printed}” printed, “{own}” in the ledger"
)
_VALUE: dict[Said, Label] = {
    "same": Label("台账为 {value}{unit}，与文中相符", "the ledger has {value} {unit}, which agrees"),
    "other": Label("台账为 {value}{unit}，与文中不符", "the ledger has {value} {unit}, which does not agree"),
    "none": Label("台账里还算不出这个数", "the ledger cannot say this figure yet"),
}
_ONLY_VALUE = Label("只是数值相同，文字不支持", "only the value agrees; the words do not")
_STATED = Label(
    "引用数为 {value}{unit}（{period}，{office}：{source}），与文中{agrees}",
    "the stated figure is {value} {unit} ({period}, {office}: {source}), which {agrees}",
)
_AGREES, _DIFFERS = Label("相符", "agrees"), Label("不符", "does not agree")
_NARROWED = Label("名称前面还有限定，可能是另一个数", "words before its name may make it another number")
_WAITS = Label("待确认：还没有第二个人核对", "to be confirmed: no second person has looked at it")
_PERIOD = Label("按 {period} 计算", "asked for {period}")
_UNIT = Label("按单位 {unit} 计算", "asked for the unit {unit}")
_LEAST = 2


def reasons_for(fit: Fit, context: Context, printed: str, language: str) -> tuple[str, ...]:
    """What the words say for it: those of its title that stand around the numeral, and its unit word."""
    words = shared(fit.indicator, context)
    found = [_WORDS.in_(language).format(words="、".join(words))] if words else []
    if not fit.same_unit:
        found.append(_OTHER_UNIT.in_(language).format(printed=printed, own=fit.indicator.unit))
    return tuple(found)


def about_value(said: Answer, agrees: bool, language: str) -> str:
    """Whether the value agrees."""
    kind: Said = "none" if said.value is None else "same" if agrees else "other"
    return _VALUE[kind].in_(language).format(value=shown(said), unit=said.unit)


def about_stated(stated: Stated, agrees: bool, sure: bool, language: str) -> tuple[str, ...]:
    """What a stated figure says and from where; why nothing rests on it, where that is so."""
    value = shown(Answer(stated.value, stated.unit))
    facts = {"unit": stated.unit, "period": stated.period, "office": stated.office, "source": stated.source}
    word = (_AGREES if agrees else _DIFFERS).in_(language)
    said = [_STATED.in_(language).format(value=value, agrees=word, **facts)]
    said += [] if sure else [_NARROWED.in_(language)]
    return (*said, *([_WAITS.in_(language)] if stated.waits else ()))


def about_scope(period: str, unit: str, language: str) -> tuple[str, ...]:
    """Which period and unit it was asked for, where the sentence names others than the scope's."""
    found = [_PERIOD.in_(language).format(period=period)] if period else []
    return (*found, *([_UNIT.in_(language).format(unit=unit)] if unit else []))


def only_value(language: str) -> str:
    """Said of an indicator that is listed for its value alone."""
    return _ONLY_VALUE.in_(language)


def shown(said: Answer) -> str:
    """A value for people."""
    value = said.value
    return "—" if value is None else f"{value:,}" if isinstance(value, int) else format(Decimal(value), ",f")


def shared(indicator: Indicator, context: Context) -> list[str]:
    """Stretches of the indicator's title or an alias that stand around the numeral, as long as can be; of the best of them."""
    around = "\n".join((context.before, context.after, context.earlier, *context.heads, *context.headings)).lower()
    names = (indicator.title.zh, indicator.title.en, *indicator.aliases)
    return max((_stretches(name, around) for name in names), key=lambda found: sum(map(len, found)), default=[])


def _stretches(name: str, around: str) -> list[str]:
    found, at, name = [], 0, name.lower()
    while at < len(name):
        end = max((e for e in range(at + _LEAST, len(name) + 1) if name[at:e] in around), default=at)
        if end > at:
            found.append(name[at:end].strip())
        at = max(end, at + 1)
    return [word for word in found if len(word) >= _LEAST]
