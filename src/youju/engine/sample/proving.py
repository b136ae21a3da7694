"""Finds every planted fault again in the rows, so that the answer key can be relied on."""

from __future__ import annotations

from youju.engine.sample.calendar import Calendar
from youju.engine.sample.model import Defect, Sample
from youju.engine.sample.planting import FAULTS, Proof
from youju.engine.sample.recipe import Recipe


def unproved(sample: Sample, recipe: Recipe) -> tuple[Defect, ...]:
    """Entries of the answer key that the rows do not bear out; empty where the key is right."""
    proof = Proof(
        {s.local_id: s for s in sample.steps if s.action == "add"},
        {(plan.kind, plan.register): plan for plan in recipe.defects},
        Calendar(recipe, sample.seed),
    )
    return tuple(defect for defect in sample.defects if not _holds(sample, proof, defect))


def _holds(sample: Sample, proof: Proof, defect: Defect) -> bool:
    if defect.kind in FAULTS:
        return all(n in proof.rows for n in defect.records) and FAULTS[defect.kind].check(proof, defect)
    if defect.register == "units":
        return _unit_holds(sample, defect)
    return any(s.action == "edit" and s.local_id == defect.records[0] for s in sample.steps)


def _unit_holds(sample: Sample, defect: Defect) -> bool:
    """A renamed unit has a change with a name; a merged pair stands behind its successor and is no longer valid."""
    changes = [c for c in sample.unit_changes if c.unit in defect.records]
    if defect.kind == "unit_renamed":
        return any("name" in c.raw for c in changes)
    new = next(u for u in sample.units if u.local_id == defect.records[0])
    return new.predecessors == defect.records[1:] and all(c.raw.get("valid_to") == new.valid_from for c in changes)
