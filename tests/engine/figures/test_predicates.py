"""A definition in a scope as predicates, before any SQL."""

from dataclasses import replace

import pytest

from engine.figures.conftest import scope
from youju.engine.definitions import Condition, FieldRef, ScopeDay
from youju.engine.figures.predicates import Defined, plan, predicates


@pytest.fixture
def lectures(office):
    """The register of lectures."""
    return Defined.of(office.registers["lectures"], office.loops["do-review"])


def said(found):
    """Predicates as short text."""
    return [f"{p.column.name} {p.test} {' '.join(getattr(v, 'name', str(v)) for v in p.values)}" for p in found]


def one(lectures, office, *condition):
    """The predicate of one condition."""
    indicator = replace(office.indicators["sessions"], where=(Condition(*condition),))
    return said(predicates(indicator, lectures, scope()))[-1]


def test_a_flow_asks_for_counting_stages_and_the_days_of_the_period(lectures, office):
    found = said(predicates(office.indicators["sessions"], lectures, scope()))
    assert found == ["stage in accepted", "date gte 2025-01-01", "date lt 2026-01-01"]


def test_a_cumulative_figure_has_no_first_day(lectures, office):
    assert said(predicates(office.indicators["ever"], lectures, scope()))[1:] == ["date lt 2026-01-01"]


def test_a_stock_asks_who_has_begun_and_not_ended_by_today(office):
    speakers = Defined.of(office.registers["speakers"], office.loops["list"])
    found = predicates(office.indicators["speakers"], speakers, scope())
    assert said(found)[1:] == ["f_since lte 2025-12-30", "f_until gt 2025-12-30"]
    assert found[2].or_empty


def test_the_last_predicate_of_a_sum_is_that_its_field_is_stated(lectures, office):
    assert said(predicates(office.indicators["people"], lectures, scope()))[-1] == "f_people empty False"


def test_what_is_missing_from_a_sum_is_everything_else_it_asks_for(lectures, office):
    made = plan(office.indicators["people"], lectures, scope(), None)
    assert said(made.missing)[-1] == "f_people empty True"
    assert made.missing[:-1] == made.asked


def test_units_come_first_and_in_order(lectures, office):
    made = plan(office.indicators["sessions"], lectures, scope(), {3, 2})
    assert said(made.predicates)[0] == "unit in 2 3"


def test_two_columns_may_be_compared(lectures, office):
    compared = one(lectures, office, "stage_accepted_first", "lte", (FieldRef("due_on"),))
    assert compared == "stage_accepted_first lte due_on"


@pytest.mark.parametrize(("period", "day"), [("2025-06", "2025-06-30"), ("2025", "2025-12-30")])
def test_the_day_of_the_figure_is_the_end_of_its_period_or_today(lectures, office, period, day):
    overdue = replace(office.indicators["sessions"], where=(Condition("due_on", "lt", (ScopeDay(),)),))
    assert said(predicates(overdue, lectures, scope(period)))[-1] == f"due_on lt {day}"


def test_a_number_written_for_a_text_is_text(lectures, office):
    indicator = replace(office.indicators["sessions"], where=(Condition("title", "eq", (5,)),))
    assert predicates(indicator, lectures, scope())[-1].values == ("5",)


def test_a_plan_names_each_column_once(lectures, office):
    where = (Condition("people", "gte", (5,)), Condition("people", "lt", (50,)))
    made = plan(replace(office.indicators["people"], where=where), lectures, scope(), None)
    assert [c.name for c in made.used] == ["stage", "date", "f_people"]


@pytest.mark.parametrize(("id_", "years"), [("sessions", (2024, 2025)), ("ever", (1, 2025))])
def test_a_plan_says_in_which_years_its_records_are_dated(lectures, office, id_, years):
    assert plan(office.indicators[id_], lectures, scope("2024-12-01..2025-01-31"), None).years == years


def test_a_stock_may_be_dated_in_any_year(office):
    speakers = Defined.of(office.registers["speakers"], office.loops["list"])
    assert plan(office.indicators["speakers"], speakers, scope(), None).years is None
