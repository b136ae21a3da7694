"""Who has reported what: from what arrived, in the order of the tree, each unit its own part."""

import pytest

from making import DISTRICT, EAST_GATE, NOON, WILLOW_RIVER, lecture
from offices import held
from youju.engine.base.problems import Refused
from youju.web.commands.entry.nothing import say_nothing
from youju.web.commands.requests.periods import period_of, periods, remove_period, save_period, units_of
from youju.web.commands.requests.rates import rates, reminder_text
from youju.web.commands.requests.requesting import request_of
from youju.web.store.log import append

YEAR = {"title": "2025年报", "period": "2025", "registers": "lectures", "kinds": "town", "due": "2025-12-31"}


@pytest.fixture
def office(journey):
    """The office of the cast."""
    return journey.office


def period(office, **more):
    """The number of a fixed period."""
    saved, problems = save_period(office, "cli:test", YEAR | more)
    assert saved.record, problems
    return saved.record


def states(office, number, who="cli:test"):
    """State, records and records in time per unit shown."""
    found = rates(office, who, period_of(office, number))
    return [(line.unit, *((c.state, c.records, c.in_time) for c in line.cells)) for line in found.lines]


def test_what_came_and_what_did_not_in_the_order_of_the_tree(office):
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    assert states(office, period(office)) == [(EAST_GATE, ("missing", 0, 0)), (WILLOW_RIVER, ("in_time", 1, 1))]


def test_nothing_to_report_counts_as_reported(office):
    say_nothing(office, "小王", EAST_GATE, "lectures", "2025")
    found = rates(office, "cli:test", period_of(office, period(office)))
    assert (found.expected, found.arrived, found.in_time, found.lines[0].cells[0].state) == (2, 1, 1, "nothing")


def test_nothing_of_another_period_is_no_answer(office):
    say_nothing(office, "小王", EAST_GATE, "lectures", "2024")
    assert rates(office, "cli:test", period_of(office, period(office))).arrived == 0


def test_what_was_recorded_after_the_last_day_is_late(office):
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    late = period(office, due="2025-12-29")
    assert states(office, late)[1] == (WILLOW_RIVER, ("late", 1, 0))


def test_days_of_grace_are_in_time(office):
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    assert states(office, period(office, due="2025-12-28", grace="2"))[1] == (WILLOW_RIVER, ("in_time", 1, 1))


def test_one_record_in_time_makes_a_report_in_time(office):
    append([lecture(unit=WILLOW_RIVER)], NOON.replace(month=12, day=30, hour=5))
    assert states(office, period(office))[1] == (WILLOW_RIVER, ("in_time", 1, 1))


def test_imports_count_like_everything_else(office, journey):
    journey.drop(journey.fill(journey.form(), {"A6": "禁毒", "C6": "2025-04-02"}))
    assert states(office, period(office))[1] == (WILLOW_RIVER, ("in_time", 1, 1))


def test_a_unit_sees_its_own_part_only(office):
    assert [unit for unit, *_ in states(office, period(office), "阿强")] == [WILLOW_RIVER]


def test_units_are_those_named_and_all_below_of_the_kinds_named(office):
    below = period(office, units=str(DISTRICT), kinds="")
    towns = period(office, units=str(DISTRICT))
    one = period(office, units=str(EAST_GATE), kinds="")
    assert [units_of(office, period_of(office, n)) for n in (below, towns, one)] == [
        (DISTRICT, EAST_GATE, WILLOW_RIVER),
        (EAST_GATE, WILLOW_RIVER),
        (EAST_GATE,),
    ]


def test_a_group_stands_for_its_registers(office):
    found = period_of(office, period(office, registers="", group="lectures"))
    assert [register.id for register in found.registers] == ["lectures", "outlets", "people"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"registers": "lecture"}, "CMD001"),
        ({"kinds": "tribe"}, "REQ032"),
        ({"period": "去年"}, "BAS001"),
        ({"due": ""}, "LED001"),
        ({"grace": "-1"}, "LED"),
    ],
)
def test_a_period_that_cannot_be_is_not_kept(office, wrong, code):
    saved, problems = save_period(office, "cli:test", YEAR | wrong)
    assert (saved.record, [problem.code.startswith(code) for problem in problems]) == (0, [True])


def test_a_period_is_changed_and_removed_in_the_log(office):
    number = period(office)
    save_period(office, "cli:test", {"due": "2026-01-15"}, number)
    changed = str(period_of(office, number).due)
    remove_period(office, "cli:test", number)
    assert (changed, periods(office)) == ("2026-01-15", ())
    with pytest.raises(Refused, match="REQ031"):
        period_of(office, number)


def test_only_the_office_keeps_periods(office):
    assert [problem.code for problem in save_period(office, "老李", YEAR)[1]] == ["CMD005"]


def test_a_reminder_names_who_is_missing_and_how_to_say_nothing(office, journey):
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    found = rates(office, "cli:test", request_of(office, journey.number))
    assert reminder_text(office, found).zh == (
        "【年度征集】2026年1月10日截止，还有11天。还差：东关街道。没有这类事项的，请在表里把“本期无”选“是”后发回。"
    )
    assert reminder_text(office, found, WILLOW_RIVER).zh == ""


def test_a_reminder_names_the_registers_where_some_came(office, journey):
    journey.ask("lectures", "outlets")
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    found = rates(office, "cli:test", request_of(office, journey.number))
    assert "还差：东关街道、柳河镇（媒体）。" in reminder_text(office, found).zh


@pytest.mark.parametrize(
    ("due", "says"), [("2025-12-30", "截止，就是今天。"), ("2025-12-01", "截止，已过期，仍可交。")]
)
def test_a_reminder_says_how_long_is_left(office, due, says):
    found = rates(office, "cli:test", period_of(office, period(office, due=due)))
    assert says in reminder_text(office, found).zh
