"""What a composed letter holds, seen in its XML."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import pairwise

import docx
import pytest

from letters import MIXED, TOWNS, notice, official
from youju.engine.document.layout import Annex, Fonts, Heading, Letter, Table, Text, compose, gap_below
from youju.engine.document.layout.refit import style_of, text_of
from youju.engine.document.names import w
from youju.engine.document.package import Package


def paragraphs(letter: Letter) -> list[tuple[str, str]]:
    """Style and text of each paragraph of the body, tables left out."""
    package = compose(letter)
    return [(style_of(node), text_of(node)) for node in package.tree(package.main)[0].findall(w("p"))]


def texts(letter: Letter, style: str) -> list[str]:
    """Texts of the paragraphs of a style."""
    return [text for name, text in paragraphs(letter) if name == style]


def settings(package: Package) -> str:
    """The settings as text."""
    return package.part("word/settings.xml").decode()


def test_the_parts_of_a_notice_stand_in_their_order():
    styles = [style for style, text in paragraphs(notice(note="此件公开发布")) if text]
    assert styles == ["Title", "Addressee", "BodyIndent", "Heading1", "BodyIndent", "Issuer", "IssueDate", "Remark"]


def test_a_letter_opens_in_another_reader_of_word_files():
    document = docx.Document(BytesIO(compose(official()).save()))
    assert "请各单位认真做好总结工作。" in [paragraph.text for paragraph in document.paragraphs]


def test_styles_carry_the_names_that_word_shows_in_chinese():
    document = docx.Document(BytesIO(compose(notice()).save()))
    assert {"Normal", "Title", "Heading 1", "Heading 4", "Normal Indent"} <= {style.name for style in document.styles}


def test_the_same_letter_makes_the_same_bytes():
    assert compose(official()).save() == compose(official()).save()


def test_a_tag_stays_in_one_run():
    package = compose(notice(body=(Text("全年演出{{惠民演出场次|万}}场。"),)))
    runs = [node.text for node in package.tree(package.main).iter(w("t"))]
    assert "全年演出{{惠民演出场次|万}}场。" in runs


def test_a_title_with_a_tag_is_not_broken():
    assert texts(notice(title="{{单位}}{{年}}年公共文化服务体系建设工作总结报告"), "Title") == [
        "{{单位}}{{年}}年公共文化服务体系建设工作总结报告"
    ]


def test_a_break_that_the_writer_set_in_a_title_is_kept():
    assert texts(notice(title="关于\n总结的通知"), "Title") == ["关于\n总结的通知"]


def test_the_addressee_ends_with_a_full_width_colon():
    assert texts(notice(addressee="各镇文化站:"), "Addressee") == ["各镇文化站："]


def test_a_date_has_no_leading_zeros():
    assert texts(notice(), "IssueDate") == ["2025年3月8日"]


def test_a_date_may_be_a_tag():
    assert texts(notice(date="{{今日}}"), "IssueDate") == ["{{今日}}"]


def test_one_attachment_has_no_number():
    letter = notice(attachments=(Annex("演出明细表。", (TOWNS,)),))
    assert texts(letter, "AnnexNote") == ["附件：演出明细表"]
    assert texts(letter, "AnnexLabel") == ["附件"]


def test_several_attachments_are_numbered_in_the_note_and_on_their_pages():
    letter = notice(attachments=(Annex("明细表", (TOWNS,)), Annex("名单", (TOWNS,))))
    assert texts(letter, "AnnexNote") + texts(letter, "AnnexNoteNext") == ["附件：1.\t明细表", "2.\t名单"]
    assert texts(letter, "AnnexLabel") == ["附件1", "附件2"]


def test_text_that_runs_on_after_a_heading_is_body_text():
    package = compose(notice(body=(Heading(2, "（一）送戏下乡。", MIXED),)))
    node = next(p for p in package.tree(package.main)[0].findall(w("p")) if "送戏下乡" in text_of(p))
    assert style_of(node) == "BodyIndent"
    assert [style.get(w("val")) for style in node.iter(w("rStyle"))] == ["Heading2Char"]


def test_without_a_seal_one_line_is_blank_with_one_two():
    def blank(letter: Letter) -> int:
        found = paragraphs(letter)
        end = next(n for n, (style, _) in enumerate(found) if style.startswith("Issuer"))
        return next(n for n in range(end) if found[end - 1 - n][1])

    assert (blank(notice(seal=False)), blank(notice(seal=True))) == (1, 2)


def test_the_signature_is_bound_to_the_text():
    package = compose(notice())
    body = package.tree(package.main)[0].findall(w("p"))
    end = next(n for n, node in enumerate(body) if style_of(node) == "Issuer")
    assert all(node.find(f"{w('pPr')}/{w('keepNext')}") is not None for node in body[end - 3 : end])


def test_pages_have_numbers_on_both_sides_and_whole_fields():
    package = compose(notice())
    assert "evenAndOddHeaders" in settings(package)
    for part in ("word/footer1.xml", "word/footer2.xml"):
        kinds = [node.get(w("fldCharType")) for node in package.tree(part).iter(w("fldChar"))]
        assert kinds == ["begin", "separate", "end"]


def test_an_office_may_name_its_own_fonts():
    package = compose(notice(), Fonts(body="方正仿宋_GBK", latin="Times New Roman"))
    written = package.part("word/styles.xml").decode()
    assert 'w:eastAsia="方正仿宋_GBK"' in written
    assert 'w:ascii="Times New Roman"' in written
    assert "方正仿宋_GBK" in package.part("word/fontTable.xml").decode()


def test_the_document_is_chinese_in_both_scripts():
    defaults = compose(notice()).tree("word/styles.xml").find(f"{w('docDefaults')}//{w('lang')}")
    assert defaults is not None
    assert (defaults.get(w("val")), defaults.get(w("eastAsia"))) == ("zh-CN", "zh-CN")


def test_a_letter_in_english_says_attachment():
    letter = notice(language="en", attachments=(Annex("List", (TOWNS,)),), note="public")
    assert texts(letter, "AnnexNote") == ["Attachment: List"]
    assert texts(letter, "IssueDate") == ["8 March 2025"]
    assert texts(letter, "Remark") == ["(public)"]


def test_characters_that_xml_cannot_hold_are_left_out():
    assert texts(notice(title="通\x0b知"), "Title") == ["通知"]


@pytest.mark.parametrize(("copies", "rows"), [((), 1), (("区政府办公室",), 2)])
def test_the_imprint_has_a_row_for_copies_and_one_for_the_printer(copies, rows):
    package = compose(official(copies_to=copies))
    assert len(package.tree(package.main).findall(f".//{w('tr')}")) == rows


def test_an_imprint_names_copies_printer_and_day():
    package = compose(official())
    said = ["".join(node.itertext()) for node in package.tree(package.main).iter(w("tc"))]
    assert said == ["抄送：区政府办公室，区委宣传部。", "青石区文化和旅游局办公室2025年3月9日印发"]


def test_the_gap_above_the_imprint_is_whole_lines_and_a_rest():
    def empty(gap: int) -> list[str]:
        package = compose(official(), imprint_gap=gap)
        body = package.tree(package.main)[0]
        table = next(n for n, node in enumerate(body) if node.tag == w("tbl"))
        found = [style_of(node) for node in body[:table]]
        return found[found.index("IssueDate") + 1 :]

    assert empty(0) == []
    assert empty(579 * 2 + 100) == ["Normal", "Normal", "AfterImprint"]


def test_no_gap_is_asked_where_the_imprint_is_at_the_foot():
    assert gap_below(99) == 0
    assert gap_below(200) == 200 * 20 - 1984 - 32


def test_a_wide_attachment_turns_its_pages_and_the_imprint_turns_them_back():
    package = compose(official(attachments=(Annex("总表", (TOWNS,), landscape=True),)))
    sizes = [node.get(w("orient"), "portrait") for node in package.tree(package.main).iter(w("pgSz"))]
    assert sizes == ["portrait", "landscape", "portrait"]


def test_two_tables_that_follow_each_other_stay_two():
    package = compose(notice(body=(TOWNS, TOWNS)))
    body = package.tree(package.main)[0]
    first = next(n for n, node in enumerate(body) if node.tag == w("tbl"))
    assert body[first + 1].tag == w("p")


def test_an_imprint_does_not_grow_into_the_table_above_it():
    package = compose(official(attachments=(Annex("甲", (TOWNS,)),)))
    tags = [node.tag for node in package.tree(package.main)[0]]
    assert all(not (a == b == w("tbl")) for a, b in pairwise(tags))


def test_a_report_that_names_no_issuer_has_no_signature():
    assert not [style for style, _ in paragraphs(Letter("工作总结", (Text(MIXED),))) if style.startswith("Issue")]


def test_a_table_repeats_its_head_and_tears_no_row():
    package = compose(notice(body=(TOWNS,)))
    rows = package.tree(package.main).findall(f".//{w('tr')}")
    assert [row.find(f".//{w('tblHeader')}") is not None for row in rows] == [True, False, False, False]
    assert all(row.find(f".//{w('cantSplit')}") is not None for row in rows)


def test_a_row_that_is_too_short_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError):
        compose(notice(body=(Table(("甲", "乙"), (("1",),)),)))


def test_a_date_is_the_printers_too():
    package = compose(official(printed_on=date(2025, 12, 1), copies_to=()))
    assert "2025年12月1日印发" in "".join(package.tree(package.main).itertext())
