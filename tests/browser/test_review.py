"""A reviewer at the queue: accept all but one with the keyboard, take the batch back, return with a reason."""

import re

from browser.conftest import PHONE


def waiting(page):
    return int(re.sub(r"\D", "", page.get_by_role("heading", level=1).inner_text()))


def test_all_but_one_are_accepted_by_keyboard_and_the_batch_is_taken_back(visit, shot):
    page = visit("/review", as_="laoli")
    before, shown = waiting(page), page.locator("input[name=record]").count()
    page.keyboard.press("j")
    page.keyboard.press("x")
    shot(page, "review")
    page.get_by_role("button", name="通过勾选的").click()
    assert waiting(page) == before - shown + 1
    page.get_by_role("button", name="撤回这一批").click()
    assert waiting(page) == before


def test_a_key_during_composition_does_nothing(visit):
    page = visit("/review", as_="laoli")
    before = waiting(page)
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', isComposing: true, bubbles: true}))")
    page.reload()
    assert waiting(page) == before


def test_a_record_is_returned_from_a_phone(visit, shot):
    page = visit("/review", as_="laoli", size=PHONE)
    before = waiting(page)
    page.locator("tbody a").first.click()
    shot(page, "review-phone")
    page.get_by_label("退回的理由").fill("请按签到表改听众")
    page.get_by_role("button", name="退回").click()
    assert waiting(page) == before - 1
