"""Who leaves hands over everything on a day: roles and what waits; it is written as one and taken back as one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from making import EAST_GATE, WILLOW_RIVER
from youju.engine.base.problems import Refused
from youju.web.accounts.actors import actor_for
from youju.web.commands.desk.office import use
from youju.web.commands.entry.drafts import Kept, discard_draft, draft, drafts, save_draft
from youju.web.commands.entry.entries import Given, enter, step
from youju.web.commands.people.handover import Order, hand_over, handed, handovers, open_of, undo_handover
from youju.web.commands.people.roles import Role, grant, roles
from youju.web.commands.requests.requesting import Asking, make_request
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
    assert [len(open_of(office, user, TOMORROW).returned) for user in (XIAOWANG, AQIANG, LAOLI)] == [0, 0, 1]


def test_a_draft_is_the_successors_from_the_day_on(office):
    save_draft(office, "小王", Kept("draft-1", "lectures", 0, EAST_GATE, {"title": "民法典"}))
    to_aqiang(office)
    assert ([d.raw for d in drafts(office, "阿强")], drafts(office, "小王")) == ([{"title": "民法典"}], [])
    assert draft(office, "阿强", "draft-1").register == "lectures"


def test_a_draft_handed_over_is_let_go_by_the_successor(office):
    save_draft(office, "小王", Kept("draft-1", "lectures", 0, EAST_GATE, {"title": "民法典"}))
    to_aqiang(office)
    assert (discard_draft("小王", "draft-1"), discard_draft("阿强", "draft-1")) == (False, True)


def test_what_is_begun_after_the_hand_over_is_ones_own(office):
    to_aqiang(office)
    grant(office, WHO, Role(0, 0, XIAOWANG, "clerk", WILLOW_RIVER))
    later = replace(office, clock=lambda: datetime.now(UTC) + timedelta(seconds=5))
    save_draft(later, "小王", Kept("draft-2", "lectures", 0, WILLOW_RIVER, {"title": "安全"}))
    assert ([d.client_id for d in drafts(office, "小王")], drafts(office, "阿强")) == (["draft-2"], [])


def test_requests_made_pass_too(office):
    grant(office, WHO, Role(0, 0, LAOLI, "office_reviewer"))
    made, _ = make_request(office, "老李", Asking("三月", [EAST_GATE], ["lectures"], "2025-03", "2026-01-15"))
    hand_over(office, WHO, Order(LAOLI, AQIANG, TODAY))
    assert [r.record for r in open_of(office, AQIANG).requests] == [made.record]


def test_the_sheet_says_what_passed(office):
    record, _ = to_aqiang(office)
    sheet = handed(office, record)
    assert (sheet.order, [r.role for r in sheet.passed]) == (Order(XIAOWANG, AQIANG, TODAY, "调往区里"), ["clerk"])


def test_a_hand_over_taken_back_gives_the_roles_back(office):
    record, _ = to_aqiang(office)
    assert undo_handover(office, WHO, record) == ()
    assert (held("xiaowang"), held("aqiang")) == ([("clerk", EAST_GATE)], [("clerk", WILLOW_RIVER)])
    assert (handovers(office), open_of(office, AQIANG).returned) == ((), ())


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
