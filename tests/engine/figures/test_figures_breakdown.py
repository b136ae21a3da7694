"""A figure by month, unit and field, over both engines."""

from decimal import Decimal

import pytest

from engine.figures.conftest import scope
from engine.snapshot.notebook import WILLOW_RIVER
from youju.engine.base.problems import Refused


def test_the_months_of_a_flow_are_all_there_and_add_up(ask):
    months = ask.breakdown("sessions", scope(), "month")
    assert [label for label, _ in months][::11] == ["2025-01", "2025-12"]
    assert [value for _, value in months] == [0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 0, 2]


@pytest.mark.parametrize("id_", ["sessions", "lecturers", "people", "cost", "share", "growth", "both", "speakers"])
def test_each_month_is_what_it_is_when_asked_alone(ask, book, id_):
    book.write("lectures", "2025-09-01", speaker=1)
    months = ask.breakdown(id_, scope(), "month")
    assert months == [(label, ask.figures([id_], scope(label))[0].value) for label, _ in months]


def test_months_that_have_not_begun_are_not_shown(ask):
    assert ask.breakdown("sessions", scope("2025-11-15..2026-02-03"), "month")[-1] == ("2025-12", 2)


def test_the_months_of_a_stock_are_its_month_ends(ask):
    values = [value for _, value in ask.breakdown("speakers", scope(), "month")]
    assert values == [2] * 6 + [1] * 6


def test_the_months_of_a_cumulative_figure_grow(ask):
    assert [v for _, v in ask.breakdown("ever", scope(), "month")] == [1, 1, 3, 3, 3, 4, 4, 4, 4, 4, 4, 6]


def test_persons_by_month_do_not_add_up_to_persons(ask, book):
    book.write("lectures", "2025-09-01", speaker=1)
    assert sum(v for _, v in ask.breakdown("lecturers", scope(), "month")) == 3
    assert ask.figures(["lecturers"], scope())[0].value == 2


def test_the_whole_office_is_shown_by_the_units_below_it(ask):
    assert ask.breakdown("sessions", scope(), "unit") == [("东关街道", 2), ("柳河镇", 3)]


def test_a_town_is_shown_by_its_villages_and_what_is_its_own(ask):
    assert ask.breakdown("sessions", scope(unit=WILLOW_RIVER), "unit") == [("上柳村", 2), ("柳河镇", 1)]


def test_a_unit_that_entered_nothing_is_shown_with_zero(ask):
    assert ask.breakdown("sessions", scope("2025-06"), "unit") == [("东关街道", 0), ("柳河镇", 1)]


def test_a_number_that_is_no_unit_is_shown_as_it_is(ask, book):
    book.write("lectures", "2025-06-02", unit=77)
    assert ask.breakdown("sessions", scope("2025-06"), "unit")[-1] == ("77", 1)


def test_records_of_the_office_itself_are_shown_under_its_name(ask, book):
    book.write("lectures", "2025-06-02", unit=0)
    assert ask.breakdown("sessions", scope("2025-06"), "unit")[-1] == ("清和区", 1)


def test_persons_are_counted_anew_in_each_unit(ask, book):
    book.write("lectures", "2025-09-01", unit=WILLOW_RIVER, speaker=1)
    assert ask.breakdown("lecturers", scope(), "unit") == [("东关街道", 1), ("柳河镇", 2)]


def test_choices_come_in_the_order_of_their_list_and_the_unstated_last(ask):
    assert ask.breakdown("sessions", scope(), "mode") == [("线上", 1), ("线下", 3), ("（未填）", 1)]


def test_stages_are_shown_by_their_titles(ask):
    assert ask.breakdown("sessions", scope(), "stage") == [("已审核", 5)]


@pytest.mark.parametrize(("free", "label"), [(True, "是"), (False, "否")])
def test_yes_and_no_are_words(ask, book, free, label):
    book.write("lectures", "2023-01-01", free=free)
    assert ask.breakdown("sessions", scope("2023"), "free") == [(label, 1)]


def test_a_ratio_is_computed_in_each_part(ask):
    assert ask.breakdown("share", scope(), "unit") == [("东关街道", Decimal(50)), ("柳河镇", Decimal("66.7"))]


def test_growth_by_month_compares_with_the_same_month(ask):
    assert ask.breakdown("growth", scope(), "month")[5] == ("2025-06", 0)


@pytest.mark.parametrize("by", ["programme", "weather", "name"])
def test_a_list_or_a_field_that_is_not_there_cannot_break_down(ask, by):
    with pytest.raises(Refused) as refusal:
        ask.breakdown("sessions", scope(), by)
    (problem,) = refusal.value.problems
    assert problem.code == "FIG005"
    assert "mode" in problem.mend()


def test_many_figures_by_unit_are_what_each_unit_is_told(ask):
    ids = ["sessions", "lecturers", "speakers"]
    found = ask.figures_by_unit(ids, scope())
    assert found == [(unit, ask.figures(ids, scope(unit=unit))) for unit, _ in found]


def test_figures_by_unit_come_in_the_order_of_the_breakdown(ask):
    found = ask.figures_by_unit(["sessions"], scope())
    assert [(f.unit_code, f.value) for _, (f,) in found] == [("D1", 2), ("D2", 3)]


def test_what_is_the_offices_own_alone_is_no_figure_of_a_unit(ask, book):
    book.write("lectures", "2025-06-02", unit=0)
    assert [f.unit_code for _, (f,) in ask.figures_by_unit(["sessions"], scope())] == ["D1", "D2"]
