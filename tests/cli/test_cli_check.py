"""`youju check`: the demo's own report checks whole; what is wrong in it is found, told and marked."""

import json
import re
import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from youju.engine.document.flatten import flattened
from youju.engine.document.package import Package
from youju.engine.document.reading import comments, read

YEAR = ("--period", "2025")
KEYS = {
    "part", "paragraph", "start", "end", "text", "class", "low", "high", "low_inclusive", "high_inclusive", "unit", "verdict",
    "indicator", "figure", "suggestion", "candidates", "notes",
}  # fmt: skip


@pytest.fixture
def annual(demo):
    """The yearly report that the demo wrote."""
    return demo / "reports" / "2025-annual.docx"


def letter(path, *paragraphs):
    """A Word file of another library."""
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(path)
    return path


def by_libreoffice(path, tmp_path):
    """The file as LibreOffice saves it."""
    profile, out = f"-env:UserInstallation=file://{tmp_path}/profile", tmp_path / "out"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / path.name


def test_every_claim_of_the_demos_report_is_traced(demo, annual, run, ask):
    said = ask("check", annual, "--site", demo, *YEAR)
    counts = said["coverage"]
    assert counts["claims"] > 100
    assert counts["claims"] == counts["traced"] + counts["stated"], [
        n["text"] for n in said["numerals"] if n["verdict"] not in ("traced", "stated", "not_claim")
    ]
    assert (said["missing"], said["contradictions"]) == ([], [])
    code, out, _ = run("check", annual, "--site", demo, *YEAR)
    assert (code, out.splitlines()[0]) == (
        0, f"全文 {counts['numerals']} 处数字，{counts['claims']} 处需要依据，其中 {counts['claims']} 处相符"
    )  # fmt: skip


def test_the_demos_report_without_any_binding_is_traced_by_its_words(demo, annual, ask):
    bare = flattened(Package.open(annual))
    content = bare.part("word/document.xml").decode()
    bare.put("word/document.xml", re.sub(r"<w:bookmarkStart [^>]*_yj_[^>]*/>", "", content).encode())
    (demo / "b.docx").write_bytes(bare.save())
    said = ask("check", demo / "b.docx", "--site", demo, *YEAR)
    left = [(n["text"], n["verdict"]) for n in said["numerals"] if n["verdict"] not in ("traced", "not_claim")]
    assert (left, said["coverage"]["traced"] > 100, len(said["missing"]) > 100) == ([], True, True)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_the_demos_report_stays_traced_after_libreoffice_saved_it(demo, annual, ask, tmp_path):
    after = by_libreoffice(annual, tmp_path)
    said = ask("check", after, "--site", demo, *YEAR)
    assert said["coverage"]["claims"] == said["coverage"]["traced"] > 100
    assert said["missing"] == []


def test_numbers_typed_over_by_hand_are_found_and_their_copy_is_marked(demo, annual, run, ask):
    package = Package.open(annual)
    content = package.part("word/document.xml").decode()
    (shows,) = ask("figures", "performances.benefit.shows", "--site", demo, *YEAR)
    before, sign, after = content.partition("完成惠民演出")
    wrong = str(shows["value"] + 1)
    package.put("word/document.xml", (before + sign + after.replace(f">{shows['value']}<", f">{wrong}<", 1)).encode())
    (demo / "b.docx").write_bytes(package.save())
    code, out, err = run("check", demo / "b.docx", "--site", demo, *YEAR, "--marked", demo / "c.docx")
    assert (code, f"可写：{shows['value']}场" in out, "1 条批注" in err) == (1, True, True)
    copy = Package.open(demo / "c.docx")
    assert [p.text for p in read(copy)] == [p.text for p in read(Package.open(demo / "b.docx"))]
    assert comments(copy)[0].text.startswith("【不符】“惠民演出”（2025）台账为")


def test_the_answer_has_the_keys_of_the_contract(demo, annual, ask):
    said = ask("check", annual, "--site", demo, *YEAR)
    assert set(said) >= {"coverage", "numerals", "missing", "contradictions", "not_examined"}
    assert all(set(one) == KEYS for one in said["numerals"])
    assert all(said["coverage"][v] == sum(n["verdict"] == v for n in said["numerals"]) for v in ("traced", "not_claim"))


def test_every_numeral_has_its_place(demo, annual, ask):
    said = ask("check", annual, "--site", demo)["numerals"]
    texts = {(p.part, p.index): p.text for p in read(Package.open(annual))}
    assert all(texts[n["part"], n["paragraph"]][n["start"] : n["end"]] == n["text"] for n in said)


def test_a_report_is_checked_for_its_own_period_where_none_is_given(demo, run, ask):
    run("report", "annual", "--site", demo, "--period", "2024", "-o", demo / "b.docx")
    said = ask("check", demo / "b.docx", "--site", demo)
    assert said["coverage"]["changed"] == 0
    assert ask("check", demo / "b.docx", "--site", demo, *YEAR)["coverage"]["changed"] > 50


def test_a_bound_number_that_was_taken_out_is_missing(demo, annual, run, ask):
    package = Package.open(annual)
    content = package.part("word/document.xml").decode()
    start = (
        content.rindex("<w:p ", 0, content.index("完成惠民演出"))
        if "<w:p " in content
        else content.rindex("<w:p>", 0, content.index("完成惠民演出"))
    )
    end = content.index("</w:p>", start) + len("</w:p>")
    package.put("word/document.xml", (content[:start] + content[end:]).encode())
    (demo / "b.docx").write_bytes(package.save())
    said = ask("check", demo / "b.docx", "--site", demo, *YEAR)
    assert {"performances.benefit.shows", "works.premieres"} <= {one["indicator"] for one in said["missing"]}
    code, out, _ = run("check", demo / "b.docx", "--site", demo, *YEAR)
    assert (code, "绑定的数不见了：惠民演出（原为" in out) == (1, True)


