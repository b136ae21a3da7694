"""Where a thing stands in a TOML file: people are sent to the line that they wrote."""

from textwrap import dedent

import pytest

from youju.engine.definitions.lines import LineIndex


def line(text: str, *path: str | int) -> int:
    return LineIndex(dedent(text).lstrip("\n")).line(path)


REGISTER = """
# registers of the office
[register.lectures]
title = "宣讲"

[[register.lectures.field]]
id = "title"
[[register.lectures.field]]
id = "people"
type = "integer"
"""


@pytest.mark.parametrize(
    ("path", "number"),
    [
        (("register", "lectures"), 2),
        (("register", "lectures", "title"), 3),
        (("register", "lectures", "field", 0), 5),
        (("register", "lectures", "field", 0, "id"), 6),
        (("register", "lectures", "field", 1), 7),
        (("register", "lectures", "field", 1, "type"), 9),
    ],
)
def test_each_thing_has_the_line_it_was_written_on(path, number):
    assert line(REGISTER, *path) == number


def test_a_key_that_was_not_written_has_the_line_of_its_table():
    assert line(REGISTER, "register", "lectures", "loop") == 2


def test_a_thing_that_is_nowhere_has_the_first_line():
    assert line(REGISTER, "indicator") == 1


def test_a_table_above_its_children_has_the_line_of_the_first_of_them():
    assert line(REGISTER, "register") == 2


def test_what_lies_in_an_inline_table_has_the_line_of_its_key():
    assert line('one = 1\ntitle = { zh = "宣讲", en = "Lectures" }\n', "title", "en") == 2


def test_a_quoted_id_with_dots_is_one_key():
    assert line('\n[indicator."lectures.sessions"]\ntime = "flow"\n', "indicator", "lectures.sessions", "time") == 2


def test_a_dotted_key_gives_each_of_its_parts_a_line():
    assert line('[register.lectures]\nkey = []\ntitle.zh = "宣讲"\n', "register", "lectures", "title") == 3


def test_a_list_over_several_lines_hides_no_later_key():
    text = """
    key = [
      "held_on",  # not = a key
      "place",
    ]
    label = "title"
    """
    assert line(text, "label") == 5


def test_a_bracket_inside_a_text_opens_nothing():
    assert line('hint = "[未完 {"\nlabel = "title"\n', "label") == 2


def test_a_bracket_in_a_remark_opens_nothing():
    assert line('hint = "x"  # see [1\nlabel = "title"\n', "label") == 2


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_keys_inside_a_long_text_are_text(quotes):
    text = f"hint = {quotes}\nlabel = 'no'\n[register.no]\n{quotes}\nlabel = 'title'\n"
    assert (line(text, "label"), line(text, "register")) == (5, 1)


def test_a_long_text_on_one_line_is_closed_there():
    assert line('hint = """短"""\nlabel = "title"\n', "label") == 2


def test_a_quoted_quote_does_not_end_a_text():
    assert line('hint = "他说\\"[好\\""\nlabel = "title"\n', "label") == 2


def test_an_array_inside_an_array_counts_by_its_own_parent():
    text = """
    [[form.part]]
    [[form.part.box]]
    [[form.part]]
    [[form.part.box]]
    id = "second"
    """
    assert line(text, "form", "part", 1, "box", 0, "id") == 5


def test_spaces_around_dots_and_brackets_change_nothing():
    assert line('[ register . "lectures" ]\n', "register", "lectures") == 1


def test_windows_line_ends_count_once():
    assert line("[pack]\r\nid = 'x'\r\n", "pack", "id") == 2
