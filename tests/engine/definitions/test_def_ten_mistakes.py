"""A pack with ten mistakes: one run names all ten, each at its line, each with the nearest right word."""

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
