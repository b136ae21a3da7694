"""The reviewer's pages without a browser: what they show, and that every act works as a plain form."""

import re

import pytest
from django.test import Client

from making import EAST_GATE
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, enter
from youju.web.store.read import last


@pytest.fixture
def record(site):
    """A lecture of 小王 that waits."""
    raw = {"title": "宪法宣讲", "held_on": "2025-03-08", "people": "40"}
    return enter(use(site), "小王", "lectures", Given(EAST_GATE, raw))[0].record


@pytest.fixture
def laoli(site, record):
    """老李 at the pages."""
    client = Client()
    client.force_login(Account.objects.get(login="laoli"))
    return client


def stage(record):
    return last([record])[record].entry.stage


def test_the_queue_shows_what_a_record_says(laoli):
    page = laoli.get("/review").content.decode()
    assert all(word in page for word in ("有 1 条等您审核", "宪法宣讲", "听众 40 人次", "东关街道", "小王"))


def test_accepting_offers_to_take_it_back(laoli, record):
    page = laoli.post("/review/accept", {"record": f"{record}-{record}"}, follow=True).content.decode()
    assert (stage(record), "撤回这一批" in page) == ("accepted", True)


def test_a_batch_is_taken_back_from_the_page(laoli, record):
    laoli.post("/review/accept", {"record": f"{record}-{record}"})
    laoli.post(f"/review/batches/{record + 1}/undo")
    assert stage(record) == "submitted"


def test_a_record_is_returned_with_its_reason(laoli, record):
    laoli.post(f"/review/{record}/return", {"seen": f"{record}-{record}", "reason": "请补签到表"})
    assert stage(record) == "returned"


def test_opening_a_record_shows_every_field(laoli, record):
    page = laoli.get(f"/review/{record}").content.decode()
    assert all(word in page for word in ("题目", "宪法宣讲", "听众", "40", "退回的理由"))


def test_a_number_that_is_no_record_leads_back(laoli):
    assert laoli.get("/review/999999").headers["Location"] == "/review"


@pytest.mark.parametrize("mark", ["", "x", "7", "7-8-9", "--"])
def test_a_mangled_choice_accepts_nothing(laoli, record, mark):
    laoli.post("/review/accept", {"record": mark})
    assert stage(record) == "submitted"


def test_an_empty_queue_says_what_to_do_next(laoli, record):
    laoli.post("/review/accept", {"record": f"{record}-{record}"})
    assert "现在没有等您审核的" in laoli.get("/review").content.decode()


def test_a_clerk_has_no_queue(site, record):
    client = Client()
    client.force_login(Account.objects.get(login="xiaowang"))
    assert client.get("/review").status_code == 403


def mended(client, record, people):
    """The form of a record, as its page gives it, with another audience, corrected and accepted."""
    page = client.get(f"/records/{record}/edit").content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))
    given = {"title": "宪法宣讲", "held_on": "2025-03-08", "people": people, "do-what": "accept"}
    return client.post(f"/records/{record}/edit", hidden | given)


def test_a_reviewer_corrects_and_accepts_in_the_form_of_the_record(laoli, record):
    assert mended(laoli, record, "45").headers["Location"] == "/review"
    assert (stage(record), last([record])[record].entry.data["people"]) == ("accepted", 45)


def test_the_form_offers_it_to_nobody_else(site, record):
    client = Client()
    client.force_login(Account.objects.get(login="xiaowang"))
    assert "改正并通过" not in client.get(f"/records/{record}/edit").content.decode()


def test_a_clerk_who_sends_it_all_the_same_accepts_nothing(site, record):
    client = Client()
    client.force_login(Account.objects.get(login="xiaowang"))
    mended(client, record, "45")
    assert stage(record) == "submitted"
