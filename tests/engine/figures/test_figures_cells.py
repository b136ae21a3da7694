"""Unit by month cells and credited shares, over both engines."""

from engine.figures.conftest import scope
from engine.snapshot.notebook import DISTRICT, EAST_GATE, UPPER_VILLAGE, WILLOW_RIVER


def cells(ask, *ids, level=None):
    (found,) = ask.cells(ids, scope(), level)
    return sorted(found.rows)


def test_a_cell_is_a_unit_and_a_month_with_a_value_per_indicator(ask):
    assert cells(ask, "sessions", "people")[:2] == [(EAST_GATE, 202503, 2, 100), (WILLOW_RIVER, 202506, 1, 25)]


def test_cells_of_one_register_come_from_one_scan(ask):
    (found,) = ask.cells(["sessions", "people", "lecturers"], scope())
    assert (found.register, found.ids) == ("lectures", ("sessions", "people", "lecturers"))


def test_a_ratio_is_given_by_what_it_is_made_of(ask):
    (found,) = ask.cells(["share"], scope())
    assert found.ids == ("offline", "sessions")


def test_a_town_holds_its_villages_cells(ask):
    assert cells(ask, "sessions", level=1)[-1] == (WILLOW_RIVER, 202512, 2)


def test_the_top_holds_everything(ask):
    assert cells(ask, "sessions", level=0) == [(DISTRICT, 202503, 2), (DISTRICT, 202506, 1), (DISTRICT, 202512, 2)]


def test_a_unit_deeper_than_the_level_asked_for_is_its_own(ask):
    assert cells(ask, "sessions", level=9)[-1] == (UPPER_VILLAGE, 202512, 2)


def test_a_stock_has_cells_without_months(ask):
    assert cells(ask, "speakers") == [(0, None, 1)]


def test_cells_are_narrowed_to_the_unit_of_the_scope(ask):
    (found,) = ask.cells(["sessions"], scope(unit=WILLOW_RIVER))
    assert {unit for unit, *_ in found.rows} == {WILLOW_RIVER, UPPER_VILLAGE}


def test_each_record_is_credited_to_all_who_had_a_part(ask):
    found = ask.shares("sessions", scope())
    assert found.units == ((EAST_GATE, 4), (WILLOW_RIVER, 2), (UPPER_VILLAGE, 2))


def test_credit_adds_up_to_more_than_there_is_and_says_how_much(ask):
    found = ask.shares("sessions", scope())
    assert (found.total, found.sum_of_units, found.overlap) == (5, 8, 3)


def test_an_audience_is_credited_like_its_session(ask):
    found = ask.shares("people", scope())
    assert (found.total, dict(found.units)[EAST_GATE]) == (225, 200)


def test_a_person_is_credited_once_per_unit(ask):
    assert ask.shares("lecturers", scope()).units == ((EAST_GATE, 1), (WILLOW_RIVER, 1))


def test_a_units_credit_includes_what_others_own(ask):
    found = ask.shares("sessions", scope(unit=EAST_GATE))
    assert (found.total, found.units) == (4, ((EAST_GATE, 4),))


def test_a_unit_named_twice_for_a_record_is_credited_once(ask, book):
    book.write("lectures", "2023-01-01", co_units=[2], credited_units=[2])
    assert ask.shares("sessions", scope("2023")).units == ((EAST_GATE, 1),)
