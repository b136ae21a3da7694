"""Walks through every loop of the system: whatever is tried, a record stands at one stage and its history adds up."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.base.workdays import Calendar
from youju.engine.definitions import read_texts
from youju.engine.ledger import Step, start, take
from youju.engine.ledger.loops import ROLES, open_steps, restore, void

LOOPS = read_texts([])[0].loops
CALENDAR = Calendar({date(2025, 10, 1): False}, covered=(2025, 2026))
MOVES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 4), st.sampled_from(sorted(ROLES)), st.booleans(), st.sampled_from(["", "材料不全"])),
    max_size=12,
)  # fmt: skip


def walked(loop, moves):
    """The standings that a record of 小王 goes through when 老李 and others try these steps."""
    day, now = date(2025, 1, 6), start(loop, "2025-01-06")
    yield now, None
    for pick, days, role, own, reason in moves:
        steps = sorted(loop.transitions)
        day += timedelta(days=days)
        step = Step(steps[pick % len(steps)], day.isoformat(), (role,), own=own, reason=reason)
        outcome = take(loop, now, step, CALENDAR)
        now = outcome.standing or now
        yield now, outcome


@pytest.mark.parametrize("name", sorted(LOOPS))
@settings(max_examples=40)
@given(moves=MOVES)
def test_a_record_always_stands_at_a_stage_of_its_loop(name, moves):
    if not LOOPS[name].transitions:
        return
    assert all(now.stage in LOOPS[name].stages for now, _ in walked(LOOPS[name], moves))


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(n for n in LOOPS if LOOPS[n].transitions)), moves=MOVES)
def test_a_step_is_taken_or_refused_with_its_reasons_and_never_half(name, moves):
    for _, outcome in walked(LOOPS[name], moves):
        assert outcome is None or (outcome.standing is None) == bool(
            [p for p in outcome.problems if p.kind.level == "error"]
        )


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(n for n in LOOPS if LOOPS[n].transitions)), moves=MOVES)
def test_entries_count_every_step_that_was_taken(name, moves):
    trail = list(walked(LOOPS[name], moves))
    taken = sum(1 for _, outcome in trail if outcome and outcome.standing)
    assert sum(times for _, _, times in trail[-1][0].stages.values()) == taken + 1


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(n for n in LOOPS if LOOPS[n].transitions)), moves=MOVES)
def test_the_first_day_of_a_stage_never_moves_and_the_last_never_goes_back(name, moves):
    trail = [now for now, _ in walked(LOOPS[name], moves)]
    for earlier, later in pairwise(trail):
        for stage, (first, last, _) in earlier.stages.items():
            assert (later.stages[stage][0], later.stages[stage][1] >= last) == (first, True)


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(n for n in LOOPS if LOOPS[n].transitions)), moves=MOVES)
def test_only_open_steps_are_taken(name, moves):
    before = None
    for now, outcome in walked(LOOPS[name], moves):
        if outcome and outcome.standing and before:
            assert now.stage in {step.target for step in open_steps(LOOPS[name], before.stage)}
        before = now


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(n for n in LOOPS if LOOPS[n].transitions)), moves=MOVES)
def test_voiding_and_restoring_brings_a_record_back_where_it_stood(name, moves):
    now = [standing for standing, _ in walked(LOOPS[name], moves)][-1]
    voided = void(now, "2026-12-30", "重复填报").standing
    back = restore(voided, now).standing
    assert (voided.stage, back.stage, back.due_on, back.stages["void"][2]) == ("void", now.stage, now.due_on, 1)


@pytest.mark.parametrize("name", sorted(LOOPS))
def test_a_new_record_stands_where_its_loop_begins(name):
    now = start(LOOPS[name], "2025-03-08")
    assert (now.stage, now.last, now.stages[now.stage]) == (
        LOOPS[name].initial,
        "2025-03-08",
        ["2025-03-08", "2025-03-08", 1],
    )


@pytest.mark.parametrize("name", sorted(n for n in LOOPS if LOOPS[n].transitions))
def test_no_step_leaves_a_void_record(name):
    gone = void(start(LOOPS[name], "2025-03-08"), "2025-03-09", "重复填报").standing
    for step in LOOPS[name].transitions:
        outcome = take(LOOPS[name], gone, Step(step, "2025-03-10", tuple(ROLES), reason="又要了"))
        assert (outcome.standing, "LED102" in [p.code for p in outcome.problems]) == (None, True)


@pytest.mark.parametrize("name", sorted(n for n in LOOPS if LOOPS[n].transitions))
def test_an_auditor_alone_moves_nothing(name):
    loop = LOOPS[name]
    for step in open_steps(loop, loop.initial):
        assert (
            take(loop, start(loop, "2025-03-08"), Step(step.id, "2025-03-10", ("auditor",), reason="看看")).standing
            is None
        )


@given(st.integers(0, 400), st.integers(1, 20))
def test_a_deadline_in_working_days_is_a_working_day_and_leaves_that_many(after, days):
    begun = date(2025, 1, 1) + timedelta(days=after)
    due = CALENDAR.add_working_days(begun, days).day
    assert (CALENDAR.is_workday(due), CALENDAR.working_days_between(begun, due).days) == (True, days)
