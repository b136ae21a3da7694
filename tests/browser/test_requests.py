"""From a request to its returned workbooks, as the office and a unit without an account go through it."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from converting import convert

__all__ = ["convert"]

TITLE = "2025年宣讲场次征集"
ROW = {"宣讲日期": "2025.11.8", "宣讲地点": "文化站", "宣讲方式": "线下", "场次": 1, "听众": 46}


@pytest.fixture
def asked(visit, shot):
    """老李 asks all towns for their lectures and stands at the request's page."""
    page = visit("/requests/new", as_="laoli")
    page.get_by_label("标题").fill(TITLE)
    page.get_by_role("checkbox", name="宣讲场次", exact=True).check()
    page.get_by_label(re.compile("^全部镇街")).check()
    page.locator("#burden strong").wait_for()
    shot(page, "request-new")
    page.get_by_role("button", name="建立征集").click()
    page.wait_for_url("**/requests/*")
    return page


def form_of(page, name, folder):
    """The workbook of a unit, downloaded from the page."""
    with page.expect_download() as download:
        page.get_by_label(f"下载{name}的表").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def fill(path, title, **more):
    """What the unit does: the first empty row, column by column."""
    book = load_workbook(path)
    sheet = book["宣讲场次"]
    heads = {re.sub(r"[（*].*", "", str(cell.value)): cell.column for cell in sheet[5]}
    row = next(n for n in range(6, 5000) if sheet.cell(n, 1).value is None)
    for head, value in (ROW | {"宣讲题目": title} | more).items():
        sheet.cell(row, heads[head], value)
    book.save(path)
    return path


def names(page):
    """The first two units of the table that are towns."""
    texts = page.locator("tbody th a").all_inner_texts()
    return texts[0], texts[1]


def drop(page, *paths):
    """Drop the files and take them in."""
    page.locator("input[name=files]").set_input_files([str(path) for path in paths])
    page.get_by_role("button", name="收表").click()
    page.get_by_role("heading", name=re.compile("^看了")).wait_for()


def test_the_burden_follows_what_is_chosen(visit):
    page = visit("/requests/new", as_="laoli")
    page.get_by_role("checkbox", name="宣讲场次", exact=True).check()
    page.get_by_label(re.compile("^全部镇街")).check()
    says = page.locator("#burden strong")
    says.wait_for()
    before = says.inner_text()
    page.locator("#burden").get_by_label("备注").uncheck()
    page.wait_for_function("text => document.querySelector('#burden strong')?.innerText !== text", arg=before)
    cells = [int(re.search(r"要 (\d+) 格", text)[1]) for text in (before, says.inner_text())]
    assert cells[0] > cells[1]


def test_a_request_goes_out_and_its_workbooks_come_back(asked, tmp_path, convert, shot):
    first, second = names(asked)
    one = fill(form_of(asked, first, tmp_path), "消防宣讲")
    two = fill(form_of(asked, second, tmp_path), "反诈宣讲", 听众="很多")
    again = tmp_path / "微信收到的 (1).xlsx"
    again.write_bytes(convert({"f.xlsx": one.read_bytes()}, "xlsx")["f"])
    foreign = tmp_path / "随手做的.xlsx"
    book = load_workbook(two)
    del book["_youju"]
    for sheet in book.worksheets:
        sheet["P1"] = None
    book.save(foreign)
    drop(asked, again, two, foreign)
    shot(asked, "request-results")
    verdicts = asked.locator(".came h2 .tag").all_inner_texts()
    receipts = asked.locator(".copy").all_inner_texts()
    assert verdicts == ["已收", "已收", "不是发出的表"]
    assert (f"{first}：收到1项" in receipts[0], "新增1、" in receipts[0], "1处待核" in receipts[1]) == (
        True,
        True,
        True,
    )
    with asked.expect_download() as download:
        asked.get_by_role("link", name="下载标注好的表").click()
    marked = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))["宣讲场次"]
    assert [cell.value for row in marked for cell in row if cell.comment] == ["很多"]


def test_the_same_files_again_change_nothing_and_a_return_is_taken_back(asked, tmp_path):
    first, _ = names(asked)
    page, path = asked, fill(form_of(asked, first, tmp_path), "宪法宣讲")
    address = page.url
    drop(page, path)
    page.goto(address)
    drop(page, path)
    assert page.locator(".came h2 .tag").all_inner_texts() == ["收过了"]
    page.goto(address)
    drop(page, fill(path, "宪法宣讲二"))
    page.get_by_role("button", name="撤回这份表").click()
    assert "已撤回这份表，1 条记录恢复原样。" in page.locator(".toasts").inner_text()


def test_the_receipt_is_copied_with_one_click(asked, tmp_path):
    first, _ = names(asked)
    drop(asked, fill(form_of(asked, first, tmp_path), "家风宣讲"))
    asked.get_by_role("button", name="复制").click()
    asked.get_by_role("button", name="已复制").wait_for()
