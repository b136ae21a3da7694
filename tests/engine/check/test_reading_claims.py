"""Every numeral of a file is listed exactly once, wherever it stands and however its runs are cut: answers made by hand."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pytest
from docx import Document
from docxtpl import DocxTemplate

from engine.check.books import Book, document  # type: ignore[import-not-found]
from engine.document.making import box, control, field, p, r, row, saved, table  # type: ignore[import-not-found]
from youju.engine.check.checking import check
from youju.engine.check.reading import read_claims
from youju.engine.document.package import Package
from youju.engine.document.reading import read


def listed(package):
    """The numerals in order, as (text, class)."""
    return [(one.text, one.cls) for one in check(package).numerals]


def texts(package):
    """The numerals in order."""
    return [text for text, _ in listed(package)]


def test_numbers_in_split_runs_are_whole():
    body = p(r("受众1"), r("2", "<w:b/>"), r(".4万"), "<w:proofErr/>", r("余人次，"), r("演"), r("出2"), r("60场。"))
    assert texts(document(body=body)) == ["12.4万余人次", "260场"]


def test_every_story_is_read_once():
    body = p("正文12场", '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("前", box(p("框内34场"))) + p("尾56场")
    stories = {
        "header1": p("页眉78场"),
        "footer1": p("页脚90场"),
        "footnotes": f'<w:footnote w:id="2">{p("脚注11场")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="2">{p("尾注22场")}</w:endnote>',
    }
    package = Package.open(saved(body, stories), "a.docx")
    assert sorted(texts(package)) == sorted(["12场", "34场", "56场", "78场", "90场", "11场", "22场"])


def test_tables_in_tables_are_read_once():
    inner = table(row(p("内12场")))
    body = table(row(p("外34场"), inner + p("又56场")))
    assert sorted(texts(document(body=body))) == ["内12场"[1:], "外34场"[1:], "又56场"[1:]]


def test_tracked_text_counts_as_if_accepted_with_a_note():
    body = p(
        r("演出"),
        f'<w:ins w:id="1" w:author="小王">{r("260场")}</w:ins>',
        '<w:del w:id="2" w:author="小王"><w:r><w:delText>250场</w:delText></w:r></w:del>',
        r("，观众12"),
        '<w:del w:id="3" w:author="小王"><w:r><w:delText>3</w:delText></w:r></w:del>',
        r("人次。"),
    )
    found = check(document(body=body)).numerals
    assert [(one.text, one.notes) for one in found] == [("260场", ("inserted",)), ("12人次", ("half",))]


def test_half_a_number_that_was_inserted_is_said():
    body = p(r("演出2"), f'<w:ins w:id="1" w:author="小王">{r("60")}</w:ins>', r("场。"))
    (one,) = check(document(body=body)).numerals
    assert (one.text, one.notes) == ("260场", ("half",))


def test_hidden_text_is_read_with_a_note():
    (one,) = check(document(body=p(r("演出260场", "<w:vanish/>")))).numerals
    assert one.notes == ("hidden",)


def test_numbers_that_the_editor_counts_are_no_claims():
    body = p("第", field("PAGE", "12"), "页，共", field("NUMPAGES", "34"), "页，见表", field("SEQ 表", "5"))
    assert {cls for _, cls in listed(document(body=body))} == {"ordinal"}


def test_every_digit_is_in_one_numeral_and_what_no_rule_reads_is_counted():
    text = "编号A1B22，型号X-3.5Pro，共260场（含７场）"
    found = check(document(text)).numerals
    digits = [n for n, sign in enumerate(text) if sign.isdigit()]
    assert [sum(one.start <= n < one.end for one in found) for n in digits] == [1] * len(digits)


def test_a_number_that_fills_its_cell_is_a_number_however_small(office):
    from_row = document(body=table(row(p("项目"), p("场次")), row(p("惠民演出"), p("5"))))
    (one,) = check(from_row, Book(office, values={"performances.benefit.shows": 5})).numerals
    assert (one.cls, one.verdict, one.indicator) == ("claim", "traced", "performances.benefit.shows")


def test_the_head_of_a_column_prints_unit_word_and_scale(office):
    body = table(row(p("项目"), p("观众（万人次）")), row(p("惠民演出"), p("4.05")))
    one = check(document(body=body), Book(office)).numerals[-1]
    assert (one.low, one.unit, one.verdict) == (40500, "人次", "traced")


def test_a_wrong_cell_is_mended_in_the_scale_of_its_head(office):
    body = table(row(p("项目"), p("观众（万人次）")), row(p("惠民演出"), p("4.15")))
    one = check(document(body=body), Book(office)).numerals[-1]
    assert (one.verdict, one.suggestion) == ("changed", "4.05")


def test_a_column_of_its_own_prints_the_unit_word(office):
    body = table(row(p("指标"), p("计量单位"), p("数值")), row(p("惠民演出"), p("场"), p("260")))
    (one,) = check(document(body=body), Book(office)).numerals
    assert (one.unit, one.verdict) == ("场", "traced")


def test_a_head_that_names_the_year_before_is_asked_for_it(office):
    body = table(row(p("指标"), p("2025年"), p("2024年")), row(p("惠民演出场次"), p("260"), p("208")))
    found = check(document(body=body), Book(office)).numerals
    assert [(one.text, one.verdict) for one in found][-2:] == [("260", "traced"), ("208", "traced")]


def test_serial_numbers_and_years_in_columns_are_labels():
    body = table(row(p("序号"), p("年份"), p("场次")), row(p("12"), p("2024"), p("30")))
    assert listed(document(body=body)) == [("12", "ordinal"), ("2024", "date"), ("30", "claim")]


def test_headings_above_a_sentence_say_what_it_may_be_about(office):
    book = Book(office)
    found = check(document("一、工作情况", "（一）惠民演出", "全年260场。", "（二）其他", "全年260场。"), book).numerals
    under, elsewhere = (one for one in found if one.text == "260场")
    assert (under.verdict, under.indicator) == ("traced", "performances.benefit.shows")
    assert (elsewhere.verdict, [c.indicator for c in elsewhere.candidates if c.score]) == ("untraced", [])


def test_a_file_of_python_docx():
    made = Document()
    made.add_heading("2025年工作总结", 0)
    paragraph = made.add_paragraph("开展宣讲7")
    paragraph.add_run("02").bold = True
    paragraph.add_run("场次，受众4.8万余人次，其中")
    made.add_paragraph("第一批12家", style="List Bullet")
    grid = made.add_table(2, 2)
    for cell, text in zip(
        (c for line in grid.rows for c in line.cells), ("单位", "场次", "东关街道", "18"), strict=True
    ):
        cell.text = text
    made.sections[0].footer.paragraphs[0].text = "印30份"
    out = BytesIO()
    made.save(out)
    package = Package.open(out.getvalue(), "a.docx")
    assert texts(package) == ["2025年", "702场次", "4.8万余人次", "第一批", "12家", "18", "30份"]


def test_a_file_of_docxtpl(tmp_path):
    made = Document()
    made.add_paragraph("完成惠民演出{{ shows }}场，观众{{ people }}人次。")
    made.save(tmp_path / "t.docx")
    template = DocxTemplate(tmp_path / "t.docx")
    template.render({"shows": 260, "people": "4.05万"})
    template.save(tmp_path / "a.docx")
    assert texts(Package.open(tmp_path / "a.docx")) == ["260场", "4.05万人次"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_file_that_libreoffice_wrote_gives_the_same_numerals(tmp_path):
    body = p(r("受众1"), r("2", "<w:b/>"), r(".4万余人次。")) + table(
        row(p("场次"), p("说明")), row(p("260"), p("共3批"))
    )
    body += p("见", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    stories = {"footnotes": f'<w:footnote w:id="2">{p("另有11场")}</w:footnote>', "header1": p("页眉78场")}
    (tmp_path / "a.docx").write_bytes(saved(body, stories))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    before, after = Package.open(tmp_path / "a.docx"), Package.open(tmp_path / "out" / "a.docx")
    assert sorted(texts(before)) == sorted(["12.4万余人次", "260", "3批", "11场", "78场"])
    assert [t for t in texts(after) if t != "78场"] == [t for t in texts(before) if t != "78场"]


def test_claims_know_their_sentence():
    claims, missing = read_claims(read(document("2024年，演出208场。今年260场。")), None)
    assert ([one.said for one in claims], missing) == (["", "2024年，演出", "今年"], ())


def test_an_orphan_is_judged_by_its_words(office):
    package = document(body=p("完成惠民演出", control("260"), "场。"))
    (one,) = check(package, Book(office)).numerals
    assert (one.verdict, one.notes) == ("traced", ("orphan",))
