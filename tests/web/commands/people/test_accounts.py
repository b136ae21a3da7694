"""Accounts are made and disabled by administrators; the log tells by number, what a password may not be is told in words."""

import pytest
from django.contrib.auth import authenticate
from django.db import connection

from making import NOON, listed
from offices import with_pack
from youju.web.accounts.models import Account
from youju.web.commands.people.accounts import (
    accounts,
    create_account,
    disable_account,
    drop_second,
    enable_account,
    rename_account,
    reset_password,
)
from youju.web.store import read
from youju.web.store.log import append

GOOD = "秋天 银杏 自行车 七点"


@pytest.fixture
def office(site, tmp_path):
    """The cast's office; 审计 is its administrator too."""
    append([listed("roles", user="u4", role="admin")], NOON)
    return with_pack(site, tmp_path / "small")


@pytest.fixture
def zhaoliu(office):
    """The user number of 赵六, who has just got an account."""
    return create_account(office, "shenji", "zhaoliu", "赵六", GOOD)[0].user


def codes(answer):
    return [problem.code for problem in answer[1]]


def events(user):
    record = next(r.record for r in read.live("accounts") if r.entry.data["user"] == user)
    return [(r.entry.actor, r.entry.data["event"], r.entry.data["state"]) for r in read.history(record)]


def test_an_administrator_makes_an_account_with_a_password_to_hand_over(office):
    made, problems = create_account(office, "shenji", "zhaoliu", "赵六")
    assert (made.user, problems) == ("u5", ())
    assert authenticate(username="zhaoliu", password=made.password) == Account.objects.get(login="zhaoliu")


def test_the_first_password_has_to_be_changed(office, zhaoliu):
    assert Account.objects.get(login="zhaoliu").must_change


def test_a_given_password_is_not_told_back(office):
    assert create_account(office, "shenji", "zhaoliu", "赵六", GOOD)[0].password == ""


def test_a_new_account_may_do_nothing_yet(office, zhaoliu):
    assert [role for role in read.live("roles") if role.entry.data["user"] == zhaoliu] == []


def test_the_log_tells_what_was_done_by_number_only(office, zhaoliu):
    rename_account(office, "shenji", zhaoliu, "赵六六")
    disable_account(office, "shenji", zhaoliu)
    enable_account(office, "shenji", zhaoliu)
    reset_password(office, "shenji", zhaoliu)
    drop_second(office, "shenji", zhaoliu)
    told = ["created", "renamed", "disabled", "enabled", "password_reset", "second_off"]
    assert events(zhaoliu) == [("u4", event, "disabled" if event == "disabled" else "active") for event in told]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM revision WHERE body LIKE '%%赵六%%' OR body LIKE '%%zhaoliu%%'")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("actor", ["xiaowang", "laoli", "aqiang"])
def test_nobody_else_manages_accounts(office, zhaoliu, actor):
    assert codes(create_account(office, actor, "qianqi", "钱七")) == ["CMD005"]
    assert codes(disable_account(office, actor, zhaoliu)) == ["CMD005"]
    assert codes(reset_password(office, actor, zhaoliu)) == ["CMD005"]
    assert Account.objects.filter(is_active=True).count() == 5


@pytest.mark.parametrize(
    ("login", "name", "expected"),
    [
        ("XiaoWang", "王五", ["ACC003"]),
        ("wang wu", "王五", ["ACC004"]),
        ("system", "王五", ["ACC004"]),
        ("wangwu", " ", ["ACC005"]),
        ("", "", ["ACC004", "ACC005"]),
    ],
)
def test_what_stands_against_a_login_and_a_name_is_said_together(office, login, name, expected):
    assert codes(create_account(office, "shenji", login, name)) == expected


def test_who_was_disabled_cannot_sign_in_until_enabled(office, zhaoliu):
    disable_account(office, "shenji", zhaoliu)
    assert authenticate(username="zhaoliu", password=GOOD) is None
    enable_account(office, "shenji", zhaoliu)
    assert authenticate(username="zhaoliu", password=GOOD) is not None


def test_nobody_disables_oneself(office):
    assert "ACC007" in codes(disable_account(office, "shenji", "u4"))


def test_the_last_administrator_stays(office):
    assert codes(disable_account(office, "cli:root", "u4")) == ["CMD176"]


def test_a_reset_password_replaces_the_old_one(office, zhaoliu):
    made, _ = reset_password(office, "shenji", zhaoliu)
    assert authenticate(username="zhaoliu", password=GOOD) is None
    assert authenticate(username="zhaoliu", password=made.password) is not None


@pytest.mark.parametrize("user", ["u99", "7", "cli:root", ""])
def test_what_is_no_account_is_said(office, user):
    assert codes(disable_account(office, "shenji", user)) == ["ACC006"]


def test_the_list_tells_who_may_sign_in(office, zhaoliu):
    disable_account(office, "shenji", zhaoliu)
    told = {known.login: (known.name, known.active, known.must_change) for known in accounts()}
    assert (told["zhaoliu"], told["xiaowang"]) == (("赵六", False, True), ("小王", True, False))
