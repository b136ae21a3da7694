"""What a report asks of whoever keeps the ledger: figures, particulars, fields of records, rows, breakdowns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol

from youju.engine.base.labels import Label
from youju.engine.figures import Figure
from youju.engine.numerals import percent
from youju.engine.report.naming import EntryRef, FigureRef, Loop, StatedRef

Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """What a repeated table row stands for: a unit or a record, by number; `name` and `code` are a unit's."""

    number: int
    name: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator in the report's period, `shift` years later, in its unit or that of a row."""

    indicator: str
    shift: int = 0
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A field of a record: its text, and its value where it is a number; `counted`: the record's stage counts in figures.

    `dated`: the text is a day or month, which a report promises and binds like a number; `iso` is the same as `YYYY-MM-DD`
    or `YYYY-MM`.
    """

    record: int
    seq: int
    title: Label
    text: str
    value: Value = None
    unit: str = ""
    counted: bool = True
    dated: bool = False
    iso: str = ""

    @property
    def bindable(self) -> bool:
        """Whether a report binds it: numbers and days, no words."""
        return self.value is not None or (self.dated and bool(self.text))


@dataclass(frozen=True, slots=True)
class Cited:
    """A stated figure of a period and unit (`value` None: nobody has stated it), where it is from, who confirmed it.

    `confirmed_by` is "" where one person did both (一人经办). Nothing rests on it while it `waits`.
    """

    period: str
    unit_code: str = ""
    value: Value = None
    unit: str = ""
    source: str = ""
    office: str = ""
    confirmed_by: str = ""
    waits: bool = False
    seq: int = 0

    @property
    def holds(self) -> bool:
        """Whether a report may print it."""
        return self.value is not None and not self.waits


class Answers(Protocol):
    """A report's period, unit and seq are fixed; `language` is that of particulars and of entries' texts."""

    @property
    def language(self) -> str:
        """ "zh" or "en"."""

    def figures(self, asked: Collection[Asked]) -> Mapping[Asked, Figure]:
        """All figures of a report at once, so that each register is scanned as seldom as can be."""

    def particular(self, name: str) -> str:
        """A particular of `naming.PARTICULARS` in words."""

    def rows(self, loop: Loop) -> Sequence[Row]:
        """The units right below the report's, or the records of a register in its period (or another year's) and unit."""

    def entry(self, ref: EntryRef, row: Row | None) -> Sequence[Entered]:
        """The records that are meant, of which there should be one: that of the row where the reference has no key."""

    def stated(self, ref: StatedRef, row: Row | None) -> Cited:
        """The stated figure of that name, in the report's period (or another year's) and unit, or that of a row."""

    def breakdown(self, indicator: str, by: Literal["month", "unit"]) -> Sequence[tuple[str, Value]]:
        """(label, value) by month or by the units right below."""


def needed(ref: FigureRef, row: Row | None = None) -> tuple[Asked, ...]:
    """What has to be asked for a reference."""
    now = Asked(ref.indicator, ref.shift, row)
    return (now, Asked(ref.indicator, ref.shift - 1, row)) if ref.change else (now,)


def value_of(ref: FigureRef, found: Mapping[Asked, Figure], row: Row | None = None) -> tuple[Value, bool]:
    """The value of a reference, and whether a missing one is no fault: nothing has no percentage of nothing."""
    now, *before = (found[asked].value for asked in needed(ref, row))
    if not ref.change:
        return now, False
    if now is None or before[0] is None:
        return None, False
    return (percent(now - before[0], before[0]), False) if before[0] else (None, True)
