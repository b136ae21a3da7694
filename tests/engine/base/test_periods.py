"""Periods: what an office writes, the days it means, and the same days a year before."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.base.periods import Period
from youju.engine.base.problems import Place, Refused


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025H1", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025H2", date(2025, 7, 1), date(2025, 12, 31)),
        ("2025Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("2025-01-01..2025-09-30", date(2025, 1, 1), date(2025, 9, 30)),
        ("2025-03-08..2025-03-08", date(2025, 3, 8), date(2025, 3, 8)),
        ("2024-11-01..2025-02-28", date(2024, 11, 1), date(2025, 2, 28)),
    ],
)
def test_a_period_means_its_days_both_ends_included(text, start, end):
    period = Period.parse(text)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(("typed", "text"), [(" 2025 ", "2025"), ("2025q3", "2025Q3"), ("２０２５Ｈ１", "2025H1")])
def test_a_period_is_kept_in_one_way_of_writing(typed, text):
    assert str(Period.parse(typed)) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "25", "二〇二五", "2025年", "2025Q5", "2025Q0", "2025H3", "2025-00", "2025-13", "2025-3", "2025/03", "2025-02-30",
        "2025-03-08", "2025-02-30..2025-03-08", "2025-09-30..2025-01-01", "2025..2026", "0000", "0001", "9999", "٢٠٢٥",
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused(text):
    with pytest.raises(Refused) as refusal:
        Period.parse(text)
    assert refusal.value.problems[0].code == "BAS001"


def test_a_refused_period_says_what_was_typed_and_where():
    with pytest.raises(Refused) as refusal:
        Period.parse("去年", Place(field="period"))
    assert str(refusal.value.problems[0]).startswith("period BAS001 “去年”不是一个期间。")


@pytest.mark.parametrize(
    ("text", "day"), [("2025", date(2026, 1, 1)), ("2024-02", date(2024, 3, 1)), ("2025H1", date(2025, 7, 1))]
)
def test_the_day_after_no_longer_belongs_to_it(text, day):
    assert Period.parse(text).day_after == day


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2025", "2024"),
        ("2025H2", "2024H2"),
        ("2025Q3", "2024Q3"),
        ("2025-03", "2024-03"),
        ("2025-01-01..2025-09-30", "2024-01-01..2024-09-30"),
    ],
)
def test_a_year_before_is_written_the_same_way(text, before):
    assert Period.parse(text).year_before() == Period.parse(before)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2024-02", date(2023, 2, 28)),
        ("2025-02", date(2024, 2, 29)),
        ("2024-02-01..2024-02-29", date(2023, 2, 28)),
        ("2025-01-01..2025-02-28", date(2024, 2, 29)),
        ("2025-02-01..2025-02-27", date(2024, 2, 27)),
    ],
)
def test_a_period_to_the_end_of_february_ends_with_february(text, end):
    assert Period.parse(text).year_before().end == end


days = st.dates(date(1901, 1, 1), date(2100, 12, 31))


@settings(max_examples=80, deadline=None)
@given(days, st.integers(0, 800))
def test_a_span_of_days_reads_back_as_it_prints(start, length):
    text = f"{start}..{start + timedelta(days=length)}"
    assert str(Period.parse(text)) == text


@settings(max_examples=80, deadline=None)
@given(days, st.integers(0, 800))
def test_the_year_before_of_a_span_can_be_typed_again(start, length):
    before = Period.parse(f"{start}..{start + timedelta(days=length)}").year_before()
    assert Period.parse(str(before)) == before


@settings(max_examples=40, deadline=None)
@given(st.integers(1000, 8999))
def test_quarters_make_up_the_year_without_gap(year):
    quarters = [Period.parse(f"{year}Q{n}") for n in (1, 2, 3, 4)]
    assert [q.day_after for q in quarters[:3]] == [q.start for q in quarters[1:]]
    assert (quarters[0].start, quarters[3].end) == (date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize(
    ("text", "years", "moved"),
    [
        ("2025", 1, "2026"),
        ("2025Q3", 2, "2027Q3"),
        ("2025-03", -2, "2023-03"),
        ("2023-02-01..2023-02-28", 1, "2024-02-01..2024-02-29"),
        ("2024-02-29..2024-03-15", 1, "2025-02-28..2025-03-15"),
        ("2024-12-01..2025-01-31", 1, "2025-12-01..2026-01-31"),
        ("2025", 0, "2025"),
    ],
)
def test_the_same_days_some_years_later(text, years, moved):
    assert Period.parse(text).shifted(years) == Period.parse(moved)
