"""Numbers and choices."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from youju.engine.definitions.model import Field
from youju.engine.sample.chance import Spread, Weighted, between, happens, heaped
from youju.engine.sample.model import Raw
from youju.engine.sample.world import Maker, Scene, World


@dataclass(frozen=True, slots=True)
class Fixed:
    """Always the same value."""

    value: str | int | bool | list[str]

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return lambda scene: self.value if not isinstance(self.value, list) else list(self.value)


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the codes by weight; with `many` each code by its own percentage, at least `least` of them."""

    of: dict[str, int]
    many: bool = False
    least: int = 0

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        whole = field.type == "integer"
        table = Weighted[Raw]([int(code) if whole else code for code in self.of], list(self.of.values()))
        return self._several if self.many else lambda scene: table.draw(scene.rng)

    def _several(self, scene: Scene) -> Raw | None:
        codes = [code for code, percent in self.of.items() if happens(scene.rng, percent)]
        return codes or (list(self.of)[: self.least] or None)


@dataclass(frozen=True, slots=True)
class Some:
    """A number with a lognormal spread around `median`, in multiples of `step`; `heap` percent end in 0 or 5.

    `within` (ref field, its field, percent of it) is a bound that the row keeps to.
    """

    median: Decimal
    sigma: Decimal
    least: int = 1
    most: int | None = None
    step: Decimal = Decimal(1)
    heap: int = 0
    within: tuple[str, str, int] | None = None

    def bind(self, field: Field, world: World) -> Maker:
        """The maker; whole numbers for integer fields, text for the others."""
        spread = Spread(self.median / self.step, self.sigma, self.least, self.most)
        if field.type == "integer":
            return lambda scene: self._bounded(scene, heaped(scene.rng, spread.draw(scene.rng), self.heap))
        texts = {v: f"{(v * self.step).normalize():f}" for v in set(spread.values)}
        return lambda scene: texts[spread.draw(scene.rng)]

    def _bounded(self, scene: Scene, value: int) -> int:
        target = scene.seen.get(self.within[0]) if self.within else None
        bound = target.raw.get(self.within[1]) if target and self.within else None
        if self.within and isinstance(bound, int):
            return max(1, min(value, bound * self.within[2] // 100))
        return value


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return lambda scene: between(scene.rng, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Share:
    """A number between `low` and `high` percent of another whole-number field of the row, at least 1."""

    of: str
    low: int
    high: int

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return self._part

    def _part(self, scene: Scene) -> Raw | None:
        whole = scene.raw.get(self.of)
        return max(1, whole * between(scene.rng, self.low, self.high) // 100) if isinstance(whole, int) else None


@dataclass(frozen=True, slots=True)
class Yes:
    """Yes in `percent` of rows, else no."""

    percent: int

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return lambda scene: happens(scene.rng, self.percent)


@dataclass(frozen=True, slots=True)
class Serial:
    """1, 2, 3 ... without gaps `per` year, unit-year or all rows, in the order of dates; text by `pattern`."""

    per: str = "unit-year"
    pattern: str = ""

    def bind(self, field: Field, world: World) -> Maker:
        """The maker; each bound field counts for itself."""
        counts: dict[tuple[int, str], int] = {}

        def make(scene: Scene) -> Raw:
            year = scene.world.calendar.text(scene.day)[:4] if scene.day else scene.world.recipe.today[:4]
            key = (scene.unit if "unit" in self.per else 0, year if "year" in self.per else "")
            counts[key] = counts.get(key, 0) + 1
            return self.pattern.format(n=counts[key], year=year) if self.pattern else counts[key]

        return make
