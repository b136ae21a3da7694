"""Signing in, the menu, the languages, as a person meets them."""


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
