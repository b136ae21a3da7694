"""Talks in halls for the tests of questions: a small pack, what it points to, and a short way to make a row."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from youju.engine.base.workdays import Calendar
from youju.engine.quality import Around, Question, Seen

PACK = """
[pack]
id = "small"
title = { zh = "小方案包", en = "Small pack" }
languages = ["zh", "en"]
[register.halls]
title = { zh = "场馆", en = "Halls" }
loop = "list"
label = "name"
field = [
  { id = "name", title = { zh = "名称", en = "Name" }, type = "text" },
  { id = "capacity", title = { zh = "容纳人数", en = "Capacity" }, type = "integer" },
]
[register.talks]
title = { zh = "宣讲", en = "Talks" }
date = "held_on"
key = ["held_on", "place", "title"]
label = "title"
ask = { off_day = true, happens = true, until = "ends_on", texts = ["text"] }
fuzzy = { title = "title", place = ["hall", "place"], days = 1, ratio = 60 }
field = [
  { id = "held_on", title = { zh = "日期", en = "Date" }, type = "date" },
  { id = "ends_on", title = { zh = "结束", en = "End" }, type = "date" },
  { id = "title", title = { zh = "题目", en = "Title" }, type = "text" },
  { id = "hall", title = { zh = "场馆", en = "Hall" }, type = "ref", register = "halls" },
  { id = "place", title = { zh = "地点", en = "Place" }, type = "text" },
  { id = "sessions", title = { zh = "场次", en = "Sessions" }, type = "integer" },
  { id = "people", title = { zh = "听众", en = "Audience" }, type = "integer", unit = "人次",
    plausible = { median = 40, p99 = 250, per = "sessions", max_of = "hall.capacity * sessions * 1.5" } },
  { id = "leaflets", title = { zh = "折页", en = "Leaflets" }, type = "integer", unit = "份", plausible = { skip = ["heap"] } },
  { id = "text", title = { zh = "简况", en = "What was done" }, type = "long_text" },
]
""".replace(",\n    plausible", ", plausible")
EAST_GATE, WILLOW_RIVER = 2, 3
"""东关街道 (小王, 老李) and 柳河镇 (阿强)."""
HALL, SHED = 11, 12
CALENDAR = Calendar({datetime.date(2025, 10, 1): False, datetime.date(2025, 10, 11): True})


class Halls:
    """A hall of 100 seats and one whose seats nobody has stated, as a Lookup."""

    def unit(self, text: str, on: str) -> int | None:
        """Never asked here."""
        return None

    def find(self, register: str, text: str, on: str) -> tuple[int, ...]:
        """Never asked here."""
        return ()

    def attributes(self, register: str, record: int, on: str) -> Mapping[str, Any] | None:
        """The data of a hall."""
        return {HALL: {"name": "礼堂", "capacity": 100}, SHED: {"name": "凉亭"}}.get(record)


AROUND = Around(Halls(), CALENDAR, lambda unit, on: {EAST_GATE: "东关街道", WILLOW_RIVER: "柳河镇"}[unit])


def talk(record: int = 1, date: str = "2025-03-05", unit: int = EAST_GATE, **more: Any) -> Seen:
    """A talk of 东关街道 on a Wednesday; fields of `Seen` by name, everything else is data."""
    known = {name: more.pop(name) for name in ("co_units", "entered_on", "photos") if name in more}
    data = {"held_on": date, "title": "宪法宣讲", "sessions": 1} | more
    return Seen(record, unit, date, {k: v for k, v in data.items() if v is not None}, **known)


def codes(questions: Sequence[Question]) -> list[str]:
    """Their codes."""
    return [q.kind.code for q in questions]
