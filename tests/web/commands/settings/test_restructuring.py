"""Units are merged, split and ended from a day on; records keep their numbers, roles pass on, all can be taken back."""

from datetime import date

import pytest

from making import DISTRICT, EAST_GATE, WILLOW_RIVER
from youju.web.accounts.actors import actor_for
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.people.roles import roles
from youju.web.commands.settings.restructuring import end_unit, found_of, leaving, merge_units, undo
from youju.web.commands.settings.units import add_unit, change_unit
from youju.web.store.read import head

WHO = "cli:test"
DAY = "2025-07-01"
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
NORTH = {"code": "990101201", "name": "柳河北镇人民政府", "short": "柳河北镇", "kind": "town", "parent": "990101"}
SOUTH = {**NORTH, "code": "990101202", "name": "柳河南镇人民政府", "short": "柳河南镇"}


@pytest.fixture
def office(site):
    """The office of the cast, with one lecture of each town."""
    found = use(site)
    for who, unit in (("小王", EAST_GATE), ("阿强", WILLOW_RIVER)):
        enter(found, who, "lectures", Given(unit, {"title": "宪法", "held_on": "2025-03-08"}))
    return found


def codes(answer):
    return [p.code for p in answer[1]]


def below(office, day, unit=DISTRICT):
    """Labels of the units right below one on a day."""
    tree = office.tree()
    return [tree.label(number, day) for number in tree.on(day).children(unit)]


def test_what_a_unit_leaves_is_shown_before_it_ends(office):
    add_unit(office, WHO, {**NORTH, "parent": "990101102", "kind": "village", "valid_from": "2025-01-01"})
    (left,) = leaving(office, (WILLOW_RIVER,), DAY)
    assert (left.records, len(left.below), [r.user for r in left.roles]) == (1, 1, ["u3"])


def test_a_unit_that_ends_is_there_until_the_day_before(office):
    end_unit(office, WHO, WILLOW_RIVER, DAY)
    assert [office.tree().exists(WILLOW_RIVER, day) for day in (BEFORE, AFTER)] == [True, False]


def test_several_units_are_merged_into_one_in_one_step(office):
    village, _ = add_unit(office, WHO, {**NORTH, "valid_from": "2024-01-01"})
    done, problems = merge_units(office, WHO, (WILLOW_RIVER, village), EAST_GATE, DAY)
    assert (problems, below(office, AFTER)) == ((), ["东关街道"])
    assert {WILLOW_RIVER, village} <= office.tree().on(AFTER).subtree(EAST_GATE)
    assert done.seq == head() - 4  # two ends, the successor, the end of 阿强's role and his new one


def test_who_entered_for_a_merged_unit_enters_for_its_successor(office):
    merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, DAY)
    assert [(g.role, g.unit) for g in actor_for("aqiang").grants] == [("clerk", EAST_GATE)]


def test_a_new_unit_takes_the_place_of_two(office):
    done, problems = found_of(office, WHO, (EAST_GATE, WILLOW_RIVER), [NORTH], DAY)
    assert (problems, below(office, AFTER)) == ((), ["柳河北镇"])
    assert office.tree().on(AFTER).subtree(done.units[0]) == {EAST_GATE, WILLOW_RIVER, done.units[0]}


def test_roles_pass_to_the_one_new_unit_and_come_back_with_it(office):
    done, _ = found_of(office, WHO, (EAST_GATE, WILLOW_RIVER), [NORTH], DAY)
    assert [(g.role, g.unit) for g in actor_for("aqiang").grants] == [("clerk", done.units[0])]
    assert undo(office, WHO, done.seq)[1] == ()
    assert [(g.role, g.unit) for g in actor_for("aqiang").grants] == [("clerk", WILLOW_RIVER)]


def test_a_split_leaves_the_records_under_the_last_parent(office):
    found_of(office, WHO, (WILLOW_RIVER,), [NORTH, SOUTH], DAY)
    assert set(below(office, AFTER)) == {"东关街道", "柳河镇", "柳河北镇", "柳河南镇"}


