"""From a number in a report to its evidence in two clicks; any Word file dropped onto the check page."""

import docx

from browser.conftest import PHONE


def test_from_a_number_of_the_report_to_a_record_in_two_clicks(visit, shot):
    page = visit("/reports/annual?period=2025", as_="shenji")
    shot(page, "report")
    page.locator("a.mark.t").first.click()
    assert "/figures/" in page.url
    page.locator("tbody a").first.click()
    assert "/records/" in page.url


def test_a_word_file_is_checked_by_dropping_it(visit, shot, tmp_path):
    document = docx.Document()
    document.add_paragraph("全年开展线下宣讲99场次，线下宣讲受众5万余人次，满意度98.6%。")
    document.save(tmp_path / "总结.docx")
    page = visit("/check", as_="shenji")
    page.set_input_files("input[type=file]", tmp_path / "总结.docx")
    page.get_by_role("button", name="核对").click()
    assert page.locator(".mark.c").all_inner_texts() == ["99场次", "5万余人次"]
    shot(page, "check")


def test_a_check_is_read_on_a_phone(visit, shot):
    page = visit("/reports/annual?period=2025", as_="shenji", size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    shot(page, "report-phone")
