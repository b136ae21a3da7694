"""What a check is told of stated figures: by whom, of which unit, as at its seq."""

import pytest

from making import WILLOW_RIVER
from youju.engine.base.periods import Period
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.reports import stating
from youju.web.commands.reports.checking import OfficeLedger
from youju.web.store import read

PEOPLE = {
    "name": "常住人口", "value": "3.2万", "unit_word": "人", "period": "2025", "source": "统计公报", "office": "统计局",
}  # fmt: skip


@pytest.fixture
def office(site):
    return Office(site)


def told(office, unit="", as_of=None):
    """The stated figures that a check of 2025 is told."""
    question = Question(Period.parse("2025"), unit, as_of or office.source.head())
    return OfficeLedger(office, scope(office, question)).stated


@pytest.fixture
def number(office):
    return stating.add(office, "小王", PEOPLE)[0].record


def test_what_waits_is_told_as_waiting(office, number):
    (one,) = told(office)
    assert (one.id, one.name, one.value, one.waits, one.confirmed_by) == (
        f"stated:{number}",
        "常住人口",
        32000,
        True,
        "",
    )
    assert (one.source, one.office, one.unit_code) == ("统计公报", "统计局", "990101001")


def test_who_confirmed_is_told_by_name(office, number):
    stating.confirm(office, "老李", number)
    (one,) = told(office)
    assert (one.waits, one.confirmed_by) == (False, "老李")


def test_a_check_frozen_earlier_is_told_what_was_then(office, number):
    head = read.head()
    stating.confirm(office, "老李", number)
    assert told(office, as_of=head)[0].waits


def test_what_is_void_is_told_no_more(office, number):
    stating.void(office, "小王", number, "登错")
    assert told(office) == ()


@pytest.mark.parametrize("unit", ["", "990101"])
def test_a_figure_of_the_whole_office_bears_the_name_that_the_check_gives_it(office, unit):
    stating.add(office, "cli:root", PEOPLE)
    question = Question(Period.parse("2025"), unit, office.source.head())
    ledger = OfficeLedger(office, scope(office, question))
    assert ledger.stated[0].unit_code == ledger.unit == unit


def test_the_offices_own_unit_is_the_whole_office(office):
    first, _ = stating.add(office, "cli:root", PEOPLE)
    again, problems = stating.add(office, "cli:root", PEOPLE, office.unit("990101"))
    assert (first.record > 0, again.record, problems[0].code) == (True, 0, "CMD041")


def test_every_unit_has_figures_of_its_own(office, number):
    stating.add(office, "阿强", PEOPLE, WILLOW_RIVER)
    assert [one.unit_code for one in told(office)] == ["990101001", "990101102"]
