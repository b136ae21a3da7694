"""A clerk finds a record by initials, corrects it, puts one field back and attaches a photo; on a desk and on a phone."""

import io

import pytest
from PIL import Image

from browser.conftest import DESK, PHONE


@pytest.fixture
def photo():
    """A picture as a telephone would send it."""
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "#7a9").save(out, "JPEG")
    return {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_record_is_found_by_initials_and_opened(visit, shot, size):
    page = visit("/registers/culture_events", as_="shenji", size=size)
    page.get_by_label("文字").fill("clzs")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url("**q=clzs")
    assert {row.inner_text() for row in page.get_by_role("rowheader").all()} == {"春联赠送"}
    shot(page, f"register-{size['width']}")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("heading", level=1, name="春联赠送").wait_for()
    assert fits(page)


def test_ticking_a_stage_filters_at_once(visit):
    page = visit("/registers/lecture_sessions", as_="shenji")
    page.get_by_label("已提交").check()
    page.wait_for_url("**stage=submitted")
    assert {tag.inner_text() for tag in page.locator(".list .tag").all()} == {"已提交"}


def test_one_field_is_put_back_and_a_photo_attached(visit, shot, photo):
    page = visit("/registers/culture_events?mine=1&stage=submitted", as_="xiaowang")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("link", name="修改").click()
    people = page.get_by_label("参与群众")
    if not people.is_visible():
        page.locator("main details > summary").first.click()
    before = people.input_value()
    people.fill("999")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("button", name=f"把“参与群众”改回 {before}").click()
    page.get_by_text("已改回").wait_for()
    page.locator("input[name=files]").set_input_files(photo)
    page.get_by_role("button", name="附上").click()
    assert page.get_by_alt_text("现场.jpg").evaluate("image => image.decode().then(() => image.naturalWidth)") == 320
    shot(page, "record")


def test_search_says_where_a_hit_lies(visit, shot):
    page = visit("/search?q=lhz", as_="shenji")
    page.get_by_role("link", name="柳河镇", exact=True).wait_for()
    shot(page, "search")
