"""A file that cannot be read is the one mistake shown: what it makes look wrong elsewhere is held back and counted."""

import pytest

from youju.engine.definitions import read_texts

HEAD = '[pack]\nid = "office"\ntitle = { zh = "文化办", en = "Office" }\nlanguages = ["zh"]\n'
LISTS = """
[group.media]
title = { zh = "媒体" }
[codelist.level]
central = { zh = "中央" }
[loop.lend]
title = { zh = "借还" }
initial = "lent"
counts = ["lent"]
[loop.lend.stage.lent]
title = { zh = "借出" }
[register.outlets]
title = { zh = "媒体" }
[[register.outlets.field]]
id = "level"
title = { zh = "层级" }
type = "choice"
choices = "level"
"""
USES = """
[register.stories]
title = { zh = "报道" }
group = "media"
loop = "lend"
date = "day"
[[register.stories.field]]
id = "day"
title = { zh = "日期" }
type = "date"
[[register.stories.field]]
id = "outlet"
title = { zh = "媒体" }
type = "ref"
register = "outlets"
copy = ["level"]
[[register.stories.field]]
id = "rank"
title = { zh = "级别" }
type = "choice"
choices = "level"
[indicator."stories.central"]
title = { zh = "中央媒体报道" }
register = "stories"
where = { outlet_level = "central", stage_lent_times__gte = 1 }
"""


def found(lists: str, uses: str = USES, head: str = HEAD) -> list[str]:
    """`FILE:LINE CODE` of three files read together."""
    texts = [("pack", "pack.toml", head), ("pack", "lists.toml", lists), ("pack", "uses.toml", uses)]
    return [f"{p.place} {p.code}" for p in read_texts(texts)[1]]


def test_the_three_files_are_sound():
    assert found(LISTS) == []


@pytest.mark.parametrize("broken", ['"媒体', "= 5", "[[["])
def test_a_broken_file_is_the_only_mistake_and_the_rest_is_counted(broken):
    assert found(f"{LISTS}{broken}\n") == ["lists.toml:19 DEF001", "lists.toml:19 DEF022"]


def test_the_author_is_told_how_many_were_held_back():
    texts = [("pack", "pack.toml", HEAD), ("pack", "lists.toml", LISTS + "="), ("pack", "uses.toml", USES)]
    (note,) = [p for p in read_texts(texts)[1] if p.code == "DEF022"]
    assert (dict(note.details)["count"], note.kind.level) == ("6", "warning")


def test_a_name_that_stands_in_no_file_is_reported_all_the_same():
    assert "uses.toml:24 DEF005" in found(f"{LISTS}=\n", USES.replace('register = "stories"', 'register = "storys"'))


def test_a_file_that_is_not_utf8_holds_back_as_well():
    garbled = LISTS.encode("gbk").decode("utf-8", "surrogateescape")
    assert found(garbled) == ["lists.toml:3 DEF018", "lists.toml:3 DEF022"]


def test_a_broken_file_that_nobody_refers_to_holds_nothing_back():
    assert found(LISTS, USES, HEAD + "x = y\n") == ["pack.toml:5 DEF001"]


def test_a_pack_in_english_with_a_broken_head_is_not_asked_for_chinese():
    english = '[group.media]\ntitle = { en = "Media" }\n'
    assert found("", english, HEAD + "x = y\n") == ["pack.toml:5 DEF001"]


def test_a_code_that_a_broken_file_of_the_office_adds_is_not_reported():
    overlay = [("overlay", "own.toml", '[codelist.level]\ncentral = { zh = "中央" }\ntown = { zh = "乡镇" }\n=')]
    base = [("pack", "pack.toml", HEAD), ("pack", "lists.toml", LISTS), ("pack", "uses.toml", USES)]
    own = [("overlay", "towns.toml", INDICATOR)]
    assert [p.code for p in read_texts([*base, *overlay, *own])[1]] == ["DEF001", "DEF022"]


INDICATOR = """
[indicator."stories.town"]
title = { zh = "乡镇媒体报道" }
register = "stories"
where = { rank = "town" }
"""
