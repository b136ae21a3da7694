"""The import wizard with the messy workbook: from a dropped file to the ledger, and back out."""

from browser.barriers import faults
from browser.conftest import PHONE
from workbooks import BAD, GOOD, lectures_workbook


def test_a_messy_workbook_goes_in_step_by_step_and_comes_back_out(visit, shot, tmp_path):
    page = visit("/imports?register=lecture_sessions", as_="xiaowang")
    page.set_input_files("input[type=file]", lectures_workbook(tmp_path / "宣讲台账.xlsx", (*GOOD, BAD)))
    page.get_by_role("button", name="下一步：看表头").click()
    assert page.locator("tr.head").count() == 2
    shot(page, "import-header")
    page.get_by_role("button", name="下一步：对列").click()
    assert page.get_by_label("“线下/受众（人次）”导入为").input_value() == "people"
    shot(page, "import-columns")
    page.get_by_role("button", name="下一步：看每一行会怎样").click()
    page.get_by_role("heading", name="三、每一行会怎样").wait_for()
    assert page.locator("td.bad").first.inner_text().startswith("二月三十")
    shot(page, "import-preview")
    page.get_by_role("button", name="写入台账").click()
    page.get_by_role("heading", name="已写入").wait_for()
    with page.expect_download() as saved:
        page.get_by_role("link", name="下载标好的退回表").click()
    assert saved.value.suggested_filename == "宣讲台账-待改.xlsx"
    page.get_by_role("button", name="撤回这次导入").click()
    page.get_by_text("已撤回").first.wait_for()


def test_each_step_fits_a_phone_and_has_no_barrier(visit, tmp_path):
    page = visit("/imports?register=lecture_sessions", as_="xiaowang", size=PHONE)
    page.set_input_files("input[type=file]", lectures_workbook(tmp_path / "a.xlsx", (*GOOD, BAD)))
    for name in ("下一步：看表头", "下一步：对列", "下一步：看每一行会怎样", "写入台账"):
        onward = page.get_by_role("button", name=name)
        onward.wait_for()
        assert (page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], faults(page, rows=999)) == (
            True,
            [],
        )
        onward.click()
    page.get_by_role("heading", name="已写入").wait_for()
    assert faults(page) == []
