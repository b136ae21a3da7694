"""A figure beside that of the year before, and under each definition it has had."""

from decimal import Decimal

import pytest

from making import EAST_GATE, PACK
from youju.engine.base.periods import Period
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.figures.comparing import Change, a_year_before, versions
from youju.web.commands.figures.figures import Question

YEAR = Question(Period.parse("2025"))


@pytest.fixture
def office(site):
    """Two lectures in 2024 with 40 each, three in 2025 with 50 each, of which one is at a school."""
    office = use(site)
    days = [("2024-03-01", 40), ("2024-04-01", 40), ("2025-03-01", 50), ("2025-04-01", 50), ("2025-05-01", 50)]
    raws = [
        {"title": f"{day} 讲", "held_on": day, "people": people, "place": "中学" if day > "2025-04-30" else "村"}
        for day, people in days
    ]
    accept_all(office, "cli:x", [enter(office, "小王", "lectures", Given(EAST_GATE, raw))[0].record for raw in raws])
    return office


def test_the_year_before_stands_beside_this_one(office):
    change = a_year_before(office, ("lectures.people",), YEAR)["lectures.people"]
    assert (change.now, change.before, change.difference, change.percent) == (150, 80, 70, Decimal("87.5"))


def test_a_quarter_is_compared_with_the_same_quarter(office):
    question = Question(Period.parse("2025Q1"))
    change = a_year_before(office, ("lectures.people",), question)["lectures.people"]
    assert (change.period, change.before) == ("2024Q1", 40)


def test_a_year_without_records_is_missing_and_not_nought(office):
    change = a_year_before(office, ("lectures.people",), Question(Period.parse("2024")))["lectures.people"]
    assert (change.before, change.difference, change.percent) == (None, None, None)


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (Change(150, 80, "2024"), "+87.5%", "+87.5%"),
        (Change(80, 80, "2024"), "0%", "0%"),
        (Change(Decimal("100"), Decimal("90"), "2024", share=True), "+10个百分点", "+10 points"),
        (Change(Decimal("88.5"), Decimal("90"), "2024", share=True), "-1.5个百分点", "-1.5 points"),
        (Change(Decimal("90"), None, "2024", share=True), "—", "—"),
    ],
)
def test_a_share_grows_by_points_and_everything_else_by_percent(change, zh, en):
    assert (change.growth.in_("zh"), change.growth.in_("en")) == (zh, en)


def test_growth_from_nought_has_no_percentage():
    assert Change(5, 0, "2024").percent is None


def test_an_indicator_that_never_changed_has_one_definition(office):
    assert len(versions(office, "lectures.people", YEAR)) == 1


def test_a_changed_definition_shows_what_the_change_did_to_the_figure(office):
    narrower = PACK.replace(
        'measure = "people"\ntime = "flow"', 'measure = "people"\ntime = "flow"\nwhere = { place = "村" }'
    )
    sync_definitions(office, "cli:x", (("pack", "pack.toml", narrower),))
    assert [version.value for version in versions(office, "lectures.people", YEAR)] == [100, 150]
