"""What figures and trace are asked: period, unit, moment, tree, breakdown and page."""

import pytest

from making import EAST_GATE, WILLOW_RIVER
from offices import held, with_pack
from youju.web.commands.entry.entries import accept_all, correct
from youju.web.commands.settings.restructuring import merge_units
from youju.web.store.read import head

YEAR = ("--period", "2025")
SESSIONS, PEOPLE = "lectures.sessions", "lectures.people"


@pytest.fixture
def office(site, tmp_path):
    """The office of the cast, on the small pack."""
    return with_pack(site, tmp_path / "small")


@pytest.fixture
def ledger(office):
    """小王 held lectures for 40 in March and 30 in August 2025, 阿强 one for 25 in March; all are accepted."""
    records = [
        held(office, "小王", EAST_GATE, "宪法", 40),
        held(office, "小王", EAST_GATE, "民法典", 30, held_on="2025-08-15", place="东关社区"),
        held(office, "阿强", WILLOW_RIVER, "禁毒", 25),
    ]
    assert accept_all(office, "cli:test", records) == (3, ())
    return records


@pytest.fixture
def values(office, ask):
    """The values of the two figures."""
    return lambda *words: [f["value"] for f in ask("figures", SESSIONS, PEOPLE, "--site", office.site.folder, *words)]


@pytest.fixture
def traced(office, ask):
    """Where the audience comes from."""
    return lambda *words: ask("trace", PEOPLE, "--site", office.site.folder, *YEAR, *words)


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2025", [3, 95]),
        ("2025H1", [2, 65]),
        ("2025Q3", [1, 30]),
        ("2025-03", [2, 65]),
        ("2025-03-08..2025-03-08", [2, 65]),
        ("2024", [0, 0]),
        ("２０２５", [3, 95]),
    ],
)
def test_a_period_bounds_what_counts(ledger, values, period, found):
    assert values("--period", period) == found


def test_without_a_period_it_is_the_sites_year(ledger, values):
    assert values() == [3, 95]


def test_what_is_no_period_is_refused_with_the_ways_to_write_one(ledger, office, run):
    code, out, err = run("figures", SESSIONS, "--site", office.site.folder, "--period", "去年")
    assert (code, out, "BAS001" in err, "2025Q3" in err) == (2, "", True, True)


@pytest.mark.parametrize(("unit", "found"), [("990101001", [2, 70]), ("东关街道", [2, 70]), ("990101", [3, 95])])
def test_a_unit_is_asked_by_its_code_or_its_name(ledger, values, unit, found):
    assert values(*YEAR, "--unit", unit) == found


def test_a_unit_that_is_not_there_is_answered_with_the_nearest(ledger, office, run):
    code, _, err = run("figures", SESSIONS, "--site", office.site.folder, "--unit", "99010100")
    assert (code, "CMD003" in err, "990101001" in err) == (2, True, True)


def test_a_figure_as_of_a_revision_forgets_what_came_later(ledger, office, values):
    then = head()
    correct(office, "cli:test", ledger[0], then - 2, {"people": "400"})
    # What was corrected waits for review, and counts again when somebody has accepted it.
    assert (values(*YEAR), values(*YEAR, "--as-of", then)) == ([2, 55], [3, 95])


def test_before_it_was_accepted_a_lecture_did_not_count(ledger, values):
    assert values(*YEAR, "--as-of", ledger[-1]) == [0, 0]


@pytest.mark.parametrize("seq", ["0", "-1", "999999"])
def test_a_revision_that_is_not_there_is_refused(ledger, office, run, seq):
    code, _, err = run("figures", SESSIONS, "--site", office.site.folder, f"--as-of={seq}")
    assert (code, "CMD018" in err) == (2, True)


def test_the_tree_of_today_counts_a_merged_unit_with_its_successor(ledger, office, values):
    assert merge_units(office, "cli:test", (WILLOW_RIVER,), EAST_GATE, "2025-12-01")[1] == ()
    asked = ("--period", "2025H1", "--unit", "东关街道")
    assert (values(*asked), values(*asked, "--tree", "today")) == ([1, 40], [2, 65])


@pytest.mark.parametrize("words", [(), ("--unit", "990101001"), ("--period", "2025Q3"), ("--tree", "today")])
def test_the_database_alone_answers_the_same(ledger, values, words):
    assert values(*words) == values(*words, "--oracle")


