"""Workbooks as offices write them, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

GOOD = (
    (1, "2025.3.8", "消防安全进社区", "东关社区", 2, "约1200人次", None, None),
    (2, "3月5日", "反诈宣讲", "职教中心", 1, "1,201", 1, "3.5万"),
    (3, 45720, "医保政策问答", "柳河文化站", "１", "４５", None, None),
)
BAD = (4, "二月三十", "看不清的一场", "某地", 1, "很多", None, None)
TOTAL = ("合计", None, None, None, 4, 2446, 1, 35000)


def lectures_workbook(path: Path, rows: Sequence[Sequence[object]] = (*GOOD, TOTAL)) -> Path:
    """The typical ledger: title row, unit row, two-level merged header 线下/线上, 合计 row."""
    book = Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet["A1"] = "清和区2025年理论宣讲活动台账"
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "填报单位：东关街道   填报日期：2025年6月"
    sheet.append(["序号", "宣讲日期", "宣讲题目", "地点", "线下", None, "线上", None])
    sheet.append([None, None, None, None, "场次", "受众（人次）", "场次", "受众（人次）"])
    for column in "ABCD":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.merge_cells("E3:F3")
    sheet.merge_cells("G3:H3")
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
