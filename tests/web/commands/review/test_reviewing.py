"""The reviewer's queue: who sees what, batches and their undoing, corrections that the unit may object to."""

import pytest

from making import EAST_GATE, WILLOW_RIVER
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, correct, enter
from youju.web.commands.review.queue import queue
from youju.web.commands.review.reviewing import (
    accept_batch,
    correct_and_accept,
    mark_seen,
    object_to,
    send_back,
    take,
    undo_batch,
)
from youju.web.store.read import history, last, live


def raw(n, people=40):
    return {"title": f"第{n}讲", "held_on": f"2025-03-0{n}", "people": people}


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.fixture
def three(office):
    """Three lectures of 小王 that wait, with the revisions that the reviewer saw."""
    saved = [enter(office, "小王", "lectures", Given(EAST_GATE, raw(n)))[0] for n in (1, 2, 3)]
    return {s.record: s.seq for s in saved}


def stage(record):
    return last([record])[record].entry.stage


def codes(answer):
    return [problem.code for problem in answer[1]]


def test_the_queue_shows_a_reviewer_what_waits_in_their_units(office, three):
    found = queue(office, "老李")
    assert ([w.revision.record for w in found.waits], found.total) == (list(three), 3)


def test_the_queue_says_who_entered_a_record(office, three):
    assert {w.entered_by for w in queue(office, "老李").waits} == {"小王"}


@pytest.mark.parametrize("who", ["小王", "阿强", "审计"])
def test_the_queue_of_who_reviews_nothing_is_empty(office, three, who):
    assert queue(office, who).total == 0


def test_a_reviewer_sees_their_own_entry_but_may_not_take_it_up(office):
    enter(office, "老李", "lectures", Given(EAST_GATE, raw(4)))
    assert [w.free for w in queue(office, "老李").waits] == [False]


def test_a_long_queue_has_pages_and_a_whole_count(office, three):
    first = queue(office, "老李", limit=2)
    rest = queue(office, "老李", after=first.next, limit=2)
    assert (len(first.waits), len(rest.waits), rest.next, first.total) == (2, 1, 0, 3)


def test_a_batch_is_accepted_but_for_what_was_left_out(office, three):
    chosen = dict(list(three.items())[:2])
    accept_batch(office, "老李", chosen)
    assert [stage(r) for r in three] == ["accepted", "accepted", "submitted"]


def test_a_batch_is_taken_back_as_one(office, three):
    batch = accept_batch(office, "老李", three)[0].batch
    undo_batch(office, "老李", batch)
    assert {stage(r) for r in three} == {"submitted"}


def test_taking_a_batch_back_leaves_what_changed_since(office, three):
    accepted = accept_batch(office, "老李", three)[0]
    first = accepted.records[0]
    correct(office, "小王", first, last([first])[first].seq, raw(1, 41))
    assert (undo_batch(office, "老李", accepted.batch)[0], stage(first)) == (2, "submitted")


def test_a_batch_is_taken_back_by_nobody_else(office, three):
    batch = accept_batch(office, "老李", three)[0].batch
    assert codes(undo_batch(office, "阿强", batch)) == ["REV004"]


def test_what_changed_since_it_was_seen_is_left(office, three):
    first = next(iter(three))
    correct(office, "小王", first, three[first], raw(1, 41))
    answer = accept_batch(office, "老李", three)
    assert (answer[0].left, codes(answer)) == ((first,), ["REV003"])


def test_nobody_accepts_their_own_entry_in_a_batch(office):
    saved, _ = enter(office, "老李", "lectures", Given(EAST_GATE, raw(4)))
    assert accept_batch(office, "老李", {saved.record: saved.seq})[0].left == (saved.record,)


def test_two_reviewers_never_hold_the_same_record(office, three):
    take(office, "cli:chen", list(three)[:1])
    answer = accept_batch(office, "老李", three)
    assert (len(answer[0].records), codes(answer)) == (2, ["REV002"])


def test_the_queue_says_who_has_a_record_in_hand(office, three):
    take(office, "cli:chen", list(three)[:1])
    assert [w.held_by for w in queue(office, "老李").waits] == ["chen", "", ""]


def test_a_record_goes_back_with_a_reason(office, three):
    record, seq = next(iter(three.items()))
    send_back(office, "老李", record, seq, "听众请按签到表填写")
    assert (stage(record), history(record)[-1].entry.source["reason"]) == ("returned", "听众请按签到表填写")


def test_a_record_does_not_go_back_without_a_reason(office, three):
    record, seq = next(iter(three.items()))
    assert send_back(office, "老李", record, seq, " ")[1]
    assert stage(record) == "submitted"


@pytest.fixture
def corrected(office, three):
    """A lecture whose audience 老李 mended from 40 to 45 and accepted; the notice to the unit."""
    record, seq = next(iter(three.items()))
    correct_and_accept(office, "老李", record, seq, raw(1, 45))
    return record, next(live("corrections"))


def test_a_correction_is_the_reviewers_own_revision(corrected):
    first, second = history(corrected[0])
    assert (first.entry.actor, first.entry.data["people"]) == ("u1", 40)
    assert (second.entry.actor, second.entry.data["people"], second.entry.stage) == ("u2", 45, "accepted")


def test_the_unit_is_told_of_a_correction(corrected):
    record, notice = corrected
    assert (notice.entry.unit, notice.entry.data["target"], notice.entry.stage) == (EAST_GATE, record, "sent")


def test_the_unit_lets_a_correction_stand(office, corrected):
    mark_seen(office, "小王", corrected[1].record)
    assert (stage(corrected[1].record), stage(corrected[0])) == ("seen", "accepted")


def test_an_objection_puts_the_record_back_to_review(office, corrected):
    object_to(office, "小王", corrected[1].record, "签到表是 40 人")
    assert (stage(corrected[1].record), stage(corrected[0])) == ("objected", "submitted")


def test_another_unit_has_no_say_in_it(office, corrected):
    assert object_to(office, "阿强", corrected[1].record, "不对")[1]
    assert stage(corrected[0]) == "accepted"


def test_accepting_without_a_change_tells_nobody(office, three):
    record, seq = next(iter(three.items()))
    correct_and_accept(office, "老李", record, seq, {})
    assert (stage(record), list(live("corrections"))) == ("accepted", [])


def test_a_correction_with_a_mistake_changes_nothing(office, three):
    record, seq = next(iter(three.items()))
    answer = correct_and_accept(office, "老李", record, seq, {"people": "很多"})
    assert (answer[0].seq, stage(record)) == (0, "submitted")


def test_a_reviewer_of_one_unit_does_not_review_another(office):
    enter(office, "阿强", "lectures", Given(WILLOW_RIVER, raw(5)))
    assert [w.revision.entry.unit for w in queue(office, "老李").waits if w.revision.entry.unit == WILLOW_RIVER] == []
