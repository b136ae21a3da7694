"""Reading a recipe: every mistake is told, none hides another."""

import pytest

from youju.engine.sample import read_recipe
from youju.engine.sample.reading import nearest


def codes(text):
    """Codes of the problems of a recipe."""
    recipe, problems = read_recipe(text)
    assert (recipe is None) is bool(problems)
    return [p.code for p in problems]


def test_a_sound_recipe_has_no_problems(recipe_text):
    assert codes(recipe_text) == []


def test_text_that_is_not_toml_is_said_with_its_line():
    _, problems = read_recipe("[sample\nfirst = 1")
    assert problems[0].code == "SMP001"
    assert "line 1" in str(problems[0])


def test_a_missing_head_is_named(recipe_text):
    _, problems = read_recipe(recipe_text.replace('today = "2025-12-30"', ""))
    assert [dict(p.details)["key"] for p in problems] == ["today"]


def test_an_unknown_section_is_told_with_the_nearest():
    _, problems = read_recipe("[registers.talks]\nrows = 1")
    assert dict(problems[0].details)["nearest"] == "register"


def test_an_unknown_key_of_a_part_is_told_with_its_place(recipe_text):
    _, problems = read_recipe(recipe_text.replace("photos = 30", "photo = 30"))
    assert (problems[0].code, problems[0].place.field) == ("SMP004", "register.talks")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("photos = 30", 'photos = "many"'),
        ("rows = 600", "rows = 1.5"),
        ("silent = 2", "silent = []"),
        ('steps = ["accept 0-5"]', 'steps = ["accept soon"]'),
        ("late = [15, 90]", "late = [15]"),
        ("[profile.office]\noff = 0.02", "[profile]\noffice = 3"),
        ("[words]", "[words.inner]\na = 1\n[sample.more]"),
    ],
)
def test_a_value_of_the_wrong_shape_is_told(recipe_text, old, new):
    assert old in recipe_text
    assert codes(recipe_text.replace(old, new))


def test_mistakes_in_two_registers_are_both_told(recipe_text):
    text = recipe_text.replace("photos = 30", 'photos = "x"').replace("small = 60", 'small = "y"')
    _, problems = read_recipe(text)
    assert [p.place.field for p in problems] == ["register.persons", "register.talks"]


def test_a_section_that_is_no_table_is_told():
    assert "SMP003" in codes("register = 5\nwords = 3")


def test_words_may_be_one_text_or_a_list(recipe_text):
    text = recipe_text.replace('given = "伟 芳 娜 敏 静"', 'given = ["伟", "芳"]')
    recipe, _ = read_recipe(text)
    assert (recipe.words["given"], recipe.words["surnames"]) == (("伟", "芳"), ("王", "李", "张"))


def test_a_part_takes_over_what_stands_for_all_parts(recipe_text):
    extra = "[[register.persons.part]]\nrows = 3\n[[register.persons.part]]\nrows = 4\nfield = { born = 1999 }\n"
    recipe, _ = read_recipe(recipe_text + extra)
    first, second = recipe.registers["persons"]
    assert (first.rows, second.rows, first.small, second.fields["born"]) == (3, 4, 60, 1999)
    assert set(first.fields) == set(second.fields)


def test_a_step_may_say_its_reason(recipe_text):
    recipe, _ = read_recipe(recipe_text.replace('"accept 0-5"', '"return 1-4 缺少 统计方法"'))
    assert recipe.paths["do-review"][0].steps == (("return", 1, 4, "缺少 统计方法"),)


def test_nothing_alike_is_a_dash():
    assert nearest("完全不同", ["talks"]) == "-"


def test_sentences_are_told_in_both_languages():
    _, problems = read_recipe("[registers.talks]")
    assert problems[0].sentence("zh") != problems[0].sentence("en")
