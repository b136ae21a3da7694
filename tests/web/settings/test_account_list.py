"""The administrator's page of accounts: a new one, its first password, disabled and enabled again."""

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from making import NOON, listed
from offices import with_pack
from youju.web.accounts.models import Account
from youju.web.settings import accounts
from youju.web.store.log import append


@pytest.fixture
def admin(site, tmp_path):
    """审计, administrator too, at the page of accounts."""
    append([listed("roles", user="u4", role="admin")], NOON)
    with_pack(site, tmp_path / "small")
    client = Client()
    client.force_login(Account.objects.get(login="shenji"))
    return lambda **given: client.post("/settings/accounts", given) if given else client.get("/settings/accounts")


def test_a_new_account_is_shown_with_its_first_password_once(admin):
    page = admin(login="zhaoliu", name="赵六").content.decode()
    password = page.split('id="first" tabindex="0">')[1].split("<")[0]
    assert authenticate(username="zhaoliu", password=password).name == "赵六"
    assert password not in admin().content.decode()


def test_what_stands_against_a_login_is_said_and_nothing_typed_is_lost(admin):
    answer = admin(login="xiaowang", name="王五")
    assert (answer.status_code, 'href="#f-login"' in answer.content.decode()) == (422, True)
    assert 'value="王五"' in answer.content.decode()


def test_an_account_is_disabled_and_enabled(admin):
    for step, active in (("disable", False), ("enable", True)):
        admin(step=step, user="u1")
        assert Account.objects.get(pk=1).is_active is active


def test_accounts_are_found_by_name_or_login_and_paged(admin, site, monkeypatch):
    client, address = Client(), "/settings/accounts"
    client.force_login(Account.objects.get(login="shenji"))
    found = client.get(f"{address}?q=小王").content.decode()
    assert ("xiaowang" in found, "aqiang" in found) == (True, False)
    assert "没有这个人" in client.get(f"{address}?q=无此人").content.decode()
    monkeypatch.setattr(accounts, "PAGE", 3)
    first, second = (client.get(f"{address}?page={page}").content.decode() for page in (1, 2))
    assert ("第 1–3 条，共 4 条" in first, "?q=&amp;page=2" in first) == (True, True)
    assert ("xiaowang" in first, "xiaowang" in second) == (False, True)


def test_the_page_of_people_leads_to_a_new_account(admin):
    client = Client()
    client.force_login(Account.objects.get(login="shenji"))
    assert 'href="/settings/accounts#new"' in client.get("/settings/people").content.decode()


def test_a_new_first_password_has_to_be_changed(admin):
    assert "小王 的首次密码" in admin(step="password", user="u1").content.decode()
    assert Account.objects.get(pk=1).must_change
