"""Asked once, answered by the unit, settled by a reviewer: nothing is lost and nobody is blamed."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from asked_lectures import AGAIN, ASKING, BIG
from making import EAST_GATE, NOON, WILLOW_RIVER, listed
from offices import with_pack
from youju.engine.base.problems import Refused
from youju.web.commands.entry.entries import Given, correct, enter, step, void_record
from youju.web.commands.questions.asking import Scope, ask
from youju.web.commands.questions.doubles import one_event, two_events
from youju.web.commands.questions.questions import (
    Wanted,
    again,
    answer,
    questions,
    questions_for,
    settle,
    settle_many,
    withdraw,
)
from youju.web.commands.registers.evidence import attach
from youju.web.commands.settings.holidays import keep, table_of
from youju.web.commands.today import tasks
from youju.web.store.log import append
from youju.web.store.read import history, last


@pytest.fixture
def office(site, tmp_path):
    """The office of the cast, whose pack says what is plausible; 老李 reviews the other town, too."""
    found = with_pack(site, tmp_path / "pack", ASKING)
    assert append([listed("roles", user="u2", role="reviewer", scope=WILLOW_RIVER)], NOON).problems == ()
    return found


def entered(office, raw, who="小王", unit=EAST_GATE, **more):
    """The number of a lecture just entered."""
    saved, problems = enter(office, who, "lectures", Given(unit, raw, **more))
    assert saved.record, problems
    return saved.record


@pytest.fixture
def record(office):
    """A lecture of 400 people that 小王 entered."""
    return entered(office, BIG)


@pytest.fixture
def question(office, record):
    """The question about it, asked by 老李."""
    asked, problems = ask(office, "老李")
    assert (asked.new, problems) == (1, ())
    (brief,) = questions(office, "老李")
    return brief.number


def entry(number):
    """The last revision of a record."""
    return last((number,))[number].entry


def codes(problems):
    return [p.code for p in problems]


def test_a_question_names_the_record_the_rule_and_the_numbers(office, record, question):
    data = entry(question).data
    assert (data["rule"], data["target"], data["about"], data["field"]) == ("QUA002", record, "lectures", "people")
    assert data["sentence"].startswith("“听众”填的是 400人次，同类记录很少超过 250人次")
    assert '"limit":"250"' in data["facts"]


def test_it_belongs_to_the_unit_that_is_asked(office, question):
    assert (entry(question).unit, entry(question).on_behalf_of) == (EAST_GATE, 0)


def test_the_same_is_not_asked_twice(office, question):
    asked, _ = ask(office, "老李")
    assert (asked.new, asked.known, asked.withdrawn) == (0, 1, 0)


def test_a_settled_question_is_not_asked_again_until_the_number_changes(office, record, question):
    answer(office, "小王", question, "confirmed")
    settle(office, "老李", question)
    assert ask(office, "老李")[0].new == 0
    correct(office, "小王", record, entry_seq(record), {"people": "500"})
    assert ask(office, "老李")[0].new == 1


def entry_seq(number):
    return last((number,))[number].seq


def test_another_field_asks_nothing_again(office, record, question):
    correct(office, "小王", record, entry_seq(record), {"place": "礼堂"})
    assert ask(office, "老李")[0].new == 0


def test_a_corrected_number_ends_the_question_by_itself(office, record, question):
    correct(office, "小王", record, entry_seq(record), {"people": "40"})
    assert ask(office, "老李")[0].withdrawn == 1
    said = entry(question)
    assert (said.stage, said.actor, said.source["reason"]) == (
        "withdrawn",
        "system",
        "记录已更正或作废，不再需要核实。",
    )


def test_a_voided_record_ends_its_question(office, record, question):
    void_record(office, "小王", record, "填错台账")
    assert ask(office, "老李")[0].withdrawn == 1


def test_a_returned_record_keeps_its_question(office, record, question):
    step(office, "老李", record, "return", "请补地点")
    assert ask(office, "老李")[0].withdrawn == 0
    assert entry(question).stage == "asked"


def test_the_unit_replies_and_the_reviewer_settles(office, question):
    assert answer(office, "小王", question, "explained", "两个村合在一起办")[1] == ()
    assert entry(question).data["reply"] == "两个村合在一起办"
    assert settle(office, "老李", question, "已看签到表")[1] == ()
    assert (entry(question).stage, entry(question).data["outcome"]) == ("settled", "已看签到表")
    assert [r.entry.action for r in history(question)] == ["add", "answer", "settle"]


def test_who_replied_does_not_settle(office, question):
    answer(office, "老李", question, "confirmed")
    assert codes(settle(office, "老李", question)[1]) == ["LED104"]


def test_a_reply_may_be_changed_until_it_is_settled(office, question):
    answer(office, "小王", question, "explained", "两个村")
    answer(office, "小王", question, "confirmed")
    assert entry(question).data["reply_kind"] == "confirmed"
    assert "reply" not in entry(question).data


@pytest.mark.parametrize(
    ("kind", "words", "code"), [("", "", "ASK002"), ("perhaps", "", "ASK002"), ("explained", " ", "ASK003")]
)
def test_a_reply_says_something(office, question, kind, words, code):
    assert codes(answer(office, "小王", question, kind, words)[1]) == [code]


def test_another_unit_does_not_see_the_question(office, question):
    assert questions(office, "阿强") == []
    with pytest.raises(Refused):
        answer(office, "阿强", question, "confirmed")


def test_the_auditor_reads_and_does_not_answer(office, question):
    assert len(questions(office, "审计")) == 1
    assert codes(answer(office, "审计", question, "confirmed")[1]) == ["LED103"]


def test_a_clerk_neither_asks_nor_settles(office, question):
    assert codes(ask(office, "小王")[1]) == ["ASK007"]
    answer(office, "小王", question, "confirmed")
    assert codes(settle(office, "小王", question)[1]) != []


def test_a_question_is_not_edited_like_a_record(office, question):
    assert set(codes(correct(office, "小王", question, entry_seq(question), {"sentence": "没有问题"})[1])) == {"CMD005"}
    assert set(codes(void_record(office, "小王", question, "不想答")[1])) == {"CMD169"}


def test_withdrawing_and_asking_again_need_a_reason(office, question):
    assert codes(withdraw(office, "老李", question, "")[1]) != []
    assert withdraw(office, "老李", question, "看错了")[1] == ()
    assert ask(office, "老李")[0].new == 0
    assert again(office, "老李", question, "签到表对不上")[1] == ()
    assert entry(question).stage == "asked"


def test_what_waits_for_whom(office, question):
    assert [b.number for b in questions_for(office, "小王")] == [question]
    assert questions_for(office, "老李") == []
    answer(office, "小王", question, "confirmed")
    assert [b.number for b in questions_for(office, "老李")] == [question]
    settle(office, "老李", question)
    assert (questions_for(office, "小王"), questions_for(office, "老李")) == ([], [])


def test_many_are_settled_at_once(office, question):
    answer(office, "小王", question, "confirmed")
    assert settle_many(office, "老李", {question: entry_seq(question)}) == (1, ())
    assert questions(office, "老李", Wanted("settled"))[0].number == question


def test_a_scope_leaves_the_others_alone(office, record):
    assert ask(office, "老李", Scope(unit=WILLOW_RIVER))[0].new == 0
    assert ask(office, "老李", Scope(register="outlets"))[0].new == 0
    assert ask(office, "老李", Scope(year=2024))[0].new == 0
    assert ask(office, "老李", Scope("lectures", EAST_GATE, 2025))[0].new == 1


def test_a_day_off_is_asked_about_once_the_holidays_are_entered(office):
    entered(office, {**BIG, "people": "40", "held_on": "2025-10-01"})
    assert ask(office, "老李")[0].new == 0
    keep(office, "cli:test", table_of(2025)[0], "国办通知")
    assert ask(office, "老李")[0].new == 1


def test_what_was_entered_before_the_event_is_asked_about_until_it_is_written_again(office):
    number = entered(office, {**BIG, "people": "40", "held_on": "2025-12-31"})
    assert ask(office, "老李")[0].new == 1
    (brief,) = questions(office, "老李")
    assert (brief.rule, brief.target) == ("QUA009", number)


@pytest.fixture
def pair(office):
    """One event told by 小王 and by 阿强, and the question about it."""
    first = entered(office, {**BIG, "people": "41"})
    second = entered(office, AGAIN, "阿强", WILLOW_RIVER)
    assert ask(office, "老李")[0].new == 1
    (brief,) = questions(office, "老李", Wanted(rule="QUA013"))
    assert (brief.unit, brief.target, brief.others) == (WILLOW_RIVER, second, (first,))
    return first, second, brief.number


def test_one_event_is_kept_once_and_the_other_unit_is_credited(office, pair):
    first, second, number = pair
    assert one_event(office, "老李", number, keep=first)[1] == ()
    assert (entry(second).stage, entry(second).source["reason"]) == (
        "void",
        f"与 #{first} 是同一项活动，计入该记录的参与单位。",
    )
    assert (entry(first).credited_units, entry(first).co_units) == ((WILLOW_RIVER,), (WILLOW_RIVER,))
    assert (entry(first).stage, entry(first).data["people"]) == ("submitted", 41)
    assert (entry(number).stage, entry(number).data["reply_kind"]) == ("settled", "same")
    assert {entry(n).cause for n in (first, second)} == {number}


def test_either_may_be_kept(office, pair):
    first, second, number = pair
    one_event(office, "老李", number, keep=second)
    assert (entry(first).stage, entry(second).credited_units) == ("void", (EAST_GATE,))


def test_two_events_stay_two(office, pair):
    first, second, number = pair
    two_events(office, "老李", number)
    assert {entry(first).stage, entry(second).stage} == {"submitted"}
    assert (entry(number).stage, entry(number).data["reply_kind"]) == ("settled", "different")
    assert ask(office, "老李")[0].new == 0


def test_the_units_clerk_says_that_they_are_two_and_the_reviewer_settles(office, pair):
    number = pair[2]
    two_events(office, "阿强", number, "上午下午各一场")
    assert (entry(number).stage, entry(number).data["reply"]) == ("answered", "上午下午各一场")


def test_a_clerk_does_not_void_the_other_units_record(office, pair):
    first, second, number = pair
    assert codes(one_event(office, "阿强", number, keep=second)[1]) == ["CMD005", "CMD005"]
    assert {entry(first).stage, entry(second).stage} == {"submitted"}


def test_what_is_void_by_now_is_not_merged(office, pair):
    first, second, number = pair
    void_record(office, "小王", first, "填错")
    assert codes(one_event(office, "老李", number, keep=second)[1]) == ["ASK005"]


def test_one_photo_attached_to_two_records_is_asked_about(office, record):
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "JPEG")
    second = entered(office, {**BIG, "people": "41", "held_on": "2025-06-18"})
    for number in (record, second):
        attach(office, "小王", number, "现场.jpg", out.getvalue())
    ask(office, "老李")
    (brief,) = questions(office, "老李", Wanted(rule="QUA005"))
    assert (brief.target, brief.others) == (second, (record,))


def test_the_first_page_tells_the_clerk_what_is_asked_and_the_reviewer_what_was_answered(office, question):
    assert ("asked", 1) in kinds(office, "小王")
    assert ("replied", 1) not in kinds(office, "老李")
    answer(office, "小王", question, "confirmed")
    assert ("replied", 1) in kinds(office, "老李")


def kinds(office, who):
    """What waits for somebody, by kind."""
    return [(task.kind, task.count) for task in tasks(office, who)]
