"""One record at a time: who may enter, correct, void and restore it, and take the steps of its loop."""

import pytest

from making import EAST_GATE, WILLOW_RIVER
from youju.engine.base.problems import Refused
from youju.web.accounts.actors import Actor, Grant
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, correct, enter, restore_record, step, void_record
from youju.web.commands.entry.taking_back import put_back, withdraw
from youju.web.store.read import head, history, live

LECTURE = {"title": "宪法", "place": "文化站", "held_on": "2025-03-08", "people": "40"}


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.fixture
def record(office):
    """The number of a lecture that 小王 entered."""
    saved, problems = enter(office, "小王", "lectures", Given(EAST_GATE, LECTURE))
    assert problems == ()
    return saved.record


def codes(answer):
    """Codes of the problems of an answer."""
    return [problem.code for problem in answer[1]]


def last(record):
    """The last revision of a record."""
    return history(record)[-1].entry


def test_a_record_bears_the_number_of_its_first_revision(office):
    saved, _ = enter(office, "小王", "lectures", Given(EAST_GATE, LECTURE))
    assert saved.record == saved.seq == head()


def test_a_new_record_waits_for_review(record):
    assert (last(record).stage, last(record).actor) == ("submitted", "u1")


def test_who_enters_for_their_own_unit_acts_for_nobody_else(record):
    assert last(record).on_behalf_of == 0


def test_the_office_enters_on_behalf_of_a_unit(office):
    saved, _ = enter(office, "cli:test", "lectures", Given(WILLOW_RIVER, LECTURE))
    assert last(saved.record).on_behalf_of == WILLOW_RIVER


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({**LECTURE, "title": ""}, "LED001"),
        ({**LECTURE, "held_on": "二月三十"}, "LED"),
        ({**LECTURE, "people": "很多"}, "LED"),
        ({**LECTURE, "people": "-1"}, "LED"),
    ],
)
def test_a_record_with_a_mistake_is_not_written(office, raw, found):
    before = head()
    answer = enter(office, "小王", "lectures", Given(EAST_GATE, raw))
    assert (answer[0].record, [code.startswith(found) for code in codes(answer)], head()) == (0, [True], before)


def test_every_mistake_of_a_record_is_told_at_once(office):
    answer = enter(office, "小王", "lectures", Given(EAST_GATE, {"title": "", "held_on": "昨天吧", "people": "很多"}))
    assert {problem.place.field for problem in answer[1]} == {"title", "held_on", "people"}


def test_an_unknown_register_is_refused(office):
    with pytest.raises(Refused, match="CMD001"):
        enter(office, "小王", "lecture", Given(EAST_GATE, LECTURE))


def test_an_unknown_person_is_refused(office):
    with pytest.raises(Refused, match="CMD007"):
        enter(office, "老王", "lectures", Given(EAST_GATE, LECTURE))


@pytest.mark.parametrize("change", [correct, lambda o, who, r, seq, raw: void_record(o, who, r, "重复")])
@pytest.mark.parametrize("who", ["阿强", "审计"])
def test_others_change_nothing(office, record, change, who):
    before = head()
    assert codes(change(office, who, record, record, {"people": "41"})) == ["CMD005"]
    assert head() == before


def test_a_correction_keeps_what_it_does_not_name(office, record):
    correct(office, "小王", record, record, {"people": "41"})
    assert (last(record).data["people"], last(record).data["title"]) == (41, "宪法")


def test_a_corrected_date_is_the_records_date(office, record):
    correct(office, "小王", record, record, {"held_on": "2025-04-01"})
    assert last(record).date == "2025-04-01"


def test_a_correction_with_a_mistake_writes_nothing(office, record):
    before = head()
    assert correct(office, "小王", record, record, {"people": "很多"})[0].seq == 0
    assert head() == before


def test_a_correction_of_an_older_revision_is_a_conflict(office, record):
    correct(office, "小王", record, record, {"people": "41"})
    saved, problems = correct(office, "老李", record, record, {"people": "42"})
    assert (saved.seq, len(problems), last(record).data["people"]) == (0, 1, 41)


@pytest.mark.parametrize("act", ["correct", "void", "restore", "step"])
def test_a_record_that_is_not_there_is_refused(office, act):
    acts = {
        "correct": lambda: correct(office, "小王", 999, 999, {}),
        "void": lambda: void_record(office, "小王", 999, "重复"),
        "restore": lambda: restore_record(office, "小王", 999),
        "step": lambda: step(office, "老李", 999, "accept"),
    }
    with pytest.raises(Refused, match="CMD014"):
        acts[act]()


def test_a_voided_record_says_why_and_keeps_its_data(office, record):
    void_record(office, "小王", record, "重复填报")
    found = last(record)
    assert (found.stage, found.action, found.source["reason"], found.data["title"]) == (
        "void",
        "void",
        "重复填报",
        "宪法",
    )


def test_a_void_leaves_room_for_the_same_thing_entered_anew(office, record):
    void_record(office, "小王", record, "填错单位")
    saved, problems = enter(office, "小王", "lectures", Given(EAST_GATE, LECTURE))
    assert (saved.record > record, problems) == (True, ())


def test_the_same_thing_is_not_entered_twice(office, record):
    assert enter(office, "小王", "lectures", Given(EAST_GATE, LECTURE))[0].record in (0, record)


def test_a_record_is_voided_once(office, record):
    void_record(office, "小王", record, "重复")
    before = head()
    assert void_record(office, "小王", record, "重复")[0].seq == 0
    assert head() == before


