"""Revisions as engine values."""

import pytest

from making import NOON, lecture, listed
from youju.web.store import read
from youju.web.store.log import append


@pytest.fixture
def record(either_site) -> int:
    """A lecture 甲 with 10, then 11, then 12 people."""
    number = append([lecture("甲", 10)], NOON).records[0]
    append([lecture("甲", n, record=number, action="edit") for n in (11, 12)], NOON, {number: number})
    return number


def people(revisions) -> list[object]:
    """The audiences of revisions, in their order."""
    return [revision.entry.data["people"] for revision in revisions]


def test_the_history_is_every_revision_oldest_first(record):
    assert people(read.history(record)) == [10, 11, 12]


def test_the_history_may_end_earlier(record):
    assert people(read.history(record, record + 1)) == [10, 11]


def test_a_number_that_is_no_record_has_no_history(record):
    assert read.history(999) == ()


def test_the_last_revision_of_several_records(record):
    other = append([lecture("乙", 7)], NOON).records[0]
    found = read.last([record, other, 999])
    assert {number: revision.entry.data["people"] for number, revision in found.items()} == {record: 12, other: 7}


def test_a_revision_is_read_by_its_number(record):
    assert people([read.revision(record + 1)]) == [11]


def test_a_number_beyond_the_head_is_no_revision(record):
    assert read.revision(999) is None


def test_the_head_is_the_last_number(record):
    assert read.head() == record + 2


def test_live_records_come_in_order_of_their_numbers(record):
    append([lecture("乙", 7)], NOON)
    append([lecture("甲", 13, record=record, action="edit")], NOON, {record: record + 2})
    assert people(read.live("lectures")) == [13, 7]


def test_void_records_are_not_live_but_still_there(record):
    void = lecture("甲", 12, record=record, action="void", stage="void")
    append([void], NOON, {record: record + 2})
    assert (list(read.live("lectures")), read.last([record])[record].entry.stage) == ([], "void")


def test_a_restored_record_is_live_again(record):
    void = lecture("甲", 12, record=record, action="void", stage="void")
    append([void, lecture("甲", 12, record=record, action="restore")], NOON, {record: record + 2})
    assert people(read.live("lectures")) == [12]


def test_the_revisions_of_a_register_come_in_the_order_of_the_log(record):
    append([lecture("乙", 7), listed("outlets", name="清和日报")], NOON)
    assert people(read.revisions_of("lectures")) == [10, 11, 12, 7]


def test_the_revisions_of_a_register_may_end_earlier(record):
    assert people(read.revisions_of("lectures", record)) == [10]


def test_the_state_of_a_register_at_an_earlier_number(record):
    assert people(read.last_revisions_of("lectures", record + 1).values()) == [11]


def test_the_last_change_of_a_register_is_known_by_its_hash(record):
    before = read.last_of("lectures")
    append([listed("outlets", name="清和日报")], NOON)
    assert read.last_of("lectures") == before


def test_another_change_has_another_hash(record):
    before = read.last_of("lectures")
    append([lecture("乙")], NOON)
    assert read.last_of("lectures") != before


def test_a_register_without_records_has_no_last_change(record):
    assert read.last_of("volunteers") is None


def test_names_in_any_script_read_back_as_they_were_written(either_site):
    title = "𬱖㛃 “讲” \\ ' \t Ω é"
    number = append([lecture(title)], NOON).records[0]
    assert read.last([number])[number].entry.data["title"] == title
