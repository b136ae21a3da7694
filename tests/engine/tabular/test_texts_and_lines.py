"""Texts that may stand in a workbook, and lines around a table that are no records of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.tabular.addresses import address, column_of, letters
from youju.engine.tabular.lines import above, why_skipped
from youju.engine.tabular.texts import bare, clean, risky, safe, sheet_name

RISKY = st.text("='+-@\t甲1", max_size=6)


@given(RISKY)
def test_a_text_comes_back_from_its_safe_writing(text):
    assert bare(safe(text)) == text


@given(RISKY)
def test_no_safe_text_begins_a_formula(text):
    assert not risky(safe(text))


@given(st.text(max_size=8))
def test_a_text_that_is_not_risky_is_left_alone(text):
    assert safe(text) == text or risky(text.lstrip("'"))


@given(st.text(max_size=20))
def test_a_clean_text_is_what_xml_may_hold(text):
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", clean(text))


@given(st.text(max_size=60))
def test_a_sheets_name_is_one_that_excel_takes(title):
    name = sheet_name(title)
    assert 0 < len(name) <= 31
    assert not set(name) & set("\\/?*[]:")
    assert name == name.strip("'")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("台账", "台账"),
        ("2025/03", "2025 03"),
        ("'台账'", "台账"),
        ("", "Sheet1"),
        ("[]", "Sheet1"),
        ("长" * 40, "长" * 31),
    ],
)
def test_a_title_becomes_a_sheets_name(title, name):
    assert sheet_name(title) == name


@given(st.integers(0, 20_000))
def test_letters_name_one_column(column):
    assert column_of(letters(column)) == column


@given(st.integers(0, 1_000_000), st.integers(0, 16_383))
def test_an_address_is_letters_and_a_row_that_people_count(row, column):
    assert address(row, column) == f"{letters(column)}{row + 1}"


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("填报单位：东关街道", "东关街道"),
        ("单位名称: 柳河镇   日期：2025年6月", "柳河镇"),
        ("报送单位（盖章）：东关街道", "东关街道"),
        ("单位：万元", ""),
        ("单位：人次", ""),
        ("清和区宣讲台账", ""),
    ],
)
def test_a_line_above_the_table_names_the_reporting_unit(line, unit):
    assert above([[line]], "").unit == unit


@pytest.mark.parametrize(
    ("lines", "title", "year"),
    [
        (["2025年宣讲台账"], "", 2025),
        (["宣讲台账"], "2024年", 2024),
        (["2025年宣讲台账"], "2024年", 2025),
        (["宣讲台账"], "Sheet1", None),
        (["编号12025年"], "", None),
    ],
)
def test_a_year_above_the_table_goes_before_that_of_the_sheet(lines, title, year):
    assert above([[line] for line in lines], title).year == year


def test_a_multiple_above_the_table_holds_for_its_unit_word():
    assert above([["单位：万元"]], "").scales == {"元": 10000}


def test_nothing_above_the_table_says_nothing():
    assert above([["", 3]], "") == above([], "")


HEADER = ["题目", "地点", "听众"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["合计", "", 95], "total"),
        (["合 计", "", 95], "total"),
        (["", "小计：", 95], "total"),
        (["本页合计", "", 95], "total"),
        (["青石镇小计", "", 95], "total"),
        (["年度总计", "", 95], "total"),
        (["总计划部署会", "礼堂", 95], None),
        (["会计培训", "礼堂", 30], None),
        (["设计展小计", "礼堂", 30], None),
        (["注：含线上", "", ""], "note"),
        (["填表人：小王", "审核人：老李", ""], "note"),
        (["单位负责人（签字）", "", ""], "note"),
        (["审核人（签字）：", "", ""], "note"),
        (["填报单位（盖章）：东关街道", "", ""], "note"),
        (["单位负责人培训", "礼堂", 30], None),
        (["负责人（签字仪式）", "礼堂", 30], None),
        (["备注说明会", "礼堂", 30], None),
        (HEADER, "header"),
        (["题目", "礼堂", 30], None),
        (["", " ", ""], "blank"),
        ([0, "", ""], None),
    ],
)
def test_a_row_that_is_no_record_says_why(row, why):
    assert why_skipped(row, (0, 1), HEADER) == why
