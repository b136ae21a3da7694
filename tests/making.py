"""Short ways to make what tests read: a small pack, entries, the cast's units and roles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from youju.engine.base.digests import hex_digest
from youju.engine.base.labels import Label
from youju.engine.definitions.model import Field, FieldType
from youju.engine.ledger.model import Entry, Seal
from youju.engine.ledger.seals import new_salt, seal

NOON = datetime(2025, 12, 30, 4, 0, tzinfo=UTC)
"""Noon of the site's day in Asia/Shanghai."""

DISTRICT, EAST_GATE, WILLOW_RIVER = 1, 2, 3
"""Numbers of the cast's units: the district office, 东关街道 (小王, 老李), 柳河镇 (阿强)."""

PACK = """
[pack]
id = "small"
title = { zh = "小方案包", en = "Small pack" }
languages = ["zh", "en"]
[group.lectures]
title = { zh = "宣讲", en = "Lectures" }
[codelist.level]
central = { zh = "中央", en = "Central" }
province = { zh = "省级", en = "Province", aliases = ["省"] }

[register.lectures]
title = { zh = "宣讲场次", en = "Lectures" }
group = "lectures"
loop = "do-review"
date = "held_on"
key = ["held_on", "place", "title"]
label = "title"
[[register.lectures.field]]
id = "title"
title = { zh = "题目", en = "Title" }
type = "text"
required = true
[[register.lectures.field]]
id = "place"
title = { zh = "地点", en = "Place" }
type = "text"
[[register.lectures.field]]
id = "held_on"
title = { zh = "日期", en = "Date" }
type = "date"
required = true
[[register.lectures.field]]
id = "people"
title = { zh = "听众", en = "Audience" }
type = "integer"
unit = "人次"
min = 0
[register.lectures.measure.people]
sum = "people"
unit = "人次"
title = { zh = "听众", en = "Audience" }

[register.outlets]
title = { zh = "媒体", en = "Outlets" }
group = "lectures"
loop = "list"
label = "name"
key = ["name"]
across_units = true
effective = "since"
[[register.outlets.field]]
id = "name"
title = { zh = "名称", en = "Name" }
type = "text"
required = true
[[register.outlets.field]]
id = "level"
title = { zh = "层级", en = "Level" }
type = "choice"
choices = "level"
[[register.outlets.field]]
id = "since"
title = { zh = "自", en = "Since" }
type = "date"
required = true

[register.people]
title = { zh = "志愿者", en = "Volunteers" }
group = "lectures"
loop = "list"
person = true
label = "name"
[[register.people.field]]
id = "name"
title = { zh = "姓名", en = "Name" }
type = "person_name"
purpose = { zh = "联系", en = "contact" }
[[register.people.field]]
id = "phone"
title = { zh = "电话", en = "Phone" }
type = "phone"
purpose = { zh = "联系", en = "contact" }

[indicator."lectures.sessions"]
title = { zh = "宣讲场次", en = "Lectures" }
group = "lectures"
register = "lectures"
measure = "items"
time = "flow"
[indicator."lectures.people"]
title = { zh = "听众", en = "Audience" }
group = "lectures"
register = "lectures"
measure = "people"
time = "flow"
"""


ALWAYS = {"register", "version", "unit", "stage", "action", "actor"}
BESIDE = {"record", "key", "seals"}  # what an entry has that its body has not


def as_dict(entry: Entry) -> dict[str, Any]:
    """The body as docs/decisions/log.md says it: empty keys are left out, but not those that say what was done by whom."""
    said = {name: getattr(entry, name) for name in entry.__struct_fields__ if name not in BESIDE}
    return {name: value for name, value in said.items() if value or name in ALWAYS}


def entry(register: str = "lectures", unit: int = EAST_GATE, *, stage: str = "submitted", **more: Any) -> Entry:
    """An entry of 小王: fields of `Entry` by name, everything else is data."""
    known = {name: more.pop(name) for name in list(more) if name in Entry.__struct_fields__ and name != "data"}
    given = {"version": "0" * 12, "action": "add", "actor": "u1", "data": more} | known
    return Entry(register=register, unit=unit, stage=stage, **given)


def lecture(title: str = "宪法宣讲", people: int = 40, held_on: str = "2025-03-08", **more: Any) -> Entry:
    """A lecture of 东关街道."""
    return entry(title=title, people=people, held_on=held_on, date=held_on, **more)


def listed(register: str, **data: Any) -> Entry:
    """A record of a list kept by the office itself."""
    return entry(register, 0, **({"stage": "accepted", "actor": "system"} | data))


def sealed(field: str, kind: FieldType, value: str) -> Seal:
    """The seal of a personal value."""
    return seal(Field(field, Label(field), kind, personal=True), value, new_salt())


def later(seconds: float = 1) -> datetime:
    """An instant after noon."""
    return NOON + timedelta(seconds=seconds)


def cast_units() -> list[Entry]:
    """The district and its two towns, valid since 2020."""
    return [
        _unit("990101", "清和区文化办公室", "文化办", "organ", parent=None),
        _unit("990101001", "东关街道办事处", "东关街道", "town", parent=DISTRICT),
        _unit("990101102", "柳河镇人民政府", "柳河镇", "town", parent=DISTRICT),
    ]


def cast_roles() -> list[Entry]:
    """u1 小王 clerk and u2 老李 reviewer in 东关街道, u3 阿强 clerk in 柳河镇, u4 审计 auditor of the office."""
    grants = [("u1", "clerk", EAST_GATE), ("u2", "reviewer", EAST_GATE), ("u3", "clerk", WILLOW_RIVER)]
    roles = [listed("roles", user=user, role=role, scope=scope) for user, role, scope in grants]
    return [*roles, listed("roles", user="u4", role="auditor")]


def cast_definitions() -> list[Entry]:
    """The small pack, as the log holds definitions."""
    return [listed("definitions", layer="pack", file="pack.toml", content=PACK, digest=hex_digest(PACK.encode()))]


def _unit(code: str, name: str, short: str, kind: str, parent: int | None) -> Entry:
    above = {"parent": parent} if parent else {}
    return listed("units", code=code, name=name, short=short, kind=kind, valid_from="2020-01-01", **above)
