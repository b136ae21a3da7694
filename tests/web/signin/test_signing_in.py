"""Signing in: with a password everywhere, with one click only in a demonstration."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client

from youju.web.accounts.models import Account
from youju.web.commands.office import use


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
