"""Without encryption, from another machine: the page says what does not work, and all the rest does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import DESK, FLAGS, Served, sign_in

NEW = "/registers/lecture_sessions/new"


@pytest.fixture
def far(chromium: Browser, served: Served) -> Iterator[Page]:
    """小王 at a machine that knows the site by a name of the office network."""
    port = served.address.rpartition(":")[2]
    program = shutil.which("chromium") or shutil.which("google-chrome")
    flags = [*FLAGS, "--host-resolver-rules=MAP ledger.office.test 127.0.0.1"]
    browser = chromium.browser_type.launch(executable_path=program, args=flags)
    context = browser.new_context(viewport=DESK, base_url=f"http://ledger.office.test:{port}", locale="zh-CN")
    context.set_default_timeout(15_000)
    page = context.new_page()
    sign_in(page, "xiaowang")
    yield page
    browser.close()


def test_the_form_says_what_is_missing_and_keeps_an_entry_until_the_network_is_back(far):
    far.goto(NEW)
    assert far.evaluate("isSecureContext") is False
    far.get_by_text("断网时不能重新打开填报页").wait_for()
    far.fill("#f-title", "没有加密时的一场")
    far.get_by_text("草稿已存").wait_for()
    far.fill("#f-place", "文化站")
    far.get_by_label("线下").check()
    far.fill("#f-sessions", "1")
    far.fill("#f-people", "46")
    far.context.set_offline(True)
    far.get_by_role("button", name="提交", exact=True).click()
    far.locator("#queue").get_by_text("等着送出").wait_for()
    far.context.set_offline(False)
    far.locator("#queue").get_by_text("已送出").wait_for()


def test_a_label_is_copied_all_the_same(far):
    far.goto("/figures/lectures.offline.sessions?period=2025")
    far.get_by_role("button", name="复制").click()
    far.get_by_role("button", name="已复制").wait_for()
