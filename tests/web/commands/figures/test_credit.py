"""Shares are shown where they add up to another number than there is in all."""

from making import EAST_GATE, WILLOW_RIVER
from offices import held
from youju.engine.base.periods import Period
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import accept_all
from youju.web.commands.figures.credit import overlapping
from youju.web.commands.figures.figures import Question

YEAR = Question(Period.parse("2025"))


def test_records_of_one_unit_each_have_no_shares_to_show(site):
    office = use(site)
    records = [held(office, "小王", EAST_GATE, "甲", 40), held(office, "阿强", WILLOW_RIVER, "乙", 50)]
    accept_all(office, "cli:x", records)
    assert overlapping(office, "lectures.people", YEAR) is None


def test_a_record_that_two_units_held_is_credited_to_both(site):
    office = use(site)
    records = [
        held(office, "小王", EAST_GATE, "甲", 40),
        held(office, "阿强", WILLOW_RIVER, "乙", 50, co_units=(EAST_GATE,)),
    ]
    accept_all(office, "cli:x", records)
    found = overlapping(office, "lectures.people", YEAR)
    assert found is not None
    assert (found.total, found.overlap) == (90, 50)
