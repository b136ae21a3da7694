"""Chance with a seed: only `Random.random()` is drawn from, so that every Python gives the same ledger."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate
from random import Random
from statistics import NormalDist
from typing import Generic, TypeVar

T = TypeVar("T")
_QUANTILES = 4096


def dice(seed: int, *names: str) -> Random:
    """A source of chance of its own for each name, so that one register's rows never shuffle another's."""
    return Random("/".join((str(seed), *names)))  # noqa: S311 - a sample ledger, not a secret


def below(rng: Random, limit: int) -> int:
    """A whole number in [0, limit)."""
    return int(rng.random() * limit)


def between(rng: Random, low: int, high: int) -> int:
    """A whole number in [low, high], both included."""
    return low + int(rng.random() * (high - low + 1))


def happens(rng: Random, percent: int) -> bool:
    """True in `percent` of 100 cases; draws nothing at 0 and 100."""
    return percent >= 100 or (percent > 0 and rng.random() * 100 < percent)


def shuffled(rng: Random, items: Iterable[T]) -> list[T]:
    """The items in a random order (Fisher-Yates)."""
    result = list(items)
    for i in range(len(result) - 1, 0, -1):
        j = below(rng, i + 1)
        result[i], result[j] = result[j], result[i]
    return result


def some(rng: Random, items: Sequence[T], count: int) -> list[T]:
    """`count` different items, fewer where there are not so many; in the order they stand."""
    chosen = sorted(shuffled(rng, range(len(items)))[:count])
    return [items[i] for i in chosen]


class Weighted(Generic[T]):
    """Draws items by whole-number weights."""

    def __init__(self, items: Sequence[T], weights: Sequence[int]) -> None:
        self.items = items
        self._sums = list(accumulate(weights))
        self._total = self._sums[-1] if self._sums else 0

    def draw(self, rng: Random) -> T:
        """One item; ValueError where nothing has a weight."""
        if not self._total:
            raise ValueError("nothing to draw from")
        return self.items[bisect_right(self._sums, int(rng.random() * self._total))]


def zipf(count: int, exponent: Decimal) -> list[int]:
    """Weights of ranks 1..count, proportional to 1 / rank ** exponent."""
    return [max(1, int(1_000_000 / rank ** float(exponent))) for rank in range(1, count + 1)]


class Spread:
    """Whole numbers with a lognormal spread: 4,096 quantiles are worked out once and then drawn from."""

    def __init__(self, median: Decimal, sigma: Decimal, least: int, most: int | None = None) -> None:
        normal = NormalDist()
        middles = (normal.inv_cdf((i + 0.5) / _QUANTILES) for i in range(_QUANTILES))
        values = (_whole(float(median) * math.exp(float(sigma) * z)) for z in middles)
        self.values = [max(least, v if most is None else min(v, most)) for v in values]

    def draw(self, rng: Random) -> int:
        """One value."""
        return self.values[int(rng.random() * _QUANTILES)]


def waits(mean: Decimal) -> list[int]:
    """4,096 quantiles of an exponential wait, in whole days."""
    return [int(-float(mean) * math.log1p(-(i + 0.5) / _QUANTILES)) for i in range(_QUANTILES)]


def heaped(rng: Random, value: int, percent: int, to: int = 5) -> int:
    """`value`, in `percent` of cases rounded to a multiple of `to`, as people do when they estimate."""
    if value < to or not happens(rng, percent):
        return value
    return (value + to // 2) // to * to


def _whole(value: float) -> int:
    return int(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP))
