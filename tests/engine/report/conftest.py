"""The pack that reports are tested with: lectures counted in two ways, a list of promises, a title that two indicators have."""

from __future__ import annotations

import pytest

from making import PACK
from youju.engine.definitions import Pack, read_texts

MORE = """
[register.projects]
title = { zh = "项目", en = "Projects" }
loop = "list"
label = "name"
key = ["name"]
field = [
  { id = "name", title = { zh = "名称", en = "Name" }, type = "text", required = true },
  { id = "due", title = { zh = "完成日期", en = "Due" }, type = "date" },
  { id = "seats", title = { zh = "座席", en = "Seats" }, type = "integer", unit = "个" },
  { id = "lead", title = { zh = "牵头人", en = "Lead" }, type = "ref", register = "people" },
  { id = "head", title = { zh = "负责人", en = "Head" }, type = "person_name", purpose = { zh = "联系", en = "contact" } },
]
[indicator."lectures.wan"]
title = { zh = "线上受众", en = "Online audience" }
register = "lectures"
measure = "people"
wording = "wan_yu"
[indicator."lectures.yearly"]
title = { zh = "同名指标", en = "Same title" }
register = "lectures"
[indicator."lectures.all"]
title = { zh = "同名指标", en = "Same title" }
register = "lectures"
"""


@pytest.fixture(scope="session")
def report_pack() -> Pack:
    """The small pack of all tests, with the above."""
    found, problems = read_texts([("pack", "pack.toml", PACK), ("pack", "more.toml", MORE)])
    assert found is not None, problems
    return found
