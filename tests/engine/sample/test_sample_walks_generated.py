"""Moments and steps for any seed and day: in order, in office hours, never after today."""

from hypothesis import given
from hypothesis import strategies as st

from youju.engine.sample.chance import dice
from youju.engine.sample.entering import AHEAD, Entering
from youju.engine.sample.keys import plain
from youju.engine.sample.model import DAY_SECONDS
from youju.engine.sample.recipe import PathPlan
from youju.engine.sample.walking import Walk

SEED = st.integers(0, 2**32)
BACK = st.integers(0, 363)
"""Days before today, back to the first day of the last year."""

STEPS = st.lists(st.tuples(st.sampled_from(["return", "accept"]), st.integers(0, 9), st.integers(9, 40), st.just("")))


@given(SEED, BACK)
def test_a_record_is_entered_between_its_day_and_today(recipe, calendar, seed, back):
    entering, day = Entering(recipe, calendar), calendar.today - back
    assert day * DAY_SECONDS <= entering.moment(dice(seed), day, "usual") <= entering.latest


@given(SEED, BACK)
def test_nothing_is_entered_at_night(recipe, calendar, seed, back):
    second = Entering(recipe, calendar).moment(dice(seed), calendar.today - back, "usual") % DAY_SECONDS
    assert 8.5 * 3600 <= second <= 17.5 * 3600


@given(SEED, BACK)
def test_what_is_due_is_entered_ahead_of_its_day(recipe, calendar, seed, back):
    day = calendar.today - back
    entered = Entering(recipe, calendar).moment(dice(seed), day, "ahead") // DAY_SECONDS
    assert AHEAD[0] - 1 <= day - entered <= AHEAD[1]


@given(SEED, BACK, STEPS, st.booleans())
def test_steps_follow_one_another_up_to_today(small_pack, calendar, seed, back, steps, clamp):
    walk = Walk(small_pack.loops["do-review"], (PathPlan(100, tuple(steps), clamp),), calendar)
    days = [taken.date for taken in walk.take(dice(seed), calendar.today - back)]
    assert days == sorted(days)
    assert all(calendar.text(calendar.today - back) <= day <= calendar.text(calendar.today) for day in days)


@given(SEED, BACK, STEPS)
def test_a_clamped_path_is_walked_to_its_end(small_pack, calendar, seed, back, steps):
    walk = Walk(small_pack.loops["do-review"], (PathPlan(100, tuple(steps), True),), calendar)
    taken = walk.take(dice(seed), calendar.today - back)
    assert [t.transition for t in taken] == [step for step, *_ in steps]


@given(SEED, BACK, STEPS)
def test_another_path_is_walked_as_far_as_today(small_pack, calendar, seed, back, steps):
    walk = Walk(small_pack.loops["do-review"], (PathPlan(100, tuple(steps)),), calendar)
    taken = [t.transition for t in walk.take(dice(seed), calendar.today - back)]
    assert taken == [step for step, *_ in steps][: len(taken)]


@given(st.text(max_size=20))
def test_a_key_reads_the_same_with_spaces_around_and_between(text):
    assert plain(f" {text}　") == plain(text)


@given(st.text("甲乙丙ABab12 、。", max_size=12))
def test_a_key_of_a_key_is_itself(text):
    assert plain(str(plain(text))) == plain(text)
