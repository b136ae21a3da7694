"""Single sign-on: the provider says who somebody is, the ledger says what they may do."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from provider import provider
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use
from youju.web.site.setup import open_site
from youju.web.store.folder import site_text
from youju.web.store.signing import Oidc

REFUSED = "/signin?refused"


@pytest.fixture
def there(site):
    """A provider that the cast's site names by its discovery address."""
    with provider() as running:
        oidc = Oidc("youju", "shared", discovery=f"{running.address}/discovery", title="政务统一登录")
        site.path("youju.toml").write_text(site_text(replace(site, oidc=oidc)), "utf-8")
        use(open_site(site.folder))
        yield running


def go(client, there, onward="/account"):
    """To the provider, where the person signs in, and back; where that leads."""
    asked = client.get(f"/signin/provider?next={onward}").headers["Location"]
    back = there.authorize(dict(parse_qsl(urlsplit(asked).query)))
    return client.get(back.removeprefix("http://testserver")).headers["Location"]


def test_the_button_stands_on_the_sign_in_page(there):
    assert "政务统一登录" in Client().get("/signin").content.decode()


def test_who_the_provider_vouches_for_is_signed_in_as_the_account_of_that_login(there):
    client = Client()
    assert go(client, there, "/account/tokens") == "/account/tokens"
    assert "小王" in client.get("/account").content.decode()


def test_pkce_is_used_where_it_is_offered(there):
    asked = dict(parse_qsl(urlsplit(Client().get("/signin/provider").headers["Location"]).query))
    assert asked["code_challenge_method"] == "S256"


def test_nobody_gets_an_account_by_it(there):
    there.claims = {"sub": "42", "preferred_username": "stranger"}
    assert go(Client(), there) == REFUSED
    assert not Account.objects.filter(login="stranger").exists()


def test_a_disabled_account_stays_out(there):
    Account.objects.filter(login="xiaowang").update(is_active=False)
    assert go(Client(), there) == REFUSED


@pytest.mark.parametrize(
    "changed", [{"aud": "another"}, {"iss": "https://elsewhere.example"}, {"nonce": "x"}, {"exp": 1}, {"sub": "43"}]
)
def test_a_token_for_another_program_of_another_provider_or_too_old_is_refused(there, changed):
    there.changed = changed
    client = Client()
    assert go(client, there) == REFUSED
    assert client.get("/account").status_code == 302


def test_an_answer_that_nobody_asked_for_is_refused(there):
    assert Client().get("/signin/provider/back?code=1&state=2").headers["Location"] == REFUSED


def test_nobody_is_led_to_another_site(there):
    assert go(Client(), there, "https://elsewhere.example/") == "/"


def test_a_provider_that_does_not_answer_is_said(site):
    oidc = Oidc("youju", "shared", discovery="http://127.0.0.1:9/discovery")
    site.path("youju.toml").write_text(site_text(replace(site, oidc=oidc)), "utf-8")
    use(open_site(site.folder))
    answer = Client().get("/signin/provider", follow=True)
    assert "统一登录没有成功" in answer.content.decode()


def test_without_the_setting_there_is_no_such_page(site):
    use(site)
    assert [Client().get(page).status_code for page in ("/signin/provider", "/signin/provider/back")] == [404, 404]
