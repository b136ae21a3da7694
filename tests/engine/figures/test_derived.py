"""Ratios, growth and sums from given numbers: no ledger, no SQL."""

from dataclasses import replace
from decimal import Decimal

import pytest

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.definitions import Indicator
from youju.engine.figures.derived import Answer, base_of, derive, earlier, leaves, time_of

YEAR = Period.parse("2025")


@pytest.fixture
def nested(office):
    """The pack with the growth of a share, and a sum of a sum."""
    growth = Indicator("shift", Label("占比变化"), "growth", of="share")
    more = Indicator("more", Label("合计"), "sum", parts=("both", "offline"))
    return replace(office, indicators={**office.indicators, "shift": growth, "more": more})


def derived(pack, id_, **values):
    """The answer of an indicator from values of plain ones; `offline_before` is the year before."""
    answers = {}
    for name, value in values.items():
        plain, _, before = name.partition("_")
        answers[(plain, 1 if before else 0)] = Answer(value, 10)
    return derive(pack, (id_, 0), YEAR, answers)


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 1, "100"), (1, 2, "50"), (0, 5, "0"), (5, 4, "125")],
)
def test_a_percentage_is_rounded_half_up_and_printed_without_idle_zeros(office, part, whole, printed):
    assert format(derived(office, "share", offline=part, sessions=whole).value, "f") == printed


def test_half_a_tenth_is_rounded_up(office):
    assert derived(office, "share", offline=1, sessions=2000).value == Decimal("0.1")


def test_no_places_give_whole_percent(office):
    whole = replace(office.indicators["share"], places=0)
    pack = replace(office, indicators={**office.indicators, "share": whole})
    assert derived(pack, "share", offline=2, sessions=3).value == 67


def test_a_decline_is_negative_growth(office):
    assert derived(office, "growth", sessions=3, sessions_before=4).value == -25


def test_a_base_of_zero_gives_no_value(office):
    found = derived(office, "growth", sessions=3, sessions_before=0)
    assert (found.value, found.numerator, found.denominator) == (None, 3, 0)


def test_what_cannot_be_said_makes_nothing_that_can(office):
    assert derived(office, "share", offline=None, sessions=3).value is None
    assert derived(office, "both", offline=None, sessions=3).value is None


def test_a_sum_of_sums_adds_all_parts(nested):
    assert derived(nested, "more", sessions=5, offline=2).value == 9


def test_the_growth_of_a_share_needs_four_numbers(nested):
    assert set(leaves(nested, ["shift"])) == {("offline", 0), ("sessions", 0), ("offline", 1), ("sessions", 1)}
    found = derived(nested, "shift", offline=3, sessions=4, offline_before=1, sessions_before=2)
    assert found.value == 50


def test_each_plain_indicator_is_asked_for_once(office):
    assert leaves(office, ["share", "sessions", "both"]) == (("offline", 0), ("sessions", 0))


def test_the_rows_behind_a_derived_figure_are_those_of_its_base(nested):
    bases = {id_: [i.id for i in base_of(nested, id_)] for id_ in ("share", "growth", "both", "shift")}
    assert bases == {
        "share": ["sessions"], "growth": ["sessions"], "both": ["sessions", "offline"], "shift": ["sessions"],
    }  # fmt: skip


def test_a_derived_figure_has_the_time_of_its_base(office):
    assert time_of(office, "share") == "flow"


def test_two_years_earlier_is_the_year_before_the_year_before():
    assert earlier(Period.parse("2025Q3"), 2).text == "2023Q3"
