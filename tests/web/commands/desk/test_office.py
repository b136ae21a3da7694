"""The open office: its day and instants, its names and what is answered to names that it does not know."""

from datetime import UTC, date, datetime

import pytest

from making import EAST_GATE
from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import Office, current_office, use
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.figures.figures import Question, breakdown, catalogue, figure, figures
from youju.web.store.read import head

LATE = datetime(2025, 6, 30, 17, 30, tzinfo=UTC)
"""Half past one in the night of 1 July in Shanghai."""


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


def test_the_office_in_use_is_the_one_that_pages_show(office):
    assert current_office() is office


def test_a_fixed_day_stands_still(office):
    assert office.today == date(2025, 12, 30)


def test_a_fixed_day_has_the_time_of_day_of_the_clock(site):
    assert Office(site, clock=lambda: LATE).now() == datetime(2025, 12, 29, 17, 30, tzinfo=UTC)


def test_a_day_that_is_given_goes_before_the_fixed_one(site):
    assert Office(site, day=date(2025, 7, 1)).today == date(2025, 7, 1)


@pytest.mark.parametrize("name", ["990101001", "东关街道", "东关街道办事处", " 东关街道 "])
def test_a_unit_is_known_by_code_and_by_both_names(office, name):
    assert office.unit(name) == EAST_GATE


@pytest.mark.parametrize("name", ["", "东关", "990199"])
def test_an_unknown_unit_is_refused(office, name):
    with pytest.raises(Refused, match="CMD003"):
        office.unit(name)


def test_an_unknown_register_is_answered_with_the_nearest(office):
    with pytest.raises(Refused, match="lectures"):
        office.register("lecturs")


def test_without_a_report_all_indicators_are_meant(office):
    assert office.indicator_ids(()) == ("lectures.sessions", "lectures.people")


def test_every_unknown_indicator_is_told(office):
    with pytest.raises(Refused) as refused:
        office.indicator_ids(("lectures.session", "lectures.people", "halls"))
    assert [problem.code for problem in refused.value.problems] == ["CMD002", "CMD002"]


@pytest.mark.parametrize("seq", [None, 1])
def test_a_revision_that_is_there_may_be_asked(office, seq):
    office.refuse_beyond(seq)
    office.refuse_beyond(head())


@pytest.mark.parametrize("past", [-1, 0])
def test_a_revision_before_the_first_is_refused(office, past):
    with pytest.raises(Refused, match="CMD018"):
        office.refuse_beyond(past)


def test_a_revision_after_the_last_is_refused(office):
    with pytest.raises(Refused, match="CMD018"):
        office.refuse_beyond(head() + 1)


def test_the_catalogue_has_every_indicator_under_its_group(office):
    ((title, found),) = catalogue(office, Question(Period.parse("2025")))
    assert (title, [f.id for f in found]) == ("宣讲", ["lectures.sessions", "lectures.people"])


def test_a_definition_is_told_in_the_language_asked(office):
    zh, en = (figure(office, "lectures.people", language=language) for language in ("zh", "en"))
    assert (zh.title, en.title, zh.version == en.version) == ("听众", "Audience", True)
    assert zh.sentence != en.sentence


def test_what_waits_for_review_counts_nowhere(office):
    raw = {"title": "宪法", "place": "文化站", "held_on": "2025-03-08", "people": "40"}
    enter(office, "小王", "lectures", Given(EAST_GATE, raw))
    question = Question(Period.parse("2025"))
    (found,), problems = figures(office, ("lectures.people",), question)
    assert (found.value, found.rows, problems) == (0, 0, ())
    assert [value for _, value in breakdown(office, "lectures.people", question, "unit") if value] == []
