"""The notes of a report: for every different number what it counts, how, over how many records and in which units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from youju.engine.base.labels import Label
from youju.engine.definitions import Pack, describe
from youju.engine.numerals import phrase
from youju.engine.report.answers import Answers, Asked, Cited, Value
from youju.engine.report.bound import Bound
from youju.engine.report.naming import EntryRef, FigureRef, Loop, StatedRef

CHANGE = Label(
    "“{title}”与上年同期相比的增减百分比，两年用同一口径。",
    "Change of “{title}” against the same period a year before, in percent, both by one definition.",
)
_ENTRY = Label("台账“{register}”第 {record} 号记录的“{field}”。", "“{field}” of record {record} of “{register}”.")
_STATED = Label(
    "引用数，不从台账算出。来源：{office}：{source}（{period}）。",
    "A stated figure, not from the ledger. Source: {office}: {source} ({period}).",
)
_CONFIRMED = Label("由{who}核对确认。", "Confirmed by {who}.")
_ALONE = Label("一人经办，没有第二个人核对。", "Stated and confirmed by one person alone.")
_NOBODY = Label(
    "引用数，{period} 的还没有登记或确认。", "A stated figure; that of {period} is not stated or not confirmed yet."
)
_MOST = 40


@dataclass(slots=True)
class Note:
    """One number that the report prints, wherever it stands."""

    title: str
    value: str
    unit: str
    sentence: str
    period: str = ""
    unit_code: str = ""
    rows: int = 1
    seq: int = 0
    definition: str = ""
    units: Sequence[tuple[str, str]] = ()
    instances: list[str] = field(default_factory=list)


def notes_of(bound: Sequence[Bound], pack: Pack, answers: Answers, *, public: bool = False) -> list[Note]:
    """The notes in the order in which their numbers are first printed; a `public` one names no person and no unit's share."""
    found: dict[tuple[object, ...], Note] = {}
    shares = {} if public else _shares(bound, answers)
    for one in bound:
        key = _key(one)
        if key not in found:
            found[key] = _note(one, pack, answers.language, shares)
            if public and one.cited is not None:
                found[key].sentence = _about(one.cited, answers.language, named=False)
        found[key].instances.append(one.instance)
    return list(found.values())


def _key(one: Bound) -> tuple[object, ...]:
    reference = one.reference
    if isinstance(reference, FigureRef) and one.figure is not None:
        return (reference.indicator, reference.shift, reference.change, one.figure.unit_code)
    if isinstance(reference, StatedRef) and one.cited is not None:
        return ("", reference.name, one.cited.period, one.cited.unit_code)
    record = one.entered.record if one.entered else 0
    return (reference.register if isinstance(reference, EntryRef) else "", record, getattr(reference, "field", ""))


def _shares(bound: Sequence[Bound], answers: Answers) -> Mapping[str, Sequence[tuple[str, Value]]]:
    """By units, for the numbers of the report's own unit and period, asked for at once."""
    rows = answers.rows(Loop())
    wanted = dict.fromkeys(b.reference.indicator for b in bound if isinstance(b.reference, FigureRef) and _own(b))
    found = answers.figures([Asked(id_, row=row) for id_ in wanted for row in rows]) if wanted and rows else {}
    return {
        id_: [(row.name, found[asked].value) for row in rows if (asked := Asked(id_, row=row)) in found]
        for id_ in wanted
    }


def _own(one: Bound) -> bool:
    reference = one.reference
    return one.row is None and isinstance(reference, FigureRef) and not reference.shift and not reference.change


def _note(one: Bound, pack: Pack, language: str, shares: Mapping[str, Sequence[tuple[str, Value]]]) -> Note:
    title, value = one.title.in_(language), "" if one.value is None else phrase(one.value)
    if one.entered is not None and isinstance(one.reference, EntryRef):
        register = pack.registers[one.reference.register].title.in_(language)
        sentence = _ENTRY.in_(language).format(register=register, record=one.entered.record, field=title)
        return Note(title, value or one.text, one.entered.unit, sentence, seq=one.entered.seq)
    if one.cited is not None:
        sentence, seq = _about(one.cited, language), one.cited.seq
        return Note(title, value, one.cited.unit, sentence, unit_code=one.cited.unit_code, seq=seq)
    figure, reference = one.figure, one.reference
    if figure is None or not isinstance(reference, FigureRef):
        raise ValueError(one)
    sentence, unit = describe(pack, pack.indicators[reference.indicator], language), figure.unit
    if reference.change:
        sentence, unit = CHANGE.in_(language).format(title=title), "%"
    units = [(name, phrase(v)) for name, v in shares.get(reference.indicator, ()) if v] if _own(one) else []
    return Note(
        title, value, unit, sentence, figure.period, figure.unit_code, figure.rows, figure.as_of, figure.definition,
        units[:_MOST],
    )  # fmt: skip


def _about(cited: Cited, language: str, *, named: bool = True) -> str:
    """Where a stated figure is from, and, where people are named, who stands for it."""
    if not cited.holds:
        return _NOBODY.in_(language).format(period=cited.period)
    by = _CONFIRMED.in_(language).format(who=cited.confirmed_by) if cited.confirmed_by else _ALONE.in_(language)
    said = _STATED.in_(language).format(office=cited.office, source=cited.source, period=cited.period)
    if not named:
        return said
    return f"{said}{'' if language == 'zh' else ' '}{by}"
