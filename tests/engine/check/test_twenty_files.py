"""Twenty-three files of three writers: each numeral is listed once, as a person counted them."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docxtpl import DocxTemplate

from engine.document.making import box, field, p, r, row, saved
from youju.engine.check.checking import check
from youju.engine.document.package import Package

_NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>另有7场未计入。</w:t></w:r></w:p></w:footnote>'
_MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_BY = 'w:id="9" w:author="小王" w:date="2025-12-01T00:00:00Z"'
_GONE = f"<w:del {_BY}><w:r><w:delText>12</w:delText></w:r></w:del>"


def table(*rows: str) -> str:
    """A table of rows with the grid that docxtpl asks for."""
    grid = '<w:gridCol w:w="4000"/>' * 2
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


FILES = {
    "split runs": (saved(p("开展宣讲", r("6", "<w:b/>"), r("5"), r("5场次", "<w:i/>"), "，受众4", r("万余"), "人次。")),
                   ["655场次", "4万余人次"]),
    "table": (saved(p("附表1：") + table(row(p("项目"), p("场次")), row(p("惠民演出"), p("260")), row(p("宣讲"), p("655")))),
              ["1", "260", "655"]),
    "footnote": (saved(p("完成惠民演出260场", _MARK, "。"), {"footnotes": _NOTE}), ["260场", "7场"]),
    "text box": (saved(p("正文3项", box(p("框内5项")))), ["3项", "5项"]),
    "two paragraphs": (saved(p("上半年开展活动120场，") + p("下半年开展活动1,350场，合计1470场。")), ["120场", "1,350场", "1470场"]),
    "tracked changes": (saved(p("完成", _GONE, f"<w:ins {_BY}>{r('18')}</w:ins>", "场。")), ["18场"]),
    "field and table in a table": (
        saved(p("共", field("DOCPROPERTY x", "36"), "期") + table(row(table(row(p("内层9处"))) + p("外层8处")))),
        ["36期", "9处", "8处"],
    ),
    "what is no number": (saved(p("第九届诗人节于2025年10月1日举办，党的二十大精神宣讲3场。")),
                          ["第九届", "2025年10月1日", "二十大", "3场"]),
}  # fmt: skip


def by_python_docx(data: bytes) -> bytes:
    """The file opened and saved by python-docx."""
    out = BytesIO()
    Document(BytesIO(data)).save(out)
    return out.getvalue()


def by_docxtpl(data: bytes) -> bytes:
    """The file rendered by docxtpl as a template without tags."""
    made, out = DocxTemplate(BytesIO(data)), BytesIO()
    made.render({})
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def by_libreoffice(convert):
    """All files saved by LibreOffice, in one call."""
    names = {f"f{n}.docx": data for n, (data, _) in enumerate(FILES.values())}
    written = convert(names, "docx")
    return {name: written[f"f{n}"] for n, name in enumerate(FILES)}


def listed(data: bytes) -> list[str]:
    """The numerals of a file, sorted: writers may put notes and boxes elsewhere."""
    return sorted(numeral.text for numeral in check(Package.open(data)).numerals)


@pytest.mark.parametrize("write", [by_python_docx, by_docxtpl], ids=["python-docx", "docxtpl"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_a_library_has_each_numeral_once(name, write):
    data, counted = FILES[name]
    assert listed(write(data)) == sorted(counted)


@pytest.mark.parametrize("name", [name for name in FILES if name != "text box"])  # it keeps no box without a place
def test_a_file_of_libreoffice_has_each_numeral_once(by_libreoffice, name):
    assert listed(by_libreoffice[name]) == sorted(FILES[name][1])
