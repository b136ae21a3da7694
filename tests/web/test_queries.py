"""How many questions a page puts to the database: few, and no more for many records than for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from making import NOON, lecture
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use
from youju.web.commands.registers import listing
from youju.web.entry import views_registers
from youju.web.store.log import append

MOST = {
    "/registers": 3,
    "/registers/lectures": 8,
    "/registers/lectures?sort=title&f-people-min=2": 8,
    "/figures?period=2025": 3,
    "/figures/lectures.people?period=2025": 4,  # one for the editions, whose receipt its code names
    "/review": 9,
    "/search?q=第": 6,
}


def asked(client, address):
    """The queries of a page that was opened before."""
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.fixture
def browser(site):
    """老李's, at an office with one lecture, its registers in memory as a server has them."""
    append([lecture("第0场", 10, stage="submitted")], NOON)
    listing.warm(use(site))
    client = Client()
    client.force_login(Account.objects.get(login="laoli"))
    return client


def test_a_page_of_many_records_asks_no_more_than_a_page_of_one(browser):
    few = {address: asked(browser, address) for address in MOST}
    append([lecture(f"第{n}场", 10 + n, stage="submitted") for n in range(1, 30)], NOON)
    many = {address: asked(browser, address) for address in MOST}
    assert many == few
    assert {address: n for address, n in many.items() if n > MOST[address]} == {}


def test_what_waits_is_counted_anew_after_a_write(browser):
    first = browser.get("/review").content.decode()
    append([lecture("又一场", 10, stage="submitted")], NOON)
    assert ("有 1 条等您审核" in first, "有 2 条等您审核" in browser.get("/review").content.decode()) == (True, True)


def test_the_form_of_filters_is_that_of_the_address_and_of_the_reader_s_language(browser):
    plain, filtered = browser.get("/registers/lectures"), browser.get("/registers/lectures?from=2025-01-01")
    browser.cookies["youju_language"] = "en"
    english = browser.get("/registers/lectures")
    shown = [
        "2025-01-01" in plain.content.decode(),
        "2025-01-01" in filtered.content.decode(),
        "筛选" in english.content.decode(),
    ]
    assert shown == [False, True, False]


def test_a_person_who_was_looked_for_is_not_remembered_with_the_form(browser):
    browser.get("/registers/lectures")
    before = views_registers._filters.cache_info().currsize
    browser.get("/registers/lectures?person=13800000000")
    assert views_registers._filters.cache_info().currsize == before
