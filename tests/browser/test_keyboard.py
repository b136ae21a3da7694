"""Whole journeys without a mouse: a clerk enters a lecture, a reviewer accepts one and returns one; what has the focus is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

NEW = "/registers/lecture_sessions/new"
SEEN = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
FOCUSED = "(wanted) => document.activeElement.matches(wanted)"
COMPOSING = {"key": "a", "keyCode": 229, "isComposing": True, "bubbles": True}


def tab_to(page: Page, wanted: str, most: int = 60) -> None:
    """Press Tab until the focus is on what is wanted; at each step it is to be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(FOCUSED, wanted):
            return
    pytest.fail(f"{most} times Tab, and never at {wanted}")


def enter(page: Page, wanted: str) -> None:
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def fill(page: Page, name: str, text: str) -> None:
    tab_to(page, f"#f-{name}")
    page.keyboard.type(text)


def test_a_clerk_signs_in_and_enters_a_lecture(visit):
    page = visit("/signin")
    enter(page, "button[value=xiaowang]")
    page.wait_for_url("**/")
    enter(page, "a[href='/registers']")
    page.wait_for_url("**/registers")
    enter(page, "main a[href='/registers/lecture_sessions']")
    page.wait_for_url("**/lecture_sessions")
    enter(page, f"main a[href^='{NEW}']")
    page.wait_for_url(f"**{NEW}**")
    fill(page, "title", "只用键盘填的一场")
    fill(page, "place", "文化站")
    tab_to(page, "[name=mode]")
    page.keyboard.press("Space")
    fill(page, "sessions", "1")
    fill(page, "people", "46")
    enter(page, "main form button.main")
    page.wait_for_url("**/records/*")
    assert page.get_by_role("heading", level=1).inner_text() == "只用键盘填的一场"


def waiting(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_reviewer_accepts_one_and_returns_the_next_with_a_reason(visit):
    page = visit("/review", as_="laoli")
    before, rows = waiting(page), page.locator("[data-row]")
    first = rows.nth(0).get_attribute("data-row")
    page.keyboard.press("j")
    assert page.evaluate(SEEN)
    page.keyboard.press("a")
    page.get_by_text("通过").first.wait_for()
    page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)
    assert page.locator(f"[data-row='{first}']").count() == 0
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    returned = rows.nth(0).get_attribute("data-row")
    page.keyboard.press("r")
    page.wait_for_url(f"**/review/{returned}#f-reason")
    assert page.evaluate(FOCUSED, "#f-reason")
    page.keyboard.type("请按签到表改听众")
    enter(page, "main form button:not(.main)")
    page.wait_for_url("**/review**")
    assert page.locator(f"[data-row='{returned}']").count() == 0


@pytest.mark.parametrize("key", ["j", "k", "x", "a", "r"])
def test_a_letter_typed_into_a_field_or_composed_moves_nothing(visit, key):
    page = visit("/review", as_="laoli")
    before = waiting(page)
    page.locator("#find").focus()
    page.keyboard.press(key)
    page.evaluate("init => document.body.dispatchEvent(new KeyboardEvent('keydown', init))", COMPOSING | {"key": key})
    assert page.locator("#find").input_value() == key
    assert page.locator("tr.at").count() == 0
    assert page.locator("input[name=record]:not(:checked)").count() == 0
    page.reload()
    assert (page.url.endswith("/review"), waiting(page)) == (True, before)


def test_the_first_tab_offers_to_skip_the_menu(visit):
    page = visit("/review", as_="laoli")
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", [NEW, "/registers/study_sessions/grid"])
def test_the_focus_is_trapped_nowhere(visit, path):
    page = visit(path, as_="laoli")
    page.locator("main").focus()
    steps = page.locator("main :is(a, button, input, select, textarea, summary, [tabindex])").count()
    for _ in range(steps + 2):
        page.keyboard.press("Tab")
        if page.evaluate("document.querySelector('.foot').contains(document.activeElement)"):
            return
    pytest.fail("Tab does not lead out of the text")
