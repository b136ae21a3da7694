"""Typed reading of one table: a wrong value is a problem at its line, never a guess."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal

import pytest

from youju.engine.base.labels import Label
from youju.engine.definitions.lines import LineIndex
from youju.engine.definitions.tables import Findings, Source, Table, nearest, scale


def table(text: str, *languages: str) -> Table:
    values = tomllib.loads(text, parse_float=Decimal)
    return Table(values, (), Source("pack", "a.toml", LineIndex(text)), Findings(languages=languages or ("zh",)))


def faults(read: Table) -> list[str]:
    return [f"{p.place} {p.code}" for p in read.findings.problems]


def test_the_nearest_name_comes_first():
    assert nearest("peple", ["place", "people", "title"])[0] == "people"


def test_a_word_like_none_has_no_nearest_name():
    assert nearest("xyz", ["people", "title"]) == []


def test_a_text_is_read_as_it_stands():
    assert table('label = "title"').text("label") == "title"


def test_a_text_that_is_missing_is_its_default():
    assert table("").text("loop", "do-review") == "do-review"


def test_a_number_is_no_text():
    read = table("\nlabel = 5")
    assert (read.text("label"), faults(read)) == ("", ["a.toml:2 DEF004"])


def test_a_needed_text_may_not_be_missing():
    read = table("")
    assert (read.needed("id"), faults(read)) == ("", ["a.toml:1 DEF003"])


def test_an_empty_text_does_not_count_as_given():
    read = table('\nid = ""')
    assert (read.needed("id"), faults(read)) == ("", ["a.toml:2 DEF003"])


def test_a_needed_text_of_a_wrong_type_is_one_problem():
    read = table("id = 5")
    read.needed("id")
    assert faults(read) == ["a.toml:1 DEF004"]


@pytest.mark.parametrize(("text", "value"), [("required = true", True), ("required = false", False), ("", False)])
def test_a_flag_is_true_or_false(text, value):
    assert table(text).flag("required") is value


def test_a_flag_in_words_is_a_problem():
    read = table('required = "yes"')
    assert (read.flag("required"), faults(read)) == (False, ["a.toml:1 DEF004"])


def test_true_is_no_whole_number():
    read = table("days = true")
    assert (read.integer("days"), faults(read)) == (None, ["a.toml:1 DEF004"])


def test_a_missing_number_is_none_and_not_zero():
    assert table("").integer("days") is None


def test_one_text_counts_as_a_list_of_one():
    assert table('key = "title"').texts("key") == ("title",)


def test_a_list_with_a_number_in_it_is_no_list_of_texts():
    read = table('key = ["title", 5]')
    assert (read.texts("key"), faults(read)) == ((), ["a.toml:1 DEF004"])


def test_a_label_has_its_languages():
    assert table('title = { zh = "宣讲", en = "Lectures" }').title() == Label("宣讲", "Lectures")


def test_every_language_of_the_pack_must_be_written():
    read = table('title = { zh = "宣讲" }', "zh", "en")
    read.title()
    assert faults(read) == ["a.toml:1 DEF008"]


def test_an_english_pack_needs_no_chinese():
    read = table('title = { en = "Lectures" }', "en")
    assert (str(read.title()), faults(read)) == ("Lectures", [])


def test_a_language_that_nobody_knows_is_named():
    read = table('title = { zh = "宣讲", ne = "Lectures" }')
    read.title()
    (problem,) = read.findings.problems
    assert (problem.code, problem.mend("en")) == ("DEF002", "The nearest is: en.")


def test_a_title_as_a_bare_text_is_a_problem():
    read = table('title = "宣讲"')
    read.title()
    assert faults(read) == ["a.toml:1 DEF004"]


def test_an_unknown_key_is_reported_with_the_nearest_one():
    read = table('\nlabl = "title"')
    read.text("label")
    read.close()
    (problem,) = read.findings.problems
    assert (str(problem.place), problem.code, problem.mend("en")) == ("a.toml:2", "DEF002", "The nearest is: label.")


def test_a_key_like_none_is_answered_with_all_that_exist():
    read = table("xyz = 1")
    read.text("label"), read.text("group")
    read.close()
    assert "group、label" in read.findings.problems[0].mend()


def test_a_table_is_called_by_its_path():
    read = table('[register.lectures]\n[[register.lectures.field]]\nid = "a"')
    ((_, register),) = read.tables("register")
    assert next(iter(register.array("field"))).name == "register.lectures.field 1"


def test_the_whole_file_is_called_by_its_name():
    assert table("").name == "a.toml"


def test_a_table_under_a_bad_id_is_reported_and_not_read():
    read = table("[register.Lectures]\n[register.outlets]\n")
    assert ([name for name, _ in read.tables("register")], faults(read)) == (["outlets"], ["a.toml:1 DEF007"])


def test_a_value_where_a_table_belongs_is_reported():
    read = table('[register]\nlectures = "x"')
    assert ([*read.tables("register")], faults(read)) == ([], ["a.toml:2 DEF004"])


def test_a_value_among_an_array_of_tables_is_reported():
    read = table('rule = [{ kind = "unique" }, "order_of"]')
    assert (len([*read.array("rule")]), faults(read)) == (1, ["a.toml:1 DEF004"])


def test_a_table_that_is_not_written_is_empty():
    assert table("").table("where").values == {}


def test_taking_a_key_twice_reports_it_once_as_known():
    read = table('label = "title"')
    read.take("label", str, "text"), read.take("label", str, "text")
    read.close()
    assert faults(read) == []


def test_a_mapping_is_taken_as_it_is():
    assert table("due = { days = 5 }").take("due", Mapping, "table") == {"days": 5}


@pytest.mark.parametrize(
    ("value", "places", "stored"),
    [
        (12, 0, 12),
        (12, 2, 1200),
        (Decimal("12.5"), 2, 1250),
        ("12.34", 2, 1234),
        (Decimal("-0.05"), 2, -5),
        (Decimal("1E3"), 0, 1000),
        (2**53, 0, 2**53),
    ],
)
def test_a_number_is_scaled_by_its_places(value, places, stored):
    assert scale(value, places) == stored


@pytest.mark.parametrize(
    ("value", "places"),
    [
        ("一百", 0),
        (Decimal("0.5"), 0),
        ("1.234", 2),
        (Decimal("NaN"), 0),
        (Decimal("inf"), 0),
        ("1E400", 2),
        (2**53, 1),
    ],
)
def test_what_cannot_be_stored_exactly_is_no_number(value, places):
    assert scale(value, places) is None


def test_a_bound_with_too_many_decimals_is_reported():
    read = table("min = 0.125")
    assert (read.scaled("min", 2), faults(read)) == (None, ["a.toml:1 DEF004"])


def test_a_bound_without_limit_is_reported():
    read = table("max = inf")
    assert (read.scaled("max", 0), faults(read)) == (None, ["a.toml:1 DEF004"])
