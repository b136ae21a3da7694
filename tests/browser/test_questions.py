"""A question from the list to its end: two records side by side, kept as one; a clerk's reply on the phone; settled together."""

import re

from browser.conftest import PHONE


def open_ones(page):
    return int(re.search(r"未了的 (\d+)", page.get_by_role("navigation", name="按环节").inner_text())[1])


def test_two_records_of_one_event_are_seen_side_by_side_and_kept_as_one(visit, shot):
    page = visit("/questions?rule=QUA013", as_="laoli")
    before = open_ones(page)
    shot(page, "questions")
    page.locator("table.asked tbody a").first.click()
    shot(page, "question-pair")
    left, right = page.locator(".told .card").all()
    assert left.locator("mark").count() == right.locator("mark").count() > 0
    left.get_by_role("button", name="同一项").click()
    assert "保留 #" in page.get_by_role("main").inner_text()
    page.goto("/questions")
    assert open_ones(page) == before - 1


def test_a_reply_is_given_on_a_phone_and_settled_by_another(visit, shot):
    page = visit("/questions?rule=QUA009", as_="laoli", size=PHONE)
    page.locator("table.asked tbody a").first.click()
    page.get_by_label("另有说明").check()
    page.get_by_label("说明", exact=False).last.fill("第一天就录了，第二天核对过")
    shot(page, "question-phone")
    page.get_by_role("button", name="答复").click()
    assert "第一天就录了" in page.get_by_role("main").inner_text()
    assert page.get_by_role("button", name="核实完毕").count() == 0


def test_the_list_is_a_workbook_too(visit):
    page = visit("/questions", as_="shenji")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出这些").click()
    assert download.value.suggested_filename == "待核实.xlsx"
