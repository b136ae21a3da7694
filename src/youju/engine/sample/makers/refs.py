"""References to earlier rows and to units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from youju.engine.definitions.model import Field
from youju.engine.sample.chance import below, between
from youju.engine.sample.model import LocalRef, Raw
from youju.engine.sample.world import Maker, Scene, Targets, World


@dataclass(frozen=True, slots=True)
class Ref:
    """One earlier row of the field's register that fits `where`, dated on or before the record.

    `same_unit` prefers rows of the record's unit. `pool` (thousandths of the rows) keeps to the earliest ones: each is
    taken once before any is taken twice, and then the first ones most often. `turn` takes one after the other.
    """

    where: dict[str, Any] = field(default_factory=dict)
    same_unit: bool = False
    pool: int = 0
    turn: bool = False

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        targets = world.targets(field.register, self.where)
        if not targets.steps:
            return lambda scene: None
        size = max(1, len(targets.steps) * self.pool // 1000) if self.pool else len(targets.steps)

        def make(scene: Scene) -> Raw | None:
            if field.id not in scene.seen:
                if self.pool or self.turn:
                    scene.seen[field.id] = targets.steps[self._index(scene, size)]
                else:
                    near = targets.of_unit(scene.unit) if self.same_unit else targets
                    scene.seen[field.id] = near.before(scene.rng, scene.day or 10**9)
            return ("local", scene.seen[field.id].local_id)

        return make

    def _index(self, scene: Scene, size: int) -> int:
        """Each in turn; of a pool, after the first round, the first ones more often."""
        if self.turn or scene.nth < size:
            return scene.nth % size
        return int(size * scene.rng.random() * scene.rng.random())


@dataclass(frozen=True, slots=True)
class Refs:
    """Between `least` and `most` different earlier rows."""

    least: int = 1
    most: int = 1
    where: dict[str, Any] = field(default_factory=dict)

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        targets = world.targets(field.register, self.where)
        return lambda scene: self._make(scene, targets) if targets.steps else None

    def _make(self, scene: Scene, targets: Targets) -> Raw:
        count = between(scene.rng, self.least, self.most)
        chosen = {targets.before(scene.rng, scene.day or 10**9).local_id for _ in range(count)}
        return [("local", n) for n in sorted(chosen)]


@dataclass(frozen=True, slots=True)
class Of:
    """The value that the record behind the reference `ref` holds in `field`, where it holds one."""

    ref: str
    field: str

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return lambda scene: scene.seen[self.ref].raw.get(self.field) if self.ref in scene.seen else None


@dataclass(frozen=True, slots=True)
class Unit:
    """The record's own unit, or one (for several: `least` to `most`) of these groups."""

    groups: tuple[str, ...] = ()
    least: int = 1
    most: int = 1

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        units = world.district.members(self.groups) if self.groups else []
        many = field.type == "units"

        def one(scene: Scene) -> LocalRef:
            chosen = units[below(scene.rng, len(units))] if units else scene.unit
            return ("unit", world.district.at(chosen, scene.day or world.calendar.today))

        def several(scene: Scene) -> Raw:
            return sorted({one(scene) for _ in range(between(scene.rng, self.least, self.most))})

        return several if many else one
