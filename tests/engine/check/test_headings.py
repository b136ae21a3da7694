"""The headings that a paragraph stands under."""

from __future__ import annotations

import pytest

from engine.check.books import document  # type: ignore[import-not-found]
from engine.document.making import p, row, saved, table  # type: ignore[import-not-found]
from youju.engine.check.headings import heading_of, headings_above
from youju.engine.document.package import Package
from youju.engine.document.reading import read


def above(*paragraphs, body=""):
    """For each paragraph the headings above it."""
    return headings_above(read(document(*paragraphs, body=body)))


def test_levels_of_an_official_letter_are_nested_and_nearest_comes_first():
    found = above("一、开展情况", "（一）宣讲", "1.线下宣讲", "正文", "（二）演出", "正文", "二、问题", "正文")
    assert [found[n] for n in (3, 5, 7)] == [("线下宣讲", "宣讲", "开展情况"), ("演出", "开展情况"), ("问题",)]


def test_a_heading_may_begin_its_paragraph():
    found = above("（一）抓实理论学习。全年开展12场。", "又开展3场。")
    assert found == [(), ("抓实理论学习",)]


@pytest.mark.parametrize(
    "text", ["全年开展12场。", "3、4月开展宣讲。" + "干部群众反响良好，" * 6, "一" + "、" + "长" * 60, "", "12.5万人次"]
)
def test_what_is_no_heading(text):
    (paragraph,) = read(document(text, ""))[:1]
    assert heading_of(paragraph)[0] == 0


def test_an_attachment_ends_what_stood_before():
    assert above("三、下一步工作打算", "附件：数据总表", "正文")[2] == ()


def test_headings_of_styles_count_with_or_without_numbers():
    styled = [
        p(text, properties=f'<w:pStyle w:val="{style}"/>') for text, style in (("总述", "H1"), ("一、宣讲", "H2"))
    ]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/>'
        f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in (1, 2)
    )
    parts = {
        "word/styles.xml": f'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{styles}</w:styles>'
    }
    file = Package.open(saved("".join(styled) + p("正文"), None, **parts), "a.docx")
    assert headings_above(read(file))[2][0] == "宣讲"


def test_cells_are_no_headings_and_stand_under_those_above():
    found = above(body=p("一、数据") + table(row(p("（一）宣讲"), p("12"))) + p("正文"))
    assert found[1:] == [("数据",)] * 3


def test_a_header_stands_under_nothing():
    file = Package.open(saved(p("一、数据") + p("正文"), {"header1": p("页眉")}), "a.docx")
    assert headings_above(read(file)) == [(), ("数据",), ()]
