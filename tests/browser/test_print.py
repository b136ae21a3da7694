"""What is printed: A4, the text and nothing to press, no table cut off at the edge, as many sheets as its reader expects."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page

A4 = (595, 842)  # points
PAPER = {"width": 658, "height": 900}  # what is left of A4 between the margins, in pixels
LEDGER = "/requests/unit/990101001/ledger/performances?period=2025"
SHEETS = {
    "/figures/lectures.offline.sessions?period=2025": range(3, 6),
    "/reports/annual?period=2025": range(4, 8),
    "/sheet?period=2025": range(1, 2),
    "/requests/unit/990101001/summary?period=2025": range(1, 3),
    LEDGER: range(1, 2),
}
"""How many sheets each page of a small office takes."""
PRESSED = "main :is(button, select, input, summary), nav, .top, .foot, .crumb"
CUT = """() => [...document.querySelectorAll("main *")].filter((part) => part.scrollWidth > part.clientWidth + 1
  && getComputedStyle(part).display !== "inline" && getComputedStyle(part).overflowX !== "visible").length"""


def printed(page: Page) -> pypdfium2.PdfDocument:
    """The open page as Chromium prints it."""
    page.emulate_media(media="print")
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def edges(page: Page) -> tuple[int, int]:
    """Parts that are cut off on paper, and how far the page reaches over its edge."""
    page.emulate_media(media="print")
    beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return page.evaluate(CUT), beyond


@pytest.mark.parametrize("address", SHEETS)
def test_a_page_is_printed_on_a4_with_nothing_cut_off(visit, address):
    page = visit(address, as_="laoli", size=PAPER)
    paper = printed(page)
    assert {tuple(sorted(map(round, sheet.get_size()))) for sheet in paper} == {A4}
    assert len(paper) in SHEETS[address]
    assert edges(page) == (0, 0)
    assert page.locator(PRESSED).locator("visible=true").count() == 0


def test_a_record_is_printed_with_its_history_and_without_what_changes_it(visit):
    page = visit("/registers/lecture_sessions", as_="xiaowang", size=PAPER)
    page.locator("main tbody").get_by_role("link").first.click()
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed(page))
    assert "历史" in text
    assert edges(page) == (0, 0)
    assert page.locator(PRESSED).locator("visible=true").count() == 0


def test_dark_colours_are_not_printed(visit):
    page = visit("/sheet?period=2025", as_="laoli")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
