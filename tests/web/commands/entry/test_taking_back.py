"""A submission withdrawn until it is reviewed; one field put back to what it was."""

import pytest

from making import EAST_GATE
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, correct, enter, restore_record, step
from youju.web.commands.entry.taking_back import put_back, withdraw
from youju.web.commands.people.persons import erase_person
from youju.web.store.persons import personal_values
from youju.web.store.read import last


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.fixture
def entered(office):
    """小王's lecture of 40 people, as saved."""
    raw = {"title": "宪法宣讲", "place": "文化站", "held_on": "2025-03-08", "people": "40"}
    return enter(office, "小王", "lectures", Given(EAST_GATE, raw))[0]


def now(record):
    return last([record])[record].entry


def codes(answer):
    return [problem.code for problem in answer[1]]


def test_a_submission_is_withdrawn_by_who_entered_it(office, entered):
    withdraw(office, "小王", entered.record)
    assert (now(entered.record).stage, now(entered.record).source["reason"]) == ("void", "填报人撤回")


def test_what_was_withdrawn_can_be_submitted_again(office, entered):
    withdraw(office, "小王", entered.record)
    restore_record(office, "小王", entered.record)
    assert now(entered.record).stage == "submitted"


def test_what_is_reviewed_cannot_be_withdrawn(office, entered):
    step(office, "老李", entered.record, "accept")
    assert codes(withdraw(office, "小王", entered.record)) == ["ENT003"]


def test_nobody_withdraws_what_others_entered(office, entered):
    assert codes(withdraw(office, "老李", entered.record)) == ["ENT004"]


def test_another_unit_may_not_withdraw(office, entered):
    assert codes(withdraw(office, "阿强", entered.record)) == ["CMD005"]


def test_a_field_is_put_back_by_a_new_revision_that_names_the_earlier(office, entered):
    changed, _ = correct(office, "小王", entered.record, entered.seq, {"people": "400", "place": "广场"})
    saved, _ = put_back(office, "小王", entered.record, "people", entered.seq)
    entry = now(entered.record)
    assert (entry.data["people"], entry.data["place"], entry.cause) == (40, "广场", entered.seq)
    assert saved.seq == changed.seq + 1


def test_a_field_that_was_empty_is_emptied_again(office, entered):
    first, _ = correct(office, "小王", entered.record, entered.seq, {"place": ""})
    correct(office, "小王", entered.record, first.seq, {"place": "广场"})
    put_back(office, "小王", entered.record, "place", first.seq)
    assert "place" not in now(entered.record).data


def test_a_required_field_is_not_emptied(office, entered):
    assert codes(put_back(office, "小王", entered.record, "title", entered.seq)) == ["ENT007"]


def test_putting_back_a_date_moves_the_record(office, entered):
    correct(office, "小王", entered.record, entered.seq, {"held_on": "2025-04-01"})
    put_back(office, "小王", entered.record, "held_on", entered.seq)
    assert now(entered.record).date == "2025-03-08"


def test_what_was_accepted_waits_for_review_again_with_the_field_put_back(office, entered):
    correct(office, "小王", entered.record, entered.seq, {"people": "400"})
    step(office, "老李", entered.record, "accept")
    put_back(office, "小王", entered.record, "people", entered.seq)
    assert (now(entered.record).stage, now(entered.record).data["people"]) == ("submitted", 40)


def test_a_change_that_the_person_did_not_see_is_a_conflict(office, entered):
    correct(office, "小王", entered.record, entered.seq, {"people": "400"})
    assert codes(put_back(office, "小王", entered.record, "people", entered.seq, saw=entered.seq)) == ["STO101"]


def test_a_revision_of_another_record_says_nothing_about_this_one(office, entered):
    assert codes(put_back(office, "小王", entered.record, "people", 1)) == ["ENT005"]


def test_an_unknown_field_is_named(office, entered):
    assert codes(put_back(office, "小王", entered.record, "ghost", entered.seq)) == ["ENT006"]


def test_another_unit_puts_nothing_back(office, entered):
    assert codes(put_back(office, "阿强", entered.record, "people", entered.seq)) == ["CMD005"]


@pytest.fixture
def person(office):
    """A volunteer entered as 张三 and changed to 李四: the saved first revision."""
    first = enter(office, "小王", "people", Given(EAST_GATE, {"name": "张三"}))[0]
    correct(office, "小王", first.record, first.seq, {"name": "李四"})
    return first


def test_a_personal_value_is_put_back_without_being_opened(office, person):
    put_back(office, "小王", person.record, "name", person.seq)
    assert personal_values(person.record) == {"name": "张三"}


def test_an_erased_value_cannot_be_put_back(office, person):
    erase_person(office, "cli:test", person.record, ("name",), "依申请")
    assert codes(put_back(office, "小王", person.record, "name", person.seq)) == ["ENT008"]
