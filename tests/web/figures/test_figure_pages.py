"""The read-only pages: a list of figures, one figure with the records behind it, nothing that writes."""

import pytest
from django.test import Client

from youju.web.accounts.models import Account
from youju.web.commands.entries import Given, accept_all, enter
from youju.web.commands.office import use

EAST_GATE = 2


@pytest.fixture
def browser(site):
    """A browser at a site with three accepted lectures."""
    office = use(site)
    raws = [{"title": f"第{n}场", "held_on": f"2025-0{n}-08", "people": 40} for n in (1, 2, 3)]
    records = [enter(office, "小王", "lectures", Given(EAST_GATE, raw))[0].record for raw in raws]
    accept_all(office, "cli:test", records)
    client = Client()
    client.force_login(Account.objects.get(login="xiaowang"))
    return client


def test_the_list_shows_every_figure_with_its_unit_word(browser):
    page = browser.get("/figures").content.decode()
    assert all(word in page for word in ("听众", "120", "人次"))


def test_a_figure_page_shows_definition_months_and_records(browser):
    page = browser.get("/figures/lectures.people?period=2025").content.decode()
    assert all(word in page for word in ("120", "按“听众”相加", "第1场", "990101001"))


def test_a_figure_that_does_not_exist_is_not_found(browser):
    assert browser.get("/figures/lectures.nothing").status_code == 404


def test_a_period_that_is_none_is_not_found(browser):
    assert browser.get("/figures?period=soon").status_code == 404


@pytest.mark.parametrize("address", ["/figures", "/figures/lectures.people"])
def test_the_pages_write_nothing(browser, address):
    assert browser.post(address).status_code in (403, 405)


def test_a_period_without_records_says_so(browser):
    assert "没有计入的记录" in browser.get("/figures/lectures.people?period=2024").content.decode()
