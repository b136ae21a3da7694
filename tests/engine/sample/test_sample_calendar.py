"""Days of the recipe: off, worked, festive, and how a year's rows fall on them."""

import datetime
from collections import Counter
from decimal import Decimal

import chinese_calendar
import pytest

from youju.engine.sample.calendar import Calendar
from youju.engine.sample.chance import dice
from youju.engine.sample.recipe import Part, Peak, Profile


def drawn(calendar, part, profile=Profile(), count=2000):  # noqa: B008 - frozen
    """Days drawn from a year's table, as texts."""
    table, rng = calendar.table(2025, part, profile), dice(1)
    return [calendar.text(table.draw(rng)) for _ in range(count)]


def test_text_and_ordinal_are_each_others_inverse(calendar):
    assert calendar.text(calendar.ordinal("2025-02-28")) == "2025-02-28"


def test_a_day_that_does_not_exist_has_no_ordinal(calendar):
    with pytest.raises(KeyError):
        calendar.ordinal("2025-02-30")


@pytest.mark.parametrize(
    ("day", "off"),
    [
        ("2025-05-09", False),  # a Friday
        ("2025-05-10", True),  # a Saturday
        ("2025-10-01", True),  # a holiday
        ("2025-01-26", False),  # a Sunday that is worked
    ],
)
def test_days_off_are_holidays_and_weekends_without_make_up_work(calendar, day, off):
    assert calendar.off(calendar.ordinal(day)) is off


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_district_keeps_the_official_days_off(district_recipe, year):
    calendar = Calendar(district_recipe, 1)
    days = (datetime.date(year, 1, 1) + datetime.timedelta(n) for n in range(365))
    assert [d for d in days if calendar.off(d.toordinal()) is chinese_calendar.is_workday(d)] == []


def test_a_week_around_a_festival_is_festive(calendar):
    festive = sorted(calendar.text(d) for d in calendar.festive)
    assert (festive[0], festive[-1]) == ("2025-01-22", "2025-02-05")


def test_the_last_year_ends_today(calendar):
    assert calendar.text(calendar.year_days(2025)[-1]) == "2025-12-30"


def test_the_first_year_begins_on_the_ledgers_first_day(calendar):
    assert calendar.text(calendar.year_days(2024)[0]) == "2024-01-02"


def test_six_days_of_each_year_have_bad_weather(calendar):
    assert Counter(calendar.text(d)[:4] for d in calendar.weather) == {"2024": 6, "2025": 6}


def test_months_take_their_weights(calendar):
    months = tuple(Decimal(3 if m == 2 else 1) for m in range(12))
    share = sum(d[5:7] == "03" for d in drawn(calendar, Part(months=months))) / 2000
    assert 0.18 < share < 0.25  # 3 / 14


def test_a_month_without_weight_has_no_rows(calendar):
    months = (*(Decimal(1),) * 11, Decimal(0))
    assert max(drawn(calendar, Part(months=months))) < "2025-12"


def test_a_peak_takes_its_share_of_the_month(calendar):
    march = tuple(Decimal(m == 2) for m in range(12))
    part = Part(months=march, peaks=(Peak("03-02", "03-08", 35),))
    share = sum("2025-03-02" <= d <= "2025-03-08" for d in drawn(calendar, part)) / 2000
    assert 0.31 < share < 0.39


def test_office_events_are_rare_on_days_off(calendar):
    days = drawn(calendar, Part(), Profile(off=Decimal("0.02")))
    assert sum(calendar.off(calendar.ordinal(d)) for d in days) / 2000 < 0.03


def test_crowds_come_on_days_off(calendar):
    days = drawn(calendar, Part(), Profile(off=Decimal("2.2")))
    assert 0.42 < sum(calendar.off(calendar.ordinal(d)) for d in days) / 2000 < 0.58


def test_bad_weather_keeps_people_in(calendar):
    days = drawn(calendar, Part(), Profile(weather=Decimal(0)))
    assert not {calendar.ordinal(d) for d in days} & calendar.weather
