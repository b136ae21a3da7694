"""What a figure says, over both engines."""

from dataclasses import replace
from decimal import Decimal

import pytest

from engine.figures.conftest import scope


def one(ask, id_, where=None):
    """One figure."""
    return ask.figures([id_], where or scope())[0]


def test_a_count_counts_accepted_records_of_the_period(ask):
    assert one(ask, "sessions").value == 5


def test_a_returned_record_does_not_count(ask, book):
    book.write("lectures", "2025-03-08", record=3, stage="returned")
    assert one(ask, "sessions").value == 4


def test_an_indicator_may_count_other_stages(ask):
    returned = replace(ask.pack.indicators["sessions"], counts=("returned",))
    ask.pack = replace(ask.pack, indicators={"sessions": returned})
    assert [row.record for row in ask.rows("sessions", scope())] == [8]


def test_a_sum_adds_what_is_stated_and_says_what_is_not(ask):
    found = one(ask, "people")
    assert (found.value, found.rows) == (225, 4)
    assert [p.code for p in found.problems] == ["FIG003"]


def test_a_sum_of_nothing_entered_is_zero(ask):
    found = one(ask, "people", scope("2023"))
    assert (found.value, found.problems) == (0, ())


def test_a_sum_of_which_no_record_states_the_field_is_not_zero_but_unknown(ask, book):
    book.write("lectures", "2023-01-01", title="无人数")
    found = one(ask, "people", scope("2023"))
    assert (found.value, found.wording) == (None, "")
    assert [p.code for p in found.problems] == ["FIG004"]


def test_money_is_exact_to_the_fen(ask):
    assert str(one(ask, "cost").value) == "102.50"


def test_a_person_who_speaks_twice_is_one_person(ask):
    found = one(ask, "lecturers")
    assert (found.value, found.rows) == (2, 3)


def test_a_cumulative_figure_counts_from_the_beginning(ask):
    assert one(ask, "ever").value == 6


def test_a_stock_counts_who_is_there_on_the_last_day(ask):
    assert [one(ask, "speakers", scope(p)).value for p in ("2023", "2024", "2025-06", "2025-07")] == [0, 2, 2, 1]


def test_a_stock_of_the_running_year_is_taken_today(ask, book):
    book.write("speakers", unit=0, since="2025-12-31")
    assert one(ask, "speakers").value == 1


def test_somebody_gone_on_that_very_day_is_no_longer_counted(ask, book):
    book.write("speakers", unit=0, since="2025-01-01", until="2025-12-30")
    assert one(ask, "speakers").value == 1


def test_a_day_belongs_to_the_period_at_both_ends(ask):
    assert one(ask, "sessions", scope("2025-03-08..2025-03-20")).value == 2


def test_a_ratio_is_a_percentage_with_both_its_numbers(ask):
    found = one(ask, "share")
    assert (found.value, found.numerator, found.denominator, found.unit) == (Decimal(60), 3, 5, "%")
    assert format(found.value, "f") == "60"


def test_a_ratio_names_the_rows_of_its_denominator(ask):
    assert one(ask, "share").rows == 5


def test_a_ratio_of_nothing_is_a_problem_not_zero(ask):
    found = one(ask, "share", scope("2023"))
    assert (found.value, [p.code for p in found.problems]) == (None, ["FIG001"])


def test_growth_compares_with_the_year_before(ask):
    found = one(ask, "growth")
    assert (found.value, found.numerator, found.denominator) == (400, 5, 1)


def test_growth_from_nothing_is_a_problem_that_names_the_year(ask):
    (problem,) = one(ask, "growth", scope("2024")).problems
    assert problem.code == "FIG002"
    assert "2023" in problem.sentence("en")


def test_a_sum_adds_the_values_of_its_parts_and_counts_each_record_behind_them_once(ask):
    found = one(ask, "both")
    assert (found.value, found.rows) == (8, 5)


def test_a_unit_is_asked_with_all_below_it(ask):
    assert [one(ask, "sessions", scope(unit=u)).value for u in (1, 2, 3, 4)] == [5, 2, 3, 2]


def test_a_figure_names_the_unit_by_its_code(ask):
    assert [one(ask, "sessions", scope(unit=u)).unit_code for u in (None, 3)] == ["", "D2"]


def test_a_figure_says_at_which_seq_it_holds(ask, book):
    assert (one(ask, "sessions").as_of, one(ask, "sessions", scope(as_of=4)).as_of) == (9, 4)


def test_a_figure_of_the_past_does_not_know_what_came_later(ask):
    assert one(ask, "sessions", scope(as_of=4)).value == 2


def test_a_figure_carries_the_version_of_its_definition_and_its_words(ask):
    found = one(ask, "sessions")
    assert len(found.definition) == 64
    assert found.wording == "5项"


def test_figures_come_in_the_order_asked_for(ask):
    assert [f.id for f in ask.figures(["share", "sessions"], scope())] == ["share", "sessions"]


def test_an_unknown_indicator_is_a_key_error(ask):
    with pytest.raises(KeyError):
        ask.figures(["lectures"], scope())
