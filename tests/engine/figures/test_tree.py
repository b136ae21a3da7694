"""The unit tree on a day: merges, splits, and what lies below."""

from datetime import date

import pytest

from engine.snapshot.notebook import DISTRICT, EAST_GATE, UPPER_VILLAGE, WILLOW_RIVER, cast_units, unit_revisions
from youju.engine.figures import Tree

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def tree(*changes):
    """The cast's units with later changes: (number, data)."""
    known = dict(cast_units())
    return Tree(unit_revisions(*cast_units(), *((n, known.get(n, {}) | data) for n, data in changes)))


def merged():
    """上柳村 is merged into 下柳村 (5) on 1 July 2025."""
    village = {"code": "D202", "name": "下柳村", "valid_from": "2020-01-01", "parent": WILLOW_RIVER}
    gone = {"valid_from": "2025-07-01", "valid_to": "2025-07-01"}
    takes = village | {"valid_from": "2025-07-01", "predecessors": [UPPER_VILLAGE]}
    return tree((5, village), (UPPER_VILLAGE, gone), (5, takes))


def split():
    """柳河镇 is split into 5 and 6 on 1 July 2025."""
    gone = {"valid_from": "2025-07-01", "valid_to": "2025-07-01"}
    parts = {"valid_from": "2025-07-01", "parent": DISTRICT, "predecessors": [WILLOW_RIVER]}
    return tree((WILLOW_RIVER, gone), (5, parts | {"code": "D3"}), (6, parts | {"code": "D4"}))


def test_the_office_is_the_top():
    assert tree().on(AFTER).top == DISTRICT


def test_a_subtree_holds_all_that_lies_below():
    assert tree().on(AFTER).subtree(WILLOW_RIVER) == {WILLOW_RIVER, UPPER_VILLAGE}


def test_records_without_a_unit_belong_to_the_office_itself():
    assert tree().on(AFTER).subtree(DISTRICT) == {0, 1, 2, 3, 4}


def test_children_come_by_code():
    assert tree().on(AFTER).children(DISTRICT) == (EAST_GATE, WILLOW_RIVER)


def test_a_path_leads_to_the_top():
    assert tree().on(AFTER).path(UPPER_VILLAGE) == (UPPER_VILLAGE, WILLOW_RIVER, DISTRICT)


def test_a_unit_that_moves_lies_under_its_new_parent_from_that_day():
    moved = tree((UPPER_VILLAGE, {"valid_from": "2025-07-01", "parent": EAST_GATE}))
    assert [moved.on(d).path(UPPER_VILLAGE)[1] for d in (BEFORE, AFTER)] == [WILLOW_RIVER, EAST_GATE]


def test_a_change_entered_late_holds_from_its_own_day():
    renamed = tree(
        (UPPER_VILLAGE, {"valid_from": "2025-07-01", "name": "柳上社区"}),
        (UPPER_VILLAGE, {"valid_from": "2022-01-01", "name": "柳上村"}),
    )
    assert [renamed.label(UPPER_VILLAGE, d) for d in (date(2021, 1, 1), BEFORE, AFTER)] == [
        "上柳村",
        "柳上村",
        "柳上社区",
    ]


def test_before_its_first_day_a_unit_is_called_what_it_was_on_that_day():
    corrected = tree(
        (UPPER_VILLAGE, {"name": "上柳邨"}), (UPPER_VILLAGE, {"valid_from": "2022-01-01", "name": "柳上村"})
    )
    assert corrected.label(UPPER_VILLAGE, date(2019, 1, 1)) == "上柳邨"


def test_a_merged_unit_stands_for_itself_until_the_day():
    assert merged().on(BEFORE).node[UPPER_VILLAGE] == UPPER_VILLAGE


def test_a_merged_unit_stands_for_its_successor_from_the_day():
    assert merged().on(AFTER).node[UPPER_VILLAGE] == 5
    assert merged().on(AFTER).subtree(5) == {UPPER_VILLAGE, 5}


def test_asking_for_a_merged_unit_asks_for_its_successor():
    assert merged().on(AFTER).subtree(UPPER_VILLAGE) == {UPPER_VILLAGE, 5}


def test_a_split_unit_keeps_its_own_node_under_its_last_parent():
    found = split().on(AFTER)
    assert found.node[WILLOW_RIVER] == WILLOW_RIVER
    assert found.path(UPPER_VILLAGE) == (UPPER_VILLAGE, WILLOW_RIVER, DISTRICT)


def test_the_parts_of_a_split_unit_stand_beside_it():
    assert split().on(AFTER).children(DISTRICT) == (EAST_GATE, WILLOW_RIVER, 5, 6)


def test_a_unit_closed_without_successor_keeps_its_node():
    closed = tree((UPPER_VILLAGE, {"valid_from": "2025-07-01", "valid_to": "2025-07-01"}))
    assert closed.on(AFTER).subtree(WILLOW_RIVER) == {WILLOW_RIVER, UPPER_VILLAGE}


def test_two_units_that_name_each_other_as_parent_do_not_hang_a_page():
    circular = tree((WILLOW_RIVER, {"parent": UPPER_VILLAGE}))
    assert WILLOW_RIVER in circular.on(AFTER).subtree(UPPER_VILLAGE) | circular.on(AFTER).subtree(WILLOW_RIVER)


def test_a_voided_unit_is_gone():
    assert tree((UPPER_VILLAGE, {"stage": "void"})).on(AFTER).subtree(WILLOW_RIVER) == {WILLOW_RIVER}


def test_with_two_tops_there_is_no_office_itself():
    two = tree((9, {"code": "E", "valid_from": "2020-01-01"}))
    assert two.on(AFTER).top is None
    assert two.on(AFTER).children(None) == (DISTRICT, 9)


@pytest.mark.parametrize(("level", "node"), [(0, DISTRICT), (1, WILLOW_RIVER), (2, UPPER_VILLAGE), (7, UPPER_VILLAGE)])
def test_a_unit_is_rolled_up_to_a_level(level, node):
    assert tree().on(AFTER).at_level(level)[UPPER_VILLAGE] == node


@pytest.mark.parametrize("text", ["D201", "上柳村", " 上柳村 "])
def test_a_unit_is_found_by_code_or_name(text):
    assert tree().find(text, AFTER) == UPPER_VILLAGE


def test_a_name_of_former_days_still_finds_its_unit():
    renamed = tree((UPPER_VILLAGE, {"valid_from": "2025-07-01", "name": "柳上社区"}))
    assert renamed.find("上柳村", AFTER) == UPPER_VILLAGE


@pytest.mark.parametrize("text", ["", "东关", "D9"])
def test_what_no_unit_is_called_finds_none(text):
    assert tree().find(text, AFTER) is None


def test_a_name_that_two_units_bear_finds_none():
    assert tree((5, {"code": "D202", "name": "上柳村", "valid_from": "2020-01-01"})).find("上柳村", AFTER) is None


def test_a_closed_unit_is_still_found_by_its_name():
    assert merged().find("上柳村", AFTER) == UPPER_VILLAGE


def test_a_number_that_is_no_unit_has_a_label_and_no_code():
    assert (tree().label(77, AFTER), tree().code(77, AFTER)) == ("77", "")


def test_all_names_are_known_for_suggestions():
    assert {"D201", "上柳村"} <= set(tree().names())
