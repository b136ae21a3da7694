"""Dates as ledgers write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.numerals import excel_date, read_date

MARCH = date(2025, 3, 8)


@pytest.mark.parametrize(
    "text",
    [
        "2025.3.8",
        "2025-03-08",
        "2025/3/8",
        "2025年3月8日",
        "2025年3月8号",
        "20250308",
        "２０２５．３．８",
        "2025 年 3 月 8 日",
        "二〇二五年三月八日",
        "2025年3月8日（星期六）",
        "2025-03-08 14:30",
        "2025-03-08T14:30:00",
        "2025年3月8日 下午3点半",
        "45724",
    ],
)
def test_a_date_is_read_however_it_is_written(text):
    assert read_date(text, None) == MARCH


def test_the_first_month_may_be_called_yuan():
    assert read_date("2025年元月20日") == date(2025, 1, 20)


@pytest.mark.parametrize("text", ["3月8日", "三月八日", "3.8", "3月8号"])
def test_a_date_without_a_year_needs_the_ledgers_year(text):
    assert (read_date(text, 2025), read_date(text)) == (MARCH, None)


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-02-30", "2025.13.1", "正月初八", "3月", "第3", "12", "2025.3", "20251301"]
)
def test_what_is_no_day_is_none(text):
    assert read_date(text, 2025) is None


def test_a_serial_counts_from_either_epoch():
    assert (excel_date(45724), excel_date(45724.6), excel_date(44262, date1904=True)) == (MARCH, MARCH, MARCH)


@pytest.mark.parametrize("serial", [0, 12, 19_999, 80_000, 20250308])
def test_a_number_far_from_any_ledger_is_no_serial(serial):
    assert excel_date(serial) is None


@settings(max_examples=60)
@given(st.dates(date(1960, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_writings(day):
    writings = [f"{day}", f"{day.year}.{day.month}.{day.day}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}"]
    assert {read_date(text) for text in writings} == {day} == {excel_date((day - date(1899, 12, 30)) // timedelta(1))}
