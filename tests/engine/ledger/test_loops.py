"""Steps of a loop: 小王 enters, 老李 reviews."""

from dataclasses import replace
from datetime import date

import pytest

from youju.engine.base.workdays import Calendar
from youju.engine.ledger import Entry, Standing, Step, start, take
from youju.engine.ledger.loops import open_steps, restore, void

CALENDAR = Calendar({date(2025, 4, 4): False})


@pytest.fixture
def review(pack):
    return pack.loops["do-review"]


@pytest.fixture
def rectify(pack):
    return pack.loops["rectify"]


def submitted() -> Standing:
    return Standing("submitted", "", {"submitted": ["2025-04-01", "2025-04-01", 1]})


def laoli(transition: str, on: str = "2025-04-02", **more) -> Step:
    return Step(transition, on, more.pop("roles", ("reviewer",)), **more)


def codes(outcome) -> list[str]:
    assert outcome.standing is None
    return [problem.code for problem in outcome.problems]


def test_a_new_record_begins_at_the_first_stage(review):
    assert start(review, "2025-04-01") == submitted()


def test_laoli_accepts_the_entry_of_xiaowang(review):
    outcome = take(review, submitted(), laoli("accept"))
    assert outcome.standing.stage == "accepted"
    assert outcome.standing.stages["accepted"] == ["2025-04-02", "2025-04-02", 1]
    assert (outcome.problems, outcome.source) == ((), {})


def test_xiaowang_has_not_the_role_to_accept(review):
    assert codes(take(review, submitted(), laoli("accept", roles=("clerk",)))) == ["LED103"]


def test_nobody_accepts_their_own_entry(review):
    assert codes(take(review, submitted(), laoli("accept", own=True))) == ["LED104"]


def test_in_an_office_of_one_it_is_accepted_and_shows(review):
    outcome = take(review, submitted(), laoli("accept", own=True, one_person=True))
    assert (outcome.standing.stage, outcome.source) == ("accepted", {"one_person": True})


def test_in_an_office_of_one_anothers_entry_is_accepted_as_usual(review):
    assert take(review, submitted(), laoli("accept", one_person=True)).source == {}


def test_a_return_needs_a_reason(review):
    assert codes(take(review, submitted(), laoli("return", reason="  "))) == ["LED105"]


def test_a_returned_entry_is_due_in_five_working_days(review):
    outcome = take(review, submitted(), laoli("return", reason="听众人数请核对"), CALENDAR)
    assert (outcome.standing.due_on, outcome.source) == ("2025-04-10", {"reason": "听众人数请核对"})


def test_a_deadline_reckoned_without_an_official_table_says_so(review):
    outcome = take(review, submitted(), laoli("return", reason="请核对"))
    assert outcome.standing.due_on == "2025-04-09"
    assert [problem.code for problem in outcome.problems] == ["BAS002"]


def test_everything_that_stands_against_a_step_is_told_at_once(review):
    accepted = Standing("returned", "", {"returned": ["2025-04-05", "2025-04-05", 1]})
    step = laoli("return", roles=("clerk",))
    assert codes(take(review, accepted, step)) == ["LED102", "LED103", "LED107", "LED105"]


def test_a_step_that_the_loop_has_not_names_those_it_has(review):
    (problem,) = take(review, submitted(), laoli("approve")).problems
    assert problem.line() == "LED101 流程“填报—审核”里没有“approve”这一步。 可以走的步骤：审核通过、退回。"


def test_a_step_cannot_lie_before_the_last(review):
    assert codes(take(review, submitted(), laoli("accept", on="2025-03-31"))) == ["LED107"]


def test_a_second_return_counts_two_and_keeps_the_first_day(review):
    first = take(review, submitted(), laoli("return", reason="请核对"), CALENDAR).standing
    again = take(review, first, Step("resubmit", "2025-04-03", ("clerk",))).standing
    second = take(review, again, laoli("return", on="2025-04-08", reason="再核对"), CALENDAR).standing
    assert second.stages["returned"] == ["2025-04-02", "2025-04-08", 2]


def test_a_deadline_in_calendar_days_counts_holidays(rectify):
    notified = take(rectify, start(rectify, "2025-04-01"), laoli("notify"), CALENDAR).standing
    assert notified.due_on == "2025-04-17"


def test_a_deadline_outlasts_the_step_that_meets_it(rectify):
    notified = take(rectify, start(rectify, "2025-04-01"), laoli("notify")).standing
    done = take(rectify, notified, Step("rectify", "2025-04-10", ("clerk",))).standing
    assert (done.stage, done.due_on) == ("rectified", "2025-04-17")


def test_a_field_that_a_step_requires_has_to_be_filled(review, pack):
    accept = replace(review.transitions["accept"], requires=("people",))
    loop = replace(review, transitions={"accept": accept})
    (problem,) = take(loop, submitted(), laoli("accept", fields=pack.registers["lectures"].fields)).problems
    assert problem.sentence() == "“审核通过”之前要先填“听众”。"
    assert take(loop, submitted(), laoli("accept", data={"people": 46})).standing.stage == "accepted"


def test_a_wrong_role_names_the_right_ones_as_people_call_them(review):
    (problem,) = take(review, submitted(), laoli("accept", roles=())).problems
    assert problem.sentence() == "“审核通过”要由单位审核人、办公室审核人来做。"
    assert problem.sentence("en") == "“Accept” is for: reviewer of the unit, reviewer of the office."


def test_open_steps_are_those_that_leave_the_stage(review):
    assert [t.id for t in open_steps(review, "submitted")] == ["accept", "return"]


def test_a_void_record_stays_with_its_reason():
    outcome = void(submitted(), "2025-04-02", "重复填报")
    assert (outcome.standing.stage, outcome.source) == ("void", {"reason": "重复填报"})
    assert outcome.standing.stages["void"] == ["2025-04-02", "2025-04-02", 1]


def test_a_record_is_not_voided_without_a_reason_nor_twice():
    voided = void(submitted(), "2025-04-02", "重复填报").standing
    assert codes(void(voided, "2025-04-03", "")) == ["LED109", "LED105"]


def test_a_restored_record_stands_where_it_stood():
    before = Standing("accepted", "2025-04-17", submitted().stages)
    restored = restore(void(before, "2025-04-02", "重复填报").standing, before).standing
    assert (restored.stage, restored.due_on) == ("accepted", "2025-04-17")
    assert restored.stages["void"][2] == 1


def test_only_a_void_record_is_restored():
    assert codes(restore(submitted(), submitted())) == ["LED108"]


def test_a_standing_is_read_from_an_entry():
    entry = Entry("lectures", "0" * 12, 2, "submitted", "add", "u1", {}, stages=submitted().stages)
    assert Standing.of(entry) == submitted()
