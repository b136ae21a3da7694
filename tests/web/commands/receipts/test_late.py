"""A record that comes after the report of its period was issued is let in, and seen as late."""

import pytest

from issuing import issue
from making import EAST_GATE, WILLOW_RIVER
from offices import held, with_pack
from youju.engine.base.problems import Refused
from youju.web.commands.entry.entries import correct, void_record
from youju.web.commands.receipts.late import give_reason, late_entries, late_of
from youju.web.store import read


@pytest.fixture
def office(site, tmp_path):
    """The office of the cast with a lecture of each unit in 2025; the report of that year was issued with them."""
    office = with_pack(site, tmp_path / "small")
    held(office, "小王", EAST_GATE, "甲", 40)
    held(office, "阿强", WILLOW_RIVER, "乙", 40)
    return office


def titles(office, who="审计", **more):
    """What is late, for somebody."""
    return [one.label for one in late_entries(office, who, **more)]


def last(record):
    return read.last((record,))[record]


def test_before_anything_was_issued_nothing_is_late(office):
    issue(stage="signed")
    record = held(office, "小王", EAST_GATE, "丙", 40)
    assert (titles(office), late_of(office, last(record))) == ([], None)


def test_what_comes_after_the_issue_is_late_by_the_days_since_its_own(office):
    issue()
    record = held(office, "小王", EAST_GATE, "丙", 40)  # of 8 March, entered on 30 December
    (late,) = late_entries(office, "审计")
    assert (late.record, late.delay, late.recorded_on, late.unit_name) == (record, 297, "2025-12-30", "东关街道")
    assert [edition.id for edition in late.editions] == ["annual-2025-1"]


def test_another_period_is_not_late(office):
    issue(period="2024")
    held(office, "小王", EAST_GATE, "丙", 40)
    assert titles(office) == []


def test_what_was_in_the_report_is_not_late_when_it_is_corrected(office):
    issue()
    (record,) = [n for n, r in read.last(range(1, read.head())).items() if r.entry.data.get("title") == "甲"]
    correct(office, "小王", record, record, {"people": "41"})
    assert titles(office) == []


def test_a_date_moved_into_the_period_is_late_too(office):
    record = held(office, "小王", EAST_GATE, "丙", 40, held_on="2024-03-08")
    issue()
    correct(office, "小王", record, record, {"held_on": "2025-03-08"})
    (late,) = late_entries(office, "审计")
    assert (late.record, late.moved, late.delay) == (record, True, 297)


def test_voiding_a_late_entry_does_not_hide_it(office):
    issue()
    void_record(office, "小王", held(office, "小王", EAST_GATE, "丙", 40), "填错")
    assert [one.void for one in late_entries(office, "审计")] == [True]


def test_a_later_edition_that_has_it_does_not_take_it_off_the_list(office):
    issue()
    record = held(office, "小王", EAST_GATE, "丙", 40)
    issue("annual-2025-2")
    assert [edition.id for edition in late_of(office, last(record)).editions] == ["annual-2025-1"]
    assert (titles(office, edition="annual-2025-1"), titles(office, edition="annual-2025-2")) == (["丙"], [])


def test_an_edition_of_one_unit_makes_only_its_records_late(office):
    issue(unit=WILLOW_RIVER)
    held(office, "小王", EAST_GATE, "丙", 40)
    held(office, "阿强", WILLOW_RIVER, "丁", 40)
    assert titles(office) == ["丁"]


@pytest.mark.parametrize(("who", "seen"), [("小王", ["丙"]), ("阿强", ["丁"]), ("审计", ["丁", "丙"])])
def test_each_unit_sees_its_own(office, who, seen):
    issue()
    held(office, "小王", EAST_GATE, "丙", 40)
    held(office, "阿强", WILLOW_RIVER, "丁", 40)
    assert titles(office, who) == seen


def test_a_reason_is_said_and_said_again(office):
    issue()
    record = held(office, "小王", EAST_GATE, "丙", 40)
    assert give_reason(office, "小王", record, "签到表  月底才收齐") == ()
    assert late_of(office, last(record)).reason == "签到表 月底才收齐"
    assert give_reason(office, "老李", record, "停电") == ()
    assert late_of(office, last(record)).reason == "停电"


@pytest.mark.parametrize(
    ("who", "reason", "code"), [("阿强", "停电", "CMD005"), ("审计", "停电", "CMD005"), ("小王", " ", "REC006")]
)
def test_who_may_not_change_a_record_may_not_say_why_nor_is_nothing_a_reason(office, who, reason, code):
    issue()
    record = held(office, "小王", EAST_GATE, "丙", 40)
    assert [p.code for p in give_reason(office, who, record, reason)] == [code]


def test_what_is_not_late_needs_no_reason(office):
    record = held(office, "小王", EAST_GATE, "丙", 40)
    with pytest.raises(Refused, match="REC005"):
        give_reason(office, "小王", record, "停电")
