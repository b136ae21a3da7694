"""The `where` of an indicator: column, test, value. Values are read as records store them."""

import pytest

from youju.engine.definitions import Condition, FieldRef, ScopeDay

HEAD = '[indicator."lectures.some"]\ntitle = { zh = "部分宣讲" }\nregister = "lectures"\n'


@pytest.fixture(scope="module")
def condition(read):
    """The condition that a `where` of one entry is read as."""

    def made(text: str) -> Condition:
        (found,) = read(f"{HEAD}where = {{ {text} }}").indicators["lectures.some"].where
        return found

    return made


@pytest.fixture(scope="module")
def faults(look):
    """Codes of what is found in the `where` of one entry; all of it lies on line 4."""

    def found(text: str) -> list[str]:
        problems = look(f"{HEAD}where = {{ {text} }}")
        assert all(p.place.line == 4 for p in problems)
        return [p.code for p in problems]

    return found


@pytest.mark.parametrize(
    ("text", "column", "test", "values"),
    [
        ('title = "宪法宣讲"', "title", "eq", ("宪法宣讲",)),
        ('title__ne = "宪法宣讲"', "title", "ne", ("宪法宣讲",)),
        ('title = ["甲", "乙"]', "title", "in", ("甲", "乙")),
        ("people__gte = 100", "people", "gte", (100,)),
        ("people__gt = 100", "people", "gt", (100,)),
        ("people__lt = 100", "people", "lt", (100,)),
        ("people__lte = 100", "people", "lte", (100,)),
        ("people = [40, 50]", "people", "in", (40, 50)),
        ("cost__gte = 0.5", "cost", "gte", (50,)),
        ('cost = "12.34"', "cost", "eq", (1234,)),
        ("open = true", "open", "eq", (True,)),
        ("open__ne = false", "open", "ne", (False,)),
        ("people__empty = true", "people", "empty", (True,)),
        ("outlet__empty = false", "outlet", "empty", (False,)),
        ('themes__has = "law"', "themes", "has", ("law",)),
        ("outlet = 12", "outlet", "eq", (12,)),
        ('outlet_level = "central"', "outlet_level", "eq", ("central",)),
        ('outlet_level = ["central", "province"]', "outlet_level", "in", ("central", "province")),
        ("held_on__gte = 2025-03-08", "held_on", "gte", ("2025-03-08",)),
        ('held_on__lt = "2025-03-08"', "held_on", "lt", ("2025-03-08",)),
        ("begins_at__gte = 2025-03-08T09:30:00", "begins_at", "gte", ("2025-03-08T09:30",)),
        ('begins_at__gte = "2025-03-08T09:30"', "begins_at", "gte", ("2025-03-08T09:30",)),
        ('planned_for = "2025-03"', "planned_for", "eq", ("2025-03",)),
        ('stage = "returned"', "stage", "eq", ("returned",)),
        ("due_on__lt = 2025-12-31", "due_on", "lt", ("2025-12-31",)),
        ("stage_accepted_first__gte = 2025-01-01", "stage_accepted_first", "gte", ("2025-01-01",)),
        ("stage_returned_times__gt = 1", "stage_returned_times", "gt", (1,)),
        ('noted_on__lte = { field = "held_on" }', "noted_on", "lte", (FieldRef("held_on"),)),
        (
            'stage_accepted_last__lte = { field = "due_on" }',
            "stage_accepted_last",
            "lte",
            (FieldRef("due_on"),),
        ),
        ('due_on__lt = { day = "scope" }', "due_on", "lt", (ScopeDay(),)),
        ('held_on = { day = "scope" }', "held_on", "eq", (ScopeDay(),)),
        ('stage_accepted_first__gte = { day = "scope" }', "stage_accepted_first", "gte", (ScopeDay(),)),
    ],
)
def test_a_condition_is_column_test_and_values(condition, text, column, test, values):
    assert condition(text) == Condition(column, test, values)


def test_conditions_are_kept_in_the_order_they_were_written(read):
    where = read(f'{HEAD}[indicator."lectures.some".where]\npeople__gte = 5\nopen = true')
    assert [c.field for c in where.indicators["lectures.some"].where] == ["people", "open"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("peple = 5", "DEF005"),
        ('speaker = "王某"', "DEF010"),
        ('title__gte = "甲"', "DEF016"),
        ('people__has = "5"', "DEF016"),
        ('themes = "law"', "DEF016"),
        ('themes = ["law"]', "DEF016"),
        ("open__gt = true", "DEF016"),
        ("people__like = 5", "DEF016"),
        ('outlet_level = "centre"', "DEF017"),
        ('themes__has = "lwa"', "DEF017"),
        ('stage = "acepted"', "DEF017"),
        ('people = "many"', "DEF017"),
        ("people = 0.5", "DEF017"),
        ("people = true", "DEF017"),
        ("people__gte = 99999999999999999999", "DEF017"),
        ("cost__gte = 0.125", "DEF017"),
        ('open = "false"', "DEF017"),
        ("open = 1", "DEF017"),
        ('people__empty = "no"', "DEF017"),
        ('people__empty = { field = "cost" }', "DEF017"),
        ('held_on__gte = "2025-02-30"', "DEF017"),
        ("held_on__gte = 2025", "DEF017"),
        ('planned_for = "2025-13"', "DEF017"),
        ('begins_at__gte = "上午九点"', "DEF017"),
        ("title = 5", "DEF017"),
        ('outlet = "清和日报"', "DEF017"),
        ("people__gte = [5, 10]", "DEF017"),
        ("people__ne = [5, 10]", "DEF017"),
        ("people = []", "DEF017"),
        ('noted_on__lte = { field = "held" }', "DEF005"),
        ('noted_on__lte = { field = "people" }', "DEF009"),
        ('due_on__lt = { day = "scop" }', "DEF005"),
        ('due_on__lt = { dya = "scope" }', "DEF002"),
        ('due_on__lt = { day = "scope", field = "held_on" }', "DEF017"),
        ("due_on__lt = {}", "DEF017"),
        ('people__lt = { day = "scope" }', "DEF009"),
        ('planned_for__lt = { day = "scope" }', "DEF009"),
        ('begins_at__lt = { day = "scope" }', "DEF009"),
    ],
)
def test_a_condition_that_cannot_be_is_found_on_its_line(faults, text, code):
    assert faults(text) == [code]


def test_every_bad_value_of_a_list_is_found(faults):
    assert faults('outlet_level = ["central", "centre", "provnce"]') == ["DEF017", "DEF017"]


def test_a_test_that_does_not_fit_is_answered_with_those_that_do(look):
    (problem,) = look(f'{HEAD}where = {{ themes = "law" }}')
    assert problem.mend("en") == "It can be tested with: has、empty."


def test_a_code_that_does_not_exist_is_answered_with_the_nearest(look):
    (problem,) = look(f'{HEAD}where = {{ outlet_level = "centre" }}')
    assert problem.mend("en") == "The nearest is: central."


def test_a_code_like_none_is_answered_with_the_whole_list(look):
    (problem,) = look(f'{HEAD}where = {{ outlet_level = "x" }}')
    assert problem.mend("en") == "The nearest is: central、province."


def test_a_day_that_does_not_exist_is_answered_with_the_one_that_does(look):
    (problem,) = look(f'{HEAD}where = {{ due_on__lt = {{ day = "scop" }} }}')
    assert problem.line("en").startswith("more.toml:4 DEF005")
    assert problem.mend("en") == "The nearest is: scope."
