"""What the cells around a cell say of the number in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.check.books import document  # type: ignore[import-not-found]
from engine.document.making import p, row, table  # type: ignore[import-not-found]
from youju.engine.check.tables import Around, Tables
from youju.engine.document.reading import read


def around(*rows, at=(-1, -1)):
    """What stands around the cell in this row and column (counted from the end where negative)."""
    paragraphs = read(document(body=table(*(row(*map(p, cells)) for cells in rows))))
    line, column = at[0] % len(rows), at[1] % len(rows[0])
    (cell,) = [x for x in paragraphs if (x.cell.row, x.cell.column) == (line, column)]
    return Tables(paragraphs).around(cell)


def test_heads_are_those_of_column_and_row():
    assert around(("项目", "场次"), ("惠民演出", "26")).heads == ("场次", "惠民演出")


def test_two_rows_of_heads_are_read_from_below():
    found = around(("项目", "演出", "演出"), ("", "场次", "观众"), ("东关街道", "26", "4000"))
    assert found.heads == ("观众", "演出", "东关街道")


def test_numbers_beside_are_no_heads():
    assert around(("项目", "2024年", "2025年"), ("惠民演出", "20", "26")).heads == ("2025年", "惠民演出")


@pytest.mark.parametrize(
    ("head", "unit", "scale"),
    [
        ("观众（人次）", "人次", 1),
        ("观众(万人次)", "人次", 10_000),
        ("金额（单位：万元）", "元", 10_000),
        ("人次", "", 1),
        ("参与率", "%", 1),
        ("参与率（‰）", "‰", 1),
        ("占比", "%", 1),
        ("观众", "", 1),
    ],
)
def test_a_head_prints_unit_word_and_scale(head, unit, scale):
    found = around(("项目", head), ("惠民演出", "26"))
    assert (found.unit, found.scale) == (unit, Decimal(scale))


@pytest.mark.parametrize(
    ("head", "counted"), [("场次", "场次"), ("演出场次", "场次"), ("观众人数", "人"), ("观众", "")]
)
def test_a_head_may_suggest_what_is_counted(head, counted):
    assert around(("项目", head), ("惠民演出", "26")).counted == counted


@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_cell_of_the_row_prints_the_unit_word_wherever_it_stands(column):
    heads, cells = ["指标", "数值"], ["惠民演出", "26"]
    heads.insert(column, "计量单位")
    cells.insert(column, "场")
    assert around(heads, cells, at=(1, cells.index("26"))).unit == "场"


@pytest.mark.parametrize(
    ("head", "label"), [("序号", "ordinal"), ("编号", "ordinal"), ("年份", "date"), ("完成时限", "date"), ("场次", "")]
)
def test_columns_of_labels_and_days_are_known(head, label):
    assert around((head, "项目"), ("26", "惠民演出"), at=(1, 0)).label == label


def test_a_year_in_a_head_is_a_day_and_asks_for_its_year():
    rows = (("指标", "2025", "2024"), ("惠民演出", "26", "20"))
    assert around(*rows, at=(0, 2)).label == "date"
    assert around(*rows).heads[0] == "2024年"


def test_a_column_of_changes_has_the_unit_word_of_its_row_for_what_changed():
    found = around(("指标", "2025", "同比（％）", "计量单位"), ("惠民演出", "26", "30", "场"), at=(1, 2))
    assert (found.change, found.unit, found.counted) == (True, "%", "场")


def test_a_paragraph_in_no_table_has_nothing_around():
    paragraphs = read(document("惠民演出26场"))
    assert Tables(paragraphs).around(paragraphs[0]) == Around()


def under(line, *rows):
    """What stands around the last cell of a table under a line."""
    paragraphs = read(document(body=p(line) + table(*(row(*map(p, cells)) for cells in rows))))
    return Tables(paragraphs).around(paragraphs[-1])


@pytest.mark.parametrize(
    ("line", "unit", "scale"),
    [
        ("单位：场", "场", 1),
        ("（单位：万人次）", "人次", 10_000),
        ("2025年统计表  计量单位: 万元", "元", 10_000),
        ("单位：场、人次", "", 1),
        ("填报单位：文化办", "", 1),
    ],
)
def test_a_line_over_the_table_prints_unit_word_and_scale(line, unit, scale):
    found = under(line, ("项目", "本年"), ("惠民演出", "26"))
    assert (found.unit, found.scale) == (unit, Decimal(scale))


def test_heads_that_count_something_else_go_before_the_line_over_the_table():
    found = under("单位：万元", ("项目", "演出场次"), ("惠民演出", "26"))
    assert (found.unit, found.counted, found.scale) == ("", "场次", Decimal(1))


def test_the_head_of_a_row_prints_the_unit_word_where_that_of_the_column_prints_none():
    assert around(("项目", "本年"), ("惠民演出（场）", "26")).unit == "场"
    assert around(("项目", "同比"), ("惠民演出（场）", "26")).unit == "%"
    assert around(("项目", "观众（人次）"), ("惠民演出（场）", "26")).unit == "人次"
