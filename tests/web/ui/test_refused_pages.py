"""What a person sees where there is nothing, where it is not theirs, and where the program fails."""

import pytest
from django.conf import settings
from django.template import loader
from django.test import Client

from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use


@pytest.fixture
def at(site):
    """Open an address as somebody; the answer."""

    use(site)

    def command(login, address, language="zh-hans"):
        client = Client(raise_request_exception=False)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        client.force_login(Account.objects.get(login=login))
        return client.get(address)

    return command


def test_an_address_that_is_not_there_leads_back_to_today(at):
    answer = at("xiaowang", "/nowhere")
    assert (answer.status_code, "没有这一页" in answer.text, 'href="/"' in answer.text) == (404, True, True)


def test_the_same_page_is_there_in_english(at):
    assert "There is no such page" in at("xiaowang", "/nowhere", "en").text


def test_a_figure_that_is_not_there_is_named(at):
    answer = at("xiaowang", "/figures/lectures.peple")
    assert (answer.status_code, "lectures.peple" in answer.text) == (404, True)


def test_a_page_of_others_says_whom_to_ask(at):
    answer = at("xiaowang", "/settings/units")
    assert (answer.status_code, "请本单位的管理员" in answer.text) == (403, True)


def test_a_failure_says_that_nothing_saved_is_lost_and_shows_nothing_of_the_program(at, monkeypatch):
    monkeypatch.setattr("youju.web.figures.views.sides", lambda *_: 1 / 0)
    answer = at("xiaowang", "/figures/lectures.people")
    assert (answer.status_code, "已经保存的都还在" in answer.text, "ZeroDivision" in answer.text) == (500, True, False)


def test_a_page_that_lay_too_long_says_to_send_it_again(site):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/signin", {"login": "xiaowang", "password": "x"})
    assert (answer.status_code, "这一页放得太久了" in answer.text, 'lang="en"' in answer.text) == (403, True, True)


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
def test_what_is_said_without_a_request_is_said_in_both_languages(name):
    said = loader.get_template(name).render()
    assert ("回到今日" in said, 'lang="en"' in said, "{%" in said) == (True, True, False)
