"""What is asked and what is answered: scopes, figures, rows, cells, shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.definitions.model import Time

Value = int | Decimal | None
"""A figure's value: whole, or exact decimals for scaled fields and percentages; None: it cannot be said."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an indicator is evaluated.

    `unit` is a unit number, its subtree meant (None: the whole office); `as_of` a seq (None: the head); `today` the
    site's day. `tree`: units as on the period's last day (or today, if earlier), or as today.
    """

    period: Period
    unit: int | None = None
    as_of: int | None = None
    tree: Literal["then", "today"] = "then"
    today: date = date.max

    @property
    def day(self) -> date:
        """The day a stock is taken at: the period's end, or today if that is earlier."""
        return min(self.period.end, self.today)

    @property
    def tree_day(self) -> date:
        """The day whose unit tree is meant."""
        return self.today if self.tree == "today" else self.day


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator evaluated in a scope.

    `rows`: the number of records behind it, each once, as `Calculator.rows` lists them; of a ratio those of its
    denominator. `as_of`: the seq it holds at. `definition`: the definition's version, 64 hex. `wording`: the value in
    words with its unit word, "" without value.
    """

    id: str
    title: Label
    value: Value
    unit: str
    time: Time
    period: str
    unit_code: str
    as_of: int
    rows: int
    definition: str
    wording: str = ""
    numerator: Value = None
    denominator: Value = None
    problems: tuple[Problem, ...] = ()

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """The figure for machine output, title in `language`; the parts of a ratio only where it is one."""
        told: dict[str, Any] = {
            "id": self.id,
            "title": self.title.in_(language),
            "value": self.value,
            "unit": self.unit,
            "time": self.time,
            "period": self.period,
            "unit_code": self.unit_code,
            "as_of": self.as_of,
            "rows": self.rows,
            "definition": self.definition,
            "wording": self.wording,
        }
        if self.numerator is not None:
            told |= {"numerator": self.numerator, "denominator": self.denominator}
        return told


@dataclass(frozen=True, slots=True)
class Sides:
    """A figure with its `months` (label, value) and the `units` right below it (number, value, rows behind)."""

    figure: Figure
    months: tuple[tuple[str, Value], ...]
    units: tuple[tuple[int, Value, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record behind a figure, at the revision that was counted; `date` is `YYYY-MM-DD` or ""."""

    record: int
    seq: int
    unit: int
    unit_code: str
    date: str
    title: str


@dataclass(frozen=True, slots=True)
class Cells:
    """Indicators of one register by unit and month, in plain tuples, for there may be a hundred thousand.

    A row is (unit number, YYYYMM, value per indicator in the order of `ids`); the month is None for records without a
    date. Values are as stored (scaled whole numbers); None: no record with a value. Distinct values never add up.
    """

    register: str
    ids: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Shares:
    """Count once, credit many: what there is, and each unit's share of it as (unit number, value), by number."""

    total: int | Decimal
    units: tuple[tuple[int, int | Decimal], ...]

    @property
    def sum_of_units(self) -> int | Decimal:
        """What the units' shares add up to."""
        return sum((share for _, share in self.units), start=0)

    @property
    def overlap(self) -> int | Decimal:
        """How much more that is than what there is."""
        return self.sum_of_units - self.total