def test_a_letter_by_hand_is_checked_by_its_words(demo, ask, tmp_path):
    (shows,) = ask("figures", "performances.benefit.shows", "--site", demo, *YEAR)
    n = shows["value"]
    file = letter(tmp_path / "a.docx", f"2025年，完成惠民演出{n}场。", f"完成惠民演出{n + 1}场。", "维修路灯37盏。")
    said = ask("check", file, "--site", demo, *YEAR)["numerals"]
    assert [one["verdict"] for one in said] == ["not_claim", "traced", "changed", "untraced"]
    assert (said[2]["suggestion"], said[2]["figure"]["value"]) == (f"{n}场", n)


def test_a_town_that_is_named_is_asked_for(demo, ask, tmp_path):
    asked = ("performances.benefit.shows", "--site", demo, *YEAR, "--unit", "990101001")
    (town,) = ask("figures", *asked)
    file = letter(tmp_path / "a.docx", f"东关街道完成惠民演出{town['value']}场。")
    (one,) = ask("check", file, "--site", demo, *YEAR)["numerals"]
    assert (one["verdict"], one["figure"]["unit_code"]) == ("traced", "990101001")


def test_without_a_site_numbers_are_told_apart(run, tmp_path):
    file = letter(tmp_path / "a.docx", "2025年完成惠民演出260场，近6000余人观看。")
    code, out, err = run("check", file)
    assert (code, out.splitlines()[0]) == (1, "全文 3 处数字，2 处需要依据，其中 0 处相符")
    assert "没有给台账" in err
    assert ("无依据" in out, "未对台账" in out, "写法自相矛盾" in out) == (False, True, True)


def test_without_a_site_a_number_alone_is_nothing_to_mend(run, ask, tmp_path):
    file = letter(tmp_path / "a.docx", "完成惠民演出260场。")
    assert run("check", file)[0] == 0
    assert ask("check", file)["coverage"]["untraced"] == 1


def test_a_letter_without_numbers_is_fine(run, tmp_path):
    assert run("check", letter(tmp_path / "a.docx", "一切正常。"))[0] == 0


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_word_file_is_refused(run, tmp_path, content):
    (tmp_path / "a.docx").write_bytes(content)
    code, out, err = run("check", tmp_path / "a.docx", "--format", "json")
    assert (code, out, "DOC0" in err) == (2, "", True)


def test_the_site_of_the_environment_is_used(demo, annual, run, monkeypatch):
    monkeypatch.setenv("YOUJU_SITE", str(demo))
    assert run("check", annual)[0] == 0


def test_findings_are_told_in_english_where_asked(demo, run, tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_LANG", "en")
    file = letter(tmp_path / "a.docx", "完成惠民演出7777场。")
    _, out, _ = run("check", file, "--site", demo, *YEAR)
    assert out.startswith("1 numbers in all, 1 need a basis, 0 of them are traced")
    assert "does not agree" in out


def test_the_marked_copy_differs_in_the_parts_of_comments_alone(run, tmp_path):
    file = letter(tmp_path / "a.docx", "完成惠民演出260场，其中农村280场。")
    run("check", file, "--marked", tmp_path / "b.docx")
    old, new = ZipFile(file), ZipFile(BytesIO((tmp_path / "b.docx").read_bytes()))
    changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert "word/comments.xml" in new.namelist()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_the_marked_copy_and_keeps_its_comments(run, tmp_path):
    file = letter(tmp_path / "a.docx", "完成惠民演出260场，其中农村280场。")
    run("check", file, "--marked", tmp_path / "b.docx")
    after = Package.open(by_libreoffice(tmp_path / "b.docx", tmp_path))
    assert len({c.text for c in comments(after)}) == 3
    assert [p.text for p in read(after)] == ["完成惠民演出260场，其中农村280场。"]


def test_machine_output_is_one_document(run, tmp_path):
    _, out, _ = run("check", letter(tmp_path / "a.docx", "完成惠民演出1.5万场。"), "--format", "json")
    (one,) = json.loads(out)["numerals"]
    assert (one["low"], one["high"], one["unit"], one["class"]) == (15000, 15000, "场", "claim")


def test_the_layout_of_a_foreign_file_is_told_apart_from_its_numbers(tmp_path, run, ask):
    file = letter(tmp_path / "foreign.docx", "全年工作顺利。")
    code, out, _ = run("check", file, "--layout")
    assert code == 1
    assert "GB/T 9704-2012" in out
    assert {"DOC060"} <= {problem["code"] for problem in ask("check", file, "--layout")["layout"]}
    assert "layout" not in ask("check", file)


def test_the_demos_report_departs_nowhere_from_the_official_layout(annual, ask):
    assert ask("check", annual, "--layout")["layout"] == []


def test_the_marked_copy_never_takes_the_place_of_the_file(run, tmp_path):
    file = letter(tmp_path / "a.docx", "完成惠民演出260场。")
    before = file.read_bytes()
    code, _, err = run("check", file, "--marked", tmp_path / "." / "a.docx")
    assert (code, "CHK020" in err, file.read_bytes() == before) == (2, True, True)


def test_the_folder_of_the_marked_copy_is_made(run, tmp_path):
    run("check", letter(tmp_path / "a.docx", "完成惠民演出260场。"), "--marked", tmp_path / "新" / "b.docx")
    assert (tmp_path / "新" / "b.docx").is_file()
