"""Particulars in words, as a report writes them."""

from datetime import date

import pytest

from youju.engine.base.periods import Period
from youju.engine.report.naming import PARTICULARS
from youju.engine.report.particulars import Particulars, period_words


def of(period, language="zh"):
    return Particulars("清和区文化办", Period.parse(period), date(2025, 12, 3), language)


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2025", "2025年", "2025"),
        ("2025H1", "2025年上半年", "first half of 2025"),
        ("2025Q3", "2025年第三季度", "third quarter of 2025"),
        ("2025-03", "2025年3月", "March 2025"),
        ("2025-01-01..2025-09-30", "2025年1月1日至2025年9月30日", "1 January 2025 to 30 September 2025"),
    ],
)
def test_a_period_in_words(period, zh, en):
    assert (period_words(Period.parse(period)), period_words(Period.parse(period), "en")) == (zh, en)


def test_the_years_around_a_report():
    found = of("2025Q3")
    assert [found.words(name) for name in ("last_year", "year", "next_year")] == ["2024", "2025", "2026"]


def test_a_day_has_no_leading_zeros():
    assert (of("2025").words("today"), of("2025", "en").words("today")) == ("2025年12月3日", "3 December 2025")


def test_every_particular_that_a_tag_may_name_has_words():
    assert all(of("2025").words(name) for name in PARTICULARS.values())
