"""今日: what waits for a person, and only what is theirs."""

import pytest
from django.test import Client

from making import EAST_GATE
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.requests.periods import save_period
from youju.web.commands.review.reviewing import correct_and_accept, send_back
from youju.web.commands.today import due, tasks
from youju.web.store.read import last, live

RAW = {"title": "宪法宣讲", "held_on": "2025-03-08", "people": "40"}


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.fixture
def record(office):
    """A lecture of 小王 that waits."""
    return enter(office, "小王", "lectures", Given(EAST_GATE, RAW))[0].record


def at(login):
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client


def kinds(office, who):
    return [(task.kind, task.count) for task in tasks(office, who)]


def test_a_reviewer_is_told_how_much_waits(office, record):
    assert kinds(office, "老李") == [("review", 1)]


def test_a_clerk_finds_what_came_back_with_the_reason(office, record):
    send_back(office, "老李", record, record, "请补签到表")
    (task,) = tasks(office, "小王")
    assert (task.kind, task.items[0].title, task.items[0].note) == ("returned", "宪法宣讲", "请补签到表")


def test_what_came_back_is_not_for_another_unit(office, record):
    send_back(office, "老李", record, record, "请补签到表")
    assert kinds(office, "阿强") == []


@pytest.fixture
def notice(office, record):
    """The number of the notice that 老李 changed 40 to 45."""
    correct_and_accept(office, "老李", record, record, {"people": "45"})
    return next(live("corrections")).record


def test_a_clerk_sees_both_values_of_a_correction(office, notice):
    (task,) = tasks(office, "小王")
    assert (task.kind, task.items[0].note) == ("corrected", "听众 40 → 45")


def test_a_correction_is_marked_as_seen_from_the_page(office, notice):
    at("xiaowang").post(f"/corrections/{notice}", {"see": "1"})
    assert kinds(office, "小王") == []


def test_an_objection_from_the_page_puts_the_record_back(office, record, notice):
    at("xiaowang").post(f"/corrections/{notice}", {"object": "1", "reason": "签到表是 40 人"})
    assert last([record])[record].entry.stage == "submitted"


def test_an_objection_without_a_reason_changes_nothing(office, record, notice):
    page = at("xiaowang").post(f"/corrections/{notice}", {"object": "1"}, follow=True).content.decode()
    assert last([record])[record].entry.stage == "accepted"
    assert "理由" in page


@pytest.fixture
def quarter(office):
    """A fixed period: lectures of the fourth quarter, due on 31 December."""
    raw = {"title": "四季度宣讲", "period": "2025Q4", "registers": "lectures", "due": "2025-12-31"}
    saved, problems = save_period(office, "cli:x", raw)
    assert problems == ()
    return saved.record


def test_what_is_due_is_listed_until_something_arrives(office, quarter):
    assert [(d.title, [r for r, _ in d.registers]) for d in due(office, "小王")] == [("四季度宣讲", ["lectures"])]
    enter(office, "小王", "lectures", Given(EAST_GATE, RAW | {"held_on": "2025-11-08"}))
    assert due(office, "小王") == ()


def test_nothing_to_report_is_one_tap_and_counts_as_reported(office, quarter):
    at("xiaowang").post("/nothing", {"register": "lectures", "period": "2025Q4"})
    assert due(office, "小王") == ()


def test_the_page_of_someone_for_whom_nothing_waits_says_where_to_begin(office):
    assert "从台账开始" in at("aqiang").get("/").content.decode()


def test_a_visitor_finds_where_to_sign_in(office):
    answer = Client().get("/")
    assert (answer.status_code, "/signin" in answer.content.decode()) == (200, True)
