"""Forms in Word as superiors send them, made by another program: a title, a line about the sheet, a table with blank cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document

Rows = Sequence[Sequence[str]]


def word_form(
    path: Path, rows: Rows, over: Sequence[str] = (), merged: Sequence[tuple[int, int, int, int]] = ()
) -> Path:
    """Lines, and under them a table of rows; `merged` are the first and last row and column of ranges, from 0."""
    made = Document()
    for line in over:
        made.add_paragraph(line)
    add_table(made, rows, merged)
    made.save(path)
    return path


def add_table(parent, rows: Rows, merged: Sequence[tuple[int, int, int, int]] = ()):
    """A table in a document or cell, as wide as its longest row."""
    table = parent.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                table.cell(row, column).text = text
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))
    return table


def yearly_form(path: Path, year: str = "2025") -> Path:
    """The yearly statistics form: two levels of heads, a unit column, rows of another trade and of totals."""
    rows = [
        ["序号", "指标名称", "计量单位", "数量", "", "备注"],
        ["", "", "", "上年同期数", "本年完成数", ""],
        ["1", "惠民演出场次", "场"],
        ["2", "部门联席会", "次"],
        ["3", "志愿服务常备队伍", "支"],
        ["4", "线上宣讲受众", "万人次"],
        ["5", "粮食总产量", "吨"],
        ["", "合计"],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 1, 5)]
    return word_form(path, rows, (f"{year}年公共文化服务情况统计表", "填报单位（盖章）：清和区文化办"), merged)
