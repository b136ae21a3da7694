"""Roles are granted and ended from a day on; an office is manned in one go; it is never without an administrator."""

import pytest

from making import EAST_GATE, WILLOW_RIVER
from youju.web.accounts.actors import actor_for
from youju.web.commands.desk.office import use
from youju.web.commands.people.roles import Role, end, grant, man, roles
from youju.web.store import read
from youju.web.store.folder import read_site

WHO = "cli:test"
XIAOWANG, LAOLI, AQIANG, SHENJI = "u1", "u2", "u3", "u4"


@pytest.fixture
def office(site):
    """The office of the cast; its day is 2025-12-30."""
    return use(site)


def codes(answer):
    return [p.code for p in answer[1]]


def give(office, user, role, unit=0, **more):
    return grant(office, WHO, Role(0, 0, user, role, unit, **more))


def held(name):
    """What a person of the cast may do today: (role, unit)."""
    return sorted((g.role, g.unit) for g in actor_for(name).grants)


def of(office, user):
    return sorted(r.role for r in roles(office) if r.user == user and not r.unit)


def test_a_role_granted_is_held_at_once(office):
    give(office, XIAOWANG, "reviewer", WILLOW_RIVER)
    assert held("xiaowang") == [("clerk", EAST_GATE), ("reviewer", WILLOW_RIVER)]


def test_a_role_for_a_group_reaches_its_registers_only(office):
    give(office, AQIANG, "writer", group="lectures")
    assert [g.group for g in actor_for("aqiang").grants if g.role == "writer"] == ["lectures"]


def test_a_role_that_begins_tomorrow_is_not_held_today(office):
    give(office, XIAOWANG, "writer", since="2025-12-31")
    assert held("xiaowang") == [("clerk", EAST_GATE)]
    assert "writer" in [r.role for r in roles(office)]


def test_a_role_that_has_ended_is_not_held(office):
    (role,) = [r for r in roles(office) if r.user == XIAOWANG]
    assert codes(end(office, WHO, role.record)) == []
    assert (held("xiaowang"), role.record in [r.record for r in roles(office, ended=True)]) == ([], True)


def test_a_role_that_ends_tomorrow_is_held_today(office):
    (role,) = [r for r in roles(office) if r.user == XIAOWANG]
    end(office, WHO, role.record, "2025-12-31")
    assert held("xiaowang") == [("clerk", EAST_GATE)]


def test_the_same_role_is_not_granted_twice(office):
    assert codes(give(office, XIAOWANG, "clerk", EAST_GATE)) == ["CMD175"]


@pytest.mark.parametrize("user", ["u99", "小王", ""])
def test_a_role_is_for_an_account(office, user):
    assert codes(give(office, user, "writer")) == ["CMD177"]


@pytest.mark.parametrize("who", ["小王", "老李", "审计"])
def test_only_the_administrator_grants_roles(office, who):
    assert codes(grant(office, who, Role(0, 0, SHENJI, "admin"))) == ["CMD005"]


def test_the_last_administrator_stays(office):
    record, _ = give(office, LAOLI, "admin")
    assert codes(end(office, WHO, record)) == ["CMD176"]
    give(office, XIAOWANG, "admin")
    assert codes(end(office, WHO, record)) == []


def test_a_record_that_is_no_role_is_not_ended(office):
    assert codes(end(office, WHO, EAST_GATE)) == ["CMD014"]


def test_one_person_holds_every_seat_and_the_site_says_so(office):
    man(office, WHO, "one_person", {"all": LAOLI})
    assert of(office, LAOLI) == ["admin", "approver", "clerk", "office_reviewer", "writer"]
    assert (office.site.one_person, read_site(office.site.folder).one_person) == (True, True)


def test_two_people_check_each_other(office):
    man(office, WHO, "small", {"entry": XIAOWANG, "review": LAOLI})
    assert (of(office, XIAOWANG), of(office, LAOLI)) == (["clerk", "writer"], ["admin", "approver", "office_reviewer"])


def test_another_preset_ends_what_it_does_not_give(office):
    man(office, WHO, "one_person", {"all": LAOLI})
    man(office, WHO, "small", {"entry": XIAOWANG, "review": LAOLI})
    assert (of(office, LAOLI), office.site.one_person) == (["admin", "approver", "office_reviewer"], False)


def test_a_preset_leaves_the_roles_over_units_and_the_auditor(office):
    man(office, WHO, "one_person", {"all": LAOLI})
    assert (held("xiaowang"), of(office, SHENJI)) == ([("clerk", EAST_GATE)], ["auditor"])


def test_the_same_preset_again_writes_nothing(office):
    man(office, WHO, "small", {"entry": XIAOWANG, "review": LAOLI})
    before = read.head()
    man(office, WHO, "small", {"entry": XIAOWANG, "review": LAOLI})
    assert read.head() == before


def test_a_seat_that_nobody_has_is_told(office):
    assert codes(man(office, WHO, "full", {"entry": XIAOWANG})) == ["CMD178"] * 4


def test_a_setting_written_keeps_the_comments_of_the_file(office):
    file = office.site.folder / "youju.toml"
    file.write_text("# ours\n" + file.read_text("utf-8"), "utf-8")
    man(office, WHO, "one_person", {"all": LAOLI})
    assert file.read_text("utf-8").startswith("# ours\n[site]\n")
