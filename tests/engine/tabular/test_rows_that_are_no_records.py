"""Totals, notes, repeated headers and blank rows; and what the lines above a table say."""

import pytest

from youju.engine.tabular import Sheet, find_table, rows
from youju.engine.tabular.lines import above, why_skipped

HEAD = ["日期", "方式", "场次", "听众", "备注"]
DAY = ["2025-03-08", "线上", "1", "46", ""]


def why(*cells, key=(0, 1)):
    return why_skipped([*cells, *[""] * (5 - len(cells))], key, HEAD)


@pytest.mark.parametrize(
    "text",
    [
        "合计",
        "合 计",
        "合计：",
        "总计",
        "本月合计",
        "全区合计",
        "小计（场）",
        "累计10场",
        "共计：3场",
        "本季度累计数：",
        "各镇合计",
    ],
)
def test_a_cell_that_says_nothing_but_a_sum_makes_a_total(text):
    assert why("2025-03-08", text, 1, 46) == "total"


@pytest.mark.parametrize("text", ["总计划部署会", "累计服务满百小时", "合计人次分析会", "青石镇小计", "会计培训"])
def test_a_title_that_begins_like_a_sum_is_a_record_where_the_key_is_filled(text):
    assert why("2025-03-08", text, 1, 46) is None


@pytest.mark.parametrize("text", ["合计人次", "青石镇小计", "理论宣讲合计"])
def test_the_same_words_without_a_key_make_a_total(text):
    assert why("", text, 1, 46) == "total"


def test_a_sum_far_to_the_right_makes_no_total():
    assert why("2025-03-08", "线上", 1, 46, "合计") is None


@pytest.mark.parametrize(
    "text",
    [
        "注：线下含室外",
        "说明1：按场计",
        "填表人：小王",
        "审核人：老李  日期：",
        "（备注：无）",
        "联系电话：12345",
        "备注:\n第二行",
    ],
)
def test_a_line_that_begins_like_a_note_is_one(text):
    assert why(text) == "note"


@pytest.mark.parametrize("text", ["注重家风主题宣讲", "说明会", "负责人培训", "审核人"])
def test_a_title_with_such_a_word_is_a_record(text):
    assert why(text, "线上", 1, 46) is None


def test_a_row_of_blanks_is_blank():
    assert (why("", "  ", "\t", "　"), why(0)) == ("blank", None)


def test_a_header_again_is_no_record_and_a_row_that_begins_like_it_is():
    assert (why_skipped(HEAD, (0,), HEAD), why_skipped(["日期", "线上", 1, 46, ""], (0,), HEAD)) == ("header", None)


@pytest.mark.parametrize("key", [(), (0,), (0, 1, 2)])
def test_a_plain_row_is_a_record_whatever_the_key(key):
    assert why(*DAY[:4], key=key) is None


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("填报单位：东关街道", "东关街道"),
        ("填报单位(盖章)： 东关街道 填报日期：2025年6月", "东关街道"),
        ("报送单位名称：柳河镇", "柳河镇"),
        ("单位：人次", ""),
        ("填报单位：", ""),
        ("填报单位：          填报日期：2025年6月", ""),
        ("填报单位：　审核人：老李", ""),
        ("单位:万元  填报单位：东关街道", "东关街道"),
    ],
)
def test_the_reporting_unit_above_a_table_is_read_where_one_is_named(line, unit):
    assert above([[line]], "").unit == unit


@pytest.mark.parametrize(
    ("lines", "title", "year"),
    [
        ([["2025年宣讲台账"]], "", 2025),
        ([["台账"]], "2024年", 2024),
        ([["第12025年"]], "", None),
        ([["二〇二五年"]], "", None),
        ([], "台账", None),
    ],
)
def test_the_year_stands_above_the_table_or_in_the_sheets_name(lines, title, year):
    assert above(lines, title).year == year


def test_a_year_above_the_table_wins_over_the_sheets_name():
    assert above([["2025年台账"]], "2024年").year == 2025


def test_multiples_above_a_table_are_kept_by_unit_word():
    assert above([["单位：万元"], ["计量单位：千人次"]], "").scales == {"元": 10**4, "人次": 1000}


def test_what_is_skipped_is_counted_and_told_with_its_rows(table, codes):
    sheet = [HEAD, DAY, ["合计", "", "1", "46", ""], HEAD, ["注：无", "", "", "", ""], ["", "", "", "", ""], DAY]
    assert (table(sheet).record_rows(), codes(sheet)) == (2, ["TAB025", "TAB026", "TAB027"])


def test_many_totals_are_named_in_part_and_counted(register):
    sheet = [HEAD, DAY, *[["合计", "", "1", "46", ""]] * 15]
    _, problems = find_table(Sheet("t", "s", sheet), register)
    (total,) = [p for p in problems if p.code == "TAB025"]
    assert dict(total.details)["rows"] == "3、4、5、6、7、8、9、10、11、12、13、14……（15）"


def test_a_table_without_rows_has_no_records(table):
    assert (table([HEAD]).record_rows(), list(rows(table([HEAD])))) == (0, [])
