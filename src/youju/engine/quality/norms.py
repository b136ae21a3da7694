"""What is usual for a unit: the median of its own numbers and how far they lie from it. Whole numbers throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 12
"""So many numbers of its own a unit needs before they say what is usual for it."""
_FAR = 10
"""So many median deviations from the median is far: of lognormal counts (σ 0.7) about one in three hundred."""


@dataclass(frozen=True, slots=True)
class Norm:
    """Of one unit and field: how many numbers, their median, the median of the distances from it, the ninth decile."""

    count: int = 0
    median: int = 0
    spread: int = 0
    upper: int = 0

    @classmethod
    def of(cls, values: Sequence[int]) -> Norm:
        """The norm of some numbers; they need not be sorted."""
        if not values:
            return NOTHING_USUAL
        held = sorted(values)
        median = held[len(held) // 2]
        distances = sorted(abs(value - median) for value in held)
        return cls(len(held), median, distances[len(held) // 2], held[len(held) * 9 // 10])

    @property
    def says(self) -> bool:
        """Whether there are enough numbers to say what is usual."""
        return self.count >= ENOUGH

    def usual(self, value: int) -> bool:
        """Whether one in ten of the unit's numbers is about as large."""
        return self.says and value <= self.upper

    def far(self, value: int) -> bool:
        """Whether a number lies far above what is usual for the unit."""
        return self.says and value > self.median + _FAR * max(self.spread, 1)


NOTHING_USUAL = Norm()
