"""`youju freeze`, `edition`, `check --edition`, `drift`: a report of the demonstration from draft to issue and beyond."""

import json
import shutil

import docx
import pytest

from youju.cli.main import main
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import void_record
from youju.web.site.setup import close_site, open_site

ANNUAL = "annual-2025-1"


@pytest.fixture(scope="module")
def frozen_demo(demo_made, tmp_path_factory, django_db_blocker):
    """The demonstration with its yearly report frozen by 小陈."""
    folder = tmp_path_factory.mktemp("frozen") / "site"
    shutil.copytree(demo_made, folder)
    with django_db_blocker.unblock():
        assert main(["freeze", "annual", "--period", "2025", "--site", str(folder), "--as", "小陈"]) == 0
        close_site()
    return folder


@pytest.fixture
def site(frozen_demo, tmp_path, django_db_blocker):
    """A copy of the test's own."""
    shutil.copytree(frozen_demo, tmp_path / "site")
    with django_db_blocker.unblock():
        yield tmp_path / "site"
        close_site()


def test_freezing_prints_the_id_alone(site, run):
    code, out, err = run("freeze", "annual", "--period", "2025", "--site", site, "--as", "小陈")
    assert (code, out) == (0, "annual-2025-2\n")
    assert "youju edition check annual-2025-2" in err
    assert {path.name for path in (site / "editions" / "annual-2025-2").iterdir()} == {
        "edition.json", "report.docx", "public.docx", "receipt.txt",
    }  # fmt: skip


def test_checked_signed_and_issued_by_the_right_people(site, run, ask):
    steps = (("check", "小陈"), ("check", "老李"), ("sign", "老李"), ("sign", "周主任"), ("issue", "周主任"))
    assert [run("edition", verb, ANNUAL, "--site", site, "--as", who)[0] for verb, who in steps] == [1, 0, 1, 0, 0]
    told = ask("edition", "show", ANNUAL, "--site", site)
    assert (told["stage"], [step["by"] for step in told["steps"]]) == ("issued", ["小陈", "老李", "周主任", "周主任"])
    assert [one["id"] for one in ask("edition", "list", "--site", site)] == [ANNUAL]


def test_the_edition_is_worked_out_again_and_its_own_file_agrees_with_it(site, run):
    code, out, _ = run("edition", "recompute", ANNUAL, "--site", site)
    assert (code, "全部相同" in out) == (0, True)
    file = site / "editions" / ANNUAL / "report.docx"
    code, out, _ = run("check", file, "--site", site, "--edition", ANNUAL, "--format", "json")
    assert (code, json.loads(out)["coverage"]["changed"]) == (0, 0)


def test_a_later_correction_drifts_and_the_sheet_says_so(site, run, ask, tmp_path):
    (row, *_) = ask("trace", "performances.benefit.shows", "--site", site, "--period", "2025")["rows"]
    assert run("drift", ANNUAL, "--site", site)[0] == 0
    _void(site, row["record"])
    code, out, _ = run("drift", ANNUAL, "--site", site, "-o", tmp_path / "更正单.docx", "--format", "json")
    told = json.loads(out)
    assert code == 1
    assert row["record"] in next(f for f in told["figures"] if f["id"] == "performances.benefit.shows")["records"]
    assert any(not place["holds"] for place in told["places"])
    assert docx.Document(str(tmp_path / "更正单.docx")).tables


def test_an_unknown_edition_is_named_with_those_there_are(site, run):
    code, _, err = run("edition", "show", "annual-2025-9", "--site", site)
    assert (code, "EDI001" in err, ANNUAL in err) == (2, True, True)


def _void(folder, record):

    assert not void_record(use(open_site(folder)), "老李", record, "重复填报")[1]
