"""Answers from a notebook instead of a ledger: what tests say is what there is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from youju.engine.base.periods import Period
from youju.engine.definitions import Pack, indicator_version
from youju.engine.figures import Figure
from youju.engine.report.answers import Asked, Cited, Entered, Row, Value
from youju.engine.report.naming import EntryRef, Loop, StatedRef
from youju.engine.report.particulars import Particulars

EAST_GATE, WILLOW_RIVER = Row(2, "东关街道", "990101001"), Row(3, "柳河镇", "990101102")


@dataclass
class Notebook:
    """`values` by (indicator, shift) or (indicator, shift, unit's name); an absent one is missing.

    `cited` by (name, period) or (name, period, unit's name).
    """

    pack: Pack
    values: dict[tuple[object, ...], Value] = field(default_factory=dict)
    entries: dict[tuple[str, str], Sequence[Entered]] = field(default_factory=dict)
    listed: dict[str, Sequence[Row]] = field(default_factory=dict)
    parts: dict[tuple[str, str], Sequence[tuple[str, Value]]] = field(default_factory=dict)
    cited: dict[tuple[object, ...], Cited] = field(default_factory=dict)
    language: str = "zh"
    period: Period = field(default_factory=lambda: Period.parse("2025"))
    asked: int = 0

    def figures(self, asked: Collection[Asked]) -> Mapping[Asked, Figure]:
        """The values written down."""
        self.asked += 1
        return {one: self._figure(one) for one in asked}

    def particular(self, name: str) -> str:
        """Of 清和区 on the site's day."""
        return Particulars("清和区文化办", self.period, date(2025, 12, 30), self.language).words(name)

    def rows(self, loop: Loop) -> Sequence[Row]:
        """Two towns, or the records listed."""
        return self.listed.get(loop.register, ()) if loop.register else (EAST_GATE, WILLOW_RIVER)

    def entry(self, ref: EntryRef, row: Row | None) -> Sequence[Entered]:
        """The entries written down under (key or number of the row, field)."""
        return self.entries.get((ref.key or str(row.number if row else ""), ref.field), ())

    def stated(self, ref: StatedRef, row: Row | None) -> Cited:
        """What is written down for the period, and for the row's unit."""
        period = self.period.shifted(ref.shift).text
        key = (ref.name, period) if row is None else (ref.name, period, row.name)
        return self.cited.get(key, Cited(period, row.code if row else ""))

    def breakdown(self, indicator: str, by: str) -> Sequence[tuple[str, Value]]:
        """The parts written down."""
        return self.parts.get((indicator, by), ())

    def _figure(self, one: Asked) -> Figure:
        key = (one.indicator, one.shift) if one.row is None else (one.indicator, one.shift, one.row.name)
        indicator, value = self.pack.indicators[one.indicator], self.values.get(key)
        rows = value if isinstance(value, int) else 0
        return Figure(
            indicator.id, indicator.title, value, indicator.unit, indicator.time, self.period.shifted(one.shift).text,
            one.row.code if one.row else "", 77, rows, indicator_version(self.pack, indicator.id),
        )  # fmt: skip
