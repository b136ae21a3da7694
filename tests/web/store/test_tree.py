"""Units as the log holds them, on a day."""

from datetime import date

import pytest

from making import DISTRICT, EAST_GATE, NOON, WILLOW_RIVER, listed
from youju.web.store.log import append
from youju.web.store.tree import Units, known_units, unit_revisions, unit_tree

DAY = "2025-12-30"


@pytest.fixture
def renamed(either_site) -> Units:
    """柳河镇 is called 柳河街道 from July 2025."""
    state = {"code": "990101102", "name": "柳河街道办事处", "short": "柳河街道", "kind": "town", "parent": DISTRICT}
    edit = listed("units", record=WILLOW_RIVER, action="edit", valid_from="2025-07-01", **state)
    append([edit], NOON, {WILLOW_RIVER: WILLOW_RIVER})
    return Units()


@pytest.mark.parametrize("text", ["990101001", "东关街道办事处", "东关街道", " 东关 街道 ", "９９０１０１００１"])
def test_a_unit_is_found_by_code_name_or_short_name(site, text):
    assert Units().find(text, DAY) == EAST_GATE


def test_an_unknown_name_finds_nothing(site):
    assert Units().find("西关街道", DAY) is None


def test_a_unit_has_its_name_of_the_day(renamed):
    states = [unit_tree().state(WILLOW_RIVER, date(2025, *day))["short"] for day in ((6, 30), (7, 1))]
    assert states == ["柳河镇", "柳河街道"]


def test_both_names_find_a_renamed_unit(renamed):
    assert renamed.find("柳河镇", DAY) == renamed.find("柳河街道", "2025-01-01") == WILLOW_RIVER


def test_a_name_goes_to_the_unit_that_bears_it_on_the_day(renamed):
    successor = append([listed("units", code="990101103", name="柳河镇", valid_from="2025-08-01")], NOON).records[0]
    units = Units()
    assert (units.find("柳河镇", "2025-03-01"), units.find("柳河镇", "2025-09-01")) == (WILLOW_RIVER, successor)


def test_a_name_of_two_units_is_ambiguous(site):
    append([listed("units", code="x", name="东关街道", valid_from="2020-01-01")], NOON)
    assert Units().find("东关街道", DAY) == 4 + 5  # the full name goes before the short one
    append([listed("units", code="y", name="东关街道", valid_from="2020-01-01")], NOON)
    assert Units().find("东关街道", DAY) is None


def test_a_merged_unit_leaves_its_name_to_those_that_stand(site):
    append([listed("units", code="z", name="东关街道", valid_from="2019-01-01", valid_to="2020-01-01")], NOON)
    append([listed("units", code="w", name="东关街道", valid_from="2020-01-01")], NOON)
    assert Units().find("东关街道", DAY) == 10


def test_the_path_leads_to_the_office(site):
    assert Units().path(EAST_GATE, DAY) == (EAST_GATE, DISTRICT)


def test_a_number_that_is_no_unit_has_no_path(site):
    assert Units().path(77, DAY) == ()


def test_the_tree_is_read_again_when_a_unit_changes_only(site, django_assert_max_num_queries):
    tree = unit_tree()
    append([listed("outlets", name="清和日报")], NOON)
    with django_assert_max_num_queries(2):
        assert unit_tree() is tree
    with django_assert_max_num_queries(1):
        assert unit_tree() is tree
    append([listed("units", code="x", name="西关街道", valid_from="2020-01-01")], NOON)
    assert unit_tree().find("西关街道", date(2025, 12, 30)) == 10


def test_the_known_units_are_shared_until_one_changes(site, django_assert_max_num_queries):
    units = known_units()
    with django_assert_max_num_queries(1):
        assert known_units() is units
    append([listed("units", code="x", name="西关街道", valid_from="2020-01-01")], NOON)
    assert known_units().find("西关街道", DAY) == 9


def test_without_units_the_tree_is_empty(site):
    assert unit_tree(0).names() == ()


def test_a_void_unit_is_none(site):
    append([listed("units", record=WILLOW_RIVER, stage="void", action="void")], NOON, {WILLOW_RIVER: WILLOW_RIVER})
    assert Units().find("柳河镇", DAY) is None


def test_units_as_of_an_earlier_number(renamed):
    assert Units(3).find("柳河街道", DAY) is None
    assert len(list(unit_revisions(3))) == 3
