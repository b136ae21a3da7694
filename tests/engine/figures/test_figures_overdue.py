"""Conditions on the day of the figure, over both engines: what is overdue at the period's end, or today if earlier."""

from dataclasses import replace

import pytest

from engine.figures.conftest import scope
from youju.engine.definitions import Condition, ScopeDay


@pytest.fixture
def due(ask, book):
    """The number of lectures whose deadline is before, on or after the day; deadlines: 29, 30 and 31 December, none."""
    for day in ("2025-12-29", "2025-12-30", "2025-12-31"):
        book.write("lectures", "2025-04-01", title="限期", due_on=day)

    def asked(test: str, period: str = "2025", column: str = "due_on") -> int:
        overdue = replace(ask.pack.indicators["sessions"], where=(Condition(column, test, (ScopeDay(),)),))
        ask.pack = replace(ask.pack, indicators={"sessions": overdue})
        return ask.figures(["sessions"], scope(period))[0].value

    return asked


@pytest.mark.parametrize(("test", "value"), [("lt", 1), ("lte", 2), ("eq", 1), ("gte", 2), ("gt", 1), ("ne", 7)])
def test_a_date_is_compared_with_today_while_the_period_runs(due, test, value):
    assert due(test) == value


def test_a_date_is_compared_with_the_end_of_a_period_that_is_over(due, book):
    book.write("lectures", "2025-04-02", title="限期", due_on="2025-04-29")
    assert [due("lt", "2025-04"), due("gte", "2025-04")] == [1, 3]


def test_a_column_of_the_loop_may_be_compared_too(due):
    assert due("lte", column="stage_accepted_first") == 7


def test_growth_takes_the_day_of_each_of_its_years(ask, book):
    book.write("lectures", "2024-04-01", title="限期", due_on="2024-12-30")
    book.write("lectures", "2024-04-01", title="限期", due_on="2025-01-02")
    book.write("lectures", "2025-04-01", title="限期", due_on="2025-12-29")
    overdue = replace(ask.pack.indicators["sessions"], where=(Condition("due_on", "lt", (ScopeDay(),)),))
    ask.pack = replace(ask.pack, indicators={**ask.pack.indicators, "sessions": overdue})
    found = ask.figures(["growth"], scope())[0]
    assert (found.numerator, found.denominator) == (1, 1)


def test_months_take_each_its_own_last_day(ask, book):
    book.write("lectures", "2025-03-01", title="限期", due_on="2025-04-15")
    book.write("lectures", "2025-04-01", title="限期", due_on="2025-04-15")
    overdue = replace(ask.pack.indicators["sessions"], where=(Condition("due_on", "lt", (ScopeDay(),)),))
    ask.pack = replace(ask.pack, indicators={"sessions": overdue})
    found = dict(ask.breakdown("sessions", scope("2025Q2"), "month"))
    assert [found["2025-04"], dict(ask.breakdown("sessions", scope("2025Q1"), "month"))["2025-03"]] == [1, 0]
