"""Who acts and what they may do: roles come from the log, names from the accounts."""

import pytest

from making import DISTRICT, EAST_GATE, NOON, WILLOW_RIVER, entry, listed
from youju.engine.base.problems import Refused
from youju.web.accounts.actors import SYSTEM, Actor, Grant, actor_for, actor_of, cli_actor, may, roles_over
from youju.web.accounts.models import Account
from youju.web.store import read
from youju.web.store.log import append
from youju.web.store.tree import Units

EAST_PATH, WILLOW_PATH = (EAST_GATE, DISTRICT), (WILLOW_RIVER, DISTRICT)


def test_a_clerk_may_enter_for_the_own_unit(xiaowang):
    assert may(xiaowang, "clerk", EAST_PATH)


def test_a_clerk_may_not_enter_for_another_unit(aqiang):
    assert not may(aqiang, "clerk", EAST_PATH)


def test_a_clerk_may_not_review(xiaowang):
    assert not may(xiaowang, "reviewer", EAST_PATH)


def test_a_role_over_the_district_reaches_its_towns():
    assert may(Actor("u9", "张", (Grant("reviewer", DISTRICT),)), "reviewer", WILLOW_PATH)


def test_a_role_over_a_town_does_not_reach_the_district(laoli):
    assert not may(laoli, "reviewer", (DISTRICT,))


def test_a_role_without_a_unit_is_for_the_whole_office(shenji):
    assert may(shenji, "auditor", EAST_PATH)
    assert may(shenji, "auditor", ())


def test_a_role_for_one_group_stays_in_it():
    actor = Actor("u9", "张", (Grant("clerk", EAST_GATE, "lectures"),))
    assert may(actor, "clerk", EAST_PATH, "lectures")
    assert not may(actor, "clerk", EAST_PATH, "heritage")


def test_roles_over_a_unit_are_listed(laoli):
    assert (roles_over(laoli, EAST_PATH), roles_over(laoli, WILLOW_PATH)) == ({"reviewer"}, frozenset())


def test_the_path_of_a_unit_comes_from_the_log(xiaowang):
    assert may(xiaowang, "clerk", Units().path(EAST_GATE, "2025-12-30"))


def test_an_actor_is_found_by_login_and_by_name(site):
    assert actor_for("xiaowang") == actor_for("小王") == actor_for("XiaoWang")


def test_the_log_names_an_actor_by_number_only(xiaowang):
    assert (xiaowang.id, xiaowang.name, xiaowang.unit) == ("u1", "小王", EAST_GATE)


def test_an_unknown_name_is_refused(site):
    with pytest.raises(Refused, match="ACC001"):
        actor_for("nobody")


def test_two_people_of_one_name_must_use_their_logins(site):
    Account.objects.create_user("wang2", "小王")
    with pytest.raises(Refused, match="ACC002"):
        actor_for("小王")
    assert actor_for("wang2").id == "u5"


def test_a_login_that_is_anothers_name_means_the_login(site):
    Account.objects.create_user("小王", "王二")
    assert actor_for("小王").name == "王二"


def test_who_may_no_longer_sign_in_is_nobody(site):
    Account.objects.filter(login="aqiang").update(is_active=False)
    with pytest.raises(Refused, match="ACC001"):
        actor_for("aqiang")


def test_a_role_taken_back_in_the_log_is_gone(laoli):
    role = next(r for r in read.live("roles") if r.entry.data["user"] == laoli.id)
    append([entry("roles", 0, record=role.record, stage="void", action="void")], NOON, {role.record: role.seq})
    assert actor_for("laoli").grants == ()


def test_asking_again_who_acts_reads_no_role_again(site, django_assert_max_num_queries):
    account = Account.objects.get(login="laoli")
    actor_of(account)
    with django_assert_max_num_queries(1):
        assert actor_of(account).roles == {"reviewer"}


def test_a_role_given_in_the_log_is_held_at_once(laoli):
    append([listed("roles", user=laoli.id, role="writer")], NOON)
    assert actor_for("laoli").roles == {"reviewer", "writer"}


def test_the_command_line_acts_for_the_office_under_its_login():
    actor = cli_actor("root")
    assert (actor.id, may(actor, "clerk", EAST_PATH), may(actor, "auditor", EAST_PATH)) == ("cli:root", True, False)


def test_the_system_holds_no_role():
    assert SYSTEM.roles == frozenset()


def test_an_account_without_a_password_cannot_sign_in(site):
    account = Account.objects.get(login="xiaowang")
    assert not account.has_usable_password()


def test_signing_in_does_not_mind_the_case_of_a_login(site):
    assert Account.objects.get_by_natural_key("XIAOWANG").name == "小王"
