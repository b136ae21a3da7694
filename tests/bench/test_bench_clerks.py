"""The harness of clerks at once notices what a server may do wrong to an entry."""

from __future__ import annotations

from bench.long.clerks import compared
from bench.long.served import Sent

SENT = [Sent("小王第 1 场", 303, 11, 0.1), Sent("阿强第 1 场", 303, 12, 0.1)]
TITLES = ["小王第 1 场", "阿强第 1 场"]


def test_entries_that_are_there_once_are_as_they_should_be() -> None:
    assert compared(SENT, TITLES) == []


def test_an_entry_that_was_confirmed_and_is_not_there_is_lost() -> None:
    assert compared(SENT, TITLES[:1]) == ["阿强第 1 场: 0 times"]


def test_an_entry_that_is_there_twice_is_doubled() -> None:
    assert compared(SENT, [*TITLES, "小王第 1 场"]) == ["小王第 1 场: 2 times"]


def test_an_error_is_told_with_what_the_page_said() -> None:
    assert compared([Sent("小王第 2 场", 500, 0, 0.1, "locked")], []) == ["小王第 2 场: answered 500 locked"]


def test_two_entries_confirmed_under_one_number_are_told() -> None:
    assert compared([SENT[0], Sent("阿强第 1 场", 303, 11, 0.1)], TITLES) == ["record 11: 2 entries"]


def test_a_record_that_nobody_sent_is_told() -> None:
    assert compared(SENT, [*TITLES, "不知哪来的"]) == ["不知哪来的: nobody sent it"]
