"""Who leaves hands over everything on a day: roles and what waits; it is written as one and taken back as one."""

import pytest

from making import EAST_GATE, WILLOW_RIVER
from youju.engine.base.problems import Refused
from youju.web.accounts.actors import actor_for
from youju.web.commands.entries import Given, enter, step
from youju.web.commands.handover import Order, acts_for, hand_over, handed, handovers, open_of, undo_handover
from youju.web.commands.office import use
from youju.web.commands.roles import Role, grant, roles
from youju.web.store import read

WHO = "cli:test"
XIAOWANG, LAOLI, AQIANG = "u1", "u2", "u3"
TODAY, TOMORROW = "2025-12-30", "2025-12-31"


@pytest.fixture
def office(site):
    """The office of the cast: a lecture of 小王 was returned by 老李."""
    found = use(site)
    saved, _ = enter(found, "小王", "lectures", Given(EAST_GATE, {"title": "宪法", "held_on": "2025-12-01"}))
    step(found, "老李", saved.record, "return", "请补地点")
    return found


def to_aqiang(office, on=TODAY, acting=WHO):
    return hand_over(office, acting, Order(XIAOWANG, AQIANG, on, "调往区里"))


def held(name):
    return sorted((g.role, g.unit) for g in actor_for(name).grants)


def codes(problems):
    return [p.code for p in problems]


def test_what_is_handed_over_is_shown_first(office):
    found = open_of(office, XIAOWANG)
    assert ([r.role for r in found.roles], len(found.returned)) == (["clerk"], 1)


def test_roles_pass_on_the_day(office):
    to_aqiang(office)
    assert (held("xiaowang"), held("aqiang")) == ([], [("clerk", EAST_GATE), ("clerk", WILLOW_RIVER)])


def test_until_the_day_nothing_has_passed(office):
    to_aqiang(office, TOMORROW)
    assert (held("xiaowang"), held("aqiang")) == ([("clerk", EAST_GATE)], [("clerk", WILLOW_RIVER)])


def test_a_role_that_the_other_holds_already_is_not_given_twice(office):
    grant(office, WHO, Role(0, 0, AQIANG, "clerk", EAST_GATE))
    to_aqiang(office)
    assert held("aqiang") == [("clerk", EAST_GATE), ("clerk", WILLOW_RIVER)]


def test_returned_entries_wait_for_the_successor_from_the_day_on(office):
    to_aqiang(office, TOMORROW)
    assert [len(open_of(office, AQIANG, day).returned) for day in (TODAY, TOMORROW)] == [0, 1]


def test_work_handed_on_twice_is_the_last_ones(office):
    to_aqiang(office)
    hand_over(office, WHO, Order(AQIANG, LAOLI, TOMORROW))
    assert acts_for(LAOLI, TOMORROW) == {XIAOWANG, AQIANG, LAOLI}
    assert acts_for(XIAOWANG, TOMORROW) == frozenset()


def test_the_sheet_says_what_passed(office):
    record, _ = to_aqiang(office)
    sheet = handed(office, record)
    assert (sheet.order, [r.role for r in sheet.passed]) == (Order(XIAOWANG, AQIANG, TODAY, "调往区里"), ["clerk"])


def test_a_hand_over_taken_back_gives_the_roles_back(office):
    record, _ = to_aqiang(office)
    assert undo_handover(office, WHO, record) == ()
    assert (held("xiaowang"), held("aqiang")) == ([("clerk", EAST_GATE)], [("clerk", WILLOW_RIVER)])
    assert (handovers(office), acts_for(AQIANG, TODAY)) == ((), {AQIANG})


def test_where_a_role_changed_since_nothing_is_taken_back(office):
    record, _ = to_aqiang(office)
    hand_over(office, WHO, Order(AQIANG, LAOLI, TOMORROW))
    before = read.head()
    assert set(codes(undo_handover(office, WHO, record))) == {"CMD172"}
    assert read.head() == before


@pytest.mark.parametrize("who", ["小王", "老李", "审计"])
def test_only_the_administrator_hands_over(office, who):
    assert codes(to_aqiang(office, acting=who)[1]) == ["CMD005"]


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (Order(XIAOWANG, XIAOWANG, TODAY), "CMD192"),
        (Order(XIAOWANG, "u99", TODAY), "CMD177"),
        (Order(XIAOWANG, AQIANG, ""), "CMD174"),
    ],
)
def test_a_hand_over_that_cannot_be_is_refused(office, order, code):
    before = read.head()
    assert code in codes(hand_over(office, WHO, order)[1])
    assert (read.head(), len(roles(office))) == (before, 4)


def test_who_holds_nothing_has_nothing_to_hand_over(office):
    to_aqiang(office)
    assert codes(hand_over(office, WHO, Order(XIAOWANG, LAOLI, TOMORROW))[1]) == ["CMD193"]


def test_a_record_that_is_no_hand_over_is_refused(office):
    with pytest.raises(Refused, match="CMD014"):
        handed(office, EAST_GATE)
