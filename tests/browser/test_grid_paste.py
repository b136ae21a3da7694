"""The grid: a block pasted out of a workbook, keys while an input method composes, a paste taken back."""

from __future__ import annotations

from itertools import count

import pytest
from playwright.sync_api import Locator, Page

GRID = "/registers/study_sessions/grid"
NUMBERS = count(1)


@pytest.fixture
def grid(visit) -> Page:
    """小王 at the grid of study sessions."""
    return visit(GRID, as_="xiaowang")


def first(page: Page) -> Locator:
    return page.locator('tr[data-record="0"] input[data-field=occurred_on]').first


def rows_of(many: int) -> str:
    """A block as Excel copies it: date, body, topic; every day another."""
    days = [f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in (next(NUMBERS) for _ in range(many))]
    return "".join(f"{day}\t党支部\t理论学习 {day}\r\n" for day in days)


def paste(where: Locator, text: str) -> None:
    where.evaluate(
        """(input, text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          input.focus();
          input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def in_state(page: Page, state: str) -> Locator:
    return page.locator(f'#grid tr[data-state="{state}"]')


def test_a_pasted_block_adds_rows_and_saves_them(grid, shot):
    before = in_state(grid, "saved").count()
    paste(first(grid), rows_of(8))
    grid.get_by_text("都存好了").wait_for()
    shot(grid, "grid-pasted")
    assert in_state(grid, "saved").count() == before + 8


def test_a_cell_in_quotes_holds_its_line_break(grid):
    where = first(grid)
    paste(where, '1999-01-04\t党支部\t"第一行\n第二行 ""引"""\r\n')
    grid.get_by_text("都存好了").wait_for()
    assert grid.locator("input[data-field=topic]").evaluate_all(
        "cells => cells.some((cell) => cell.value === '第一行 第二行 \"引\"')"
    )


def test_what_is_wrong_stands_at_its_cell_and_keeps_nothing_else_out(grid):
    paste(first(grid), rows_of(1) + "昨天左右\t党支部\t读书\r\n")
    grid.get_by_text("1 行要改").wait_for()
    wrong = grid.locator("#grid input[aria-invalid=true]")
    assert wrong.input_value() == "昨天左右"
    assert "日期" in grid.locator(f"#{wrong.get_attribute('aria-describedby')}").inner_text()


def test_a_paste_is_taken_back_as_one(grid):
    paste(first(grid), rows_of(3))
    grid.get_by_text("都存好了").wait_for()
    before = in_state(grid, "saved").count()
    grid.get_by_role("button", name="撤销刚才的粘贴").click()
    grid.get_by_text("粘贴已撤销").wait_for()
    assert in_state(grid, "saved").count() == before - 3


def test_no_key_acts_while_an_input_method_composes(grid):
    topic = grid.locator('tr[data-record="0"] input[data-field=topic]').first
    topic.focus()
    input_method = grid.context.new_cdp_session(grid)
    input_method.send("Input.imeSetComposition", {"text": "li'lun", "selectionStart": 6, "selectionEnd": 6})
    for key in ("Enter", "ArrowDown", "ArrowRight"):
        input_method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": 229})
    assert topic.evaluate("cell => cell === document.activeElement")
    input_method.send("Input.insertText", {"text": "理论"})
    assert topic.input_value() == "理论"
    grid.keyboard.press("Enter")
    assert topic.evaluate("cell => cell !== document.activeElement")


def test_it_is_filled_with_the_keyboard_alone(grid):
    cell = first(grid)
    cell.focus()
    for text in ("1998-03-02", "党支部", "键盘填的一场"):
        grid.keyboard.type(text)
        grid.keyboard.press("Tab")
    grid.keyboard.press("ArrowLeft")
    grid.keyboard.press("Enter")
    grid.get_by_text("都存好了").wait_for()


def test_five_hundred_pasted_rows_are_all_saved_and_the_grid_stays_usable(grid):
    paste(first(grid), rows_of(500))
    cell = grid.locator("#grid tbody tr").last.locator("input[data-field=note]")
    cell.fill("还能打字")
    grid.get_by_text("都存好了").wait_for(timeout=240_000)
    assert in_state(grid, "saved").count() >= 500
    assert cell.input_value() == "还能打字"
