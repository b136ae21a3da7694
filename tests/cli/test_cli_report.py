"""`youju report`: the demo's yearly report holds the figures that `youju figures` computes, every one of them bound."""

import json
import re
import shutil

import pytest

from youju.cli.main import main
from youju.engine.document.carriers import instances
from youju.engine.document.layout import Letter, Text, compose
from youju.engine.document.manifest import read_manifest
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.web.site.setup import close_site

YEAR = ("--period", "2025")


@pytest.fixture(scope="module")
def annual_file(demo_made, tmp_path_factory, django_db_blocker):
    """The yearly report of the demo as the command writes it."""
    folder = tmp_path_factory.mktemp("annual")
    shutil.copytree(demo_made, folder / "site")
    with django_db_blocker.unblock():
        command = ["report", "annual", "--site", folder / "site", *YEAR, "-o", folder / "a.docx"]
        assert main([str(word) for word in command]) in (0, 1)
        close_site()
    return folder / "a.docx"


@pytest.fixture
def annual(annual_file):
    """That file, opened."""
    return Package.open(annual_file)


def sentences(package):
    return "\n".join(paragraph.text for paragraph in read(package))


def test_every_figure_stands_in_its_sentence(annual, demo, ask):
    words = {f["id"]: f["wording"] for f in ask("figures", "--site", demo, *YEAR)}
    text = sentences(annual)
    assert f"开展线下宣讲{words['lectures.offline.sessions']}，" in text
    assert f"迎接中央测评{words['assessment.central.visits']}、" in text
    assert f"目前已有{words['points.shops.open']}积分兑换点" in text


def test_every_bound_number_reads_as_the_manifest_says(annual):
    manifest = read_manifest(annual)[0]
    found = {i.instance: i.text for i in instances(read(annual))}
    assert len(found) > 100
    assert found == {row.instance: row.issued for row in manifest.rows}


def test_the_table_of_all_figures_has_the_exact_values(annual, demo, ask):
    values = {f["id"]: str(f["value"]) for f in ask("figures", "--site", demo, *YEAR)}
    rows = [r for r in read_manifest(annual)[0].rows if r.period == "2025" and r.kind == "figure" and r.rule == "exact"]
    assert {row.indicator: row.value for row in rows if row.indicator in values} == values


def test_no_tag_is_left(annual):
    assert not re.search("[{｛]{2}", sentences(annual))


def test_the_numbers_before_the_parts_follow_one_another(annual):
    heads = re.findall("^（(.)）", sentences(annual).partition("三、下一步")[0], re.MULTILINE)
    assert "".join(heads).startswith("一二三四五一二")


def test_the_report_of_the_year_before(demo, run):
    run("report", "annual", "--site", demo, "--period", "2024", "-o", demo / "b.docx")
    assert "2024年工作总结" in sentences(Package.open(demo / "b.docx"))


def test_the_report_of_one_unit_is_named_after_it(demo, run):
    run("report", "annual", "--site", demo, *YEAR, "--unit", "990101001", "-o", demo / "b.docx")
    package = Package.open(demo / "b.docx")
    assert "东关街道" in sentences(package).splitlines()[0]
    assert read_manifest(package)[0].unit_code == "990101001"


def test_machine_output_counts_what_was_done(demo, ask):
    said = ask("report", "annual", "--site", demo, *YEAR, "-o", demo / "b.docx")
    assert (said["figures"] > 100, said["path"], said["title"]) == (True, str(demo / "b.docx"), "年度工作报告")
    assert said["errors"] == sum(p["level"] == "error" for p in said["problems"])


def test_a_report_as_of_a_seq_uses_the_template_then_in_force(demo, run, ask):
    head = ask("figures", "lectures.offline.sessions", "--site", demo)[0]["as_of"]
    own = '+++\ntitle = "简报"\n+++\n共办{{线下宣讲场次|exact}}场次。'
    (demo / "pack" / "annual.txt").write_text(own, "utf-8")
    run("report", "annual", "--site", demo, *YEAR, "-o", demo / "now.docx")
    run("report", "annual", "--site", demo, *YEAR, "--as-of", head, "-o", demo / "then.docx")
    now, then = (sentences(Package.open(demo / f"{name}.docx")).splitlines()[0] for name in ("now", "then"))
    assert (now, then.endswith("年工作总结")) == ("简报", True)


def test_a_draft_is_refreshed_for_another_year(annual_file, demo, run, ask):
    run("report", annual_file, "--site", demo, "--period", "2024", "-o", demo / "b.docx")
    (last,) = ask("figures", "lectures.offline.sessions", "--site", demo, "--period", "2024")
    assert f"开展线下宣讲{last['wording']}，" in sentences(Package.open(demo / "b.docx"))


