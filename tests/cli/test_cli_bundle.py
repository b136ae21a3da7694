"""`youju bundle` and `youju verify` on the demonstration, judged by tools of others: BagIt, Data Package, sha256sum, DuckDB."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bagit
import pytest
from frictionless import validate

from bundling import changed
from youju.cli.main import main
from youju.engine.base.periods import Period
from youju.web.accounts.actors import cli_actor
from youju.web.commands.desk.office import use
from youju.web.commands.editions.freezing import freeze_report
from youju.web.commands.reports.reports import Asked
from youju.web.site.setup import close_site, open_site

READER = """
import duckdb, json
rows = duckdb.sql(open("recompute.sql", encoding="utf-8").read())
print(json.dumps([dict(zip(rows.columns, map(str, row))) for row in rows.fetchall()]))
"""


@dataclass(frozen=True, slots=True)
class Made:
    """The demonstration's site, both its bundles, and the inner one unpacked."""

    site: Path
    inner: Path
    public: Path
    bag: Path


@pytest.fixture(scope="module")
def made(demo_made: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> Iterator[Made]:
    """The yearly report of the demonstration, frozen and bundled by the command."""
    folder = tmp_path_factory.mktemp("bundled")
    shutil.copytree(demo_made, folder / "site")
    with django_db_blocker.unblock():
        office = use(open_site(folder / "site"))
        assert freeze_report(office, cli_actor("test"), Asked("annual", Period.parse("2025"))).edition
        close_site()
        bundle(folder / "site", folder / "inner.zip")
        bundle(folder / "site", folder / "public.zip", "--public")
        with zipfile.ZipFile(folder / "inner.zip") as archive:
            archive.extractall(folder / "bag")
        (bag,) = (folder / "bag").iterdir()
        yield Made(folder / "site", folder / "inner.zip", folder / "public.zip", bag)


def bundle(site: Path, out: Path, *more: str) -> None:
    """The command; the edition is not yet issued, and that is no fault."""
    assert main(["bundle", "annual-2025-1", "--site", str(site), "-o", str(out), *more]) == 0
    close_site()


def read_alone(data: Path) -> list[dict[str, str]]:
    """What a stranger's Python says who has DuckDB and nothing of ours."""
    done = subprocess.run([sys.executable, "-I", "-c", READER], cwd=data, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_bag_is_valid_by_the_reference_tool(made: Made):
    assert bagit.Bag(str(made.bag)).validate()


def test_the_manifests_are_right_by_sha256sum(made: Made):
    subprocess.run(
        ["sha256sum", "-c", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"], cwd=made.bag, check=True
    )


def test_the_tables_have_the_columns_types_and_keys_that_the_descriptor_says(made: Made):
    report = validate(str(made.bag / "data" / "datapackage.json"))
    assert report.valid
    assert report.stats["tasks"] == len(list((made.bag / "data" / "records").iterdir())) + 1


def test_a_plain_reader_recomputes_every_figure_of_the_report(made: Made):
    found = read_alone(made.bag / "data")
    assert len(found) > 60
    assert {row["verdict"] for row in found} == {"OK"}
    assert all(row["claimed"] == row["computed"].removesuffix(".0") for row in found)


def test_one_changed_cell_is_different_for_exactly_the_figures_that_use_it(made: Made, tmp_path: Path):
    data = tmp_path / "data"
    shutil.copytree(made.bag / "data", data)
    table = data / "records" / "exhibitions.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    at = lines[0].split(",").index("f_visitors")
    cells = lines[1].split(",")
    cells[at] = str(int(cells[at]) + 1)
    table.write_text("".join([lines[0], ",".join(cells), *lines[2:]]), "utf-8")
    assert [row["figure"] for row in read_alone(data) if row["verdict"] != "OK"] == ["exhibitions.visitors"]


def test_a_figures_own_sql_gives_its_line_alone(made: Made):
    file = next((made.bag / "data" / "figures").glob("*-lectures.offline.audience.sql"))
    reader = READER.replace("recompute.sql", f"figures/{file.name}")
    done = subprocess.run(
        [sys.executable, "-I", "-c", reader], cwd=made.bag / "data", capture_output=True, text=True, check=True
    )
    assert [(row["figure"], row["verdict"]) for row in json.loads(done.stdout)] == [("lectures.offline.audience", "OK")]


def test_the_same_edition_bundled_again_is_the_same_file(made: Made, tmp_path: Path):
    bundle(made.site, tmp_path / "again.zip")
    one, two = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (made.inner, tmp_path / "again.zip"))
    assert one == two


def test_verify_agrees_and_tells_the_short_code(made: Made, run):
    code, out, err = run("verify", made.inner)
    assert (code, "BUN" in err) == (0, False)
    assert "84 / 84 个数重算相符" in out
    assert "回执短码" in out


def test_verify_of_the_public_edition_says_what_it_cannot_compute(made: Made, ask):
    told = ask("verify", made.public)
    assert (told["kind"], told["ok"], [p["code"] for p in told["problems"]]) == ("public", True, ["BUN121"])
    assert {figure["state"] for figure in told["figures"]} == {"ok", "untested"}


def test_verify_finds_what_was_changed_and_says_so_with_its_exit_code(made: Made, run):
    forged = changed(made.inner, {"data/report/report.docx": lambda data: data + b" "})
    code, _, err = run("verify", forged)
    assert code == 1
    assert "data/report/report.docx BUN102" in err


def test_a_file_that_is_no_bundle_is_unusable(run, tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(b"nothing")
    assert run("verify", tmp_path / "a.zip")[0] == 2
    assert run("verify", tmp_path / "none.zip")[0] == 2


def test_an_edition_that_nobody_froze_is_told_with_those_there_are(made: Made, run, tmp_path: Path):
    code, _, err = run("bundle", "annual-2025-7", "--site", made.site, "-o", tmp_path / "x.zip")
    assert (code, "annual-2025-1" in err) == (2, True)
    close_site()
