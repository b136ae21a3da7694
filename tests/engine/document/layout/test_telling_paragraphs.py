"""What a paragraph is, and how it looks in the end: the ground that the layout check stands on."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from letters import MIXED, TOWNS, notice, official
from youju.engine.document.layout import Annex, Heading, Letter, Text, compose
from youju.engine.document.layout.looks import Looks, whole
from youju.engine.document.layout.roles import tell
from youju.engine.document.names import w
from youju.engine.document.package import Package


def roles(package: Package) -> list[tuple[str, str]]:
    """Role and beginning of each paragraph, tables left out."""
    return [(told.role, told.text[:9]) for told in tell(package, Looks(package)) if told.role != "table"]


def foreign(*texts: str, size: float = 22) -> Package:
    """A file that python-docx made: the first text large and centred, the others as they come."""
    document = docx.Document()
    for number, text in enumerate(texts):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        if number == 0:
            run.font.size = Pt(size)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    out = BytesIO()
    document.save(out)
    return Package.open(out.getvalue(), "来文.docx")


def first(package: Package, style: str) -> tuple[Looks, object]:
    """The looks of a file and its first paragraph of a style."""
    looks = Looks(package)
    return looks, next(node for node in package.tree(package.main).iter(w("p")) if looks.style_id(node) == style)


def test_the_parts_of_our_own_letter_are_told():
    letter = official(attachments=(Annex("甲表", (TOWNS,)), Annex("乙表", (Text(MIXED),))))
    assert roles(compose(letter)) == [
        ("letterhead", "青石区文化和旅游局"),
        ("number", "青文旅〔2025〕"),
        ("title", "关于做好总结工作的"),
        ("addressee", "各街道、镇文化站："),
        ("text", "请各单位认真做好总"),
        ("heading1", "一、时间"),
        ("text", "12月31日前报送"),
        ("annex_note", "附件：1.\t甲表"),
        ("annex_note", "2.\t乙表"),
        ("issuer", "青石区文化和旅游局"),
        ("date", "2025年3月8日"),
        ("annex_label", "附件1"),
        ("annex_title", "甲表"),
        ("annex_label", "附件2"),
        ("annex_title", "乙表"),
        ("text", "一年来，全区开展惠"),
        ("imprint", "抄送：区政府办公室"),
        ("imprint", "青石区文化和旅游局"),
    ]


def test_a_letter_of_another_make_is_told_by_its_texts():
    package = foreign(
        "关于总结的通知",
        "各镇文化站：",
        "一、时间",
        "（一）报送",
        "1．材料",
        "（1）份数",
        "正文。",
        "文化局",
        "2025年3月8日",
    )
    assert [role for role, _ in roles(package)] == [
        "title", "addressee", "heading1", "heading2", "heading3", "heading4", "text", "issuer", "date",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("十二、其他", "heading1"),
        ("(三)报送", "heading2"),
        ("2.材料", "heading3"),
        ("2.5万人次参加。", "text"),
        ("126场演出。", "text"),
        ("（此件公开发布）", "text"),
        ("二〇二五年三月八日", "date"),
        ("2025年3月8日起施行。", "text"),
        ("附件：名单", "annex_note"),
        ("附件2：", "annex_label"),
        ("附件2 名单见后。", "text"),
    ],
)
def test_a_line_is_told_by_how_it_begins(text, role):
    assert roles(foreign("关于总结的通知", "正文。", text))[-1][0] == role


def test_a_sentence_above_a_date_is_no_issuer():
    assert [role for role, _ in roles(foreign("通知", "请于下列日期报送。", "2025年3月8日"))] == [
        "title",
        "text",
        "date",
    ]


def test_a_line_with_a_colon_further_down_is_no_addressee():
    assert [role for role, _ in roles(foreign("通知", "正文。", "安排如下："))] == ["title", "text", "text"]


def test_a_small_first_line_is_no_title():
    assert roles(foreign("工作总结", size=16))[0][0] == "text"


def test_a_table_that_names_a_printer_is_the_imprint_and_another_is_not():
    package = compose(official(body=(TOWNS,)))
    told = [
        one.role
        for one in tell(package, Looks(package))
        if one.text in ("东华街道", "抄送：区政府办公室，区委宣传部。")
    ]
    assert told == ["table", "imprint"]


def test_paragraphs_are_counted_with_the_empty_ones():
    package = foreign("通知", "", "正文。")
    assert [told.number for told in tell(package, Looks(package))] == [1, 3]


def test_a_style_inherits_what_it_does_not_say():
    looks, node = first(compose(notice()), "Heading1")
    look = looks.paragraph(node)
    assert (look.line, look.rule, look.first_chars, look.widows) == (579, "exact", 200, False)
    run = looks.run(next(node.iter(w("r"))), node)
    assert (run.family, run.size, run.bold, run.colour) == ("黑体", 32, False, "AUTO")


def test_a_character_style_lies_over_the_paragraphs():
    package = compose(notice(body=(Heading(2, "（一）演出。", MIXED),)))
    looks, node = first(package, "BodyIndent")
    families = [looks.run(run, node).family for run in node.iter(w("r"))]
    assert families == ["楷体_GB2312", "仿宋_GB2312"]


def test_own_settings_lie_over_styles_and_can_be_left_out():
    looks, node = first(foreign("通知", size=22), "Normal")
    run = next(node.iter(w("r")))
    assert looks.run(run, node).size == 44
    assert looks.run(run, node, own=False).size != 44
    assert looks.paragraph(node).align == "center"
    assert looks.paragraph(node, own=False).align == "left"


def test_a_style_that_is_based_on_itself_ends():
    package = compose(notice())
    text = package.part("word/styles.xml").decode().replace('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Title"/>')
    package.put("word/styles.xml", text.encode())
    looks, node = first(package, "Title")
    assert looks.paragraph(node).align == "center"


def test_a_heading_knows_its_level_and_text_has_none():
    package = compose(notice())
    looks, node = first(package, "Heading1")
    assert looks.outline(node) == 1
    looks, node = first(package, "BodyIndent")
    assert looks.outline(node) == 0


def test_a_file_without_styles_has_the_looks_of_the_format():
    package = compose(Letter("总结", (Text("正文。"),)))
    package.remove("word/styles.xml")
    looks = Looks(package)
    node = next(package.tree(package.main).iter(w("p")))
    look = looks.paragraph(node)
    assert (look.align, look.rule, look.line, look.widows) == ("left", "auto", 240, True)


@pytest.mark.parametrize(
    ("text", "number"), [("-5", -5), ("579", 579), ("", 7), ("1.5", 7), ("9" * 5000, 7), ("--5", 7)]
)
def test_a_length_that_is_none_is_taken_as_unsaid(text, number):
    assert whole(text, 7) == number
