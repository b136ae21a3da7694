"""The reader inside a bundle, opened from the disk with no network: click a number, see where it is from."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from bundling import members
from youju.engine.base.periods import Period
from youju.web.accounts.actors import cli_actor
from youju.web.commands.desk.office import use
from youju.web.commands.editions.bundling import bundled
from youju.web.commands.editions.freezing import freeze_report
from youju.web.commands.reports.reports import Asked
from youju.web.site.setup import close_site, open_site

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def readers(demo_made: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> dict[str, Path]:
    """The pages of the inner and of the public bundle of the demonstration's yearly report, each alone in a folder."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(demo_made, folder / "site")
    found = {}
    with django_db_blocker.unblock():
        office = use(open_site(folder / "site"))
        assert freeze_report(office, cli_actor("test"), Asked("annual", Period.parse("2025"))).edition
        for kind in ("inner", "public"):
            bundled(office, cli_actor("test"), "annual-2025-1", kind == "public", folder / f"{kind}.zip")
            found[kind] = folder / f"{kind}.html"
            found[kind].write_bytes(members(folder / f"{kind}.zip")["data/reader.html"])
        close_site()
    return found


@pytest.fixture
def read(chromium: Browser, readers: dict[str, Path]) -> Iterator[Callable[..., Page]]:
    """Open a reader offline; any request but for the file itself, and any error, fails the test."""
    asked, failures, contexts = [], [], []

    def open_page(kind: str = "inner", size: dict[str, int] = DESK) -> Page:
        context = chromium.new_context(viewport=size, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
        page.goto(readers[kind].as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert failures == []
    assert len(asked) == len(contexts)
    assert all(url.startswith("file:") for url in asked)


def test_a_number_of_the_report_shows_its_definition_parts_and_records(read):
    page = read()
    page.get_by_role("article").get_by_role("button", name="2000余", exact=True).click()
    panel = page.locator("#panel")
    assert panel.get_by_role("heading").inner_text() == "线下宣讲受众"
    assert "2,098 人次" in panel.inner_text()
    assert "宣讲方式 = 线下" in panel.inner_text()
    assert "背后 37 条记录" in panel.inner_text()
    panel.get_by_text("按月", exact=True).first.click()
    assert panel.locator("details[open] tbody tr").count() == 12
    panel.get_by_text("记录", exact=True).click()
    assert panel.locator("details").last.locator("tbody tr").count() == 37


def test_it_speaks_english_and_closes_with_a_key(read):
    page = read()
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Audience of offline lectures").first.click()
    assert "37 records behind it" in page.locator("#panel").inner_text()
    page.keyboard.press("Escape")
    assert "underlined number" in page.locator("#panel").inner_text()


def test_the_public_edition_shows_no_records_and_says_what_cannot_be_computed(read):
    page = read("public")
    page.get_by_role("article").get_by_role("button", name="2000余", exact=True).click()
    assert page.locator("#panel").get_by_text("记录", exact=True).count() == 0
    page.locator("#all").get_by_role("row").filter(has_text="（不公开）").get_by_role("button").first.click()
    assert "不能用本包重算" in page.locator("#panel").inner_text()


@pytest.mark.parametrize(("kind", "size"), [("public", DESK), ("inner", PHONE)])
def test_it_keeps_the_accessibility_rules_on_any_width(read, kind, size):
    page = read(kind, size)
    page.get_by_role("article").get_by_role("button", name="2000余", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [violation["id"] for violation in found.response["violations"]] == []
