"""The long harness notices when something frozen has changed, or when nothing was put to the test."""

from __future__ import annotations

from collections import Counter

from bench.long.changes import KINDS
from bench.long.freezing import Outcome
from bench.long.frozen import differences

FROZEN = {"2025 lectures.sessions": (5, 5), "2025 lectures.people": (200, 5)}


def outcome(moved_on: int, **different: list[str]) -> Outcome:
    """5,000 changes, after which `moved_on` answers of the present are others."""
    return Outcome(100, 5_100, 2, moved_on, Counter(edit=5_000), dict(different))


def test_a_planted_change_of_a_frozen_figure_is_found() -> None:
    assert differences(FROZEN, FROZEN | {"2025 lectures.people": (201, 5)}) == ["2025 lectures.people"]


def test_an_answer_that_is_gone_is_a_difference() -> None:
    assert differences(FROZEN, {"2025 lectures.people": (200, 5)}) == ["2025 lectures.sessions"]


def test_a_run_holds_where_the_present_moved_and_the_past_did_not() -> None:
    assert outcome(7, compacted=[]).held


def test_one_frozen_answer_that_changed_fails_the_run() -> None:
    assert not outcome(7, compacted=["2025 lectures.people"]).held


def test_changes_that_changed_nothing_prove_nothing() -> None:
    assert not outcome(0, compacted=[]).held


def test_the_page_says_how_many_changes_of_which_kind_there_were() -> None:
    assert "5,000 changes up to seq 5,100: edit 5,000" in outcome(7).text()


def test_every_kind_of_change_of_the_issue_is_there() -> None:
    named = " ".join(KINDS)
    kinds = ("edit", "void", "date moved over a year's end", "late entry", "unit merged", "re-levelled", "erased")
    assert all(kind in named for kind in kinds)