def test_a_restored_record_stands_where_it_stood(office, record):
    accept_all(office, "cli:test", [record])
    void_record(office, "小王", record, "重复")
    restore_record(office, "小王", record)
    assert (last(record).stage, last(record).action) == ("accepted", "restore")


def test_what_is_not_void_is_not_restored(office, record):
    before = head()
    assert restore_record(office, "小王", record)[0].seq == 0
    assert head() == before


def test_a_voided_record_is_not_corrected_behind_its_void(office, record):
    void_record(office, "小王", record, "重复")
    before = head()
    assert codes(correct(office, "小王", record, before, {"people": "41"})) == ["LED109"]
    assert head() == before


@pytest.mark.parametrize("who", ["小王", "老李", "cli:test"])
def test_what_the_system_keeps_is_changed_by_its_own_commands_only(office, who):
    (grant, *_) = live("roles")
    change = [
        void_record(office, who, grant.record, "试一试"),
        restore_record(office, who, grant.record),
        step(office, who, grant.record, "accept"),
        withdraw(office, who, grant.record),
        put_back(office, who, grant.record, "role", grant.seq),
    ]
    assert ([codes(answer)[0] for answer in change], history(grant.record)[-1]) == (["CMD169"] * 5, grant)


def test_a_record_is_not_restored_over_the_same_thing_entered_anew(office, record):
    void_record(office, "小王", record, "填错单位")
    enter(office, "小王", "lectures", Given(EAST_GATE, LECTURE))
    saved, problems = restore_record(office, "小王", record)
    assert (saved.seq, bool(problems)) == (0, True)


def test_a_reviewer_returns_with_a_reason_and_a_term(office, record):
    step(office, "老李", record, "return", "缺少地点")
    assert (last(record).stage, last(record).source["reason"]) == ("returned", "缺少地点")
    assert last(record).due_on == "2026-01-06"  # five working days


def test_a_return_without_a_reason_is_refused(office, record):
    assert step(office, "老李", record, "return")[0].seq == 0


def test_what_was_returned_is_submitted_again_and_accepted(office, record):
    for who, transition, reason in (("老李", "return", "缺少地点"), ("小王", "resubmit", ""), ("老李", "accept", "")):
        assert step(office, who, record, transition, reason)[0].record == record
    assert [revision.entry.stage for revision in history(record)] == ["submitted", "returned", "submitted", "accepted"]


@pytest.mark.parametrize(("who", "transition"), [("小王", "accept"), ("阿强", "return"), ("审计", "accept")])
def test_only_a_reviewer_of_the_unit_takes_the_steps_of_review(office, record, who, transition):
    assert step(office, who, record, transition, "缺少地点")[0].seq == 0
    assert last(record).stage == "submitted"


def test_a_step_that_the_loop_does_not_have_is_refused(office, record):
    assert step(office, "老李", record, "publish")[0].seq == 0


@pytest.mark.parametrize(("before", "reason"), [("accept", ""), ("return", "缺少地点")])
def test_what_was_accepted_or_returned_waits_for_review_again_when_it_is_corrected(office, record, before, reason):
    saved, _ = step(office, "老李", record, before, reason)
    correct(office, "小王", record, saved.seq, {"people": "400"})
    assert (last(record).stage, last(record).action, last(record).data["people"]) == ("submitted", "edit", 400)


def test_who_may_not_submit_it_again_may_not_change_what_was_accepted(office, record):
    saved, _ = step(office, "老李", record, "accept")
    keeper = Actor("u9", "管理员", (Grant("admin"),))
    assert correct(office, keeper, record, saved.seq, {"people": "400"})[0].seq == 0
    assert (last(record).stage, last(record).data["people"]) == ("accepted", 40)


def test_some_are_accepted_and_what_stands_against_the_others_is_told(office, record):
    own, _ = enter(office, "老李", "lectures", Given(EAST_GATE, {**LECTURE, "title": "民法典"}))
    count, problems = accept_all(office, "老李", [record, own.record])
    assert (count, len(problems), last(record).stage, last(own.record).stage) == (1, 1, "accepted", "submitted")


def test_a_list_needs_no_review(office):
    raw = {"name": "清和日报", "level": "省", "since": "2020-01-01"}
    saved, problems = enter(office, "cli:test", "outlets", Given(1, raw))
    assert (problems, last(saved.record).stage, last(saved.record).data["level"]) == ((), "accepted", "province")


def test_a_name_of_a_list_is_taken_across_units(office):
    raw = {"name": "清和日报", "level": "省", "since": "2020-01-01"}
    first, _ = enter(office, "cli:test", "outlets", Given(EAST_GATE, raw))
    saved, problems = enter(office, "cli:test", "outlets", Given(WILLOW_RIVER, {**raw, "level": "中央"}))
    assert (saved.record, bool(problems), head()) == (0, True, first.seq)


def test_a_correction_by_another_lets_nobody_accept_their_own_entry(office):
    own, _ = enter(office, "老李", "lectures", Given(EAST_GATE, {**LECTURE, "title": "民法典"}))
    corrected, problems = correct(office, "小王", own.record, own.seq, {"title": "民法典宣讲"})
    assert (problems, corrected.seq > own.seq) == ((), True)
    assert step(office, "老李", own.record, "accept")[0].seq == 0
    assert last(own.record).stage == "submitted"


def test_what_is_planned_for_a_later_day_can_be_accepted_today(office):
    saved, _ = enter(office, "小王", "lectures", Given(EAST_GATE, LECTURE | {"held_on": "2026-03-08"}))
    step(office, "老李", saved.record, "accept")
    assert last(saved.record).stage == "accepted"
