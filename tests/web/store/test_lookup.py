"""What the references of a row mean."""

import pytest

from making import EAST_GATE, NOON, lecture, listed
from youju.web.store import lookup
from youju.web.store.log import append
from youju.web.store.lookup import StoreLookup

DAY = "2025-12-30"


@pytest.fixture
def outlet(either_site) -> int:
    """清和日报, a provincial outlet from July 2025; before that of the district."""
    first = listed("outlets", name="清和日报", level="province", since="2025-07-01")
    record = append([first], NOON).records[0]
    before = listed("outlets", record=record, action="edit", name="清和日报", level="central", since="2024-01-01")
    append([before], NOON, {record: record})
    return record


def level(pack, record: int, on: str) -> object:
    """The level of an outlet on a day."""
    found = StoreLookup(pack).attributes("outlets", record, on)
    return found and found["level"]


def test_a_unit_is_found_as_the_tree_finds_it(pack, site):
    assert StoreLookup(pack).unit("东关街道", DAY) == EAST_GATE


def test_a_unit_is_found_by_its_number(pack, site):
    found = StoreLookup(pack)
    assert (found.unit("2", DAY), found.unit("77", DAY)) == (EAST_GATE, None)


def test_a_record_is_found_by_its_label(pack, outlet):
    assert StoreLookup(pack).find("outlets", " 清和 日报", DAY) == (outlet,)


def test_a_record_is_found_by_its_number_in_its_register_only(pack, outlet):
    found = StoreLookup(pack)
    assert (found.find("outlets", str(outlet), DAY), found.find("outlets", "1", DAY)) == ((outlet,), ())


def test_two_records_of_one_label_are_both_named(pack, site):
    records = append([lecture("甲"), lecture("甲")], NOON).records
    assert StoreLookup(pack).find("lectures", "甲", DAY) == records


def test_units_are_found_as_records_too(pack, site):
    assert StoreLookup(pack).find("units", "990101001", DAY) == (EAST_GATE,)


def test_a_void_record_is_not_found(pack, outlet):
    void = listed("outlets", record=outlet, stage="void", action="void", name="清和日报", since="2024-01-01")
    append([void], NOON, {outlet: outlet + 1})
    assert StoreLookup(pack).find("outlets", "清和日报", DAY) == ()
    assert StoreLookup(pack).attributes("outlets", outlet, DAY) is None


@pytest.mark.parametrize(
    ("on", "expected"), [("2025-07-01", "province"), ("2025-06-30", "central"), ("2023-12-31", None), ("", "province")]
)
def test_attributes_are_those_of_the_day(pack, outlet, on, expected):
    assert level(pack, outlet, on) == expected


def test_of_two_states_of_one_day_the_later_entry_holds(pack, outlet):
    again = listed("outlets", record=outlet, action="edit", name="清和日报", level="city", since="2025-07-01")
    append([again], NOON, {outlet: outlet + 1})
    assert level(pack, outlet, DAY) == "city"


def test_a_register_without_effective_dates_holds_its_last_state(pack, site):
    record = append([lecture(people=10)], NOON).records[0]
    append([lecture(people=11, record=record, action="edit")], NOON, {record: record})
    assert StoreLookup(pack).attributes("lectures", record, "2020-01-01")["people"] == 11


def test_many_questions_read_the_register_once(pack, site, django_assert_max_num_queries):
    records = append([lecture(f"第{n}场") for n in range(200)], NOON).records
    found = StoreLookup(pack)
    with django_assert_max_num_queries(2 * lookup.FEW + 1):
        assert [found.attributes("lectures", r, DAY)["title"] for r in records][199] == "第199场"
