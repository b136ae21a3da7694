"""Records that change on a day, not at a keystroke, are counted as they are valid on the day of the figure."""

from dataclasses import replace
from datetime import date

import pytest

from engine.figures.conftest import both, scope
from engine.figures.outlets import PACK, outlet
from engine.snapshot.notebook import EAST_GATE, UPPER_VILLAGE, Notebook

DAILY, EVENING = 1, 2


@pytest.fixture
def book():
    """小王 lists the 日报, of the city until July 2025; 阿强 the 晚报, of the province, closed in October."""
    book = Notebook()
    outlet(book, "2020-01-01", name="日报", level="city", staff=10)
    outlet(book, "2020-01-01", unit=UPPER_VILLAGE, name="晚报", level="province", staff=5, closed_on="2025-10-01")
    outlet(book, "2025-07-01", DAILY, name="日报社", level="province", staff=30)
    return book


@pytest.fixture(params=["duckdb", "sqlite"])
def ask(request, tmp_path, book, tree):
    """Either engine."""
    return both(tmp_path, book, tree)[request.param](PACK)


def value(ask, id_, period, **more):
    """A figure's value."""
    return ask.figures([id_], scope(period, **more))[0].value


@pytest.mark.parametrize(("period", "expected"), [("2025-06", 1), ("2025-07", 2), ("2025-11", 1), ("2024", 1)])
def test_a_level_counts_from_its_day_on(ask, period, expected):
    assert value(ask, "province", period) == expected


def test_a_sum_adds_what_was_valid_on_the_day(ask):
    assert [value(ask, "staff", period) for period in ("2025-06", "2025-07")] == [15, 35]


def test_today_is_the_day_where_the_period_is_not_over(ask):
    early = replace(scope("2025"), today=date(2025, 6, 30))
    assert ask.figures(["province"], early)[0].value == 1


def test_a_change_entered_late_takes_its_place_by_its_day(ask, book):
    outlet(book, "2024-01-01", DAILY, name="日报", level="province", staff=12)
    assert [value(ask, "staff", period) for period in ("2023", "2024", "2025-07")] == [15, 17, 35]


def test_of_two_changes_of_one_day_the_later_entered_holds(ask, book):
    outlet(book, "2025-07-01", DAILY, level="city", staff=31)
    assert (value(ask, "province", "2025-08"), value(ask, "staff", "2025-08")) == (1, 36)


def test_before_its_first_day_a_record_is_what_it_was_on_that_day(ask, book):
    outlet(book, "2020-01-01", EVENING, level="city", staff=6, opened_on="2018-01-01")
    outlet(book, "2021-01-01", EVENING, level="province", staff=7, opened_on="2018-01-01")
    assert [value(ask, id_, "2019") for id_ in ("outlets", "province", "staff")] == [1, 0, 6]


def test_a_record_without_the_date_holds_from_the_beginning(ask, book):
    outlet(book, "", opened_on="2019-01-01", level="province")
    assert value(ask, "province", "2019") == 1


def test_from_and_to_are_those_of_the_day(ask, book):
    outlet(book, "2025-11-01", EVENING, level="province", staff=5)  # reopened
    assert [value(ask, "outlets", period) for period in ("2025-09", "2025-10", "2025-11")] == [2, 1, 2]


def test_a_void_record_does_not_count_on_any_day(ask, book):
    book.void(DAILY)
    assert [value(ask, "outlets", period) for period in ("2024", "2025-09")] == [1, 1]


def test_a_restored_record_has_its_states_again(ask, book):
    book.void(DAILY)
    outlet(book, "2025-07-01", DAILY, level="province", staff=30)
    assert [value(ask, "staff", period) for period in ("2025-06", "2025-07")] == [15, 35]


def test_having_been_void_is_not_a_state(ask, book):
    again = outlet(book, "2025-07-01", level="city")
    book.void(again)
    outlet(book, "2025-07-01", again, level="province")
    assert [value(ask, "outlets", period) for period in ("2024", "2025-08")] == [3, 3]


def test_the_past_knows_what_was_entered_by_then(ask):
    assert [value(ask, "province", "2025-08", as_of=seq) for seq in (3, 2, 1)] == [2, 1, 0]


def test_what_is_entered_after_a_question_is_in_the_next(ask, book):
    assert value(ask, "staff", "2025-08") == 35
    outlet(book, "2025-08-01", DAILY, level="province", staff=40)
    assert [value(ask, "staff", "2025-08", as_of=seq) for seq in (4, 3)] == [45, 35]


def test_growth_compares_each_year_on_its_own_day(ask):
    found = ask.figures(["rise"], scope("2025-08"))[0]
    assert (found.value, found.numerator, found.denominator) == (100, 2, 1)


def test_a_sum_counts_a_record_behind_several_parts_once(ask):
    found = ask.figures(["listed"], scope("2025-08"))[0]
    assert (found.value, found.rows) == (4, 2)


def test_a_flow_asks_for_the_state_at_the_end_of_its_period(ask, book):
    outlet(book, "2025-02-01", name="新报", level="city", opened_on="2025-02-01")
    outlet(book, "2025-03-15", 4, name="新报", level="province", opened_on="2025-02-01")
    assert [value(ask, "founded", period) for period in ("2025-02", "2025Q1")] == [0, 1]


def test_the_months_of_a_breakdown_each_have_their_own_day(ask):
    found = ask.breakdown("province", scope("2025-05-01..2025-11-30"), "month")
    assert [v for _, v in found] == [1, 1, 2, 2, 2, 1, 1]


def test_a_breakdown_by_field_shows_the_level_of_the_day(ask):
    assert ask.breakdown("outlets", scope("2025-06"), "level") == [("市级", 1), ("省级", 1)]
    assert ask.breakdown("outlets", scope("2025-07"), "level") == [("省级", 2)]


def test_a_record_belongs_to_the_unit_of_the_day(ask, book):
    outlet(book, "2025-09-01", EVENING, unit=EAST_GATE, level="province", staff=5)
    assert [value(ask, "outlets", p, unit=EAST_GATE) for p in ("2025-08", "2025-09")] == [1, 2]


def test_the_rows_show_the_revision_of_the_day(ask):
    before, after = (ask.rows("province", scope(period)) for period in ("2025-06", "2025-07"))
    assert [(r.record, r.seq, r.title) for r in before] == [(2, 2, "晚报")]
    assert [(r.record, r.seq, r.title) for r in after] == [(1, 3, "日报社"), (2, 2, "晚报")]


def test_the_rows_of_a_month_are_those_of_its_day(ask):
    assert [r.seq for r in ask.rows("outlets", scope("2025"), month="2025-03")] == [1, 2]


def test_the_digest_tells_two_days_apart(ask):
    assert len({ask.digest("outlets", scope(period)) for period in ("2025-05", "2025-06", "2025-07")}) == 2


def test_cells_hold_the_states_of_the_day(ask):
    assert [sorted(c.rows) for c in ask.cells(["staff"], scope("2025-06"))] == [[(2, None, 10), (4, None, 5)]]


def test_shares_are_those_of_the_day(ask):
    assert ask.shares("staff", scope("2025-06")).total == 15


def test_a_list_that_nothing_was_entered_into_counts_nothing(tmp_path, tree):
    for make in both(tmp_path, Notebook(), tree).values():
        assert make(PACK).figures(["outlets"], scope())[0].value == 0
