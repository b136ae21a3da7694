"""From pack, recipe and seed to the whole sample ledger."""

from __future__ import annotations

from collections import Counter
from typing import Any

from youju.engine.base.problems import Refused, errors
from youju.engine.definitions.model import Pack
from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import dice, some
from youju.engine.sample.checking import check_recipe
from youju.engine.sample.district import District
from youju.engine.sample.entering import Entering
from youju.engine.sample.model import DAY_SECONDS, Defect, Sample, Step
from youju.engine.sample.ordering import register_order
from youju.engine.sample.planting import plant
from youju.engine.sample.recipe import EditPlan, Recipe
from youju.engine.sample.rows import SPACING, RowMaker
from youju.engine.sample.world import World, matches


def generate(pack: Pack, recipe: Recipe, seed: int, small: bool = False) -> Sample:
    """The sample ledger: the same for the same pack, recipe, seed and size.

    Raises `Refused` with what `check_recipe` finds where the recipe does not fit the pack.
    """
    if problems := errors(check_recipe(pack, recipe)):
        raise Refused(problems)
    calendar = Calendar(recipe, seed)
    world = World(recipe, pack, seed, small, calendar, District(recipe, calendar, seed))
    order, _ = register_order(pack, recipe)
    defects = _fill(world, order)
    edits, edited = _edits(world)
    steps = sorted((*world.by_id.values(), *edits), key=lambda s: (s.moment, s.local_id, s.action))
    _leave_waiting(world, steps)
    return Sample(
        seed, small, recipe.today, tuple(world.district.rows), tuple(world.district.changes), world.district.silent,
        tuple(steps), order, (*defects, *_unit_defects(world.district), *edited), recipe.earlier,
        tuple(calendar.text(day) for day in sorted(calendar.weather)),
    )  # fmt: skip


def answer_key(sample: Sample) -> dict[str, Any]:
    """What was planted, JSON-able: `{seed, small, today, counts, defects: [{kind, register, records, note}]}`.

    `records` are local ids; those of register `units` are local ids of units.
    """
    found = [
        {"kind": d.kind, "register": d.register, "records": list(d.records), "note": d.note} for d in sample.defects
    ]
    counts = dict(sorted(Counter(d.kind for d in sample.defects).items()))
    return {"seed": sample.seed, "small": sample.small, "today": sample.today, "counts": counts, "defects": found}


def _fill(world: World, order: tuple[str, ...]) -> list[Defect]:
    """Makes the registers one after the other; faults are planted before anything points to the rows."""
    entering = Entering(world.recipe, world.calendar)
    bases = {register: (i + 1) * SPACING for i, register in enumerate(sorted(world.recipe.registers))}
    defects: list[Defect] = []
    for register in order:
        maker = RowMaker(world.pack.registers[register], world, entering, bases[register])
        maker.rows(world.recipe.registers[register])
        for plan in world.recipe.defects:
            if plan.register == register:
                defects += plant(plan, world)
    return defects


def _edits(world: World) -> tuple[list[Step], list[Defect]]:
    """Later changes of list records, each from a day on; they stand in the answer key, too."""
    steps, noted = [], []
    for plan in world.recipe.edits:
        record = next((s for s in world.made[plan.register] if matches(s, plan.where)), None)
        if record is None:
            continue
        steps.append(_edit(world, record, plan))
        noted.append(Defect(plan.kind, plan.register, (record.local_id,), plan.note))
    return steps, noted


def _edit(world: World, record: Step, plan: EditPlan) -> Step:
    register = world.pack.registers[record.register]
    raw = {**plan.set, **({register.effective: plan.on} if register.effective else {})}
    moment = max(world.calendar.ordinal(plan.on) * DAY_SECONDS + 9 * 3600, record.moment + 1)
    return Step(record.register, record.local_id, record.unit, moment, record.date, raw, record.by, "edit", plan.on)


def _leave_waiting(world: World, steps: list[Step]) -> None:
    """Some of the last entries have not been looked at yet."""
    recipe = world.recipe
    kept = [s for s in steps if s.action == "add" and world.pack.registers[s.register].loop == recipe.waiting_loop]
    count = recipe.waiting_small if world.small else recipe.waiting
    among = recipe.waiting_among * count // max(1, recipe.waiting)  # as recent in a small sample as in a full one
    for step in some(dice(world.seed, "waiting"), kept[-among:] if among else [], count):
        step.transitions, step.waiting = (), True


def _unit_defects(district: District) -> list[Defect]:
    renamed = [Defect("unit_renamed", "units", (c.unit,), c.note) for c in district.changes if "name" in c.raw]
    merged = [Defect("units_merged", "units", (r.local_id, *r.predecessors), f"两个单位并为{r.name}")
              for r in district.rows if r.predecessors]  # fmt: skip
    return [*renamed, *merged]
