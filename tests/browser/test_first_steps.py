"""Signing in, the menu, the languages, the page of components, as a person meets them."""

import pytest

from browser.conftest import DESK, PHONE


def test_a_visitor_is_led_to_sign_in_and_then_on_to_the_page_they_wanted(visit):
    page = visit("/figures")
    page.get_by_role("button", name="小王").click()
    assert page.url.endswith("/figures")


def test_signing_out_ends_the_session(visit):
    page = visit("/", as_="xiaowang")
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/signin**")  # what waits on the device is cleared first
    page.goto("/figures")
    assert "/signin" in page.url


def test_the_language_of_the_reader_is_kept(visit):
    page = visit("/", as_="xiaowang")
    page.get_by_role("button", name="English").click()
    page.goto("/figures")
    assert page.get_by_role("link", name="Figures").first.is_visible()


@pytest.mark.parametrize("width", [360, PHONE["width"], 768, DESK["width"]])
def test_the_page_of_components_never_scrolls_sideways(visit, width):
    page = visit("/styleguide", size={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
