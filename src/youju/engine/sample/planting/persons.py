"""Personal data that need care: rare characters, minors, minors whose guardian has not agreed."""

from __future__ import annotations

from youju.engine.sample.chance import between
from youju.engine.sample.makers.texts import person
from youju.engine.sample.model import Defect
from youju.engine.sample.planting.ground import Ground, Proof

RARE = ("𬱖", "㛃")
"""Characters outside the fonts of most offices, of Unicode planes 2 and 0."""


def plant_rare_name(ground: Ground) -> Defect | None:
    """A name with a rare character."""
    name = ground.name("name")
    step = ground.take(lambda s: isinstance(s.raw.get(name), str))
    if step is None:
        return None
    rare = RARE[step.local_id % len(RARE)]
    step.raw[name] = f"{str(step.raw[name])[:-1]}{rare}"
    return ground.defect(f"姓名含生僻字“{rare}”", step)


def check_rare_name(proof: Proof, defect: Defect) -> bool:
    """The name holds a rare character."""
    return any(rare in str(proof.values(defect, "name")[0]) for rare in RARE)


def plant_minor(ground: Ground) -> Defect | None:
    """A person of 14 to 17 years, whose guardian has agreed."""
    return _minor(ground, (14, 17), agreed=True)


def plant_child(ground: Ground) -> Defect | None:
    """A person of 10 to 13 years, whose guardian has agreed."""
    return _minor(ground, (10, 13), agreed=True)


def plant_minor_without_consent(ground: Ground) -> Defect | None:
    """A person of 14 to 17 years, without a guardian's consent."""
    return _minor(ground, (14, 17), agreed=False)


def check_minor(proof: Proof, defect: Defect) -> bool:
    """14 to 17 years, with consent."""
    return 14 <= _age(proof, defect) < 18 and bool(proof.values(defect, "consent")[0])


def check_child(proof: Proof, defect: Defect) -> bool:
    """Under 14, with consent."""
    return _age(proof, defect) < 14 and bool(proof.values(defect, "consent")[0])


def check_minor_without_consent(proof: Proof, defect: Defect) -> bool:
    """Under 18, without consent."""
    return _age(proof, defect) < 18 and not proof.values(defect, "consent")[0]


def _minor(ground: Ground, ages: tuple[int, int], *, agreed: bool) -> Defect | None:
    born, guardian, consent = (ground.name(role) for role in ("born", "guardian", "consent"))
    year = int(ground.world.recipe.today[:4])
    step = ground.take()
    if step is None:
        return None
    age = between(ground.rng, *ages)
    step.raw[born], step.raw[guardian] = year - age, person(ground.rng, ground.world.recipe.words)
    step.raw.pop(consent, None)
    if agreed:
        step.raw[consent] = step.date or ground.world.recipe.first
    return ground.defect(f"未成年人，{age}岁，" + ("监护人已同意" if agreed else "缺监护人同意"), step)


def _age(proof: Proof, defect: Defect) -> int:
    """Age in the year of the last day, by calendar years."""
    return int(proof.calendar.text(proof.calendar.today)[:4]) - int(proof.values(defect, "born")[0])
