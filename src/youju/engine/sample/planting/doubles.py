"""One thing entered twice: a co-hosted event by both hosts, a reprint as a new work, an honour at two levels."""

from __future__ import annotations

from difflib import SequenceMatcher

from youju.engine.sample.chance import below, between
from youju.engine.sample.model import Defect
from youju.engine.sample.planting.ground import Ground, Proof

_REPRINT = "（转载）"
_VARIANTS = ("“{title}”活动", "{title}（联合举办）", "{unit}{title}", "{title}主题活动")


def plant_duplicate(ground: Ground) -> Defect | None:
    """Another unit enters the same event: other wording, at most a day apart, another count of people."""
    today = ground.world.calendar.today
    first = ground.take(lambda s: ground.day(s) < today and ground.has(s, "title", "people"))
    second = ground.take(lambda s: first is not None and ground.unit(s, ground.day(first)) != first.unit)
    if first is None or second is None:
        return None
    title, people = ground.name("title"), ground.name("people")
    ground.copy(first, second)
    second.raw[title] = _variant(ground, str(first.raw[title]), second.unit)
    count = first.raw[people]
    second.raw[people] = (count if isinstance(count, int) else 0) + between(ground.rng, 3, 12)
    ground.move(second, ground.day(first) + between(ground.rng, 0, 1))
    first.co_units = tuple(sorted({*first.co_units, second.unit}))
    second.co_units, second.photo = (), ""
    return ground.defect("联合举办的同一活动由两个单位各填一次", first, second)


def check_duplicate(proof: Proof, defect: Defect) -> bool:
    """Two units, at most a day apart, titles alike, people not."""
    a, b = proof.steps(defect)
    near = abs(proof.calendar.ordinal(a.date) - proof.calendar.ordinal(b.date)) <= 1
    people = proof.values(defect, "people")
    return near and a.unit != b.unit and people[0] != people[1] and _alike(proof.values(defect, "title"), 0.5)


def plant_reprint(ground: Ground) -> Defect | None:
    """A reprint is entered as a new work: nearly the same title within ten days."""
    today = ground.world.calendar.today
    first = ground.take(lambda s: ground.day(s) + 10 < today and ground.has(s, "title"))
    second = ground.take()
    if first is None or second is None:
        return None
    ground.copy(first, second)
    second.raw[ground.name("title")] = f"{first.raw[ground.name('title')]}{_REPRINT}"
    ground.move(second, ground.day(first) + between(ground.rng, 1, 9))
    return ground.defect("转载稿件按新作品填报", first, second)


def check_reprint(proof: Proof, defect: Defect) -> bool:
    """Titles nearly the same, at most ten days apart."""
    a, b = proof.steps(defect)
    near = abs(proof.calendar.ordinal(a.date) - proof.calendar.ordinal(b.date)) <= 10
    titles = [str(title).removesuffix(_REPRINT) for title in proof.values(defect, "title")]
    return near and _alike(titles, 0.7)


def plant_two_levels(ground: Ground) -> Defect | None:
    """The same honour of the same holder, entered again by another unit at the next level."""
    level = ground.name("level")
    codes = [c.code for c in ground.world.pack.registers[ground.plan.register].fields[level].choices]
    first = ground.take(lambda s: len(codes) > 1 and ground.has(s, "title", "holder", "level"))
    second = ground.take(lambda s: first is not None and ground.unit(s, ground.day(first)) != first.unit)
    if first is None or second is None:
        return None
    ground.copy(first, second)
    second.raw[level] = codes[(codes.index(str(first.raw[level])) + 1) % len(codes)]
    return ground.defect("同一荣誉在两个级别各填一次", first, second)


def check_two_levels(proof: Proof, defect: Defect) -> bool:
    """Title and holder the same, level not."""
    titles, holders, levels = (proof.values(defect, role) for role in ("title", "holder", "level"))
    return bool(titles[0] == titles[1] and holders[0] == holders[1] and levels[0] != levels[1])


def plant_overlap(ground: Ground) -> Defect | None:
    """One person serves at two places at once: the second interval begins half an hour into the first."""
    start, end = ground.name("start"), ground.name("end")
    first = ground.take(lambda s: ground.has(s, "start", "end") and _half_later(str(s.raw[start])) < str(s.raw[end]))
    second = ground.take()
    if first is None or second is None:
        return None
    ground.copy(first, second)
    second.unit = first.unit
    second.raw[start], second.raw[end] = _half_later(str(first.raw[start])), _half_later(str(first.raw[end]))
    return ground.defect("同一人的两段服务时间重叠", first, second)


def check_overlap(proof: Proof, defect: Defect) -> bool:
    """One person, intervals that share time."""
    persons, starts, ends = (proof.values(defect, role) for role in ("person", "start", "end"))
    return bool(persons[0] == persons[1] and starts[0] < ends[1] and starts[1] < ends[0])


def plant_same_photo(ground: Ground) -> Defect | None:
    """Two records keep the same picture."""
    first, second = ground.take(lambda s: bool(s.photo)), ground.take()
    if first is None or second is None:
        return None
    second.photo = first.photo
    return ground.defect("两条记录使用同一张照片", first, second)


def check_same_photo(proof: Proof, defect: Defect) -> bool:
    """The same picture twice."""
    a, b = proof.steps(defect)
    return bool(a.photo) and a.photo == b.photo


def _variant(ground: Ground, title: str, unit: int) -> str:
    form = _VARIANTS[below(ground.rng, len(_VARIANTS))]
    return form.format(title=title, unit=ground.world.district.unit(unit).short)


def _alike(titles: list[str], ratio: float) -> bool:
    return SequenceMatcher(None, titles[0], titles[1], autojunk=False).ratio() >= ratio


def _half_later(moment: str) -> str:
    minutes = min(int(moment[11:13]) * 60 + int(moment[14:16]) + 30, 24 * 60 - 1)
    return f"{moment[:11]}{minutes // 60:02}:{minutes % 60:02}"
