"""Packs with ten mistakes each: one run names all ten, each at its line, each with how to mend it."""

from pathlib import Path

import pytest

from youju.engine.base.problems import Problem
from youju.engine.definitions import lint, nearest

REGISTERS = """\
[group.lectures]
title = { zh = "宣讲" }
[register.sessions]
title = { zh = "宣讲场次" }
grop = "lectures"
loop = "do-reveiw"
date = "held_onn"
[[register.sessions.field]]
id = "held_on"
title = { zh = "日期" }
type = "date"
[[register.sessions.field]]
id = "people"
title = { zh = "听众" }
type = "integr"
[[register.sessions.field]]
id = "audience"
title = { zh = "观众" }
type = "integer"
[[register.sessions.field]]
id = "mode"
title = { zh = "方式" }
type = "choice"
choices = { online = { zh = "线上" }, offline = { zh = "线下" } }
[[register.sessions.rule]]
kind = "order_off"
fields = ["held_on"]
[register.sessions.measure.people]
sum = "audiense"
unit = "人次"
"""

INDICATORS = """\
[indicator."sessions.online"]
title = { zh = "线上宣讲" }
register = "sesions"
[indicator."sessions.offline"]
title = { zh = "线下宣讲" }
register = "sessions"
where = { mode = "ofline" }
wording = "exakt"
[report.annual]
title = { zh = "年报" }
figures = ["sessions.offlin"]
"""

PLANTED = [
    ("indicators.toml", 3, "DEF005", "sessions"),
    ("indicators.toml", 7, "DEF017", "offline"),
    ("indicators.toml", 8, "DEF005", "exact"),
    ("indicators.toml", 11, "DEF005", "sessions.offline"),
    ("registers.toml", 5, "DEF002", "group"),
    ("registers.toml", 6, "DEF005", "do-review"),
    ("registers.toml", 7, "DEF005", "held_on"),
    ("registers.toml", 15, "DEF005", "integer"),
    ("registers.toml", 26, "DEF005", "order_of"),
    ("registers.toml", 28, "DEF005", "audience"),
]


@pytest.fixture
def found(tmp_path: Path) -> tuple[Problem, ...]:
    """What lint says of the pack above."""
    head = '[pack]\nid = "office"\ntitle = { zh = "文化办" }\nlanguages = ["zh"]\n'
    for name, text in (("pack.toml", head), ("registers.toml", REGISTERS), ("indicators.toml", INDICATORS)):
        (tmp_path / name).write_text(text, "utf-8")
    return lint(tmp_path)


def test_ten_mistakes_give_ten_problems(found):
    assert len(found) == 10


def test_each_problem_has_its_own_file_and_line(found):
    assert [(Path(p.place.file).name, p.place.line, p.code) for p in found] == [planted[:3] for planted in PLANTED]


@pytest.mark.parametrize("number", range(10), ids=[f"{file}:{line}" for file, line, *_ in PLANTED])
def test_each_problem_names_the_word_that_was_meant(found, number):
    near = dict(found[number].details)["near"].split("、")
    assert near[0] == PLANTED[number][3]


def test_each_problem_quotes_the_word_that_was_written(found):
    written = ["sesions", "ofline", "exakt", "sessions.offlin", "grop", "do-reveiw", "held_onn", "integr", "order_off"]
    assert [word in p.sentence() for word, p in zip([*written, "audiense"], found, strict=True)] == [True] * 10


def test_the_nearest_word_is_one_that_exists():
    assert nearest("ofline", ["online", "offline"])[0] == "offline"


MEANT_OTHERWISE = """\
[codelist.mode]
online = { zh = "线上", aliases = ["网上"] }
offline = { zh = "线下", aliases = ["网上"] }
[loop.lend]
title = { zh = "借还" }
initial = "asked"
counts = ["void"]
[loop.lend.stage.asked]
title = { zh = "申请" }
[loop.lend.stage.lent]
title = { zh = "借出" }
[loop.lend.transition.lend]
title = { zh = "借出" }
from = ["asked"]
to = "lent"
requires = ["receipt"]
[register.tools]
title = { zh = "器材" }
loop = "lend"
date = "day"
[[register.tools.field]]
id = "day"
title = { zh = "日期" }
type = "date"
retired = true
[[register.tools.field]]
id = "number"
title = { zh = "数量" }
type = "integer"
min = 10
max = 1
[[register.tools.field]]
id = "cost"
title = { zh = "费用" }
type = "money"
plausible = { median = 200, p99 = 100 }
[[register.tools.field]]
id = "note"
title = { zh = "备注" }
type = "text"
places = 2
[register.tools.measure.number]
sum = "number"
unit = "件"
[indicator."tools.lendings"]
title = { zh = "借用" }
register = "tools"
[indicator."tools.number"]
title = { zh = "器材" }
register = "tools"
measure = "number"
[indicator."tools.both"]
title = { zh = "合计" }
kind = "sum"
parts = ["tools.lendings", "tools.number"]
"""

CONTRADICTIONS = [
    (3, "DEF023", "网上"),
    (7, "DEF029", "void"),
    (12, "DEF025", "roles"),
    (16, "DEF005", "receipt"),
    (20, "DEF029", "day"),
    (30, "DEF019", "10"),
    (36, "DEF019", "200"),
    (41, "DEF021", "places"),
    (55, "DEF020", "件"),
]


@pytest.fixture
def contradictions(tmp_path: Path) -> tuple[Problem, ...]:
    """What lint says of definitions that read well and cannot be meant."""
    head = '[pack]\nid = "office"\ntitle = { zh = "文化办" }\nlanguages = ["zh"]\n'
    (tmp_path / "pack.toml").write_text(head, "utf-8")
    (tmp_path / "tools.toml").write_text(MEANT_OTHERWISE, "utf-8")
    return lint(tmp_path)


def test_what_cannot_be_meant_is_found_in_one_run_at_its_lines(contradictions):
    assert [(p.place.line, p.code) for p in contradictions] == [planted[:2] for planted in CONTRADICTIONS]


def test_each_contradiction_quotes_what_was_written(contradictions):
    quoted = [word in p.sentence("zh") for p, (*_, word) in zip(contradictions, CONTRADICTIONS, strict=True)]
    assert quoted == [True] * len(CONTRADICTIONS)


def test_each_contradiction_says_how_to_mend_it_in_both_languages(contradictions):
    assert all(p.mend("zh") and p.mend("en") and p.sentence("en") != p.sentence("zh") for p in contradictions)


def test_a_syntax_error_beside_ten_mistakes_hides_none_that_is_not_its_own(tmp_path, found):
    broken = tmp_path / "lists.toml"
    broken.write_text("[codelist.mode]\nx = y\n", "utf-8")
    again = lint(tmp_path)
    assert [p.code for p in again if p.place.file == str(broken)] == ["DEF001"]
    assert len(again) == len(found) + 1
