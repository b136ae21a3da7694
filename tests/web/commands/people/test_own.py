"""What a person does with the own account."""

from base64 import b32decode
from datetime import timedelta

import pytest
from django_otp.oath import totp

from making import NOON
from offices import with_pack
from youju.web.accounts import second, tokens
from youju.web.accounts.models import Account, Token
from youju.web.commands.people.own import (
    change_name,
    change_password,
    choose_language,
    end_sessions,
    make_token,
    own_tokens,
    revoke_token,
    turn_second_off,
    turn_second_on,
)
from youju.web.store import read

OLD, NEW = "秋天 银杏 自行车 七点", "一条很长的新密码，没人猜得到"


@pytest.fixture
def office(site, tmp_path):
    return with_pack(site, tmp_path / "small")


@pytest.fixture
def account(office):
    """小王's account, with a first password."""
    found = Account.objects.get(login="xiaowang")
    found.set_password(OLD)
    found.must_change = True
    found.save()
    return found


def codes(problems):
    return [problem.code for problem in problems]


def last_event():
    return [(r.entry.actor, r.entry.data["event"]) for r in read.live("accounts")]


def test_a_person_changes_the_own_password_and_it_is_no_first_one_any_more(office, account):
    assert change_password(office, account, OLD, NEW) == ()
    account.refresh_from_db()
    assert (account.check_password(NEW), account.must_change) == (True, False)
    assert last_event() == [("u1", "password_changed")]


@pytest.mark.parametrize(
    ("old", "new", "code"), [("x", NEW, "ACC014"), (OLD, OLD, "ACC015"), (OLD, "xiaowang99", "ACC013")]
)
def test_what_stands_against_a_new_password(office, account, old, new, code):
    assert codes(change_password(office, account, old, new)) == [code]
    account.refresh_from_db()
    assert (account.check_password(OLD), account.must_change) == (True, True)


def test_a_new_password_ends_the_other_sessions(office, account):
    before = account.get_session_auth_hash()
    change_password(office, account, OLD, NEW)
    assert account.get_session_auth_hash() != before


def test_all_sessions_end_when_asked(office, account):
    before = account.get_session_auth_hash()
    end_sessions(office, account)
    assert account.get_session_auth_hash() != before


def test_a_person_is_called_what_they_like(office, account):
    assert (change_name(office, account, " 王小明 "), codes(change_name(office, account, ""))) == ((), ["ACC005"])
    assert Account.objects.get(pk=account.pk).name == "王小明"


def test_a_language_is_one_that_there_is(account):
    assert (choose_language(account, "en"), codes(choose_language(account, "fr"))) == ((), ["ACC033"])


def test_a_phone_is_confirmed_by_its_code(office, account, monkeypatch):
    secret = second.begin(account)
    monkeypatch.setattr("django_otp.oath.time", NOON.timestamp)
    recovery, problems = turn_second_on(office, account, f"{totp(b32decode(secret)):06}", NOON)
    assert (len(recovery), problems, second.is_on(account)) == (10, (), True)
    assert last_event() == [("u1", "second_on")]


def test_a_wrong_code_confirms_no_phone(office, account):
    second.begin(account)
    assert codes(turn_second_on(office, account, "000000", NOON)[1]) == ["ACC020"]
    assert not second.is_on(account)


def test_turning_codes_off_asks_for_the_password(office, account):
    second.begin(account)
    second.confirm(account)
    assert codes(turn_second_off(office, account, "x")) == ["ACC014"]
    assert turn_second_off(office, account, OLD) == ()
    assert not second.is_on(account)


@pytest.fixture
def token(office, account):
    """小王's token for a year; the account is past its first password."""
    Account.objects.update(must_change=False)
    return make_token(office, account, "报送脚本", 365, NOON)[0]


def test_a_token_acts_for_its_person(account, token):
    assert tokens.holder(token.text, NOON) == account


def test_a_token_is_shown_once_and_kept_as_a_digest(account, token):
    assert [(t.name, t.text) for t in own_tokens(account)] == [("报送脚本", "")]
    assert token.text.encode() not in bytes(Token.objects.get().digest)


def test_a_token_ends(token):
    assert tokens.holder(token.text, NOON + timedelta(days=365)) is None


def test_a_token_is_revoked_by_its_person_only(office, account, token):
    assert codes(revoke_token(office, Account.objects.get(login="aqiang"), token.id)) == ["ACC032"]
    assert revoke_token(office, account, token.id) == ()
    assert tokens.holder(token.text, NOON) is None


def test_the_day_a_token_was_used_is_seen(account, token):
    tokens.holder(token.text, NOON)
    assert [t.used_on for t in own_tokens(account)] == ["2025-12-30"]


@pytest.mark.parametrize("change", [{"is_active": False}, {"must_change": True}])
def test_a_token_of_who_may_not_sign_in_acts_for_nobody(token, change):
    Account.objects.update(**change)
    assert tokens.holder(token.text, NOON) is None


@pytest.mark.parametrize(
    ("name", "days", "expected"), [("", 30, ["ACC030"]), ("x", 0, ["ACC031"]), ("x", 367, ["ACC031"])]
)
def test_a_token_has_a_name_and_an_end(office, account, name, days, expected):
    assert codes(make_token(office, account, name, days, NOON)[1]) == expected


@pytest.mark.parametrize("text", ["", "youju_", "youju_x", "x"])
def test_what_is_no_token_acts_for_nobody(token, text):
    assert tokens.holder(text, NOON) is None
