"""Forms as superiors send them, made by another program: merged heads of two levels, formulas, formats, drop-downs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet


def sheet_of(book: Workbook, rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> Worksheet:
    """The active sheet with rows from A1 on."""
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    return sheet


def plain_form(path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str] = (), title: str = "表1") -> Path:
    """A form of rows and merged ranges."""
    book = Workbook()
    sheet_of(book, rows, merged).title = title
    book.save(path)
    return path


def statistics_form(path: Path, values: Mapping[str, object] | None = None, year: str = "2025") -> Path:
    """The yearly statistics form: two levels of heads, a formula, a drop-down, a chart and a second sheet of notes."""
    book = Workbook()
    rows = [
        [f"{year}年公共文化服务情况统计表"],
        ["填报单位（盖章）：清和区文化办"],
        ["序号", "指标名称", "计量单位", "本年", None, "备注"],
        [None, None, None, "上年同期数", "本年完成数", None],
        [1, "惠民演出场次", "场"],
        [2, "部门联席会", "次"],
        [3, "志愿服务常备队伍", "支"],
        [4, "线上宣讲受众", "人次"],
        [5, "粮食总产量", "吨"],
        [6, "合计", None, None, "=SUM(E5:E7)"],
    ]
    merged = ("A1:F1", "A2:F2", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4")
    sheet = sheet_of(book, rows, merged)
    sheet.title = "统计表"
    sheet["D3"] = "数量"
    for place, value in (values or {}).items():
        sheet[place] = value
    sheet["E5"].font, sheet["E5"].number_format = Font(name="仿宋", bold=True), "#,##0"
    choice = DataValidation(type="list", formula1='"是,否"')
    choice.add("F5:F9")
    sheet.add_data_validation(choice)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=5, min_row=5, max_row=8))
    sheet.add_chart(chart, "H3")
    notes = book.create_sheet("填表说明")
    notes["A1"] = "请如实填写。"
    book.save(path)
    return path
