"""`youju pack lint PATH`: one line for each mistake, exit codes 0, 1 and 2."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import youju
from making import NOON, PACK, listed
from youju.cli.main import main
from youju.web.store import read
from youju.web.store.folder import Site, site_text
from youju.web.store.log import append

SHIPPED = Path(youju.__file__).parent / "packs" / "district_office"
HEAD = '[pack]\nid = "office"\ntitle = { zh = "文化办" }\nlanguages = ["zh"]\n'
WRONG = '[group.lectures]\ntitel = { zh = "宣讲" }\n[loop.lend]\ntitle = { zh = "借还" }\ninitial = "lent"\n'


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch):
    monkeypatch.setenv("YOUJU_LANG", "zh")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound pack."""
    (tmp_path / "pack.toml").write_text(HEAD, "utf-8")
    return tmp_path


@pytest.fixture
def wrong(folder: Path) -> Path:
    """A pack with three mistakes."""
    (folder / "more.toml").write_text(WRONG, "utf-8")
    return folder


def test_a_sound_pack_prints_nothing_and_exits_0(folder, capsys):
    assert (main(["pack", "lint", str(folder)]), capsys.readouterr().out) == (0, "")


def test_the_pack_that_is_shipped_has_no_mistakes(capsys):
    assert (main(["pack", "lint", str(SHIPPED)]), capsys.readouterr().out) == (0, "")


def test_a_pack_with_mistakes_exits_1(wrong):
    assert main(["pack", "lint", str(wrong)]) == 1


def test_each_mistake_is_one_line_with_file_line_and_code(wrong, capsys):
    main(["pack", "lint", str(wrong)])
    places = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    file = wrong / "more.toml"
    assert places == [[f"{file}:1", "DEF003"], [f"{file}:2", "DEF002"], [f"{file}:5", "DEF005"]]


def test_a_line_says_what_is_wrong_and_how_to_mend_it(wrong, capsys):
    main(["pack", "lint", str(wrong)])
    assert "group.lectures 没有“titel”这一项。 最接近的是：title。" in capsys.readouterr().out


def test_a_slip_in_a_template_is_found_at_its_line(folder, capsys):
    report = '[report.annual]\ntitle = { zh = "年报" }\ntemplate = "annual.txt"\n'
    (folder / "report.toml").write_text(report, "utf-8")
    (folder / "annual.txt").write_text('+++\ntitle = "年报"\n+++\n共办{{宣讲场次}}场。', "utf-8")
    assert main(["pack", "lint", str(folder)]) == 1
    assert capsys.readouterr().out.startswith(f"{folder}/annual.txt:4 REP020")


def test_mistakes_are_told_in_english_where_asked(wrong, capsys, monkeypatch):
    monkeypatch.setenv("YOUJU_LANG", "en")
    main(["pack", "lint", str(wrong)])
    assert "group.lectures has no key “titel”. The nearest is: title." in capsys.readouterr().out


def test_findings_are_on_stdout_alone(wrong, capsys):
    main(["pack", "lint", str(wrong)])
    assert capsys.readouterr().err == ""


def test_machines_read_a_list(wrong, capsys):
    code = main(["pack", "lint", str(wrong), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert (code, [problem["code"] for problem in found]) == (1, ["DEF003", "DEF002", "DEF005"])


def test_a_problem_for_machines_has_place_sentence_and_mending(wrong, capsys):
    main(["pack", "lint", str(wrong), "--format", "json"])
    assert json.loads(capsys.readouterr().out)[1] == {
        "code": "DEF002",
        "level": "error",
        "place": f"{wrong / 'more.toml'}:2",
        "sentence": "group.lectures 没有“titel”这一项。",
        "mend": "最接近的是：title。",
    }


def test_machines_read_an_empty_list_of_a_sound_pack(folder, capsys):
    code = main(["pack", "lint", str(folder), "--format", "json"])
    assert (code, json.loads(capsys.readouterr().out)) == (0, [])


@pytest.mark.parametrize("name", ["nowhere", "pack.toml"])
def test_what_is_no_pack_folder_exits_2_and_says_so_on_stderr(folder, capsys, name):
    code = main(["pack", "lint", str(folder / name)])
    printed = capsys.readouterr()
    assert (code, printed.out, "DEF015" in printed.err) == (2, "", True)


@pytest.mark.parametrize(
    "arguments", [["pack"], ["pack", "lint"], ["pack", "lnt", "x"], ["pack", "lint", "x", "--format", "xml"]]
)
def test_a_command_written_wrongly_exits_2(arguments):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2


def test_a_pack_is_checked_without_the_framework_or_the_calculator(folder):
    program = (
        "import sys; from youju.cli.main import main; main(sys.argv[1:]);"
        "print([m for m in ('django', 'duckdb', 'youju.web') if m in sys.modules])"
    )
    command = [sys.executable, "-c", program, "pack", "lint", str(folder)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


OWN = """
[register.outlets]
title = { zh = "媒体", en = "Outlets" }
loop = "list"
[[register.outlets.field]]
id = "name"
title = { zh = "名称", en = "Name" }
type = "date"
"""


@pytest.fixture
def own(site: Site) -> Path:
    """The office's own folder, where `outlets` is written anew; the log holds one outlet."""
    assert not append([listed("outlets", name="清和日报")], NOON).problems
    folder = site.path("pack")
    (folder / "own.toml").write_text(OWN, "utf-8")
    return folder


@pytest.fixture
def pack_folder(tmp_path: Path) -> Path:
    """The small pack of the cast as a folder."""
    made = tmp_path / "small"
    made.mkdir()
    (made / "pack.toml").write_text(PACK, "utf-8")
    return made


def test_a_pack_is_compared_with_the_records_of_a_site(own, pack_folder, site, capsys):
    code = main(["pack", "lint", str(pack_folder), "--site", str(site.folder)])
    places = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert (code, places) == (1, [[f"{own / 'own.toml'}:8", "DEF031"]])


def test_an_upgrade_is_compared_before_it_is_put_in_place(pack_folder, site, own, capsys):
    (own / "own.toml").unlink()
    later = PACK.replace('id = "name"', 'id = "called"', 1).replace('label = "name"', 'label = "called"', 1)
    (pack_folder / "pack.toml").write_text(later.replace('key = ["name"]', 'key = ["called"]'), "utf-8")
    code = main(["pack", "lint", str(pack_folder), f"--site={site.folder}"])
    assert (code, "DEF032" in capsys.readouterr().out) == (1, True)


def test_the_same_pack_without_the_site_has_no_mistake(own, pack_folder):
    assert main(["pack", "lint", str(pack_folder)]) == 0


def test_the_offices_own_folder_is_checked_over_the_pack_of_its_site(pack_folder, site, own, capsys):
    (site.path("youju.toml")).write_text(site_text(replace(site, pack=str(pack_folder))), "utf-8")
    code = main(["pack", "lint", str(own), "--site", str(site.folder)])
    assert (code, "own.toml:8 DEF031" in capsys.readouterr().out) == (1, True)


def test_lint_writes_nothing_into_the_log(own, pack_folder, site):
    before = read.head()
    main(["pack", "lint", str(pack_folder), "--site", str(site.folder)])
    assert read.head() == before


def test_a_folder_that_does_not_exist_exits_2_with_a_site_too(site, tmp_path, capsys):
    code = main(["pack", "lint", str(tmp_path / "nowhere"), "--site", str(site.folder)])
    assert (code, "DEF015" in capsys.readouterr().err) == (2, True)
