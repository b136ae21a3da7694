"""Figures at a seq stay what they were, whatever is changed later."""

import random
import shutil

import pytest

from youju.engine.base.periods import Period
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, correct, enter, restore_record, void_record
from youju.web.commands.figures.figures import Question, figures, refresh, rows_behind
from youju.web.commands.people.persons import erase_person
from youju.web.commands.settings.lists import change_listed
from youju.web.commands.settings.restructuring import merge_units
from youju.web.store.read import history

WHO = "cli:test"
EAST_GATE, WILLOW_RIVER = 2, 3
IDS = ("lectures.sessions", "lectures.people")


@pytest.fixture
def office(either_site):
    """The site of the cast with forty accepted lectures of both towns."""
    found = use(either_site)
    for n in range(40):
        unit = EAST_GATE if n % 2 else WILLOW_RIVER
        raw = {
            "title": f"第{n}场",
            "place": "文化站",
            "held_on": f"2025-{n % 12 + 1:02}-0{n % 9 + 1}",
            "people": 10 + n,
        }
        saved, problems = enter(found, "小王" if unit == EAST_GATE else "阿强", "lectures", Given(unit, raw))
        assert saved.record, problems
    records = [saved.record - n for n in range(40)]
    assert accept_all(found, WHO, sorted(records)) == (40, ())
    return found


def asked(seq=None, oracle=False, unit=""):
    return Question(Period.parse("2025"), unit, seq, oracle=oracle)


def values(office, **question):
    return [f.value for f in figures(office, IDS, asked(**question))[0]]


def disturb(office, rng, records, times):
    """Changes of every kind to lectures: edits, voids, restores, dates over the year's end, late entries."""
    for n in range(times):
        record = rng.choice(records)
        kind = rng.choice(("edit", "move", "void", "restore", "late"))
        seq = history(record)[-1].seq
        if kind == "edit":
            correct(office, WHO, record, seq, {"people": str(rng.randrange(500))})
        elif kind == "move":
            correct(office, WHO, record, seq, {"held_on": rng.choice(["2024-12-31", "2026-01-01", "2025-06-06"])})
        elif kind == "void":
            void_record(office, WHO, record, "重复")
        elif kind == "restore":
            restore_record(office, WHO, record)
        else:
            enter(
                office, WHO, "lectures", Given(EAST_GATE, {"title": f"补录{n}", "held_on": "2025-01-02", "people": 7})
            )


def test_forty_accepted_lectures_count(office):
    assert values(office) == [40, sum(range(10, 50))]


def test_figures_at_a_seq_survive_every_kind_of_change(office):
    seq, before = office.source.head(), values(office)
    refresh(office)
    disturb(office, random.Random(7), [r.record for r in figures_rows(office)], 150)
    assert values(office) != before
    assert values(office, seq=seq) == before
    assert values(office, seq=seq, oracle=True) == before
    office.snapshot().refresh()
    assert values(office, seq=seq) == before
    shutil.rmtree(office.site.path("snapshot"))
    assert values(office, seq=seq) == before


def figures_rows(office):
    return rows_behind(office, "lectures.sessions", asked(), limit=100)


def test_a_merged_unit_counts_with_its_successor(office):
    merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, "2025-07-01")
    assert values(office, unit="990101001") == values(office)


def test_before_the_merger_each_counted_for_itself(office):
    merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, "2025-07-01")
    half = Question(Period.parse("2025H1"), "990101001")
    whole = Question(Period.parse("2025H1"))
    assert figures(office, IDS[:1], half)[0][0].value < figures(office, IDS[:1], whole)[0][0].value


def test_an_edit_of_an_outdated_revision_is_a_conflict(office):
    record = figures_rows(office)[0].record
    saved, problems = correct(office, WHO, record, 1, {"people": "5"})
    assert (saved.record, [p.code for p in problems]) == (0, ["STO101"])


def test_the_same_client_id_twice_is_one_record(office):
    raw = {"title": "一场", "held_on": "2025-01-02", "people": 7}
    first, _ = enter(office, "小王", "lectures", Given(EAST_GATE, raw, client_id="abc"))
    again, _ = enter(office, "小王", "lectures", Given(EAST_GATE, raw, client_id="abc"))
    assert first.record == again.record


def test_a_clerk_may_not_enter_for_another_unit(office):
    saved, problems = enter(office, "阿强", "lectures", Given(EAST_GATE, {"title": "甲", "held_on": "2025-01-02"}))
    assert (saved.record, [p.code for p in problems]) == (0, ["CMD005"])


def test_the_auditor_may_change_nothing(office):
    record = figures_rows(office)[0].record
    saved, problems = void_record(office, "审计", record, "试一试")
    assert (saved.record, [p.code for p in problems]) == (0, ["CMD005"])


def test_nobody_accepts_their_own_entry(office):
    saved, _ = enter(office, "老李", "lectures", Given(EAST_GATE, {"title": "甲", "held_on": "2025-01-02"}))
    count, problems = accept_all(office, "老李", [saved.record])
    assert (count, len(problems)) == (0, 1)


def test_a_void_needs_a_reason(office):
    saved, problems = void_record(office, WHO, figures_rows(office)[0].record, " ")
    assert (saved.record, len(problems)) == (0, 1)


def test_a_relevelled_list_rewrites_nothing_that_did_not_copy_it(office):
    listed, _ = enter(office, WHO, "outlets", Given(0, {"name": "清和日报", "level": "省级", "since": "2020-01-01"}))
    assert change_listed(office, WHO, listed.record, {"level": "中央", "since": "2025-07-01"}) == (0, ())


def test_erasing_a_person_leaves_the_chain_and_the_count(office):
    person, _ = enter(office, WHO, "people", Given(0, {"name": "张三", "phone": "13800000000"}))
    before = values(office)
    gone, problems = erase_person(office, WHO, person.record, ["name", "phone"], "本人申请")
    assert (gone, problems, values(office)) == (2, (), before)