def test_figures_stand_in_the_order_asked(ledger, office, ask):
    found = ask("figures", PEOPLE, SESSIONS, "--site", office.site.folder, *YEAR)
    assert [f["id"] for f in found] == [PEOPLE, SESSIONS]


def test_a_figure_says_of_what_it_is(ledger, office, ask):
    (found,) = ask("figures", PEOPLE, "--site", office.site.folder, "--period", "2025H1", "--unit", "990101001")
    said = {name: found[name] for name in ("value", "unit", "period", "unit_code", "as_of", "rows", "wording")}
    assert said == {
        "value": 40,
        "unit": "人次",
        "period": "2025H1",
        "unit_code": "990101001",
        "as_of": head(),
        "rows": 1,
        "wording": "40人次",
    }


def test_a_table_has_one_line_for_each_figure(ledger, office, run):
    _, out, _ = run("figures", SESSIONS, PEOPLE, "--site", office.site.folder, *YEAR)
    assert [line.split()[:4] for line in out.splitlines()[1:]] == [
        ["1", "宣讲场次", "3", "项"],
        ["2", "听众", "95", "人次"],
    ]


def test_two_indicators_that_are_not_there_are_both_told(ledger, office, run):
    code, _, err = run("figures", "lectures.session", "lectures.peple", "--site", office.site.folder)
    assert (code, SESSIONS in err, PEOPLE in err) == (2, True, True)


def test_the_site_may_be_named_in_the_environment(ledger, office, ask, monkeypatch):
    monkeypatch.setenv("YOUJU_SITE", str(office.site.folder))
    assert ask("figures", SESSIONS, *YEAR)[0]["value"] == 3


@pytest.mark.parametrize(
    ("by", "parts"),
    [
        ("unit", [("东关街道", 70), ("柳河镇", 25)]),
        ("place", [("东关社区", 30), ("文化站", 65)]),
    ],
)
def test_a_figure_is_divided_by_unit_or_by_a_field(ledger, traced, by, parts):
    assert sorted((part["label"], part["value"]) for part in traced("--by", by)["by"]) == sorted(parts)


def test_a_figure_is_divided_by_month_where_nothing_is_said(ledger, traced):
    found = {part["label"]: part["value"] for part in traced()["by"] if part["value"]}
    assert found == {"2025-03": 65, "2025-08": 30}


def test_a_field_that_is_not_there_divides_nothing(ledger, office, run):
    code, out, err = run("trace", PEOPLE, "--site", office.site.folder, *YEAR, "--by", "plaec")
    assert (code, out, "plaec" in err) == (2, "", True)


def test_the_rows_behind_are_the_records_that_count(ledger, traced):
    rows = [(row["record"], row["unit_code"], row["date"], row["title"]) for row in traced()["rows"]]
    assert rows == [
        (ledger[0], "990101001", "2025-03-08", "宪法"),
        (ledger[1], "990101001", "2025-08-15", "民法典"),
        (ledger[2], "990101102", "2025-03-08", "禁毒"),
    ]


def test_the_rows_behind_keep_to_the_unit(ledger, traced):
    assert [row["title"] for row in traced("--unit", "990101102")["rows"]] == ["禁毒"]


def test_a_page_ends_at_its_limit_and_says_where_the_next_begins(ledger, traced):
    page = traced("--limit", "2")
    assert ([row["title"] for row in page["rows"]], page["next"]) == (["宪法", "民法典"], ledger[1])


def test_the_next_page_begins_after_it(ledger, traced):
    page = traced("--limit", "2", "--after", ledger[1])
    assert ([row["title"] for row in page["rows"]], page["next"]) == (["禁毒"], None)


def test_people_are_told_how_to_see_the_next_page(ledger, office, run):
    _, _, err = run("trace", PEOPLE, "--site", office.site.folder, *YEAR, "--limit", "1")
    assert f"--after {ledger[0]}" in err


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_page_without_rows_is_wrong_usage(ledger, office, run, limit):
    with pytest.raises(SystemExit) as stopped:
        run("trace", PEOPLE, "--site", office.site.folder, f"--limit={limit}")
    assert stopped.value.code == 2


def test_a_trace_is_told_in_a_sentence(ledger, office, traced, run):
    sentence = traced()["sentence"]
    assert "听众" in sentence
    assert sentence in run("trace", PEOPLE, "--site", office.site.folder, *YEAR)[1]
