"""What stands over a table: the lines right above, the headings, the title of the whole."""

from __future__ import annotations

from engine.check.books import document  # type: ignore[import-not-found]
from engine.document.making import p, row, table  # type: ignore[import-not-found]
from youju.engine.check.captions import captions
from youju.engine.document.reading import read

TABLE = table(row(p("指标"), p("本年")), row(p("惠民演出"), p("")))


def over(*lines):
    """What stands over a table under some lines, nearest first."""
    return captions(read(document(body="".join(map(p, lines)) + TABLE)))["word/document.xml", 0]


def test_lines_above_are_read_from_below_and_blank_ones_passed_over():
    assert over("2025年统计表", "", "单位：场") == ("单位：场", "2025年统计表")


def test_a_sentence_ends_them():
    assert over("2025年统计表", "请如实填写。", "单位：场") == ("单位：场", "2025年统计表")
    assert over("2024年的情况如下。", "单位：场") == ("单位：场",)


def test_the_heading_holds_over_its_sentences():
    assert over("一、文化事业", "有关情况见下表。") == ("文化事业", "一、文化事业")


def test_the_table_before_ends_them():
    lines = captions(read(document(body=p("表一 2024年") + TABLE + p("表二") + TABLE)))
    assert lines["word/document.xml", 1] == ("表二", "表一 2024年")
    assert captions(read(document(body=TABLE + p("表二") + TABLE)))["word/document.xml", 1] == ("表二",)
