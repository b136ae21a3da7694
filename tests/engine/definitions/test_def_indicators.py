"""Indicators and reports: what they are made of, and what they may not be."""

import pytest

from youju.engine.definitions import conditions, parts_of


def plain(keys: str) -> str:
    return f'[indicator."some"]\ntitle = {{ zh = "某数" }}\nregister = "lectures"\n{keys}\n'


def derived(keys: str) -> str:
    return f'[indicator."some"]\ntitle = {{ zh = "某数" }}\n{keys}\n'


@pytest.mark.parametrize(
    ("keys", "attribute", "value"),
    [
        ("", "kind", "plain"),
        ("", "measure", "items"),
        ("", "time", "flow"),
        ("", "wording", "exact"),
        ("", "unit", "项"),
        ('measure = "people"', "unit", "人次"),
        ('measure = "people"\nunit = "人"', "unit", "人"),
        ('time = "cumulative"', "time", "cumulative"),
        ('wording = "wan_yu"', "wording", "wan_yu"),
        ('counts = ["submitted", "accepted"]', "counts", ("submitted", "accepted")),
        ('group = "lectures"', "group", "lectures"),
    ],
)
def test_a_key_of_an_indicator_is_kept(read, keys, attribute, value):
    assert getattr(read(plain(keys)).indicators["some"], attribute) == value


@pytest.mark.parametrize(
    ("keys", "unit", "parts"),
    [
        (
            'kind = "ratio"\nnumerator = "lectures.outlets"\ndenominator = "lectures.all"',
            "%",
            ("lectures.outlets", "lectures.all"),
        ),
        ('kind = "growth"\nof = "lectures.all"', "%", ("lectures.all",)),
        ('kind = "sum"\nparts = ["lectures.audience"]', "人次", ("lectures.audience",)),
        ('kind = "sum"\nunit = "人"\nparts = ["lectures.audience"]', "人", ("lectures.audience",)),
    ],
)
def test_a_derived_indicator_names_its_parts_and_its_unit_word(read, keys, unit, parts):
    made = read(derived(keys)).indicators["some"]
    assert (made.unit, parts_of(made)) == (unit, parts)


@pytest.mark.parametrize(("keys", "places"), [("", 1), ("places = 0", 0), ("places = 2", 2)])
def test_a_percentage_has_one_decimal_unless_it_says_otherwise(read, keys, places):
    assert read(derived(f'kind = "growth"\nof = "lectures.all"\n{keys}')).indicators["some"].places == places


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('measure = "peple"', ["4 DEF005"]),
        ('time = "flows"', ["4 DEF005"]),
        ('time = "stock"', ["4 DEF012"]),
        ('wording = "about"', ["4 DEF005"]),
        ('counts = ["acepted"]', ["4 DEF005"]),
        ('group = "lecturs"', ["4 DEF005"]),
        ('wher = { title = "甲" }', ["4 DEF002"]),
        ('where = "title"', ["4 DEF004"]),
        ("note = 5", ["4 DEF004"]),
    ],
)
def test_a_mistake_in_an_indicator_is_found_on_its_line(find, keys, found):
    assert sorted(set(find(plain(keys)))) == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("", ["1 DEF003"]),
        ('register = "lecturs"', ["3 DEF005"]),
        ('kind = "ration"\nregister = "lectures"', ["3 DEF005"]),
        ('register = "outlets"', ["3 DEF012"]),
        ('register = "outlets"\ntime = "cumulative"', ["4 DEF012"]),
        ('kind = "ratio"\nnumerator = "lectures.all"', ["1 DEF003"]),
        ('kind = "ratio"\nnumerator = "lectures.all"\ndenominator = "lectures.al"', ["5 DEF005"]),
        ('kind = "growth"', ["1 DEF003"]),
        ('kind = "sum"', ["1 DEF003"]),
        ('kind = "sum"\nparts = ["lectures.all", "lectures.non"]', ["4 DEF005"]),
        ('kind = "sum"\nparts = ["lectures.all", "lectures.outlets"]', ["4 DEF013", "4 DEF020"]),
        ('kind = "growth"\nof = "some"', ["1 DEF014"]),
        ('kind = "growth"\nof = "lectures.all"\nplaces = "one"', ["5 DEF004"]),
        ('kind = "growth"\nof = "lectures.all"\nplaces = -1', ["5 DEF004"]),
    ],
)
def test_a_mistake_in_what_an_indicator_is_made_of_is_found(find, keys, found):
    assert find(derived(keys)) == found


def test_a_register_with_from_and_to_has_a_stock(read):
    assert read(derived('register = "outlets"\ntime = "stock"')).indicators["some"].time == "stock"


RING = """
[indicator."a"]
title = { zh = "甲" }
kind = "growth"
of = "b"
[indicator."b"]
title = { zh = "乙" }
kind = "growth"
of = "a"
[indicator."c"]
title = { zh = "丙" }
kind = "growth"
of = "a"
"""


def test_a_circle_is_reported_where_it_runs_and_not_where_it_is_used(find):
    assert find(RING) == ["1 DEF014", "5 DEF014"]


def test_one_part_used_twice_is_no_circle(read):
    keys = 'kind = "ratio"\nnumerator = "lectures.all"\ndenominator = "lectures.all"'
    assert read(derived(keys)).indicators["some"].kind == "ratio"


@pytest.mark.parametrize(
    ("type_", "tests"),
    [
        ("text", ("eq", "ne", "in", "empty")),
        ("bool", ("eq", "ne", "in", "empty")),
        ("choices", ("has", "empty")),
        ("units", ("has", "empty")),
        ("money", ("eq", "ne", "in", "gt", "gte", "lt", "lte", "empty")),
        ("date", ("eq", "ne", "in", "gt", "gte", "lt", "lte", "empty")),
    ],
)
def test_what_a_column_can_be_tested_with_depends_on_its_type(type_, tests):
    assert conditions.tests_for(type_) == tests


def test_the_dates_of_every_stage_are_columns(small):
    names = conditions.columns(small.registers["lectures"], small.loops["do-review"])
    assert (names["stage_returned_first"], names["stage_returned_times"]) == ("date", "integer")


def report(keys: str) -> str:
    return f'[report.annual]\ntitle = {{ zh = "年报" }}\n{keys}\n'


def test_a_report_keeps_the_order_of_its_figures(read):
    figures = read(report('figures = ["lectures.audience", "lectures.all"]')).reports["annual"].figures
    assert figures == ("lectures.audience", "lectures.all")


def test_a_report_may_name_its_template(read):
    assert read(report('template = "annual.docx"')).reports["annual"].template == "annual.docx"


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('figures = ["lectures.al"]', ["3 DEF005"]),
        ('figure = ["lectures.all"]', ["3 DEF002"]),
        ("figures = 5", ["3 DEF004"]),
    ],
)
def test_a_mistake_in_a_report_is_found_on_its_line(find, keys, found):
    assert find(report(keys)) == found
