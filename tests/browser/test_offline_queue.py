"""Entries made without a network: kept over a restart of the browser, sent once, conflicts with both versions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.conftest import FLAGS, PHONE, sign_in

NEW = "/registers/lecture_sessions/new"
PERSON = "/registers/people/new"
KNOWN = "async (path) => { while (!(await caches.match(path))) await new Promise((next) => setTimeout(next, 50)); }"
Opened = Callable[[], BrowserContext]


@pytest.fixture
def device(chromium, served, tmp_path: Path) -> Iterator[Opened]:
    """A phone: called again, its browser is closed and started anew with what it kept."""
    started: list[BrowserContext] = []

    def start() -> BrowserContext:
        for context in started:
            context.close()
        program = shutil.which("chromium") or shutil.which("google-chrome")
        started[:] = [
            chromium.browser_type.launch_persistent_context(
                tmp_path / "profile", executable_path=program, args=FLAGS, viewport=PHONE, base_url=served.address
            )
        ]
        started[0].set_default_timeout(15_000)
        return started[0]

    yield start
    for context in started:
        context.close()


def visited(context: BrowserContext, *paths: str) -> Page:
    """小王 has signed in and opened these forms, so that the worker knows them."""
    page = context.new_page()
    sign_in(page, "xiaowang")
    for path in paths:
        page.goto(path)
        page.evaluate(KNOWN, path)
    return page


def lecture(page: Page, title: str) -> None:
    page.fill("#f-title", title)
    page.fill("#f-place", "文化站")
    page.get_by_label("线下").check()
    page.fill("#f-sessions", "1")
    page.fill("#f-people", "46")
    page.get_by_role("button", name="提交", exact=True).click()


def test_an_entry_made_offline_survives_a_restart_and_is_sent_once(device):
    context = device()
    page = visited(context, NEW)
    context.set_offline(True)
    page.goto(NEW)
    lecture(page, "断网时的一场")
    page.locator("#queue").get_by_text("等着送出").wait_for()

    context = device()
    page = context.new_page()
    page.goto("/offline")
    page.locator("#queue").get_by_text("已送出").wait_for()
    page.goto("/offline")
    page.get_by_text("没有等着送出的").wait_for()
    found = page.request.get("/search?q=断网时的一场").text()
    assert found.count("/records/") == 1


def test_what_is_in_the_ledger_already_is_a_conflict_with_both_versions(device):
    context = device()
    page = visited(context, NEW)
    lecture(page, "两次填的一场")
    page.wait_for_url("**/records/*")
    context.set_offline(True)
    page.goto(NEW)
    lecture(page, "两次填的一场")
    page.locator("#queue").get_by_text("等着送出").wait_for()
    context.set_offline(False)
    page.goto("/offline")
    page.locator("#queue").get_by_text("两个版本都留着").wait_for()


def test_personal_fields_are_not_kept_and_are_asked_for_again(device):
    context = device()
    page = visited(context, PERSON)
    context.set_offline(True)
    page.goto(PERSON)
    page.fill("#f-name", "张三")
    page.get_by_role("button", name="提交", exact=True).click()
    page.locator("#queue").get_by_text("个人信息没有存下").wait_for()
    kept = page.evaluate(
        """() => new Promise((done) => {
          const request = indexedDB.open("youju");
          request.onsuccess = () => {
            const all = request.result.transaction("entries").objectStore("entries").getAll();
            all.onsuccess = () => { request.result.close(); done(JSON.stringify(all.result)); };
          };
        })"""
    )
    assert "张三" not in kept


def test_signing_out_says_what_is_not_sent_and_takes_it_away(device):
    context = device()
    page = visited(context, NEW)
    context.set_offline(True)
    page.goto(NEW)
    lecture(page, "没有送出的一场")
    page.locator("#queue").get_by_text("等着送出").wait_for()
    page.route("**/entry/here", lambda route: route.abort())
    page.route("**/registers/lecture_sessions/new", lambda route: route.abort())
    context.set_offline(False)
    page.get_by_role("button", name="退出").click()
    page.get_by_text("没有送出，退出会丢掉").wait_for()
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/signin")
    assert page.evaluate("caches.has('youju-shells')") is False
    sign_in(page, "xiaowang")
    page.goto("/offline")
    page.get_by_text("没有等着送出的").wait_for()


def test_another_account_on_the_same_device_finds_nothing_of_it(device):
    context = device()
    page = visited(context, NEW)
    context.set_offline(True)
    page.goto(NEW)
    lecture(page, "小王的一场")
    page.locator("#queue").get_by_text("等着送出").wait_for()
    page.close()
    context.clear_cookies()
    context.set_offline(False)
    page = context.new_page()
    sign_in(page, "aqiang")
    page.goto("/offline")
    page.get_by_text("没有等着送出的").wait_for()
    assert page.get_by_text("小王的一场").count() == 0


def changed_offline(context: BrowserContext, title: str) -> tuple[Page, str]:
    """小王 has entered a lecture, opened it again and lost the network; 52 hearers are waiting to be sent."""
    page = visited(context, NEW)
    lecture(page, title)
    page.wait_for_url("**/records/*")
    record = page.url.partition("?")[0]
    page.goto(f"{record}/edit")
    context.set_offline(True)
    page.fill("#f-people", "52")
    page.get_by_role("button", name="保存", exact=True).click()
    page.locator("#queue").get_by_text("等着送出").wait_for()
    return page, record


def test_a_change_made_offline_is_sent_when_the_network_is_back(device):
    context = device()
    page, record = changed_offline(context, "断网时改的一场")
    context.set_offline(False)
    page.locator("#queue").get_by_text("已送出").wait_for()
    page.goto(record)
    assert page.locator("dl.fields dd", has_text="52 人次").count() == 1


def test_a_change_made_offline_meets_that_of_another_and_both_are_kept(device, visit):
    context = device()
    page, record = changed_offline(context, "两个人改的一场")
    other = visit(f"{record}/edit", as_="laoli")
    other.fill("#f-people", "60")
    other.get_by_role("button", name="保存", exact=True).click()
    other.wait_for_url("**/records/*")
    context.set_offline(False)
    page.locator("#queue").get_by_text("两个版本都留着").wait_for()
    page.get_by_role("button", name="对照两个版本").click()
    page.get_by_role("heading", level=1, name="对照两个版本").wait_for()
    assert [text.split()[-1] for text in page.locator("#f-people label").all_inner_texts()] == ["60", "52"]
    page.locator("#f-people").get_by_label("我填的").check()
    page.get_by_role("button", name="按选的保存").click()
    page.wait_for_url("**/records/*")
    assert page.locator("dl.fields dd", has_text="52 人次").count() == 1