def test_a_number_typed_over_is_kept_and_asked_about(annual, demo, run):
    name = "word/document.xml"
    row = next(r for r in read_manifest(annual)[0].rows if r.indicator == "study.group.sessions" and r.kind == "figure")
    content = annual.part(name).decode()
    before, sign, after = content.partition(f'<w:tag w:val="yj:{row.instance}"/>')
    annual.put(name, (before + sign + after.replace(f">{row.issued}<", ">999<", 1)).encode())
    (demo / "c.docx").write_bytes(annual.save())
    _, _, err = run("report", demo / "c.docx", "--site", demo, *YEAR, "-o", demo / "d.docx")
    assert ("学习会999场" in sentences(Package.open(demo / "d.docx")), "REP035" in err) == (True, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("anual", "-o", "x.docx"), "CMD025"),
        (("full", "-o", "x.docx"), "CMD026"),
        (("annual", "-o", "x.odt"), "CMD027"),
        (("annual", "-o", "x.docx", "--period", "昨天"), "BAS001"),
        (("annual", "-o", "x.docx", "--unit", "没有的单位"), "CMD003"),
        (("annual", "-o", "x.docx", "--as-of", 10**9), "CMD018"),
        (("nowhere.docx", "-o", "x.docx"), "DOC001"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_sentence(demo, run, tmp_path, monkeypatch, words, code):
    monkeypatch.chdir(tmp_path)
    exit_code, _, err = run("report", *words, "--site", demo)
    assert (exit_code, code in err) == (2, True)


def test_a_missing_value_is_printed_open_and_the_exit_code_is_1(office, run):
    own = '+++\ntitle = "简报"\n+++\n参与率{{文明校园创建参与率}}％。'
    (office / "pack" / "annual.txt").write_text(own, "utf-8")
    code, _, err = run("report", "annual", "--site", office, *YEAR, "-o", office / "a.docx")
    assert (code, "REP030" in err, "参与率（待填）％" in sentences(Package.open(office / "a.docx"))) == (1, True, True)


def test_a_tag_that_means_nothing_stays_and_the_exit_code_is_1(office, run):
    (office / "pack" / "annual.txt").write_text('+++\ntitle = "简报"\n+++\n共{{线下宣讲场}}场。', "utf-8")
    code, _, err = run("report", "annual", "--site", office, *YEAR, "-o", office / "a.docx")
    assert (code, "annual.txt:4 REP020" in err, "线下宣讲场次" in err) == (1, True, True)


def test_problems_are_told_in_english_where_asked(office, run, monkeypatch):
    monkeypatch.setenv("YOUJU_LANG", "en")
    code, out, _ = run("report", "anual", "--site", office, "-o", office / "a.docx", "--format", "json")
    assert (code, out) == (2, "")
    (office / "pack" / "annual.txt").write_text('+++\ntitle = "简报"\n+++\n共{{线下宣讲场}}场。', "utf-8")
    _, out, _ = run("report", "annual", "--site", office, *YEAR, "-o", office / "a.docx", "--format", "json")
    assert json.loads(out)["problems"][0]["sentence"].startswith("Nothing is called")


def test_the_page_of_a_report_links_every_number_to_a_note(demo, run):
    assert run("report", "annual", "--site", demo, *YEAR, "-o", demo / "a.html")[0] in (0, 1)
    text = (demo / "a.html").read_text("utf-8")
    links = set(re.findall(r'class="n" href="#(n\d+)"', text))
    assert len(links) > 60
    assert links == set(re.findall(r'<li id="(n\d+)"', text))


def test_without_libreoffice_a_pdf_is_refused_with_a_sentence(office, run, monkeypatch):
    monkeypatch.setattr("youju.engine.report.pdf.shutil.which", lambda name: None)
    code, _, err = run("report", "annual", "--site", office, *YEAR, "-o", office / "a.pdf")
    assert (code, "REP050" in err, (office / "a.pdf").exists()) == (2, True, False)


def test_a_word_file_of_the_office_serves_as_template(office, run):
    letter = Letter("情况", (Text("共办线下宣讲{{线下宣讲场次}}场次。"),), issuer="{{单位}}")
    (office / "pack" / "own.docx").write_bytes(compose(letter).save())
    report = '[report.own]\ntitle = { zh = "情况", en = "Own" }\nfigures = []\ntemplate = "own.docx"\n'
    (office / "pack" / "own.toml").write_text(report, "utf-8")
    assert run("report", "own", "--site", office, *YEAR, "-o", office / "a.docx")[0] == 0
    package = Package.open(office / "a.docx")
    assert ("共办线下宣讲0场次。" in sentences(package), read_manifest(package)[0].report) == (True, "own")
