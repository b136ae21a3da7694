"""An import whose server is killed: its progress is there after a reload, it is taken up again and writes nothing twice."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from browser.conftest import DESK, Served, serving, sign_in
from workbooks import GOOD, lectures_workbook

NEXT = ("下一步：看表头", "下一步：对列", "下一步：看每一行会怎样")


def window(chromium: Browser, site: Served) -> Page:
    """小王 at a desk, where the list of imports is open."""
    page = chromium.new_context(viewport=DESK, base_url=site.address, locale="zh-CN").new_page()
    page.set_default_timeout(15_000)
    sign_in(page, "xiaowang")
    page.goto("/imports?register=lecture_sessions")
    return page


@contextmanager
def nobody_writes(folder: Path) -> Iterator[None]:
    """The ledger's file is locked, so that what wants to write waits."""
    held = sqlite3.connect(folder / "db.sqlite3", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    yield
    held.rollback()
    held.close()


def test_a_killed_import_is_taken_up_again(chromium, demo_made, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(demo_made, folder)
    with serving(folder) as site:
        page = window(chromium, site)
        page.set_input_files("input[type=file]", lectures_workbook(tmp_path / "宣讲台账.xlsx", GOOD))
        for name in NEXT:
            page.get_by_role("button", name=name).click()
        page.get_by_role("button", name="写入台账").wait_for()
        with nobody_writes(folder):
            page.get_by_role("button", name="写入台账").click()
            page.get_by_role("heading", name="正在写入").wait_for()
            page.reload()
            page.get_by_role("heading", name="正在写入").wait_for()
            site.server.kill()
            site.server.wait()
        page.context.close()
    with serving(folder) as site:
        page = window(chromium, site)
        page.get_by_role("link", name="宣讲台账.xlsx").first.click()
        page.get_by_role("heading", name="停下了").wait_for()
        page.get_by_role("button", name="接着导入").click()
        page.get_by_role("heading", name="已写入").wait_for()
        text = page.get_by_role("main").inner_text()
        assert f"新增\n{len(GOOD) + 1}" in text.replace("\n\n", "\n")  # the second row is a lecture of each kind
        page.context.close()
