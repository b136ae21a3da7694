"""One row that is wrong in itself: its count, its day, its text, its writing, its time of entering."""

from __future__ import annotations

import re
from datetime import date

from youju.engine.sample.chance import below, between
from youju.engine.sample.model import DAY_SECONDS, Defect
from youju.engine.sample.planting.ground import Ground, Proof, enter

_DATE_WORDS = re.compile(r"\d{1,2}月\d{1,2}日")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_EXCEL_DAY_ZERO = date(1899, 12, 30).toordinal()
_MADE_UP = "（调休补班日举办）"


def plant_unit_slip(ground: Ground) -> Defect | None:
    """Thousands of person-times, or persons, are typed where person-times belong; the note says the true count."""
    people = ground.name("people")
    step = ground.take(lambda s: isinstance(s.raw.get(people), int))
    if step is None:
        return None
    if happens_thousand := ground.rng.random() < 0.3:
        true = between(ground.rng, 1, 3) * 1000
        step.raw[people] = true // 1000
    else:
        typed = step.raw[people]
        true = (typed if isinstance(typed, int) else 0) * between(ground.rng, 2, 4)
    said = "按千人次填写" if happens_thousand else "按人数填写"
    return ground.defect(f"{said}，应为{true}人次", step)


def check_unit_slip(proof: Proof, defect: Defect) -> bool:
    """The typed count is below the true one that the key names."""
    true = re.search(r"应为(\d+)人次", defect.note)
    return true is not None and 0 < proof.values(defect, "people")[0] < int(true[1])


def plant_over_capacity(ground: Ground) -> Defect | None:
    """More than one and a half times as many people as the venue holds."""
    people, venue, capacity = (ground.name(role) for role in ("people", "venue", "capacity"))
    world = ground.world

    def holds(value: object) -> int:
        known = world.by_id[value[1]].raw.get(capacity) if isinstance(value, tuple) else None
        return known if isinstance(known, int) else 0

    step = ground.take(lambda s: holds(s.raw.get(venue)) > 0)
    if step is None:
        return None
    limit = holds(step.raw[venue])
    step.raw[people] = limit * between(ground.rng, 160, 260) // 100 + 1
    return ground.defect(f"人数超过场所容量（{limit}人）的1.5倍", step)


def check_over_capacity(proof: Proof, defect: Defect) -> bool:
    """People above 1.5 times the venue's capacity."""
    field = proof.plans[defect.kind, defect.register].use.get("capacity", "capacity")
    limit = proof.rows[proof.values(defect, "venue")[0][1]].raw[field]
    return isinstance(limit, int) and 2 * proof.values(defect, "people")[0] > 3 * limit


def plant_early_entry(ground: Ground) -> Defect | None:
    """Entered before the event took place."""
    world = ground.world

    def room(day: int) -> int:
        return (day - between(ground.rng, 1, 3)) * DAY_SECONDS + 10 * 3600

    step = ground.take(lambda s: all(world.by_id[n].moment < (ground.day(s) - 3) * DAY_SECONDS for n in s.refs()))
    if step is None:
        return None
    enter(step, room(ground.day(step)), world.calendar)
    return ground.defect("活动尚未举行即已填报", step)


def check_early_entry(proof: Proof, defect: Defect) -> bool:
    """The day of entering lies before the record's date."""
    return all(s.entered_at[:10] < s.date for s in proof.steps(defect))


def plant_cloned_text(ground: Ground) -> Defect | None:
    """A text taken over from another record, with only its date changed."""
    text = ground.name("text")
    source = ground.take(lambda s: bool(_DATE_WORDS.search(str(s.raw.get(text, "")))))
    step = ground.take(lambda s: source is not None and s.date != source.date)
    if source is None or step is None:
        return None
    own = f"{int(step.date[5:7])}月{int(step.date[8:10])}日"
    step.raw[text] = _DATE_WORDS.sub(own, str(source.raw[text]))
    return ground.defect("文字与另一条记录只差日期", source, step)


def check_cloned_text(proof: Proof, defect: Defect) -> bool:
    """Texts that differ, but not once their dates are struck out."""
    a, b = proof.values(defect, "text")
    return a != b and _DATE_WORDS.sub("", a) == _DATE_WORDS.sub("", b)


def plant_false_make_up_day(ground: Ground) -> Defect | None:
    """Dated on a weekend that the writer takes for a make-up working day."""
    calendar, text = ground.world.calendar, ground.name("text")
    step = ground.take(lambda s: ground.day(s) + 7 < calendar.today and isinstance(s.raw.get(text), str))
    if step is None:
        return None
    day = next(d for d in range(ground.day(step) + 1, ground.day(step) + 60) if d % 7 in (6, 0) and calendar.off(d))
    ground.move(step, day)
    step.raw[text] = f"{step.raw[text]}{_MADE_UP}"
    return ground.defect(f"{calendar.text(day)}并非调休上班日", step)


def check_false_make_up_day(proof: Proof, defect: Defect) -> bool:
    """A day off, said to be worked."""
    step = proof.steps(defect)[0]
    return proof.calendar.off(proof.calendar.ordinal(step.date)) and _MADE_UP in proof.values(defect, "text")[0]


def plant_odd_writing(ground: Ground) -> Defect | None:
    """The same value in another writing: full-width digits, `2025.3.5`, `3月5日`, a spreadsheet's day number."""
    day, people = ground.name("date"), ground.name("people")
    step = ground.take(lambda s: s.raw.get(day) == s.date and isinstance(s.raw.get(people), int))
    if step is None:
        return None
    year, month, number = (int(part) for part in step.date.split("-"))
    way = below(ground.rng, 4)
    if way == 0:
        step.raw[people] = str(step.raw[people]).translate(_WIDE)
    else:
        serial = ground.day(step) - _EXCEL_DAY_ZERO
        step.raw[day] = (f"{year}.{month}.{number}", f"{month}月{number}日", serial)[way - 1]
    said = ("全角数字", "以点分隔的日期", "没有年份的日期", "电子表格的日期序号")[way]
    return ground.defect(f"写法不规范：{said}", step)


def check_odd_writing(proof: Proof, defect: Defect) -> bool:
    """Date or count are not in the plain writing."""
    step = proof.steps(defect)[0]
    return proof.values(defect, "date")[0] != step.date or not isinstance(proof.values(defect, "people")[0], int)
