"""Record rules."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from youju.engine.base.workdays import Calendar
from youju.engine.definitions import Rule
from youju.engine.ledger import Around, check

CALENDAR = Calendar({date(2025, 4, 4): False})


@pytest.fixture
def judge(candidate, neighbours, office):
    """The sentences of one rule on a new record among others; `level` and who is new by name."""

    def run(kind, arguments, others=(), level="error", **new):
        subject = candidate(**new)
        register = replace(subject.register, rules=(Rule(kind, arguments, level),))
        return check(replace(subject, register=register), Around(neighbours(tuple(others)), office, CALENDAR))

    return run


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


def test_a_register_without_rules_has_nothing_to_say(candidate, neighbours, office):
    assert check(candidate(title="宪法宣讲"), Around(neighbours(), office)) == ()


def test_two_records_of_one_title_and_place_are_not_unique(judge, revision):
    (problem,) = judge("unique", {"fields": ("place", "title")}, [revision(7, title="宪法宣讲", place="文化站")],
                       title="宪法宣讲", place="文化站")  # fmt: skip
    assert problem.sentence() == "“地点”、“题目”相同的记录已有一条（第 7 号）。"


def test_a_record_is_not_its_own_double(judge, revision):
    assert judge("unique", {"fields": ("title",)}, [revision(7, title="宪法宣讲")], title="宪法宣讲", record=7) == ()


def test_what_is_missing_is_the_same_as_nothing(judge, revision):
    assert judge("unique", {"fields": ("title", "place")}, [revision(7, title="宪法宣讲")], title="宪法宣讲") == ()


def test_an_end_before_its_start_is_out_of_order(judge):
    order = {"fields": ("from_at", "to_at")}
    (problem,) = judge("order_of", order, from_at="2025-03-08T14:30", to_at="2025-03-08T14:00")
    assert (problem.code, problem.place.field) == ("LED202", "to_at")


def test_a_time_on_the_day_itself_is_in_order(judge):
    assert judge("order_of", {"fields": ("from_at", "held_on")}, from_at="2025-03-08T14:30", held_on="2025-03-08") == ()


def test_numbers_may_be_ordered_too(judge):
    assert codes(judge("order_of", {"fields": ("staff", "people")}, staff=50, people=46)) == ["LED202"]


def test_order_passes_over_what_is_missing(judge):
    order = {"fields": ("month", "from_at", "to_at")}
    assert codes(judge("order_of", order, month="2025-04", to_at="2025-03-08T14:00")) == ["LED202"]


def test_a_rule_that_asks_makes_a_question(judge):
    (problem,) = judge("order_of", {"fields": ("staff", "people")}, level="question", staff=50, people=46)
    assert problem.kind.level == "question"


BOOKING = {"ref": "outlet", "start": "from_at", "end": "to_at"}


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [("T14:00", "T15:00", True), ("T15:30", "T17:00", True), ("T16:00", "T17:00", False), ("T13:00", "T14:30", False)],
)
def test_two_bookings_of_one_thing_may_touch_and_not_overlap(judge, revision, start, end, overlaps):
    other = revision(7, outlet=11, from_at="2025-03-08T14:30", to_at="2025-03-08T16:00")
    found = judge("no_overlap", BOOKING, [other], outlet=11, from_at=f"2025-03-08{start}", to_at=f"2025-03-08{end}")
    assert bool(found) is overlaps


def test_bookings_by_whole_days_share_no_day(judge, revision):
    days = {"ref": "outlet", "start": "held_on", "end": "month"}
    other = revision(7, outlet=11, held_on="2025-03-01", month="2025-03-08")
    assert codes(judge("no_overlap", days, [other], outlet=11, held_on="2025-03-08", month="2025-03-09")) == ["LED203"]


def test_a_booking_without_its_end_is_not_judged(judge, revision):
    other = revision(7, outlet=11, from_at="2025-03-08T14:30", to_at="2025-03-08T16:00")
    assert judge("no_overlap", BOOKING, [other], outlet=11, from_at="2025-03-08T15:00") == ()


def test_an_account_may_be_emptied_and_not_overdrawn(judge, revision):
    balance, before = {"ref": "outlet", "amount": "cost"}, [revision(7, outlet=11, cost=500), revision(8, outlet=11)]
    assert judge("balance", balance, before, outlet=11, cost=-500) == ()
    (problem,) = judge("balance", balance, before, outlet=11, cost=-501)
    assert problem.sentence() == "“经费”合计将为 -0.01，低于 0。"


def test_another_account_does_not_count(judge, revision):
    balance = {"ref": "outlet", "amount": "cost"}
    assert codes(judge("balance", balance, [revision(7, outlet=12, cost=500)], outlet=11, cost=-1)) == ["LED204"]


SEATS = {"ref": "outlet", "of": "seats", "field": "people", "factor": Decimal("1.5")}


def test_half_as_many_again_as_the_seats_is_the_most(judge):
    assert judge("within", SEATS, outlet=11, people=150) == ()
    (problem,) = judge("within", SEATS, outlet=11, people=151)
    assert problem.sentence() == "“听众”是 151，超过了“媒体”的 1.5 倍（150）。"


@pytest.mark.parametrize("new", [{"people": 900}, {"outlet": 11}, {"outlet": 99, "people": 900}])
def test_what_has_no_seats_or_no_audience_is_not_judged(judge, new):
    assert judge("within", SEATS, **new) == ()


NOTICE = {"from": "held_on", "to": "from_at", "n": 5}


def test_a_notice_of_five_working_days_is_long_enough(judge):
    assert judge("working_days", NOTICE, held_on="2025-04-01", from_at="2025-04-09T18:00") == ()


def test_a_notice_over_a_holiday_is_too_short(judge):
    (problem,) = judge("working_days", NOTICE, held_on="2025-04-01", from_at="2025-04-08T18:00")
    assert problem.sentence() == "“日期”到“开始”只有 4 个工作日，应不少于 5 个。"


def test_a_notice_in_a_year_without_a_table_says_that_it_is_reckoned(judge):
    found = judge("working_days", NOTICE, held_on="2026-04-01", from_at="2026-04-02T18:00")
    assert [(p.code, p.kind.level) for p in found] == [("LED206", "error"), ("BAS002", "warning")]


def test_a_notice_without_its_end_is_not_judged(judge):
    assert judge("working_days", NOTICE, held_on="2025-04-01") == ()


BULLETINS = {"field": "number"}


def test_the_next_number_follows(judge, revision):
    assert judge("gapless", BULLETINS, [revision(7, number=1), revision(8, number=2)], number=3) == ()


def test_a_number_left_out_is_named(judge, revision):
    (problem,) = judge("gapless", BULLETINS, [revision(7, number=1)], number=4)
    assert problem.sentence() == "“期号”是 4，前面还缺 2、3。"


def test_many_numbers_left_out_are_counted(judge):
    (problem,) = judge("gapless", BULLETINS, number=12)
    assert "1、2、3、4、5 …（11）" in problem.sentence()


def test_a_number_is_given_once(judge, revision):
    (problem,) = judge("gapless", BULLETINS, [revision(7, number=1)], number=1)
    assert problem.sentence() == "“期号”1 已经用过（第 7 号记录）。"


@pytest.mark.parametrize("elsewhere", [{"unit": 3}, {"date": "2024-03-08"}])
def test_numbers_begin_anew_in_each_unit_and_year(judge, revision, elsewhere):
    assert judge("gapless", BULLETINS, [revision(7, number=1, **elsewhere)], number=1) == ()
