"""What the recogniser gives: one numeral of a text, with all that a checker needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

CLASSES = (
    "claim", "money", "percent", "change", "plan-target",
    "period", "date", "ordinal", "name-or-idiom", "document-number", "redacted",
)  # fmt: skip
"""Every class a numeral may have; the first five are quantities."""

QUANTITIES = frozenset(CLASSES[:5])

Value = Decimal | str | None
"""A number, or words of a date, a period, a ratio (`2025-03`, `P1Y`, `1:3`), or nothing (names, ranges)."""


@dataclass(frozen=True, slots=True)
class Found:
    """One numeral of a text: `text == source[start:end]`, offsets in code points of the source.

    `value` is what is printed, `low` to `high` what an exact figure may be (None: open to infinity, or no bounds at all
    when `value` is no number). `unit` is the bare measure word in half width, None where there is none. `approx` is exact,
    余, 来, 近, 约, 超, 不少于, 不超过, 范围, 数 or contradictory. `step` is the place of the last printed digit that is not
    zero, `place` the one to which a number in 万, 亿 or % is rounded (None: every digit is printed). `direction` is up or
    down for a change. `modifiers` are words noted beside it (累计, 其中, 达); `reasons` say why it has its class.
    """

    start: int
    end: int
    text: str
    cls: str
    value: Value = None
    low: Decimal | None = None
    high: Decimal | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    unit: str | None = None
    dimension: str | None = None
    approx: str = "exact"
    place: Decimal | None = None
    step: Decimal | None = None
    direction: str | None = None
    modifiers: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    def classed(self, cls: str, direction: str | None, modifiers: tuple[str, ...], reason: str) -> Found:
        """The same span with its class decided."""
        return Found(
            self.start, self.end, self.text, cls, self.value, self.low, self.high, self.low_inclusive, self.high_inclusive,
            self.unit, self.dimension, self.approx, self.place, self.step, direction, modifiers, (reason,),
        )  # fmt: skip

    @property
    def is_quantity(self) -> bool:
        """Whether it says how much or how many."""
        return self.cls in QUANTITIES
