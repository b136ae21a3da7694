"""The layout check: our own letters pass, and each planted fault is caught with its place."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from letters import BY_MONTH, MIXED, TOWNS, notice, official
from youju.engine.base.problems import Problem
from youju.engine.document.layout import Annex, Fonts, Heading, Letter, Text, compose, lint
from youju.engine.document.package import Package

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
ODD, EVEN = "word/footer1.xml", "word/footer2.xml"
BODY = (
    Text(MIXED),
    Heading(1, "一、基本情况"),
    Heading(2, "（一）惠民演出"),
    Text(MIXED),
    Heading(2, "（二）全民阅读。", MIXED),
    Heading(3, "1．进社区。", MIXED),
    Heading(4, "（1）进学校。", MIXED),
    BY_MONTH,
    TOWNS,
)
FULL = official(
    body=BODY, attachments=(Annex("演出明细表", (TOWNS, Text(MIXED))), Annex("演员名单", (TOWNS,), landscape=True))
)


def planted(part: str, old: str, new: str, letter: Letter = FULL) -> Package:
    """A letter with one fault: the first `old` of a part replaced."""
    package = compose(letter)
    text = package.part(part).decode()
    assert old in text
    package.put(part, text.replace(old, new, 1).encode())
    return package


def codes(package: Package) -> list[str]:
    """Codes of the problems found."""
    return [problem.code for problem in lint(package)]


def one(package: Package, code: str) -> Problem:
    """The only problem of a code."""
    (problem,) = (found for found in lint(package) if found.code == code)
    return problem


def style(key: str, old: str, new: str) -> Package:
    """The full letter with something changed in one style."""
    package = compose(FULL)
    before, mark, after = package.part(STYLES).decode().partition(f'w:styleId="{key}"')
    assert old in after
    package.put(STYLES, (before + mark + after.replace(old, new, 1)).encode())
    return package


@pytest.mark.parametrize(
    "letter",
    [
        notice(),
        official(),
        FULL,
        notice(seal=False),
        official(signer="李明", note="此件公开发布", copies_to=()),
        notice(attachments=(Annex("甲", (TOWNS,)), Annex("乙", (BY_MONTH,)))),
        Letter("工作总结", (Text(MIXED),)),
    ],
)
def test_our_own_letters_depart_from_nothing(letter):
    assert [str(problem) for problem in lint(compose(letter))] == []


@pytest.mark.parametrize(
    ("code", "part", "old", "new"),
    [
        ("DOC060", DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
        ("DOC061", DOCUMENT, 'w:top="2098"', 'w:top="1440"'),
        ("DOC061", DOCUMENT, 'w:left="1587"', 'w:left="1800"'),
        ("DOC062", DOCUMENT, '<w:docGrid w:type="lines" w:linePitch="579"/>', ""),
        ("DOC062", DOCUMENT, 'w:linePitch="579"', 'w:linePitch="312"'),
        ("DOC063", SETTINGS, "<w:evenAndOddHeaders/>", ""),
        ("DOC064", EVEN, " PAGE ", " DATE "),
        ("DOC065", ODD, "— ", "第"),
        ("DOC067", ODD, '<w:pStyle w:val="FooterOdd"/>', '<w:pStyle w:val="FooterOdd"/><w:jc w:val="center"/>'),
        ("DOC074", DOCUMENT, '<w:pStyle w:val="BodyIndent"/>', '<w:pStyle w:val="Normal"/>'),
        ("DOC075", DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="BodyIndent"/>'),
        ("DOC070", DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="BodyIndent"/>'),
        ("DOC076", DOCUMENT, "一、基本情况", "（三）基本情况"),
        ("DOC078", DOCUMENT, "各街道、镇文化站：", "各街道、镇文化站:"),
        ("DOC083", DOCUMENT, "<w:t xml:space=\"preserve\">附件1</w:t>", "<w:t>附件一：</w:t>"),
        ("DOC084", DOCUMENT, "演出明细表", "演出明细表。"),
        ("DOC085", DOCUMENT, "2025年3月8日", "2025年03月08日"),
        ("DOC085", DOCUMENT, "2025年3月8日", "二〇二五年三月八日"),
        ("DOC087", DOCUMENT, '<w:top w:val="single" w:sz="8"', '<w:top w:val="single" w:sz="4"'),
        ("DOC087", DOCUMENT, '<w:insideH w:val="single" w:sz="6"', '<w:insideH w:val="none" w:sz="6"'),
        ("DOC090", DOCUMENT, "一、基本情况", "（此页无正文）"),
        ("DOC091", DOCUMENT, 'w:color="FF0000"', 'w:color="000000"'),
    ],
)  # fmt: skip
def test_a_planted_fault_is_caught(code, part, old, new):
    assert code in codes(planted(part, old, new))


@pytest.mark.parametrize(
    ("code", "key", "old", "new"),
    [
        ("DOC066", "FooterOdd", 'w:val="28"', 'w:val="21"'),
        ("DOC066", "FooterEven", 'w:eastAsia="宋体"', 'w:eastAsia="黑体"'),
        ("DOC070", "Title", 'w:eastAsia="方正小标宋简体"', 'w:eastAsia="宋体"'),
        ("DOC070", "Heading2Char", 'w:eastAsia="楷体_GB2312"', 'w:eastAsia="仿宋_GB2312"'),
        ("DOC071", "BodyIndent", 'w:val="32"', 'w:val="28"'),
        ("DOC072", "Heading1", '<w:spacing w:val="-5"/>', '<w:color w:val="2E74B5"/><w:spacing w:val="-5"/>'),
        ("DOC073", "BodyIndent", 'w:line="579" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"'),
        ("DOC073", "BodyIndent", 'w:line="579"', 'w:line="600"'),
        ("DOC077", "Title", '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'),
        ("DOC077", "Addressee", '<w:jc w:val="both"/>', '<w:ind w:left="640"/>'),
        ("DOC079", "Heading1", '<w:spacing w:val="-5"/>', '<w:b/><w:spacing w:val="-5"/>'),
        ("DOC080", "BodyIndent", '<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>'),
        ("DOC081", "BodyIndent", '<w:widowControl w:val="0"/>', '<w:widowControl/>'),
        ("DOC082", "AnnexLabel", "<w:pageBreakBefore/>", ""),
        ("DOC092", "Title", 'w:val="44"', 'w:val="32"'),
    ],
)  # fmt: skip
def test_a_fault_in_a_style_is_caught(code, key, old, new):
    assert code in codes(style(key, old, new))


def test_formatting_by_hand_is_caught():
    package = compose(FULL)
    text = package.part(DOCUMENT).decode()
    run = f'<w:r><w:t xml:space="preserve">{MIXED}'
    package.put(DOCUMENT, text.replace(run, run.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="30"/></w:rPr>'), 1).encode())
    assert set(codes(package)) == {"DOC071", "DOC089"}


def test_copies_below_the_printer_are_caught():
    package = compose(FULL)
    rows = package.tree(DOCUMENT).findall(".//{*}tbl")[-1].findall("{*}tr")
    rows[0].addprevious(rows[1])
    package.touch(DOCUMENT)
    assert codes(package) == ["DOC086"]


def test_text_below_the_imprint_is_caught():
    package = planted(DOCUMENT, '<w:pStyle w:val="AfterImprint"/></w:pPr>', '<w:pStyle w:val="AfterImprint"/></w:pPr>'
                      "<w:r><w:t>联系人：小王</w:t></w:r>")  # fmt: skip
    assert "DOC088" in codes(package)


def test_a_fault_has_the_paragraph_it_is_in():
    problem = one(planted(DOCUMENT, "各街道、镇文化站：", "各街道、镇文化站:"), "DOC078")
    assert problem.place.file == DOCUMENT
    assert problem.place.line == 4  # red name, number, title, addressee


def test_paragraphs_with_the_same_fault_are_one_problem_with_their_number():
    found = lint(style("BodyIndent", 'w:val="32"', 'w:val="28"'))
    (problem,) = (one for one in found if one.code == "DOC071" and "正文" in one.sentence())
    assert dict(problem.details)["count"] == "3"
    assert "正文的字号是 14 磅，应为 16 磅（3 处）" in problem.sentence()
    assert "Normal Indent" in problem.mend("en")


def test_another_name_of_the_same_family_is_accepted():
    assert lint(compose(FULL, Fonts(body="仿宋", kai="KaiTi", title="方正小标宋_GBK"))) == ()


def test_an_office_with_fonts_of_its_own_is_checked_against_them():
    own = Fonts(body="方正新书宋")
    assert lint(compose(FULL, own), own) == ()
    assert "DOC070" in codes(compose(FULL, own))


def test_an_attachment_after_a_page_break_begins_a_page():
    package = style("AnnexLabel", "<w:pageBreakBefore/>", "")
    text = package.part(DOCUMENT).decode()
    label = '<w:p><w:pPr><w:pStyle w:val="AnnexLabel"/>'
    package.put(DOCUMENT, text.replace(label, f'<w:p><w:r><w:br w:type="page"/></w:r></w:p>{label}', 1).encode())
    assert "DOC082" not in codes(package)


def test_a_letter_of_another_make_is_read_and_its_departures_are_told():
    document = docx.Document()
    document.add_paragraph("全年工作总结")
    document.add_paragraph("一、基本情况")
    document.add_paragraph("全年开展演出126场。")
    out = BytesIO()
    document.save(out)
    found = set(codes(Package.open(out.getvalue(), "来文.docx")))
    assert {"DOC060", "DOC061", "DOC063", "DOC064", "DOC071", "DOC073", "DOC074", "DOC092"} <= found


def test_every_problem_says_how_to_mend_it_in_both_languages():
    package = compose(notice())
    package.put(STYLES, b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')
    for problem in lint(package):
        assert problem.sentence("zh")
        assert problem.sentence("en")
        assert problem.mend("zh")
        assert problem.mend("en")
