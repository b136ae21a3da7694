"""The day of a record: a day off, a make-up day that is none, entered before the event was over."""

import pytest

from quality_talks import codes, talk


@pytest.mark.parametrize(
    ("day", "found"),
    [("2025-03-05", []), ("2025-03-08", ["QUA007"]), ("2025-10-01", ["QUA007"]), ("2025-10-11", [])],
)
def test_a_talk_on_a_day_off_is_asked_about_but_not_on_a_make_up_working_day(asked, day, found):
    assert codes(asked(talk(date=day))) == found


def test_no_day_off_is_guessed_for_a_year_whose_holidays_are_not_entered(asked_one):
    assert codes(asked_one(talk(date="2026-03-07"))) == []


def test_a_make_up_day_that_is_none_is_asked_about_instead(asked):
    (question,) = asked(talk(date="2025-03-08", text="周六（调休补班日举办）在社区礼堂宣讲宪法"))
    assert question.kind.code == "QUA008"
    assert "2025-03-08（星期六）不是" in question.problem.sentence()


@pytest.mark.parametrize(
    ("entered", "ends", "found"),
    [
        ("2025-03-04", None, ["QUA009"]),
        ("2025-03-05", None, []),
        ("2025-03-05", "2025-03-06", ["QUA009"]),
        ("2025-03-06", "2025-03-06", []),
        ("", None, []),
    ],
)
def test_what_was_entered_before_the_end_is_asked_about(asked, entered, ends, found):
    assert codes(asked(talk(entered_on=entered, ends_on=ends))) == found
