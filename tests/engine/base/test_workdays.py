"""Working days, by the State Council's table of 2025 around the National Day and by weekends elsewhere."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.base.workdays import WEEKENDS_ONLY, Calendar

NATIONAL_DAY = {date(2025, 10, day): False for day in range(1, 9)}
EXCHANGED = {date(2025, 9, 28): True, date(2025, 10, 11): True}
OFFICIAL = Calendar(NATIONAL_DAY | EXCHANGED)

days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def test_a_statutory_holiday_is_no_working_day():
    assert not OFFICIAL.is_workday(date(2025, 10, 1))


def test_a_sunday_worked_in_exchange_is_a_working_day():
    assert OFFICIAL.is_workday(date(2025, 9, 28))


def test_the_first_day_is_not_counted():
    assert OFFICIAL.add_working_days(date(2025, 3, 3), 5).day == date(2025, 3, 10)


def test_five_working_days_from_the_eve_of_the_holiday_pass_over_it():
    assert OFFICIAL.add_working_days(date(2025, 9, 30), 3).day == date(2025, 10, 11)


def test_no_working_days_later_is_the_same_day():
    assert OFFICIAL.add_working_days(date(2025, 10, 1), 0).day == date(2025, 10, 1)


def test_deadlines_are_not_counted_backwards():
    with pytest.raises(ValueError):
        OFFICIAL.add_working_days(date(2025, 3, 3), -1)


def test_a_notice_over_the_holiday_has_only_its_working_days():
    assert OFFICIAL.working_days_between(date(2025, 9, 29), date(2025, 10, 9)).days == 2


def test_an_end_before_its_start_has_no_working_days():
    assert OFFICIAL.working_days_between(date(2025, 3, 10), date(2025, 3, 3)).days == 0


def test_a_year_with_an_official_table_needs_no_warning():
    assert OFFICIAL.add_working_days(date(2025, 9, 30), 3).problems() == ()


def test_a_deadline_that_runs_into_a_year_without_a_table_says_so():
    reckoned = OFFICIAL.add_working_days(date(2025, 12, 30), 5)
    assert (reckoned.day, reckoned.guessed) == (date(2026, 1, 6), (2026,))


def test_the_warning_is_in_plain_words():
    (problem,) = WEEKENDS_ONLY.working_days_between(date(2026, 3, 2), date(2026, 3, 6)).problems()
    assert (problem.code, problem.kind.level) == ("BAS002", "warning")
    assert "暂按周末推算" in problem.sentence()


def test_a_year_may_be_declared_covered_without_any_exception():
    assert Calendar({}, covered=[2031]).add_working_days(date(2031, 3, 3), 1).guessed == ()


@settings(max_examples=60, deadline=None)
@given(days, st.integers(0, 40))
def test_adding_and_counting_agree(start, count):
    end = OFFICIAL.add_working_days(start, count).day
    assert OFFICIAL.working_days_between(start, end).days == count


@settings(max_examples=40, deadline=None)
@given(days, st.integers(0, 30), st.integers(0, 30))
def test_a_span_is_the_sum_of_its_parts(start, first, second):
    middle, end = start + timedelta(first), start + timedelta(first + second)
    parts = (OFFICIAL.working_days_between(start, middle), OFFICIAL.working_days_between(middle, end))
    assert OFFICIAL.working_days_between(start, end).days == sum(part.days for part in parts)
