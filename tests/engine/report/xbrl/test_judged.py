"""Arelle finds no fault with a report of ours, and finds every fault that is planted in one."""

import pytest

from engine.report.xbrl.judging import altered, judge

YEAR, DAY = "2025-01-01", "2025-12-30"


@pytest.fixture(scope="module")
def package(report, tmp_path_factory):
    file = tmp_path_factory.mktemp("xbri") / "annual.xbri"
    file.write_bytes(report.xbri())
    return file


@pytest.fixture(scope="module")
def verdict(package):
    return judge(package)


def test_a_package_is_without_fault(verdict):
    assert (verdict.codes, verdict.texts) == (set(), [])


def test_every_figure_is_a_fact_of_its_exact_value(verdict):
    expected = {
        ("lectures.sessions", "", YEAR): {"3"},
        ("lectures.people", "", YEAR): {"31240"},
        ("lectures.people", "unit.990101001", YEAR): {"31000"},
        ("lectures.guests", "", YEAR): {"628"},
        ("lectures.both", "", YEAR): {"31868"},
        ("lectures.share", "", YEAR): {"0.02"},
        ("lectures.people.change", "", YEAR): {"0.25"},
        ("entry.projects.seats", "7", YEAR): {"30"},
        ("entry.projects.due", "7", YEAR): {"2026-03-08"},
    }
    assert {key: verdict.facts.get(key) for key in expected} == expected


def test_what_has_come_about_by_a_day_is_of_that_day(verdict):
    assert verdict.facts["lectures.ever", "", DAY] == {"12"}


def test_a_missing_value_is_nil_and_never_0(verdict):
    assert verdict.facts["lectures.people", "unit.990101102", YEAR] == {None}


def test_each_fact_leads_to_its_definition(verdict):
    assert "按“听众”相加（人次）" in verdict.footnotes["lectures.people"]


def test_a_page_with_its_folder_is_without_fault(report, tmp_path):
    (tmp_path / "tax").mkdir()
    for name, data in report.taxonomy.items():
        (tmp_path / "tax" / name).write_bytes(data)
    (tmp_path / "r.xhtml").write_bytes(report.xhtml("tax"))
    found = judge(tmp_path / "r.xhtml")
    assert (found.codes, len(found.facts)) == (set(), 13)


def test_the_json_says_the_same_facts(report, verdict, tmp_path):
    (tmp_path / "tax").mkdir()
    for name, data in report.taxonomy.items():
        (tmp_path / "tax" / name).write_bytes(data)
    (tmp_path / "r.json").write_bytes(report.json("tax"))
    found = judge(tmp_path / "r.json", plugins="loadFromOIM")
    assert (found.codes, found.facts) == (set(), verdict.facts)


@pytest.mark.parametrize(
    ("member", "old", "new", "code"),
    [
        pytest.param("report.xhtml", ">628</ix", ">620</ix", "calc11e:inconsistentCalculationUsingRounding", id="part"),
        pytest.param(
            "report.xhtml", ":unit.990101001</", ":unit.1</", "xbrldie:ExplicitMemberUndefinedQNameError", id="member"
        ),
        pytest.param("report.xhtml", ">7</yj:record>", ">王小明</yj:record>", "xmlSchema:valueError", id="name"),
        pytest.param("report.xhtml", ">628</ix", ">６２８</ix", "ix11.10.1.1:transformValueError", id="full-width"),
        pytest.param("report.xhtml", ">31000</ix", ">31，000</ix", "ix11.10.1.1:transformValueError", id="comma"),
        pytest.param("report.xhtml", ">31000</ix", ">三万余</ix", "ix11.10.1.1:transformValueError", id="words"),
        pytest.param(
            "report.xhtml", ":UnitAxis", ":OtherAxis", "xbrldie:ExplicitMemberNotExplicitDimensionError", id="axis"
        ),
        pytest.param(
            "core.xsd", '"lectures.people"', '"lectures.other"', "ix11.12.1.2:missingReferences", id="concept"
        ),
    ],
)
def test_a_planted_fault_is_found(package, member, old, new, code):
    assert code in judge(altered(package, member, old, new)).codes


def test_words_as_rounded_decimals_would_contradict_the_fact(make, tmp_path):
    """Why 3万余 is bound to a hidden fact: `decimals` would claim that the exact figure rounds to it."""
    file = tmp_path / "twice.xbri"
    file.write_bytes(make('+++\ntitle = "报告"\n+++\n听众{{听众}}人次，即{{听众}}人次。\n').xbri())
    exact = 'decimals="INF" format="ixt:num-dot-decimal">31240<'
    as_words = altered(file, "report.xhtml", exact, 'decimals="-4" format="ixt:num-dot-decimal">40000<')
    assert (judge(file).codes, judge(as_words).codes) == (set(), {"arelle:duplicateFacts"})
