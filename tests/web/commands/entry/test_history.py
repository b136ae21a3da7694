"""A record's history as people read it, and the figures that count it."""

import pytest

from making import EAST_GATE
from youju.web.commands.desk.office import use
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.entries import Given, correct, enter, step, void_record
from youju.web.commands.entry.history import counted_in, history
from youju.web.commands.entry.taking_back import put_back
from youju.web.store.read import last


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.fixture
def entered(office):
    """小王's lecture of 40 people, as saved."""
    raw = {"title": "宪法宣讲", "held_on": "2025-03-08", "people": "40"}
    return enter(office, "小王", "lectures", Given(EAST_GATE, raw))[0]


def changes(step):
    return [(c.field.title.zh, c.before, c.after) for c in step.changes]


def test_the_first_step_says_who_entered_what(office, entered):
    (first,) = history(office, entered.record)
    assert (first.by, first.action.zh) == ("小王", "填报")
    assert changes(first) == [("题目", "", "宪法宣讲"), ("日期", "", "2025-03-08"), ("听众", "", "40")]


def test_a_correction_shows_the_fields_that_differ_and_what_to_put_back(office, entered):
    correct(office, "小王", entered.record, entered.seq, {"people": "400"})
    latest = history(office, entered.record)[0]
    assert (changes(latest), latest.earlier) == ([("听众", "40", "400")], entered.seq)


def test_a_step_of_the_loop_bears_its_title_and_reason(office, entered):
    step(office, "老李", entered.record, "return", "人数请核对")
    latest = history(office, entered.record)[0]
    assert (latest.action.zh, latest.reason, latest.by) == ("退回", "人数请核对", "老李")


def test_what_was_put_back_names_its_cause(office, entered):
    correct(office, "小王", entered.record, entered.seq, {"people": "400"})
    put_back(office, "小王", entered.record, "people", entered.seq)
    assert history(office, entered.record)[0].cause == entered.seq


def test_the_history_is_said_in_english_too(office, entered):
    step(office, "老李", entered.record, "accept")
    latest = history(office, entered.record, Shown(office, "en"))[0]
    assert latest.action.in_("en") == "Accept"


def test_personal_values_stay_closed_in_the_history(office):
    saved, _ = enter(office, "小王", "people", Given(EAST_GATE, {"name": "张三"}))
    assert changes(history(office, saved.record)[0]) == [("姓名", "", "（个人信息）")]


def counted(office, record):
    return [i.id for i in counted_in(office, last([record])[record]).plain]


def test_an_accepted_record_counts_in_the_figures_of_its_year(office, entered):
    step(office, "老李", entered.record, "accept")
    assert counted(office, entered.record) == ["lectures.sessions", "lectures.people"]


def test_a_submitted_record_counts_nowhere_yet(office, entered):
    assert counted(office, entered.record) == []


def test_a_void_record_counts_nowhere(office, entered):
    step(office, "老李", entered.record, "accept")
    void_record(office, "老李", entered.record, "重复")
    assert counted(office, entered.record) == []


def test_a_record_that_does_not_state_the_field_is_not_behind_its_sum(office):
    saved, _ = enter(office, "小王", "lectures", Given(EAST_GATE, {"title": "讲", "held_on": "2025-03-08"}))
    step(office, "老李", saved.record, "accept")
    assert counted(office, saved.record) == ["lectures.sessions"]
