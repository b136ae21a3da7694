"""All faults by kind, and planting as many as a plan asks for."""

from __future__ import annotations

from collections.abc import Mapping

from youju.engine.sample.chance import dice
from youju.engine.sample.model import Defect
from youju.engine.sample.planting import doubles, persons, single
from youju.engine.sample.planting.ground import Fault, Ground
from youju.engine.sample.recipe import DefectPlan
from youju.engine.sample.world import World

FAULTS: Mapping[str, Fault] = {
    "duplicate": Fault(doubles.plant_duplicate, doubles.check_duplicate),
    "reprint": Fault(doubles.plant_reprint, doubles.check_reprint),
    "two_levels": Fault(doubles.plant_two_levels, doubles.check_two_levels),
    "overlap": Fault(doubles.plant_overlap, doubles.check_overlap),
    "same_photo": Fault(doubles.plant_same_photo, doubles.check_same_photo),
    "unit_slip": Fault(single.plant_unit_slip, single.check_unit_slip),
    "over_capacity": Fault(single.plant_over_capacity, single.check_over_capacity),
    "early_entry": Fault(single.plant_early_entry, single.check_early_entry),
    "cloned_text": Fault(single.plant_cloned_text, single.check_cloned_text),
    "false_make_up_day": Fault(single.plant_false_make_up_day, single.check_false_make_up_day),
    "odd_writing": Fault(single.plant_odd_writing, single.check_odd_writing),
    "rare_name": Fault(persons.plant_rare_name, persons.check_rare_name),
    "minor": Fault(persons.plant_minor, persons.check_minor),
    "child": Fault(persons.plant_child, persons.check_child),
    "minor_without_consent": Fault(persons.plant_minor_without_consent, persons.check_minor_without_consent),
}


def amount_of(plan: DefectPlan, rows: int, *, small: bool) -> int:
    """How many are planted among `rows` rows of the last year: at least one, a tenth of a count in a small sample."""
    if plan.per_mille:
        return max(1, rows * plan.per_mille // 1000)
    if small:
        return plan.count if plan.whole else max(1, plan.count // 10)
    return plan.count


def plant(plan: DefectPlan, world: World) -> list[Defect]:
    """Plants what the plan asks for, fewer where the register has no room left."""
    year = world.recipe.today[:4]
    rows = sum(1 for s in world.made[plan.register] if s.date[:4] in ("", year))
    ground = Ground.of(plan, world, dice(world.seed, "plant", plan.kind, plan.register),
                       amount_of(plan, rows, small=world.small))  # fmt: skip
    planted = (FAULTS[plan.kind].plant(ground) for _ in range(ground.amount))
    return [defect for defect in planted if defect]
