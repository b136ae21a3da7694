"""`youju report ... -o OUT.xbri`: the demo's yearly report for machines, judged by Arelle, its facts equal to the figures."""

import json
import shutil
from datetime import date
from decimal import Decimal

import pytest

from engine.report.xbrl.judging import judge
from youju.cli.main import main
from youju.engine.base.periods import Period
from youju.engine.document.manifest import read_manifest
from youju.engine.document.package import Package
from youju.web.commands.desk.office import current_office
from youju.web.commands.figures.figures import Question, figures
from youju.web.site.setup import close_site

FIRST, TODAY, UNIT = "2025-01-01", "2025-12-30", "990101001"


@pytest.fixture(scope="module")
def site(demo_made, tmp_path_factory, django_db_blocker):
    """The demo with its yearly report written in every form, and the figures that the ledger has for it."""
    folder = tmp_path_factory.mktemp("tagged") / "site"
    shutil.copytree(demo_made, folder)
    with django_db_blocker.unblock():
        for name, more in (
            ("a.docx", ()),
            ("a.xbri", ()),
            ("a.xhtml", ()),
            ("年报.json", ()),
            ("u.xbri", ("--unit", UNIT)),
        ):
            words = ["report", "annual", "--site", folder, "--period", "2025", "-o", folder / name, *more]
            assert main([str(word) for word in words]) in (0, 1)
        yield folder
        close_site()


@pytest.fixture(scope="module")
def verdict(site):
    return judge(site / "a.xbri")


def of_ledger(unit=""):
    found, _ = figures(current_office(), (), Question(Period.parse("2025"), unit))
    return {f.id: Decimal(f.value) / (100 if f.unit == "%" else 1) for f in found if f.value is not None}


def stated(verdict, member=""):
    """The values of 2025, by indicator."""
    of_year = {key[0]: said for key, said in verdict.facts.items() if key[1] == member and key[2] in (FIRST, TODAY)}
    return {name: Decimal(min(said)) for name, said in of_year.items() if None not in said and "entry." not in name}


def test_every_figure_of_the_report_is_a_fact_of_the_ledgers_value(verdict):
    wanted = of_ledger()
    assert (verdict.codes, len(wanted)) == (set(), 30)
    assert {id_: value for id_, value in stated(verdict).items() if id_ in wanted} == wanted


def test_every_bound_number_is_tagged_or_bound_to_a_hidden_fact(site):
    rows = read_manifest(Package.open(site / "a.docx"))[0].rows
    page = (site / "a.xhtml").read_text("utf-8")
    assert (page.count('<a class="n"'), len(rows) > 100) == (len(rows), True)


def test_a_promise_of_a_day_is_a_date(verdict):
    days = [day for (name, *_), said in verdict.facts.items() if name == "entry.tasks.due_by" for day in said]
    assert len(list(map(date.fromisoformat, days))) > 5


def test_the_json_is_without_fault_and_states_each_fact_once(site, verdict):
    again = judge(site / "年报.json", plugins="loadFromOIM")
    facts = json.loads((site / "年报.json").read_text("utf-8"))["facts"]
    assert (again.codes, again.facts) == (set(), verdict.facts)
    assert len([f for f in facts.values() if f["dimensions"]["concept"].startswith("yj:")]) == len(verdict.facts)


def test_a_report_of_one_unit_states_that_units_figures(site):
    verdict, wanted = judge(site / "u.xbri"), of_ledger(UNIT)
    assert verdict.codes == set()
    assert {i: v for i, v in stated(verdict, f"unit.{UNIT}").items() if i in wanted} == wanted


def test_a_draft_is_tagged_as_the_report_is(site, django_db_blocker):
    draft, out = site / "a.docx", site / "d.xhtml"
    with django_db_blocker.unblock():
        assert main(["report", str(draft), "--site", str(site), "--period", "2025", "-o", str(out)]) in (0, 1)
    assert out.read_text("utf-8").count('<a class="n"') == (site / "a.xhtml").read_text("utf-8").count('<a class="n"')
