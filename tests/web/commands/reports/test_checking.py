"""The office's ledger answers a check: figures of periods and units, units named in sentences, fields of records."""

from __future__ import annotations

import pytest

from engine.check.books import document  # type: ignore[import-not-found]
from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.engine.check.model import Asked
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.reports.checking import OfficeLedger, check_package

EAST_GATE, WILLOW_RIVER = 2, 3
EAST, WILLOW = "990101001", "990101102"


@pytest.fixture
def office(site):
    """The site of the cast: 12 lectures in 2025, 9 of them of 东关街道, 3 in the second half; 4 in 2024."""
    found, records = use(site), []
    for n in range(16):
        unit = EAST_GATE if n < 9 else WILLOW_RIVER
        day = f"2024-05-{n + 1:02}" if n >= 12 else f"2025-{'11' if n >= 9 else '03'}-{n + 1:02}"
        raw = {"title": f"第{n}场", "place": "文化站", "held_on": day, "people": 100}
        saved, problems = enter(found, "小王" if unit == EAST_GATE else "阿强", "lectures", Given(unit, raw))
        assert saved.record, problems
        records.append(saved.record)
    assert accept_all(found, "cli:test", records) == (16, ())
    return found


@pytest.fixture
def ledger(office):
    """What a check of 2025 asks."""
    return OfficeLedger(office, scope(office, Question(Period.parse("2025"))))


def value(ledger, **asked):
    """The number of lectures for a question."""
    one = Asked("lectures.sessions", **asked)
    return ledger.figures((one,))[one].value


def test_figures_are_asked_for_the_period_and_unit_of_each_question(ledger):
    asked = [{}, {"years": -1}, {"part": "H1"}, {"part": "H2"}, {"unit": EAST}, {"unit": WILLOW, "years": -1}]
    assert [value(ledger, **one) for one in asked] == [12, 4, 9, 3, 9, 4]


def test_all_questions_are_answered_at_once(ledger):
    asked = tuple(Asked(name, years) for name in ledger.pack.indicators for years in (0, -1))
    assert set(ledger.figures(asked)) == set(asked)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("东关街道开展宣讲", EAST),
        ("全年开展宣讲，其中东关街道", EAST),
        ("东关街道9场，柳河镇", WILLOW),
        ("东关街道9场，全区共", ""),
        ("会同东关街道开展宣讲", ""),
        ("开展宣讲", ""),
    ],
)
def test_a_unit_that_is_the_subject_of_a_clause_is_meant(ledger, text, code):
    assert ledger.unit_code(text) == code


def test_a_field_of_a_record_is_answered_by_the_name_that_a_manifest_has(office, ledger):
    first = next(r.record for r in ledger._answers.revisions("lectures"))
    assert ledger.entry(f"lectures[#{first}].people") == 100
    assert [ledger.entry(name) for name in ("lectures[#999].people", "gone[#1].people", "lectures[#1].gone", "x")] == [
        None
    ] * 4


def test_a_file_is_checked_for_the_period_that_is_asked(office):
    file = document("全年宣讲场次4项。")
    now, _ = check_package(file, office, "2025")
    before, period = check_package(file, office, "2024")
    assert [c.numerals[0].verdict for c in (now, before)] == ["changed", "traced"]
    assert period == "2024"


def test_a_file_without_a_period_of_its_own_is_checked_for_the_sites_year(office):
    assert check_package(document("全年宣讲场次12项。"), office)[1] == "2025"


def test_a_period_that_is_none_is_refused(office):
    with pytest.raises(Refused):
        check_package(document("全年宣讲场次12项。"), office, "昨天")


def test_nothing_is_written(office):
    head = office.source.head()
    check_package(document("全年宣讲场次13项。"), office, "2025")
    assert office.source.head() == head
