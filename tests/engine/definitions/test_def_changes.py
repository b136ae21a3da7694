"""Fields that hold records are never retyped or removed: what new definitions may not do to the old ones."""

import pytest

from youju.engine.definitions import compare, read_texts

PACK = """
[pack]
id = "office"
title = { zh = "文化办" }
languages = ["zh"]
[codelist.level]
central = { zh = "中央" }
town = { zh = "乡镇" }
[register.outlets]
title = { zh = "媒体" }
[[register.outlets.field]]
id = "level"
title = { zh = "层级" }
type = "choice"
choices = "level"
[[register.outlets.field]]
id = "area"
title = { zh = "面积" }
type = "decimal"
places = 1
[register.stories]
title = { zh = "报道" }
[[register.stories.field]]
id = "outlet"
title = { zh = "媒体" }
type = "ref"
register = "outlets"
copy = ["level"]
[[register.stories.field]]
id = "themes"
title = { zh = "主题" }
type = "choices"
choices = { law = { zh = "法治" }, art = { zh = "文艺" } }
[[register.stories.field]]
id = "note"
title = { zh = "备注" }
type = "text"
"""
NOTE = '[[register.stories.field]]\nid = "note"\ntitle = { zh = "备注" }\ntype = "text"\n'
LEDGER = {
    "outlets": [(1, {"level": "central", "area": 125}), (2, {"level": "central"})],
    "stories": [
        (3, {"outlet": 1, "outlet_level": "central", "themes": ["law"]}),
        (3, {"note": "头版"}),
        (4, {"note": ""}),
    ],
}


def holding(register, field):
    """What the small ledger above holds: two outlets, and two stories of which one was revised."""
    for record, data in LEDGER.get(register, []):
        if not field or field in data:
            yield record, data.get(field)


def changed(*replaced, file="pack.toml", more=()):
    """`FILE:LINE CODE FIELD COUNT` of each problem when texts of the pack are replaced."""
    new = PACK
    for old, other in zip(replaced[::2], replaced[1::2], strict=True):
        assert old in new
        new = new.replace(old, other, 1)
    texts, held = [("pack", file, new), *more], [("pack", "pack.toml", PACK)]
    (before, _), (after, problems) = read_texts(held), read_texts(texts)
    assert after is not None, problems
    return compare(before, texts, after, holding, held)


def lines(problems):
    found = [(p, dict(p.details)) for p in problems]
    return [f"{p.place} {p.code} {d['field']} {d['count']}" for p, d in found]


def test_the_same_definitions_change_nothing():
    assert changed() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('zh = "备注"', 'zh = "说明"'),
        ('type = "text"', 'type = "text"\nretired = true'),
        ('type = "text"', 'type = "text"\nrequired = true'),
        ("art = { zh", "music = { zh = '音乐' }, art = { zh"),
        (', art = { zh = "文艺" }', ""),
        ('central = { zh = "中央" }', 'central = { zh = "中央级" }'),
        ('town = { zh = "乡镇" }\n', ""),
        (NOTE, f"{NOTE}[[register.stories.field]]\nid = 'more'\ntitle = {{ zh = '又' }}\ntype = 'date'\n"),
    ],
)
def test_what_no_record_depends_on_may_change(old, new):
    assert changed(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('type = "text"', 'type = "long_text"', "pack.toml:37 DEF031 note 2"),
        ('type = "text"', 'type = "text"\npersonal = true', "pack.toml:38 DEF031 note 2"),
        ("places = 1", "places = 2", "pack.toml:20 DEF031 area 1"),
        ('type = "decimal"\nplaces = 1', 'type = "integer"', "pack.toml:19 DEF031 area 1"),
        (NOTE, "", "pack.toml:23 DEF032 note 2"),
        ('copy = ["level"]\n', "", "pack.toml:23 DEF033 outlet_level 1"),
        ("law = { zh", "rule = { zh", "pack.toml:33 DEF034 themes 1"),
    ],
)
def test_a_change_of_what_records_hold_is_found_at_its_line_with_their_number(old, new, found):
    assert lines(changed(old, new)) == [found]


def test_a_code_list_that_loses_a_code_is_found_at_each_field_that_uses_it():
    found = lines(changed('central = { zh = "中央" }\n', ""))
    assert found == ["pack.toml:14 DEF034 level 2"]


def test_the_codes_that_are_missed_are_named():
    (problem,) = changed("law = { zh", "rule = { zh")
    assert "“law”" in problem.sentence("en")


def test_a_reference_keeps_what_it_points_to():
    (problem,) = changed('register = "outlets"\ncopy = ["level"]', 'register = "units"')[:1]
    assert (problem.code, "target cannot change from outlets to units" in problem.sentence("en")) == ("DEF031", True)


def test_a_retyped_field_is_told_from_what_to_what():
    (problem,) = changed('type = "text"', 'type = "date"')
    assert problem.sentence("zh") == "台账“stories”的字段“note”已有 2 条记录，类型不能由 text 改为 date。"


def test_whoever_retypes_a_field_is_told_to_retire_it_and_add_another():
    (problem,) = changed('type = "text"', 'type = "date"')
    assert problem.mend("en") == "Restore it with retired = true, and add another field."


def without(register: str) -> str:
    start = PACK.index(f"[register.{register}]")
    return PACK[start : PACK.find("\n[register.", start) + 1 or len(PACK)]


def test_a_register_that_has_records_cannot_go():
    assert lines(changed(without("stories"), "")) == ["pack.toml:1 DEF035  2"]


def test_a_register_whose_file_is_gone_is_named_by_that_file():
    assert lines(changed(without("stories"), "", file="other.toml")) == ["pack.toml DEF035  2"]


def test_a_reference_that_goes_takes_its_copies_with_it_and_is_told_once():
    ref = PACK[
        PACK.index('[[register.stories.field]]\nid = "outlet"') : PACK.index('[[register.stories.field]]\nid = "th')
    ]
    assert lines(changed(ref, "")) == ["pack.toml:23 DEF032 outlet 1"]


def test_a_field_of_a_register_without_records_may_go(monkeypatch):
    monkeypatch.setitem(LEDGER, "stories", [])
    assert changed(NOTE, "") == []


def test_an_office_that_replaces_a_register_is_held_to_its_fields():
    own = '[register.stories]\ntitle = { zh = "报道" }\n' + NOTE.replace('"text"', '"date"')
    found = lines(changed(more=[("overlay", "own.toml", own)]))
    assert "own.toml:6 DEF031 note 2" in found


def test_all_that_is_wrong_is_told_at_once():
    assert len(changed('type = "text"', 'type = "date"', "places = 1", "places = 3", "law = { zh", "rule = { zh")) == 3
