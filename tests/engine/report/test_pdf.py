"""PDF by LibreOffice: from flattened copies, stopped when it hangs, a clear word where it is missing or fails."""

import re
import shutil
import subprocess
import time
from pathlib import Path

import pypdfium2
import pytest

from engine.document.making import control, p, package, parts, zipped
from youju.engine.base.problems import Refused
from youju.engine.document.layout import Letter, Text, compose
from youju.engine.document.package import Package
from youju.engine.report.pdf import Printer, at_the_foot, last_rule, printed

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def program(folder: Path, script: str) -> str:
    """A program in place of LibreOffice."""
    path = folder / "office"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def refusal(folder: Path, script: str, seconds: float = 30) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        printed([package(p("正文"))], Printer(folder, program=program(folder, script), seconds=seconds))
    (problem,) = refused.value.problems
    return problem.code, problem.sentence()


def test_without_libreoffice_there_is_a_sentence_that_says_so(tmp_path):
    with pytest.raises(Refused) as refused:
        printed([package(p("正文"))], Printer(tmp_path, program=str(tmp_path / "nowhere")))
    assert refused.value.problems[0].code == "REP050"


def test_what_libreoffice_said_last_is_told_where_it_fails(tmp_path):
    assert refusal(tmp_path, "echo 先这样; echo source file could not be loaded") == (
        "REP051", "LibreOffice 没有打印出 PDF：source file could not be loaded",
    )  # fmt: skip


def test_one_that_hangs_is_stopped_with_what_it_started(tmp_path):
    code, _ = refusal(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child; wait", seconds=1)
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child still runs")
    assert code == "REP052"


def test_it_gets_a_profile_of_its_own_and_a_flattened_copy(tmp_path):
    script = f'echo "$@" > {tmp_path}/said; cp {tmp_path}/0000.docx {tmp_path}/seen.docx'
    with pytest.raises(Refused):
        printed([package(p("共", control("700"), "场"))], Printer(tmp_path, program=program(tmp_path, script)))
    said = (tmp_path / "said").read_text()
    assert f"-env:UserInstallation=file://{tmp_path}/profile" in said
    assert "w:sdt" not in Package.open(tmp_path / "seen.docx").part("word/document.xml").decode()


def test_nothing_of_the_environment_goes_along(tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_PASSPHRASE", "geheim")
    with pytest.raises(Refused):
        printed([package(p("正文"))], Printer(tmp_path, program=program(tmp_path, f"env > {tmp_path}/env")))
    assert "geheim" not in (tmp_path / "env").read_text()
    assert "FONTCONFIG_FILE" in (tmp_path / "env").read_text()


@needs_office
@pytest.mark.xdist_group("soffice")
def test_two_files_are_printed_in_one_go(tmp_path):
    one = compose(Letter("报告", (Text("共办宣讲700余场。"),), issuer="清和区文化办"))
    two = Package.open(zipped(parts(p("第二份，共", control("31"), "件。"))))
    (first, second), problems = printed([one, two], Printer(tmp_path))
    texts = [pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded() for pdf in (first, second)]
    assert "共办宣讲700余场" in re.sub(r"\s", "", texts[0])
    assert "第二份，共31件。" in re.sub(r"\s", "", texts[1])
    assert (b"pdfaid:part>2<" in first, b"/MarkInfo" in first) == (True, True)
    assert {problem.kind.level for problem in problems} <= {"warning"}


@needs_office
@pytest.mark.xdist_group("soffice")
def test_an_imprint_is_moved_to_the_foot_of_its_page(tmp_path):
    file = compose(Letter("报告", (Text("正文。"),), copies_to=("区政府办",), printed_by="清和区文化办"))
    (tmp_path / "one").mkdir()
    (first,), _ = printed([file], Printer(tmp_path / "one"))
    moved = at_the_foot(file, first)
    (second,), _ = printed([moved], Printer(tmp_path))
    assert last_rule(first) > 400
    assert 99 <= last_rule(second) <= 102  # the text area ends 35 mm above the edge
    assert len(pypdfium2.PdfDocument(second)) == len(pypdfium2.PdfDocument(first))
    assert at_the_foot(moved, second) is None


def test_a_file_without_an_imprint_stays(tmp_path):
    assert at_the_foot(compose(Letter("报告", (Text("正文。"),))), b"%PDF") is None


@pytest.mark.parametrize("pdf", [b"", b"%PDF", b"<</Type/Page/Contents 7 0 R>> 7 0 obj stream\nnothing"])
def test_a_pdf_that_cannot_be_measured_has_no_rule(pdf):
    assert last_rule(pdf) is None


@needs_office
def test_a_font_that_is_not_here_is_named_with_what_is_drawn(tmp_path):
    if not shutil.which("fc-match"):
        pytest.skip("fontconfig has no fc-match here")
    found = {dict(problem.details)["name"]: dict(problem.details)["drawn"] for problem in _drawn(tmp_path)}
    assert all(name != drawn for name, drawn in found.items())
    listed = ["fc-list", ":", "family"]
    installed = subprocess.run(listed, capture_output=True, text=True, check=True).stdout
    assert ("仿宋_GB2312" in found) == (not re.search("fangsong|仿宋", installed, re.IGNORECASE))


def _drawn(folder: Path):
    """The warnings alone, from a program that prints an empty PDF."""
    script = f"mkdir -p {folder}/pdf; echo %PDF > {folder}/pdf/0000.pdf"
    return printed([package(p("正文"))], Printer(folder, program=program(folder, script)))[1]
