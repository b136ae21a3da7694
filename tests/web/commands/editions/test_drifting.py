"""Drift: which sentences of an edition still hold, which have to be corrected, which records made the difference."""

import pytest

from annuals import REPORT, another_lecture
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.editions.drifting import drift, rows_of
from youju.web.commands.editions.standing import standing
from youju.web.commands.entry.entries import void_record
from youju.web.store import editions as kept
from youju.web.store import read

ANNUAL = "annual-2025-1"
STRICTER = REPORT.replace(
    'title = { zh = "听众", en = "Audience" }\ngroup = "lectures"',
    'title = { zh = "听众", en = "Audience" }\ngroup = "lectures"\nwhere = { people__gte = 100 }',
)


def since(office):
    return drift(office, standing(office, ANNUAL))


def said(places):
    return [(place.printed.text, place.suggestion) for place in places]


def state(found, id_, period="2025", unit=""):
    return next(f for f in found.figures if (f.then.id, f.then.period, f.then.unit_code) == (id_, period, unit))


def redefine(office, text=STRICTER):
    (office.site.pack_folder / "pack.toml").write_text(text, "utf-8")
    assert not sync_definitions(office, "cli:test")


@pytest.fixture(autouse=True)
def _own_pack(office):
    before = (office.site.pack_folder / "pack.toml").read_text("utf-8")
    yield
    (office.site.pack_folder / "pack.toml").write_text(before, "utf-8")


def test_nothing_drifts_while_nothing_changes(office):
    found = since(office)
    assert (found.places, found.problems) == ((), ())
    assert {figure.state for figure in found.figures} == {"same"}


def test_a_late_entry_makes_exact_numbers_wrong_and_leaves_round_words_true(office):
    another_lecture(office, 100)
    found = since(office)
    assert said(found.to_correct) == [("3", "4项"), ("30.2", "30.6％"), ("2", "3")]
    assert said(found.still_true) == [("3.2万余", "")]
    assert found.to_correct[0].sentence.startswith("全年开展宣讲3项")


def test_it_says_which_record_came_late(office):
    record = another_lecture(office, 100)
    found = since(office)
    (change,) = rows_of(office, found, state(found, "lectures.people"))
    assert (change.record, change.how) == (record, "added")
    assert record > found.edition.seq


def test_a_record_no_longer_counted_is_named(office):
    first = min(read.last_revisions_of("lectures"))
    void_record(office, "cli:test", first, "重复")
    found = since(office)
    assert [(c.record, c.how) for c in rows_of(office, found, state(found, "lectures.people"))] == [(first, "removed")]
    assert state(found, "lectures.people").now.value == "20540"
    assert state(found, "lectures.people", "2024").state == "same"


def test_numbers_that_stay_while_records_change_are_told_apart(office):
    record = another_lecture(office, 0)
    found = since(office)
    assert state(found, "lectures.people").state == "rows"
    assert [c.record for c in rows_of(office, found, state(found, "lectures.people"))] == [record]


def test_another_definition_is_not_a_drift_but_stands_beside_it(office):
    redefine(office)
    found = since(office)
    assert found.places == ()
    (changed,) = found.redefined
    assert (changed.then.value, changed.now.value, changed.redefined.figure.value) == ("32540", "32540", "32500")
    assert (changed.redefined.before.value, str(changed.redefined.growth)) == ("25000", "30")
    assert changed.redefined.then != changed.redefined.now


def test_without_its_word_file_figures_are_compared_all_the_same(office):
    another_lecture(office, 100)
    kept.add_file(ANNUAL, kept.DOCX, b"another")
    found = since(office)
    assert [problem.code for problem in found.problems] == ["EDI009"]
    assert (found.places, state(found, "lectures.sessions").now.value) == ((), "4")
