"""An editor's values become TOML with as few changes as can be: comments, order and other definitions stay."""

from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest

from youju.engine.definitions.blocks import block_of, section_of, values_in
from youju.engine.definitions.writing import put, rewritten, written

LECTURES = """# Lectures.

# What was said where.
[register.lectures]
title = { zh = "宣讲", en = "Lectures" }  # as the county calls it
[[register.lectures.field]]
id = "people"
title = { zh = "听众", en = "Audience" }
type = "integer"   # heads

[register.outlets]
title = { zh = "媒体", en = "Outlets" }
[[register.outlets.field]]
id = "name"
title = { zh = "名称", en = "Name" }
type = "text"
# How many came.
[register.lectures.measure.people]
sum = "people"
unit = "人次"
"""
PACKS = Path(__file__).parents[3] / "src" / "youju" / "packs"
SECTIONS = ("register", "indicator", "codelist", "group", "report")
SHIPPED = [
    (file, section, id_)
    for file in sorted(PACKS.glob("*/*.toml"))
    if file.name != "sample.toml"
    for section in SECTIONS
    for id_ in [*section_of(file.read_text("utf-8"), section)][-1:]
]
"""The last of each kind in each file."""


def changed(text, **settings):
    """The register `lectures` of `text` with other settings."""
    return put(text, "register", "lectures", {**values_in(text, "register", "lectures"), **settings})


def lines_changed(before, after):
    return sorted(set(after.splitlines()) ^ set(before.splitlines()))


def test_a_new_title_changes_one_line_and_keeps_its_comment():
    after = changed(LECTURES, title={"zh": "宣讲活动", "en": "Lectures"})
    assert lines_changed(LECTURES, after)[1] == 'title = { zh = "宣讲活动", en = "Lectures" }  # as the county calls it'


def test_a_new_field_is_written_behind_the_others():
    fields = [*values_in(LECTURES, "register", "lectures")["field"], {"id": "place", "type": "text"}]
    after = changed(LECTURES, field=fields)
    assert after.index("# heads") < after.index('[[register.lectures.field]]\nid = "place"') < after.index(".measure.")


def test_fields_that_change_places_take_their_comments_along():
    place = {"id": "place", "type": "text"}
    after = changed(LECTURES, field=[place, *values_in(LECTURES, "register", "lectures")["field"]])
    assert after.index('id = "place"') < after.index("# heads")


def test_a_field_that_is_left_out_is_gone():
    assert "people" not in str(values_in(changed(LECTURES, field=[]), "register", "lectures")["field"])


def test_another_register_between_its_parts_stays_as_it_is():
    after = changed(LECTURES, group="study")
    assert values_in(after, "register", "outlets") == values_in(LECTURES, "register", "outlets")
    assert "# How many came.\n[register.lectures.measure.people]" in after


def test_a_definition_taken_out_leaves_the_others():
    after = put(LECTURES, "register", "lectures", None)
    assert (list(section_of(after, "register")), after.startswith("# Lectures.")) == (["outlets"], True)


def test_a_new_definition_comes_at_the_end_of_a_file():
    after = put(LECTURES, "group", "study", {"title": {"zh": "学习", "en": "Study"}})
    assert after.endswith('[group.study]\ntitle = { zh = "学习", en = "Study" }\n')


def test_a_definition_written_on_one_line_is_left_to_people():
    assert put('group = { study = { title = { zh = "学" } } }\n', "group", "study", {}) is None


def test_a_header_inside_a_text_is_no_header():
    text = '[register.a]\nbasis = """\n[register.b]\n"""\n'
    assert block_of(text, "register", "a").own == text


def test_an_id_with_a_dot_is_quoted():
    assert written("indicator", "a.b", {"register": "a"}) == '[indicator."a.b"]\nregister = "a"\n'


def test_a_decimal_keeps_its_digits():
    assert "factor = 1.20" in written("register", "a", {"rule": [{"kind": "within", "factor": Decimal("1.20")}]})


def test_a_long_code_list_gets_a_line_for_each_code():
    choices = {code: {"zh": code} for code in ("a", "b", "c", "d")}
    assert "[register.r.field.choices]\na = " in written("register", "r", {"field": [{"id": "f", "choices": choices}]})


@pytest.mark.parametrize(("file", "section", "id_"), SHIPPED, ids=lambda part: getattr(part, "name", part))
def test_a_shipped_definition_is_cut_out_changed_and_put_back(file, section, id_):
    text = file.read_text("utf-8")
    wanted = deepcopy(dict(values_in(text, section, id_)))
    assert rewritten(block_of(text, section, id_).own, section, id_, wanted) == block_of(text, section, id_).own
    wanted["note"] = {"zh": "改", "en": "changed"}
    after = put(text, section, id_, wanted)
    others = {
        name: {k: v for k, v in section_of(text, name).items() if (name, k) != (section, id_)} for name in SECTIONS
    }
    assert values_in(after, section, id_) == wanted
    assert all(values_in(after, name, k) == v for name, known in others.items() for k, v in known.items())
