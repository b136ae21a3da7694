"""The templates of reports: a text belongs to the definitions, and a report names one that is there."""

from pathlib import Path

import pytest

from youju.engine.definitions import folder_texts, lint, read_pack, read_texts

PACK = """
[pack]
id = "office"
title = { zh = "文化办" }
languages = ["zh"]
[report.annual]
title = { zh = "年度报告" }
template = "%s"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack whose report names annual.txt, which is not there yet."""
    (tmp_path / "pack.toml").write_text(PACK % "annual.txt", "utf-8")
    return tmp_path


def faults(folder: Path) -> list[str]:
    return [f"{Path(p.place.file).name}:{p.place.line} {p.code}" for p in lint(folder)]


def named(template: str, *texts: tuple[str, str, str]) -> list[str]:
    return [p.code for p in read_texts([("pack", "pack.toml", PACK % template), *texts])[1]]


def test_a_template_that_is_missing_is_found_at_its_line(folder):
    assert faults(folder) == ["pack.toml:8 DEF036"]


def test_a_template_that_lies_in_the_folder_is_part_of_the_pack(folder):
    (folder / "annual.txt").write_text("一、工作情况", "utf-8")
    pack, problems = read_pack([folder])
    assert (problems, pack.templates["annual.txt"].text) == ((), "一、工作情况")


def test_the_offices_own_template_replaces_the_shipped_one(folder, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (folder / "annual.txt").write_text("共办{{宣讲}}场", "utf-8")
    (own / "annual.txt").write_text("我办共办{{宣讲}}场", "utf-8")
    pack, _ = read_pack([folder, own])
    assert pack.templates["annual.txt"].text.startswith("我办")


def test_a_missing_template_leaves_the_figures_usable(folder):
    pack, _ = read_pack([folder])
    assert pack.reports["annual"].template == "annual.txt"


def test_a_word_file_is_looked_for_in_the_folder(folder):
    (folder / "pack.toml").write_text(PACK % "annual.docx", "utf-8")
    assert faults(folder) == ["pack.toml:8 DEF036"]
    (folder / "annual.docx").write_bytes(b"PK")
    assert faults(folder) == []


def test_texts_from_the_log_cannot_say_which_word_files_there_are():
    assert named("annual.docx") == []


@pytest.mark.parametrize("name", ["annual.doc", "../annual.txt", "annual"])
def test_what_is_no_template_is_said(name):
    assert named(name) == ["DEF037"]


def test_templates_are_read_with_the_definitions(folder):
    (folder / "annual.txt").write_text("正文", "utf-8")
    assert [Path(file).name for _, file, _ in folder_texts([folder])] == ["annual.txt", "pack.toml"]


def test_a_template_that_is_not_utf8_is_found_at_its_line(folder):
    (folder / "annual.txt").write_bytes("一、\n".encode() + "工作".encode("gbk"))
    assert "annual.txt:2 DEF018" in faults(folder)


def test_a_template_is_not_read_as_definitions():
    assert named("annual.txt", ("pack", "annual.txt", "= {{ 不是 TOML")) == []
