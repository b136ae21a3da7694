"""Which unit a row belongs to, and which others are named with it."""

from __future__ import annotations

from collections.abc import Sequence

from youju.engine.sample.chance import Weighted, below, between, dice, happens, shuffled, zipf
from youju.engine.sample.recipe import Shared
from youju.engine.sample.world import Scene, World


def shares(world: World, register: str, groups: Sequence[str]) -> Weighted[int] | None:
    """Units of the groups with Zipf-like shares: few report much, many report little. None without groups."""
    if not groups:
        return None
    members = [u for u in world.district.members(groups) if not world.district.unit(u).predecessors]
    units = shuffled(dice(world.seed, "shares", register), members)
    return Weighted(units, zipf(len(units), world.recipe.zipf))


def others(scene: Scene, plan: Shared) -> tuple[int, ...]:
    """Further units named with the record; never its own, and never a silent one."""
    if not happens(scene.rng, plan.share):
        return ()
    district = scene.world.district
    members = district.members(plan.groups)
    count = between(scene.rng, plan.least, plan.most)
    chosen = {district.at(members[below(scene.rng, len(members))], scene.day) for _ in range(count)}
    return tuple(sorted(chosen - {scene.unit} - set(district.silent)))
