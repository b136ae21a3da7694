"""A report from freeze to issue, a later correction, and the sheet that says which sentences it touches."""

import docx

from browser.conftest import PHONE


def test_frozen_checked_signed_issued_then_corrected(visit, shot):
    page = visit("/reports/annual?period=2025", as_="xiaochen")
    page.get_by_role("link", name="去定稿").click()
    page.get_by_role("button", name="定稿").click()
    assert page.url.endswith("/editions/annual-2025-1")
    assert "等另一个人审核" in page.inner_text("main")

    page = visit("/editions/annual-2025-1", as_="laoli")
    page.get_by_role("button", name="审核：核对全文的数").click()
    page = visit("/editions/annual-2025-1", as_="zhou")
    page.get_by_role("button", name="签署").click()
    page.get_by_role("button", name="印发").click()
    assert page.locator("li[aria-current=step]").inner_text() == "已印发"
    shot(page, "edition")
    page.get_by_role("link", name="审签单").click()
    assert all(name in page.inner_text("table") for name in ("小陈", "老李", "周主任"))
    shot(page, "sign-off")

    page = visit("/figures/performances.benefit.shows?period=2025", as_="laoli")
    page.locator("tbody a[href^='/records/']").first.click()
    page.locator("summary", has_text="作废").click()
    page.fill("#f-reason-void", "重复填报")
    page.get_by_role("button", name="作废（可以恢复）").click()

    page = visit("/editions/annual-2025-1/drift", as_="shenji")
    assert "处要更正" in page.inner_text("h1")
    assert page.locator("section table").first.inner_text().count("完成惠民演出")
    shot(page, "drift")
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载更正单").click()
    (table, *_) = docx.Document(str(taken.value.path())).tables
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "原文", "原数", "更正为", "原因"]


def test_an_edition_is_read_on_a_phone(visit, shot):
    page = visit("/editions/annual-2025-1", as_="shenji", size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    shot(page, "edition-phone")
