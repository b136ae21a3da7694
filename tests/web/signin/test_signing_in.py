"""Signing in: with a password everywhere, with one click only in a demonstration."""

from base64 import b32decode
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp

from youju.web.accounts import second
from youju.web.accounts.models import Account
from youju.web.accounts.throttle import failed
from youju.web.commands.desk.office import use
from youju.web.store.signing import SigningIn


@pytest.fixture
def visitor(site):
    """A visitor of the cast's site; 小王 has a password."""
    use(site)
    account = Account.objects.get(login="xiaowang")
    account.set_password("清和区的长密码")
    account.save()
    return Client()


def test_the_right_password_leads_on_to_where_one_wanted_to_go(visitor):
    given = {"login": "xiaowang", "password": "清和区的长密码", "next": "/figures"}
    assert visitor.post("/signin", given).headers["Location"] == "/figures"


def test_a_wrong_password_says_nothing_about_which_of_the_two_was_wrong(visitor):
    answer = visitor.post("/signin", {"login": "xiaowang", "password": "x"})
    assert answer.status_code == 422
    assert "用户名或密码不对" in answer.content.decode()


def test_nobody_is_led_to_another_site(visitor):
    given = {"login": "xiaowang", "password": "清和区的长密码", "next": "https://elsewhere.example/"}
    assert visitor.post("/signin", given).headers["Location"] == "/"


def test_one_click_signs_nobody_in_at_a_real_office(visitor):
    assert visitor.post("/signin/as", {"login": "xiaowang"}).status_code == 404


def test_one_click_signs_in_as_one_of_the_cast_in_a_demonstration(visitor, site, monkeypatch):
    monkeypatch.setattr(settings, "YOUJU_SITE", replace(site, demo=True))
    visitor.post("/signin/as", {"login": "xiaowang"})
    assert "小王" in visitor.get("/").content.decode()


def sign_in(client, password="清和区的长密码", login="xiaowang", **more):
    return client.post("/signin", {"login": login, "password": password, **more})


def test_after_five_wrong_passwords_even_the_right_one_waits(visitor):
    for _ in range(5):
        sign_in(visitor, "x")
    answer = sign_in(visitor)
    assert (answer.status_code, "秒再试" in answer.content.decode()) == (429, True)


def test_a_colleague_behind_the_same_address_signs_in_meanwhile(visitor):
    laoli = Account.objects.get(login="laoli")
    laoli.set_password("老李的长长的密码")
    laoli.save()
    for _ in range(9):
        sign_in(visitor, "x")
    assert sign_in(Client(), "老李的长长的密码", "laoli").status_code == 302


def test_a_browser_is_known_to_the_account_that_signed_in_with_it(visitor):
    sign_in(visitor)
    visitor.post("/signout")
    for number in range(31):
        failed("xiaowang", f"10.0.1.{number}", timezone.now())
    assert (sign_in(Client()).status_code, sign_in(visitor).status_code) == (429, 302)


@pytest.mark.parametrize(("given", "hours"), [({}, 12), ({"keep": "on"}, 30 * 24)])
def test_a_session_lasts_a_working_day_or_a_month_on_ones_own_device(visitor, given, hours):
    sign_in(visitor, **given)
    assert visitor.session.get_expiry_age() == hours * 3600


def test_signing_in_takes_up_the_persons_language(visitor):
    Account.objects.filter(login="xiaowang").update(language="en")
    assert sign_in(visitor).cookies["youju_language"].value == "en"


@pytest.mark.parametrize("page", ["/", "/figures", "/account", "/account/tokens"])
def test_a_first_password_is_changed_before_anything_else(visitor, page):
    Account.objects.filter(login="xiaowang").update(must_change=True)
    sign_in(visitor)
    assert visitor.get(page).headers["Location"] == "/account/password"


def test_a_role_may_require_a_second_factor(visitor, site, monkeypatch):
    monkeypatch.setattr(settings, "YOUJU_SITE", replace(site, signing_in=SigningIn(second_factor=("clerk",))))
    sign_in(visitor)
    assert visitor.get("/figures").headers["Location"] == "/account/second"


@pytest.fixture
def phone(visitor, monkeypatch):
    """小王's phone, confirmed; gives the code that it shows now."""
    account = Account.objects.get(login="xiaowang")
    secret = second.begin(account)
    second.confirm(account)
    return lambda: f"{totp(b32decode(secret)):06}"


def test_with_one_time_codes_the_password_alone_signs_nobody_in(visitor, phone):
    assert sign_in(visitor, next="/figures").headers["Location"] == "/signin/code"
    assert visitor.get("/figures").headers["Location"].startswith("/signin")
    assert visitor.post("/signin/code", {"code": phone()}).headers["Location"] == "/figures"
    assert visitor.get("/account").status_code == 200


def test_a_wrong_code_does_not_and_guessing_waits(visitor, phone):
    sign_in(visitor)
    assert [visitor.post("/signin/code", {"code": "abc"}).status_code for _ in range(6)] == [422] * 5 + [429]


def test_a_recovery_code_stands_for_the_phone(visitor, phone):
    code = second.recovery_codes(Account.objects.get(login="xiaowang"))[0]
    sign_in(visitor)
    assert visitor.post("/signin/code", {"code": code}).status_code == 302


def test_a_code_without_a_password_leads_back(visitor, phone):
    assert visitor.post("/signin/code", {"code": phone()}).headers["Location"] == "/signin"
