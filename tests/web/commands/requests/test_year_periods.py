"""The periods of a year are planned in one step, their deadlines by the calendar of the office."""

import pytest

from youju.web.commands.desk.office import use
from youju.web.commands.requests.periods import periods
from youju.web.commands.requests.year_periods import Rule, plan_year, planned
from youju.web.commands.settings.holidays import keep, table_of
from youju.web.store import read

WHO = "cli:test"


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.mark.parametrize(
    ("every", "texts"),
    [
        ("year", ["2026"]),
        ("half", ["2026H1", "2026H2"]),
        ("quarter", ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]),
        ("month", [f"2026-{month:02}" for month in range(1, 13)]),
    ],
)
def test_a_year_has_its_parts(office, every, texts):
    assert [period.text for period, _, _ in planned(Rule(2026, every))] == texts


def test_a_deadline_in_working_days_passes_over_the_spring_festival(office):
    keep(office, WHO, table_of(2026)[0], "")
    due = {period.text: day.isoformat() for period, _, day in planned(Rule(2026, "month", after=12))}
    assert due["2026-01"] == "2026-02-24"


def test_a_deadline_in_calendar_days_does_not(office):
    assert planned(Rule(2026, "half", after=5, working=False))[0][1:][1].isoformat() == "2026-07-05"


def test_a_year_is_planned_once(office):
    assert [plan_year(office, WHO, Rule(2026, "quarter"))[0] for _ in range(2)] == [4, 0]


def test_another_group_is_planned_beside_it(office):
    plan_year(office, WHO, Rule(2026, "year", registers="lectures"))
    assert plan_year(office, WHO, Rule(2026, "year", registers="outlets"))[0] == 1


def test_the_grace_is_kept(office):
    plan_year(office, WHO, Rule(2026, "year", after=5, working=False, grace=3))
    assert periods(office)[0].last_day.isoformat() == "2027-01-08"


@pytest.mark.parametrize(("who", "rule"), [("小王", Rule(2026, "month")), (WHO, Rule(2026, "month", kinds="shops"))])
def test_a_year_is_planned_whole_or_not_at_all(office, who, rule):
    before = read.head()
    made, problems = plan_year(office, who, rule)
    assert (made, bool(problems), read.head()) == (0, True, before)
