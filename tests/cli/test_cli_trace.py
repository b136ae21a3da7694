"""`youju trace`: one event that two units held is counted once and credited to both; distinct numbers never add up."""

import pytest

from making import EAST_GATE, PACK, WILLOW_RIVER
from offices import held, with_pack
from youju.web.commands.entry.entries import accept_all

PLACES = '[register.lectures.measure.places]\ndistinct = "place"\nunit = "处"\n'
MORE = """
[indicator."lectures.places"]
title = { zh = "宣讲地点", en = "Places" }
register = "lectures"
measure = "places"
[indicator."lectures.size"]
title = { zh = "场均听众", en = "Audience per lecture" }
kind = "ratio"
numerator = "lectures.people"
denominator = "lectures.sessions"
"""
YEAR = ("--period", "2025")


@pytest.fixture
def ledger(site, tmp_path):
    """小王 enters a lecture that 柳河镇 co-hosted and one of 东关街道 alone; 阿强 one that credits 东关街道."""
    text = PACK.replace("[register.outlets]\n", f"{PLACES}[register.outlets]\n", 1) + MORE
    office = with_pack(site, tmp_path / "small", text)
    records = [
        held(office, "小王", EAST_GATE, "宪法", 40, co_units=(WILLOW_RIVER,)),
        held(office, "小王", EAST_GATE, "民法典", 30),
        held(office, "阿强", WILLOW_RIVER, "禁毒", 25, credited_units=(EAST_GATE,)),
    ]
    assert accept_all(office, "cli:test", records) == (3, ())
    return site.folder


def test_each_unit_is_credited_with_what_it_had_a_part_in(ledger, ask):
    shares = ask("trace", "lectures.sessions", "--site", ledger, *YEAR, "--by", "credit")["shares"]
    assert [(unit["name"], unit["value"]) for unit in shares["units"]] == [("东关街道", 3), ("柳河镇", 2)]


def test_units_are_credited_by_their_codes(ledger, ask):
    shares = ask("trace", "lectures.sessions", "--site", ledger, *YEAR, "--by", "credit")["shares"]
    assert [unit["unit_code"] for unit in shares["units"]] == ["990101001", "990101102"]


def test_what_is_there_once_and_what_the_units_add_up_to_are_told_apart(ledger, ask):
    shares = ask("trace", "lectures.sessions", "--site", ledger, *YEAR, "--by", "credit")["shares"]
    assert (shares["total"], shares["sum_of_units"], shares["overlap"]) == (3, 5, 2)


def test_an_audience_is_credited_with_its_lecture(ledger, ask):
    shares = ask("trace", "lectures.people", "--site", ledger, *YEAR, "--by", "credit")["shares"]
    assert (shares["total"], shares["sum_of_units"], shares["overlap"]) == (95, 160, 65)


def test_the_total_is_the_figure_itself(ledger, ask):
    page = ask("trace", "lectures.people", "--site", ledger, *YEAR, "--by", "credit")
    assert page["shares"]["total"] == page["figure"]["value"]


def test_the_database_alone_credits_the_same(ledger, ask):
    asked = ("trace", "lectures.people", "--site", ledger, *YEAR, "--by", "credit")
    assert ask(*asked, "--oracle")["shares"] == ask(*asked)["shares"]


def test_a_units_count_is_not_its_credit(ledger, ask):
    by = ask("trace", "lectures.sessions", "--site", ledger, *YEAR, "--by", "unit")["by"]
    assert [(part["label"], part["value"]) for part in by] == [("东关街道", 2), ("柳河镇", 1)]


def test_a_unit_that_asks_sees_its_own_credit_alone(ledger, ask):
    shares = ask("trace", "lectures.sessions", "--site", ledger, *YEAR, "--by", "credit", "--unit", "990101102")[
        "shares"
    ]
    assert [(unit["name"], unit["value"]) for unit in shares["units"]] == [("柳河镇", 2)]


@pytest.mark.parametrize(
    ("language", "line"), [("zh", "去重 3，各单位合计 5，重叠 2"), ("en", "distinct 3, sum of units 5, overlap 2")]
)
def test_people_read_the_shares_and_one_line_in_their_language(ledger, run, monkeypatch, language, line):
    monkeypatch.setenv("YOUJU_LANG", language)
    code, out, _ = run("trace", "lectures.sessions", "--site", ledger, *YEAR, "--by", "credit")
    assert (code, line in out.splitlines(), "990101102" in out) == (0, True, True)


@pytest.mark.parametrize(("language", "word"), [("zh", "各行不能相加"), ("en", "the lines never add up to the whole")])
@pytest.mark.parametrize("by", ["unit", "month"])
def test_a_breakdown_of_a_distinct_number_says_that_it_never_adds_up(ledger, run, monkeypatch, language, word, by):
    monkeypatch.setenv("YOUJU_LANG", language)
    assert word in run("trace", "lectures.places", "--site", ledger, *YEAR, "--by", by)[1]


def test_a_breakdown_that_adds_up_says_nothing_of_the_kind(ledger, run):
    assert "不能相加" not in run("trace", "lectures.people", "--site", ledger, *YEAR, "--by", "unit")[1]


@pytest.mark.parametrize(
    ("indicator", "adds"), [("lectures.people", True), ("lectures.places", False), ("lectures.size", False)]
)
def test_machines_are_told_whether_the_parts_add_up(ledger, ask, indicator, adds):
    assert ask("trace", indicator, "--site", ledger, *YEAR, "--by", "unit")["adds_up"] is adds


def test_a_percentage_is_not_credited_and_its_parts_are_named(ledger, run):
    code, out, err = run("trace", "lectures.size", "--site", ledger, *YEAR, "--by", "credit")
    assert (code, out, "CMD020" in err, "lectures.people" in err) == (2, "", True, True)


def test_nothing_is_credited_where_nothing_happened(ledger, ask):
    shares = ask("trace", "lectures.people", "--site", ledger, "--period", "2019", "--by", "credit")["shares"]
    assert shares == {"total": 0, "sum_of_units": 0, "overlap": 0, "units": []}
