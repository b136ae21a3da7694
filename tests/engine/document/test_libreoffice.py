"""What LibreOffice makes of our files: printed alike, and read back after it has saved them."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from engine.document.making import control, field, office_report, p, r, row, saved, table
from youju.engine.base.problems import Refused
from youju.engine.document.flatten import flattened
from youju.engine.document.package import Package
from youju.engine.document.reading import read

CHANGED = p(
    "共",
    control("120"),
    "场",
    f"<w:ins>{r('，新增')}</w:ins>",
    "<w:del><w:r><w:delText>旧数999</w:delText></w:r></w:del>",
)
EVERYWHERE = (
    p("宣讲", control("120"), "场次", field("DOCPROPERTY n", "37"), "人")
    + table(row(p(control("5")), p("个")), row(p("合计"), p(control("6"))))
    + CHANGED
)


def flat(data: bytes) -> bytes:
    """The flattened copy of a file, saved."""
    return flattened(Package.open(data)).save()


def printed(pdf: bytes) -> str:
    """The text of a PDF as it is laid out."""
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True
    ).stdout.decode()


@pytest.fixture(scope="module")
def pages(convert) -> dict[str, str]:
    """Text of the printed pages: a report, the same with its numbers bound, flattened; a change, the same flattened."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    files = {
        "plain.docx": office_report(0),
        "flat.docx": flat(office_report(60)),
        "changed.docx": saved(CHANGED),
        "accepted.docx": flat(saved(CHANGED)),
    }
    return {name: printed(pdf) for name, pdf in convert(files, "pdf").items()}


def test_the_flattened_copy_of_a_bound_report_prints_as_the_unbound_one(pages):
    assert "2638场次" in pages["plain"].replace(" ", "")
    assert pages["flat"] == pages["plain"]


def test_deleted_text_is_printed_unless_the_copy_is_flattened(pages):
    assert "999" in pages["changed"]
    assert "999" not in pages["accepted"]
    assert "共120场，新增" in pages["accepted"].replace(" ", "")


def test_a_file_that_libreoffice_saved_reads_the_same(convert):
    original = Package.open(saved(EVERYWHERE))
    again = Package.open(convert({"file.docx": original.save()}, "docx")["file"])
    for mode in ("final", "original"):
        assert [x.text for x in read(again, mode)] == [x.text for x in read(original, mode)]
    assert again.problems == ()
    figures = [(s.key, x.text[s.start : s.end]) for x in read(again) for s in x.spans if s.kind == "figure"]
    assert figures == [("a1b2c3", "120"), ("a1b2c3", "5"), ("a1b2c3", "6"), ("a1b2c3", "120")]


@pytest.mark.parametrize(("ending", "code"), [("doc", "DOC003"), ("rtf", "DOC005"), ("odt", "DOC005")])
def test_files_of_other_formats_are_told_apart(convert, ending, code):
    data = convert({"file.docx": saved(p("小王"))}, ending)["file"]
    with pytest.raises(Refused, match=code):
        Package.open(data)