def test_a_part_with_a_mistake_lets_nothing_be_written(office):
    before = head()
    answer = found_of(office, WHO, (WILLOW_RIVER,), [NORTH, {**SOUTH, "name": ""}], DAY)
    assert (answer[0].seq, bool(answer[1]), head()) == (0, True, before)


def test_two_parts_with_one_code_let_nothing_be_written(office):
    before = head()
    answer = found_of(office, WHO, (WILLOW_RIVER,), [NORTH, {**SOUTH, "code": NORTH["code"]}], DAY)
    assert (answer[0].seq, bool(answer[1]), head()) == (0, True, before)


@pytest.mark.parametrize("who", ["小王", "老李", "审计"])
def test_units_are_merged_by_the_office_alone(office, who):
    assert codes(merge_units(office, who, (WILLOW_RIVER,), EAST_GATE, DAY)) == ["CMD005"]


@pytest.mark.parametrize(("gone", "into"), [((), EAST_GATE), ((EAST_GATE,), EAST_GATE)])
def test_a_merger_needs_two_sides(office, gone, into):
    assert codes(merge_units(office, WHO, gone, into, DAY)) == ["CMD173"]


def test_a_unit_that_has_ended_does_not_end_again(office):
    end_unit(office, WHO, WILLOW_RIVER, DAY)
    assert codes(end_unit(office, WHO, WILLOW_RIVER, "2025-09-01")) == ["CMD170"]


def test_a_unit_that_changes_later_does_not_end_before(office):
    change_unit(office, WHO, WILLOW_RIVER, {"short": "柳河", "valid_from": "2025-08-01"})
    assert codes(end_unit(office, WHO, WILLOW_RIVER, DAY)) == ["CMD179"]


@pytest.mark.parametrize("day", ["", "去年"])
def test_a_day_is_needed(office, day):
    assert codes(end_unit(office, WHO, WILLOW_RIVER, day)) == ["CMD174"]


def test_a_merger_taken_back_leaves_everything_as_it_was(office):
    before = (below(office, AFTER), actor_for("aqiang").grants)
    done, _ = merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, DAY)
    assert undo(office, WHO, done.seq)[1] == ()
    assert (below(office, AFTER), actor_for("aqiang").grants) == before
    assert WILLOW_RIVER not in office.tree().on(AFTER).subtree(EAST_GATE)


def test_once_taken_back_a_later_end_has_no_successor(office):
    done, _ = merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, DAY)
    undo(office, WHO, done.seq)
    end_unit(office, WHO, WILLOW_RIVER, "2025-08-01")
    assert WILLOW_RIVER not in office.tree().on(date(2025, 9, 1)).subtree(EAST_GATE)


def test_a_split_taken_back_voids_the_new_units(office):
    done, _ = found_of(office, WHO, (WILLOW_RIVER,), [NORTH, SOUTH], DAY)
    assert (undo(office, WHO, done.seq)[1], below(office, AFTER)) == ((), ["东关街道", "柳河镇"])


def test_a_split_whose_parts_have_records_is_not_taken_back(office):
    done, _ = found_of(office, WHO, (WILLOW_RIVER,), [NORTH, SOUTH], DAY)
    enter(office, WHO, "lectures", Given(done.units[0], {"title": "安全", "held_on": "2025-08-01"}))
    assert codes(undo(office, WHO, done.seq)) == ["CMD171"]


def test_what_changed_since_is_not_taken_back(office):
    done, _ = merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, DAY)
    change_unit(office, WHO, EAST_GATE, {"short": "东城街道", "valid_from": "2025-09-01"})
    assert codes(undo(office, WHO, done.seq)) == ["CMD172"]


def test_the_roles_of_a_split_unit_wait_for_a_decision(office):
    found_of(office, WHO, (WILLOW_RIVER,), [NORTH, SOUTH], DAY)
    assert [r.unit for r in roles(office) if r.user == "u3"] == [WILLOW_RIVER]
