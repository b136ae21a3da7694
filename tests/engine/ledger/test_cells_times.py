"""Days, months and times as ledgers write them."""

from datetime import date, datetime

import pytest

AFTERNOON = datetime.fromisoformat("2025-03-08T14:30")


@pytest.mark.parametrize(
    "cell",
    ["2025-03-08", "2025.3.8", "2025/3/8", "2025年3月8日", "２０２５．３．８", "20250308", 20250308, 45724, 45724.0,
     date(2025, 3, 8), AFTERNOON],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(row, cell):
    assert row(held_on=cell).date == "2025-03-08"


def test_the_same_day_is_read_again_from_memory(row):
    assert [row(held_on="2025.3.8").date for _ in range(2)] == ["2025-03-08"] * 2


def test_a_day_without_its_year_takes_the_years_hint_and_keeps_its_words(row):
    found = row(held_on="3月5日", year_hint=2025)
    assert (found.date, found.raw_kept) == ("2025-03-05", {"held_on": "3月5日"})


def test_two_years_hints_give_two_days(row):
    assert [row(held_on="3月5日", year_hint=year).date for year in (2024, 2025)] == ["2024-03-05", "2025-03-05"]


@pytest.mark.parametrize("cell", ["3月5日", "2025-02-30", "上周", "0205-03-08", 12, True, ["2025-03-08"]])
def test_what_is_no_day_is_refused(codes, cell):
    assert codes(held_on=cell) == ["LED011"]


def test_a_refused_day_is_not_called_missing_as_well(codes):
    assert codes(held_on="昨天") == ["LED011"]


@pytest.mark.parametrize(
    "cell", ["2025-03", "2025年3月", "2025.3", "202503", "2025年3月份", "2025-03-08", date(2025, 3, 1)]
)
def test_a_month_is_read_however_it_is_written(stored, cell):
    assert stored("month", cell) == "2025-03"


def test_a_month_without_its_year_takes_the_hint(row):
    assert row(month="3月", year_hint=2025).data["month"] == "2025-03"


@pytest.mark.parametrize("cell", ["2025-13", "春天", True])
def test_what_is_no_month_is_refused(codes, cell):
    assert codes(month=cell) == ["LED012"]


@pytest.mark.parametrize(
    "cell",
    ["2025-03-08 14:30", "2025-03-08T14:30:00", "2025年3月8日下午2点半", "2025.3.8 14：30", "2025/3/8 2:30 pm",
     AFTERNOON, 45724.604166666664],
)  # fmt: skip
def test_a_time_of_day_is_read_however_it_is_written(stored, cell):
    assert stored("from_at", cell) == "2025-03-08T14:30"


@pytest.mark.parametrize("cell", ["2025-03-08", "14:30", "2025-03-08 25:00", "2025-03-08 12:75", 12.5])
def test_a_missing_time_is_not_midnight(codes, cell):
    assert codes(from_at=cell) == ["LED013"]


@pytest.mark.parametrize("name", ["month", "from_at"])
def test_an_empty_time_says_nothing(row, name):
    assert row(**{name: " "}).problems == []
