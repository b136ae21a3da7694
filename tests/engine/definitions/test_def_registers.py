"""Registers: their fields, what they copy, and names that lead nowhere."""

from textwrap import dedent

import pytest

from youju.engine.definitions.registers import ITEMS

TEXT = '{ id = "title", title = { zh = "题目" }, type = "text" }'
DAY = '{ id = "day", title = { zh = "日期" }, type = "date" }'
WHERE = '{ id = "outlet", title = { zh = "媒体" }, type = "ref", register = "outlets" }'
PHONE = '{ id = "phone", title = { zh = "电话" }, type = "phone" }'


def visits(keys: str = "") -> str:
    """A register with a text, a date, a reference and a phone; `keys` stand from line 4."""
    fields = ", ".join((TEXT, DAY, WHERE, PHONE))
    return f'[register.visits]\ntitle = {{ zh = "走访" }}\nfield = [{fields}]\n{keys}\n'


def test_a_register_counts_its_items_without_saying_so(read):
    assert read(visits()).registers["visits"].measures == {"items": ITEMS}


def test_a_register_may_count_its_items_in_its_own_word(read):
    own = read(visits('[register.visits.measure.items]\ncount = true\nunit = "次"'))
    assert own.registers["visits"].measures["items"].unit == "次"


def test_a_register_is_reported_and_reviewed_unless_it_says_otherwise(read):
    assert read(visits()).registers["visits"].loop == "do-review"


@pytest.mark.parametrize(
    ("keys", "attribute", "value"),
    [
        ('group = "lectures"', "group", "lectures"),
        ('loop = "list"', "loop", "list"),
        ('date = "day"', "date", "day"),
        ('key = ["day", "title"]', "key", ("day", "title")),
        ('from = "day"', "start", "day"),
        ('from = "day"\nto = "day"', "end", "day"),
        ('effective = "day"', "effective", "day"),
        ('label = "title"', "label", "title"),
        ('parent = "outlet"', "parent", "outlet"),
        ("person = true", "person", True),
        ("across_units = true", "across_units", True),
        ('basis = "政府采购合同"', "basis", "政府采购合同"),
        ('form_no = "文1表"', "form_no", "文1表"),
    ],
)
def test_a_key_of_a_register_is_kept(read, keys, attribute, value):
    assert getattr(read(visits(keys)).registers["visits"], attribute) == value


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('group = "lecturs"', ["4 DEF005"]),
        ('loop = "do-reveiw"', ["4 DEF005"]),
        ('date = "dya"', ["4 DEF005"]),
        ('date = "title"', ["4 DEF009"]),
        ('from = "title"', ["4 DEF009"]),
        ('to = "title"', ["4 DEF009", "4 DEF021"]),
        ('effective = "title"', ["4 DEF009"]),
        ('key = ["day", "titel"]', ["4 DEF005"]),
        ('key = ["phone"]', ["4 DEF010"]),
        ('label = "titel"', ["4 DEF005"]),
        ('parent = "outlets"', ["4 DEF005"]),
        ('parent = "title"', ["4 DEF009"]),
        ('labl = "title"', ["4 DEF002"]),
        ('person = "yes"', ["4 DEF004"]),
    ],
)
def test_a_name_that_leads_nowhere_is_found_on_its_line(find, keys, found):
    assert find(visits(keys)) == found


def test_a_parent_is_named_with_the_field_that_points_to_it(look):
    (problem,) = look(visits('parent = "outlets"'))
    assert problem.mend("en") == "The nearest is: outlet."


def test_a_register_without_fields_is_no_register(find):
    assert find('[register.visits]\ntitle = { zh = "走访" }') == ["1 DEF003"]


def test_a_register_without_a_title_is_reported(find):
    assert find(f"[register.visits]\nfield = [{TEXT}]") == ["1 DEF003"]


TWO_TITLES = """
[register.visits]
title = { zh = "走访" }
[[register.visits.field]]
id = "day"
title = { zh = "日期" }
type = "date"
[[register.visits.field]]
id = "title"
title = { zh = "题目" }
type = "text"
[[register.visits.field]]
id = "title"
title = { zh = "标题" }
type = "text"
"""


def test_a_field_defined_twice_names_the_other_place(look):
    (problem,) = look(TWO_TITLES)
    assert (problem.code, problem.place.line, "more.toml:7" in problem.sentence()) == ("DEF006", 11, True)


def test_a_bad_field_moves_no_line_of_a_later_one(find):
    document = """
    [register.visits]
    title = { zh = "走访" }
    [[register.visits.field]]
    id = "place"
    title = { zh = "地点" }
    type = "txt"
    [[register.visits.field]]
    id = "outlet"
    title = { zh = "媒体" }
    type = "ref"
    register = "outlet"
    """
    assert find(document) == ["6 DEF005", "11 DEF005"]


def test_an_attribute_of_a_reference_becomes_a_field(small):
    copied = small.registers["lectures"].fields["outlet_level"]
    assert (copied.type, copied.derived, copied.choices[0].code) == ("choice", ("outlet", "level"), "central")


def test_a_copied_field_is_never_asked_for(small):
    assert "outlet_level" not in [f.id for f in small.registers["lectures"].live_fields()]


def test_a_copied_field_answers_to_no_column_of_a_workbook(small):
    assert small.registers["lectures"].fields["outlet_level"].aliases == ()


def test_a_retired_field_is_kept_and_not_asked_for(read):
    old = '{ id = "old", title = { zh = "旧" }, type = "text", retired = true }'
    register = read(f'[register.visits]\ntitle = {{ zh = "走访" }}\nfield = [{TEXT}, {old}]').registers["visits"]
    assert ([f.id for f in register.live_fields()], "old" in register.fields) == (["title"], True)


def test_a_field_may_not_take_the_name_of_a_copy(find):
    document = """
    [register.visits]
    title = { zh = "走访" }
    [[register.visits.field]]
    id = "outlet"
    title = { zh = "媒体" }
    type = "ref"
    register = "outlets"
    copy = ["level"]
    [[register.visits.field]]
    id = "outlet_level"
    title = { zh = "层级" }
    type = "text"
    """
    assert find(document) == ["8 DEF006"]


def test_registers_of_the_system_are_in_every_pack(small):
    assert {id_ for id_, register in small.registers.items() if register.system} >= {
        "units", "roles", "imports", "definitions", "erasures", "holidays", "stated", "handovers",
    }  # fmt: skip


def test_two_registers_may_point_to_each_other(read):
    pair = """
    [register.left]
    title = { zh = "左" }
    field = [{ id = "other", title = { zh = "右边" }, type = "ref", register = "right" }]
    [register.right]
    title = { zh = "右" }
    field = [{ id = "other", title = { zh = "左边" }, type = "ref", register = "left" }]
    """
    assert read(pair).registers["left"].fields["other"].register == "right"


def test_every_wrong_name_of_a_register_is_found_at_once(find):
    wrong = dedent(
        """
        loop = "lists"
        date = "dya"
        label = "titel"
        parent = "outlets"
        """
    ).strip()
    assert find(visits(wrong)) == ["4 DEF005", "5 DEF005", "6 DEF005", "7 DEF005"]
