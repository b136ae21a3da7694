"""Tables and charts that a template asks for in a line of their own, made from the ledger before the letter is set."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from youju.engine.base.labels import Label
from youju.engine.definitions import Indicator, Pack, describe
from youju.engine.document.layout.letter import Align, Block, Chart, Letter, Series, Table, Text
from youju.engine.report.answers import Answers
from youju.engine.report.directives import ChartAsked, TableAsked, asked_for
from youju.engine.report.naming import Names
from youju.engine.report.template import directive

_HEADS = Label("指标,{now},{then},同口径增减（％）,计量单位,口径", "Figure,{now},{then},Change (%),Unit,Definition")
_WIDTHS = (17, 9, 9, 10, 8, 47)
_ALIGN: tuple[Align, ...] = ("left", "right", "right", "right", "center", "left")
_MONTHS = Label("{title}按月", "{title} by month")
_UNITS = Label("{title}按单位", "{title} by unit")
_MOST = 20
"""Bars of a chart by unit; where more units have something to show, those are the first in the order of the tree."""


def expanded(letter: Letter, figures: Sequence[str], names: Names, answers: Answers) -> Letter:
    """The letter with tables and charts in place of directives; one that cannot be understood stays as it is."""
    maker = _Maker(figures, names, answers)
    attachments = tuple(replace(a, blocks=tuple(maker.blocks(a.blocks))) for a in letter.attachments)
    return replace(letter, body=tuple(maker.blocks(letter.body)), attachments=attachments)


def charts_of(letter: Letter) -> tuple[Chart, ...]:
    """The charts of a letter in reading order."""
    blocks = (*letter.body, *(block for annex in letter.attachments for block in annex.blocks))
    return tuple(block for block in blocks if isinstance(block, Chart))


class _Maker:
    """Makes the blocks of one report."""

    def __init__(self, figures: Sequence[str], names: Names, answers: Answers) -> None:
        self._figures, self._names, self._answers = figures, names, answers
        self._language = answers.language

    def blocks(self, given: Sequence[Block]) -> Iterator[Block]:
        """These blocks, expanded."""
        for block in given:
            asked = (
                asked_for(directive(block.text), self._names)
                if isinstance(block, Text) and directive(block.text)
                else None
            )
            if isinstance(asked, TableAsked):
                yield self._table()
            elif isinstance(asked, ChartAsked):
                yield self._chart(self._names.pack.indicators[asked.indicator], asked.by)
            else:
                yield block

    def _table(self) -> Table:
        years = {name: self._answers.particular(word) for name, word in (("now", "year"), ("then", "last_year"))}
        heads = _HEADS.in_(self._language).format(**years).split(",")
        return Table(tuple(heads), tuple(self._row(id_) for id_ in self._figures), widths=_WIDTHS, align=_ALIGN)

    def _row(self, id_: str) -> tuple[str, ...]:
        pack: Pack = self._names.pack
        indicator = pack.indicators[id_]
        change = (
            "—" if indicator.kind in ("ratio", "growth") else f"{{{{同比 {id_}}}}}"
        )  # percent of a percentage misleads
        tags = (f"{{{{{id_}|exact}}}}", f"{{{{上年 {id_}|exact}}}}", change)
        return (indicator.title.in_(self._language), *tags, indicator.unit, describe(pack, indicator, self._language))

    def _chart(self, indicator: Indicator, by: Literal["month", "unit"]) -> Chart:
        found = self._answers.breakdown(indicator.id, by)
        if by == "unit":
            found = [(label, value) for label, value in found if value][:_MOST] or list(found)[:_MOST]
        title = (_MONTHS if by == "month" else _UNITS).in_(self._language)
        name = indicator.title.in_(self._language)
        series = (Series(name, tuple(value for _, value in found)),)
        kind: Literal["bar", "lying"] = "bar" if by == "month" else "lying"
        labels = tuple(_month(label, self._language) if by == "month" else label for label, _ in found)
        return Chart(kind, title.format(title=name), labels, series, indicator.unit)


def _month(label: str, language: str) -> str:
    """`2025-03` on an axis: 3月, Mar."""
    month = int(label[-2:])
    return calendar.month_abbr[month] if language == "en" else f"{month}月"
