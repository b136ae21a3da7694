"""The own account: every form of it does what it says, and says what stands against it."""

import re
from base64 import b32decode

import pytest
from django.test import Client
from django_otp.oath import totp

from offices import with_pack
from youju.web.accounts import second, tokens
from youju.web.accounts.models import Account
from youju.web.commands.people import certificates

OLD, NEW = "清和区的长长的密码", "一条很长的新密码没人猜得到"


@pytest.fixture
def account(site, tmp_path):
    with_pack(site, tmp_path / "small")
    found = Account.objects.get(login="xiaowang")
    found.set_password(OLD)
    found.save()
    return found


@pytest.fixture
def browser(account):
    """小王 at the own desk."""
    client = Client()
    client.force_login(account)
    return client


def text(answer):
    return answer.content.decode()


def test_the_page_tells_the_roles_one_holds(browser):
    assert "填报人 · 东关街道" in text(browser.get("/account"))


def test_a_new_name_is_shown_at_once(browser):
    assert "王小明" in text(browser.post("/account", {"name": "王小明"}, follow=True))


def test_no_name_is_said_at_its_field(browser):
    answer = browser.post("/account", {"name": ""})
    assert (answer.status_code, 'href="#f-name"' in text(answer)) == (422, True)


def change(client, new=NEW, again=NEW, old=OLD):
    return client.post("/account/password", {"old": old, "new": new, "again": again})


def test_another_password_keeps_this_session_and_ends_the_others(account, browser):
    other = Client()
    other.force_login(account)
    assert change(browser).status_code == 303
    assert (browser.get("/account").status_code, other.get("/account").status_code) == (200, 302)


@pytest.mark.parametrize(
    ("given", "said"),
    [({"again": "x"}, "两次输入"), ({"old": "x"}, "现在的密码不对"), ({"new": "短", "again": "短"}, "太短")],
)
def test_what_stands_against_a_new_password_is_said(browser, given, said):
    answer = change(browser, **given)
    assert (answer.status_code, said in text(answer)) == (422, True)


def test_a_changed_first_password_opens_the_pages(account, browser):
    Account.objects.update(must_change=True)
    assert browser.get("/account").headers["Location"] == "/account/password"
    change(browser)
    assert browser.get("/account").status_code == 200


def test_other_devices_are_signed_out_on_demand(account, browser):
    other = Client()
    other.force_login(account)
    browser.post("/account/sessions")
    assert (browser.get("/account").status_code, other.get("/account").status_code) == (200, 302)


def test_a_language_is_kept_and_holds_at_once(browser):
    assert browser.post("/account/language", {"language": "en"}).status_code == 303
    assert "My account" in text(browser.get("/account"))
    assert browser.post("/account/language", {"language": "fr"}).status_code == 422


def test_one_time_codes_are_set_up_by_scanning_and_confirming(account, browser):
    page = text(browser.get("/account/second"))
    secret = re.search(r'id="secret"[^>]*>([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    assert "data:image/svg+xml" in page
    page = text(browser.post("/account/second", {"step": "confirm", "code": f"{totp(b32decode(secret)):06}"}))
    assert len(re.findall(r"^[a-z2-9]{5}-[a-z2-9]{5}$", page.replace('tabindex="0">', "\n"), re.MULTILINE)) == 10
    assert second.is_on(account)


def test_a_wrong_code_turns_nothing_on(account, browser):
    browser.get("/account/second")
    assert browser.post("/account/second", {"step": "confirm", "code": "abcdef"}).status_code == 422
    assert not second.is_on(account)


def test_one_time_codes_are_turned_off_with_the_password(account, browser):
    second.begin(account)
    second.confirm(account)
    assert browser.post("/account/second", {"step": "off", "password": "x"}).status_code == 422
    assert browser.post("/account/second", {"step": "off", "password": OLD}).status_code == 303
    assert not second.is_on(account)


def test_a_token_is_shown_once_and_revoked(account, browser):
    page = text(browser.post("/account/tokens", {"name": "报送脚本", "days": "90"}))
    made = re.search(r"youju_[\w-]+", page)[0]
    assert tokens.holder(made, certificates.now()) == account
    assert made not in text(browser.get("/account/tokens"))
    browser.post(f"/account/tokens/{account.tokens.get().pk}/revoke")
    assert tokens.holder(made, certificates.now()) is None


@pytest.mark.parametrize("days", ["", "-1", "x", "99999"])
def test_a_token_needs_a_term(browser, days):
    assert browser.post("/account/tokens", {"name": "x", "days": days}).status_code == 422


def test_another_persons_token_is_not_there(account, browser):
    token, _ = tokens.make(Account.objects.get(login="aqiang"), "x", 9, certificates.now())
    assert browser.post(f"/account/tokens/{token.pk}/revoke").status_code == 404
    assert tokens.Token.objects.filter(pk=token.pk).exists()


def test_anyone_reads_how_to_install_the_certificate(account, site):
    assert "没有什么要装的" in text(Client().get("/certificate"))
    assert Client().get("/certificate.crt").status_code == 404
    certificates.ensure(site, {"wenhua"}, certificates.now())
    assert certificates.authority(site).fingerprint in text(Client().get("/certificate"))
    assert Client().get("/certificate.crt").content == certificates.authority_der(site)
