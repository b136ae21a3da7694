"""The administrator changes what is counted, sees the effect first, and takes it back; units and people likewise."""

from browser.conftest import PHONE

INDICATOR = "/settings/indicators/lectures.online.sessions"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def figure(page):
    """The value on the page of the indicator's figure, with its unit word."""
    page.goto("/figures/lectures.online.sessions?period=2025")
    return page.locator(".value").first.inner_text()


def test_a_definition_is_changed_with_its_effect_shown_and_taken_back(visit, shot):
    page = visit("/settings", as_="laoli")
    before = figure(page)
    page.goto(INDICATOR)
    page.locator("[name=where_field]").nth(1).select_option("people")
    page.locator("[name=where_test]").nth(1).select_option("gte")
    page.locator("[name=where_value]").nth(1).fill("50")
    press(page, "看影响")
    effect = page.get_by_role("row", name="线上宣讲场次").locator("td.n")
    assert effect.nth(0).inner_text().replace(" ", "") == before
    shown = effect.nth(1).inner_text().replace(" ", "")
    assert shown != before
    shot(page, "settings-effect")
    page.get_by_label("为什么改").fill("五十人以上才算")
    press(page, "生效")
    assert figure(page) == shown
    page.goto("/settings/definitions/changes")
    shot(page, "settings-changes")
    press(page, "撤回这次改动")
    press(page, "生效")
    assert figure(page) == before


def test_a_field_added_on_a_phone_is_in_the_form_a_moment_later(visit, shot):
    page = visit("/settings/registers/lecture_sessions/fields/new", as_="laoli", size=PHONE)
    page.get_by_label("名称", exact=True).fill("座位数")
    page.get_by_label("填什么").select_option("integer")
    page.get_by_label("计量单位").fill("个")
    press(page, "看影响")
    shot(page, "settings-field-phone")
    press(page, "生效")
    page.goto("/registers/lecture_sessions/new")
    assert page.get_by_text("座位数").count()


def test_units_are_merged_and_the_merger_is_taken_back(visit, shot):
    page = visit("/settings/units/merge", as_="laoli")
    page.locator("[name=gone]").nth(2).check()
    page.locator("[name=gone]").nth(3).check()
    page.get_by_label("名称", exact=True).fill("新社区居民委员会")
    page.get_by_label("简称").fill("新社区")
    page.get_by_label("代码").fill("990101001999")
    press(page, "看后果")
    shot(page, "settings-merge")
    press(page, "就这样办")
    assert page.get_by_role("heading", level=1).inner_text() == "新社区居民委员会"
    press(page, "撤回")
    assert page.get_by_text("已撤回，单位和改动前一样。").is_visible()


def test_work_is_handed_over_with_a_sheet(visit, shot):
    page = visit("/settings/handovers/new?from=u1", as_="laoli")
    page.get_by_label("交给谁").select_option(label="阿强（aqiang）")
    press(page, "移交")
    assert page.get_by_text("监交人签字").is_visible()
    shot(page, "handover")


def test_the_settings_are_in_english_too(visit):
    page = visit("/settings", as_="laoli", english=True)
    page.goto("/settings/registers/new")
    assert page.get_by_role("heading", level=1).inner_text() == "New register"
