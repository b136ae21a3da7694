"""Other formats are converted where LibreOffice is there; where it is not, one sentence says what to save them as."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from docx import Document

from youju.engine.base.problems import Refused
from youju.engine.document.reading import read
from youju.engine.report.converting import is_form, open_any


@pytest.fixture
def file(tmp_path):
    """A file of some bytes and a name."""

    def make(name, data=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return make


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.doc", ".docx"),
        ("a.wps", ".docx"),
        ("a.odt", ".docx"),
        ("a.xls", ".xlsx"),
        ("a.et", ".xlsx"),
        ("A.XLS", ".xlsx"),
    ],
)
def test_without_libreoffice_one_sentence_says_what_to_save_it_as(file, name, format_):
    with pytest.raises(Refused) as refused:
        open_any(file(name), program="")
    (problem,) = refused.value.problems
    assert problem.code == "REP054"
    assert problem.sentence("zh") == f"请先用 WPS 或 Office 把“{name}”另存为 {format_}。"


@pytest.mark.parametrize("program", ["true", "false"])
def test_what_libreoffice_cannot_convert_is_said_the_same_way(file, program):
    with pytest.raises(Refused) as refused:
        open_any(file("a.doc"), program=shutil.which(program))
    assert [problem.code for problem in refused.value.problems] == ["REP054"]


@pytest.mark.parametrize(
    ("name", "form"), [("a.xlsx", True), ("a.et", True), ("a.XLS", True), ("a.docx", False), ("a", False)]
)
def test_a_form_is_known_by_its_ending(tmp_path, name, form):
    assert is_form(tmp_path / name) is form


def test_files_of_our_own_formats_are_opened_as_they_are(file):
    for name in ("a.docx", "a.xlsx"):
        with pytest.raises(Refused) as refused:
            open_any(file(name, b"PK\x03\x04 no"), program="")
        assert [problem.code for problem in refused.value.problems] == ["DOC006"]


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Refused) as refused:
        open_any(tmp_path / "none.doc")
    assert [problem.code for problem in refused.value.problems] == ["DOC001"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["old.doc", "old.wps", "old.odt"])
def test_an_old_word_file_is_read_with_its_text(tmp_path, name):
    made = Document()
    made.add_paragraph("完成惠民演出12场。")
    made.save(tmp_path / "in.docx")
    ending = "odt" if name.endswith("odt") else "doc"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "in.docx")], check=True, capture_output=True, timeout=120)
    shutil.copy(tmp_path / "out" / f"in.{ending}", tmp_path / name)
    assert [paragraph.text for paragraph in read(open_any(tmp_path / name))] == ["完成惠民演出12场。"]
