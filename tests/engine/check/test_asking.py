"""Which period a sentence asks for."""

import pytest

from youju.engine.base.periods import Period
from youju.engine.check.asking import When, period_of, when
from youju.engine.check.model import Asked

YEAR = Period.parse("2025")


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("全年完成演出", "2025"),
        ("2024年，完成演出", "2024"),
        ("去年完成演出", "2024"),
        ("上年度完成演出", "2024"),
        ("前年完成演出", "2023"),
        ("2025年上半年完成演出", "2025H1"),
        ("去年下半年完成演出", "2024H2"),
        ("一季度完成演出", "2025Q1"),
        ("第三季度完成演出", "2025Q3"),
        ("前三季度完成演出", "2025-01-01..2025-09-30"),
        ("1至9月完成演出", "2025-01-01..2025-09-30"),
        ("1-6月，完成演出", "2025-01-01..2025-06-30"),
        ("截至10月底，完成演出", "2025-01-01..2025-10-31"),
        ("3月份完成演出", "2025-03"),
        ("2024年同期完成演出", "2024"),
        ("上半年完成演出130场，全年完成演出", "2025"),
        ("比上年增加", "2025"),
        ("较2024年增长", "2025"),
        ("演出由去年的208场增加到", "2025"),
        ("演出由去年的", "2024"),
        ("3月5日，举办演出", "2025"),
        ("2024年以来，完成演出", "2025"),
        ("last year there were ", "2024"),
    ],
)
def test_the_words_before_a_number_say_which_period_is_meant(said, period):
    meant = when(said, YEAR)
    assert period_of(Asked("x", meant.years, "", meant.part), YEAR).text == period


def test_a_period_of_half_a_year_is_moved_whole():
    assert period_of(Asked("x", -1), Period.parse("2025H1")).text == "2024H1"


@pytest.mark.parametrize("said", ["13月份", "1至15月", "截至19月底"])
def test_months_that_do_not_exist_ask_for_nothing(said):
    assert when(said, YEAR) == When()
