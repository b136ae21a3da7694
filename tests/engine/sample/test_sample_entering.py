"""When records are entered, and which steps they have taken by today."""

from collections import Counter
from datetime import date

import pytest

from youju.engine.sample.chance import dice
from youju.engine.sample.entering import Entering
from youju.engine.sample.model import DAY_SECONDS
from youju.engine.sample.recipe import PathPlan
from youju.engine.sample.walking import Walk


@pytest.fixture
def lags(recipe, calendar):
    """Days from a day to the entering, for a number of rows."""

    def draw(day, lag="usual", count=600):
        entering, rng, start = Entering(recipe, calendar), dice(1), calendar.ordinal(day)
        return [entering.moment(rng, start, lag) // DAY_SECONDS - start for _ in range(count)]

    return draw


@pytest.fixture
def walk(small_pack, calendar):
    """Steps that a record entered on a day has taken along one path."""

    def take(day, *steps, clamp=False):
        plan = PathPlan(100, tuple(steps), clamp)
        return Walk(small_pack.loops["do-review"], (plan,), calendar).take(dice(1), calendar.ordinal(day))

    return take


def test_nine_in_ten_are_entered_soon(lags):
    assert 0.86 < sum(lag <= 14 for lag in lags("2025-04-10")) / 600 < 0.94


def test_nothing_is_entered_before_its_day(lags):
    assert min(lags("2025-04-10")) == 0


def test_late_rows_gather_in_a_burst(lags):
    days = Counter(
        date.fromordinal(date(2025, 5, 20).toordinal() + lag).isoformat() for lag in lags("2025-05-20", count=3000)
    )
    burst = sum(n for day, n in days.items() if "2025-08-05" <= day <= "2025-08-14")
    assert burst > 50  # a quarter of the tenth that is late, and some by chance


def test_lag_same_is_that_day_or_the_next(lags):
    assert set(lags("2025-04-10", "same")) == {0, 1}


def test_lag_ahead_is_weeks_before(lags):
    assert {-90 <= lag <= -59 for lag in lags("2025-06-10", "ahead")} == {True}


def test_nothing_is_entered_after_today(lags):
    assert max(lags("2025-12-28")) == 2


def test_what_was_before_the_ledger_is_entered_on_its_first_day(lags):
    assert set(lags("2019-01-01", count=5)) == {(date(2024, 1, 2) - date(2019, 1, 1)).days}


def test_entering_happens_in_office_hours(recipe, calendar):
    rng, entering = dice(1), Entering(recipe, calendar)
    hours = {entering.moment(rng, calendar.ordinal("2025-04-10"), "usual") % DAY_SECONDS // 3600 for _ in range(300)}
    assert hours <= set(range(8, 18))


def test_steps_follow_each_other_with_their_roles(walk):
    taken = walk("2025-03-03", ("return", 2, 2, "缺少地点"), ("resubmit", 1, 1, ""), ("accept", 0, 0, ""))
    assert [(t.transition, t.date, t.role) for t in taken] == [
        ("return", "2025-03-05", "reviewer"),
        ("resubmit", "2025-03-06", "clerk"),
        ("accept", "2025-03-06", "reviewer"),
    ]
    assert taken[0].reason == "缺少地点"


def test_a_step_after_today_is_not_taken_yet(walk):
    taken = walk("2025-12-28", ("return", 1, 1, "缺少地点"), ("resubmit", 5, 5, ""), ("accept", 0, 0, ""))
    assert [t.transition for t in taken] == ["return"]


def test_a_clamped_step_is_taken_today(walk):
    assert walk("2025-12-28", ("accept", 5, 5, ""), clamp=True)[0].date == "2025-12-30"


def test_a_loop_without_a_path_takes_no_step(small_pack, calendar):
    assert Walk(small_pack.loops["list"], (), calendar).take(dice(1), calendar.today) == ()


def test_paths_are_taken_by_their_shares(small_pack, calendar):
    plans = (PathPlan(90, (("accept", 0, 0, ""),)), PathPlan(10))
    walk, rng = Walk(small_pack.loops["do-review"], plans, calendar), dice(1)
    assert 850 < sum(bool(walk.take(rng, calendar.first)) for _ in range(1000)) < 950
