"""A small sound pack, and short ways to add a file to it and see what is found in that file."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from youju.engine.base.problems import Problem
from youju.engine.definitions import Pack, read_texts

BASE = """
[pack]
id = "small"
title = { zh = "小方案包" }
languages = ["zh"]
[group.lectures]
title = { zh = "宣讲" }
[codelist.level]
central = { zh = "中央", en = "Central" }
province = { zh = "省级", en = "Province", aliases = ["省", "自治区级"] }
[codelist.theme]
law = { zh = "法治", en = "Law" }
art = { zh = "文艺", en = "Art" }

[register.outlets]
title = { zh = "媒体", en = "Outlets" }
loop = "list"
key = ["name"]
from = "opened_on"
to = "closed_on"
field = [
  { id = "name", title = { zh = "名称", en = "Name" }, type = "text", required = true },
  { id = "level", title = { zh = "层级", en = "Level" }, type = "choice", choices = "level" },
  { id = "seats", title = { zh = "座位" }, type = "integer" },
  { id = "contact", title = { zh = "联系人" }, type = "person_name" },
  { id = "opened_on", title = { zh = "开办" }, type = "date" },
  { id = "closed_on", title = { zh = "停办" }, type = "date" },
]

[register.lectures]
title = { zh = "宣讲场次", en = "Lectures" }
group = "lectures"
date = "held_on"
key = ["held_on", "title"]
label = "title"
field = [
  { id = "title", title = { zh = "题目", en = "Title" }, type = "text", required = true },
  { id = "held_on", title = { zh = "日期", en = "Date" }, type = "date", required = true },
  { id = "noted_on", title = { zh = "登记日期", en = "Noted on" }, type = "date" },
  { id = "begins_at", title = { zh = "开始" }, type = "datetime" },
  { id = "planned_for", title = { zh = "计划月份" }, type = "month" },
  { id = "people", title = { zh = "听众", en = "Audience" }, type = "integer", unit = "人次", min = 0 },
  { id = "cost", title = { zh = "费用", en = "Cost" }, type = "money" },
  { id = "open", title = { zh = "公开", en = "Open" }, type = "bool" },
  { id = "themes", title = { zh = "主题", en = "Themes" }, type = "choices", choices = "theme" },
  { id = "outlet", title = { zh = "媒体", en = "Outlet" }, type = "ref", register = "outlets", copy = ["level"] },
  { id = "speaker", title = { zh = "主讲" }, type = "person_name" },
]
[register.lectures.measure.people]
sum = "people"
unit = "人次"
[register.lectures.measure.outlets]
distinct = "outlet"
unit = "家"

[indicator."lectures.all"]
title = { zh = "宣讲总场次", en = "All lectures" }
register = "lectures"
[indicator."lectures.audience"]
title = { zh = "宣讲听众", en = "Audience of lectures" }
register = "lectures"
measure = "people"
[indicator."lectures.outlets"]
title = { zh = "宣讲媒体" }
register = "lectures"
measure = "outlets"
"""

Find = Callable[[str], list[str]]
Read = Callable[[str], Pack]
Attempt = Callable[[str], tuple[Pack | None, tuple[Problem, ...]]]
Look = Callable[[str], tuple[Problem, ...]]


def _read(more: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    return read_texts([("pack", "pack.toml", BASE), ("pack", "more.toml", dedent(more).lstrip("\n"))])


@pytest.fixture(scope="session")
def attempt() -> Attempt:
    """The small pack with one more file, if it can be had, and its problems."""
    return _read


@pytest.fixture(scope="session")
def look() -> Look:
    """The problems of the small pack with one more file."""
    return lambda more: _read(more)[1]


@pytest.fixture(scope="session")
def find(look: Look) -> Find:
    """The same as `LINE CODE`, by line of the added file."""
    return lambda more: [f"{p.place.line} {p.code}" for p in look(more)]


@pytest.fixture(scope="session")
def read() -> Read:
    """The small pack with one more file that has nothing wrong."""

    def sound(more: str) -> Pack:
        pack, problems = _read(more)
        assert pack is not None, problems
        return pack

    return sound


@pytest.fixture(scope="session")
def small(read: Read) -> Pack:
    """The small pack as it stands above."""
    return read("")


@pytest.fixture(scope="session")
def field(read: Read):
    """One field of a register, from the keys beside its id and title."""

    def made(keys: str):
        document = f"""
        [register.visits]
        title = {{ zh = "走访" }}
        [[register.visits.field]]
        id = "one"
        title = {{ zh = "一项" }}
        {keys}
        """
        return read(document).registers["visits"].fields["one"]

    return made


@pytest.fixture(scope="session")
def field_faults(find: Find) -> Find:
    """What is found in one field, from its keys on one line (line 5)."""
    head = '[register.visits]\ntitle = { zh = "走访" }\n[[register.visits.field]]\ntitle = { zh = "一项" }\n'
    return lambda keys: find(head + keys)
