"""A lecture entered on a phone: taps and typed characters counted, a draft kept, a mistake led to its field."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page
from pypinyin import lazy_pinyin

from browser.conftest import PHONE

NEW = "/registers/lecture_sessions/new"


@dataclass
class Thumb:
    """A hand at a phone: every tap and every typed character counts, and every letter that pinyin needs for it."""

    page: Page
    taps: int = 0
    characters: int = 0
    letters: int = 0

    def tap(self, where: Locator) -> None:
        where.click()
        self.taps += 1

    def type(self, where: Locator, text: str) -> None:
        self.tap(where)
        where.press_sequentially(text)
        self.characters += len(text)
        self.letters += len("".join(lazy_pinyin(text)))


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#f-{name}")


@pytest.fixture
def form(visit):
    """小王 at the form of a lecture, on a phone."""
    return visit(NEW, as_="xiaowang", size=PHONE)


def test_a_lecture_takes_at_most_25_taps_and_60_characters(visit, shot):
    form = visit("/", as_="xiaowang", size=PHONE)
    thumb = Thumb(form)
    thumb.tap(form.get_by_role("link", name="台账", exact=True))
    thumb.tap(form.locator("main a[href='/registers/lecture_sessions']").first)
    thumb.tap(form.get_by_role("link", name="填一条", exact=True).first)
    thumb.type(field(form, "title"), "消防安全进社区")
    thumb.type(field(form, "place"), "文化站")
    thumb.tap(form.get_by_label("线下"))
    thumb.type(field(form, "sessions"), "1")
    thumb.type(field(form, "people"), "46")
    shot(form, "phone-entry")
    thumb.tap(form.get_by_role("button", name="提交", exact=True))
    form.wait_for_url("**/records/*")
    assert thumb.taps <= 25
    assert max(thumb.characters, thumb.letters) <= 60


def test_what_is_typed_is_kept_as_a_draft_without_a_button(form, visit):
    field(form, "title").fill("还没想好的题目")
    form.get_by_text("草稿已存").wait_for()
    form.reload()
    form.get_by_role("link", name="接着填").first.click()
    assert field(form, "title").input_value() == "还没想好的题目"


def test_a_mistake_is_led_to_with_everything_typed_kept(form):
    field(form, "title").fill("民法典宣讲")
    form.get_by_role("button", name="提交", exact=True).click()
    summary = form.locator("#errors")
    summary.get_by_role("link").first.click()
    assert form.evaluate("document.activeElement.id || document.activeElement.querySelector('input').id") == "f-place"
    assert field(form, "title").input_value() == "民法典宣讲"


def test_a_reference_is_found_by_pinyin_with_the_keyboard(form):
    form.get_by_text("项，可不填").click()
    team = field(form, "team")
    team.press_sequentially("xjt")
    form.get_by_role("option").first.wait_for()
    team.press("ArrowDown")
    team.press("Enter")
    assert "#" in team.input_value()


def test_composing_chooses_nothing(form):
    form.get_by_text("项，可不填").click()
    team = field(form, "team")
    team.press_sequentially("xjt")
    form.get_by_role("option").first.wait_for()
    team.press("ArrowDown")
    input_method = form.context.new_cdp_session(form)
    input_method.send("Input.imeSetComposition", {"text": "xuan", "selectionStart": 4, "selectionEnd": 4})
    team.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "keyCode": 229})
    assert "#" not in team.input_value()
