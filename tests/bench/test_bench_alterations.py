"""Fifty alterations of a ledger are found and named, and none is seen in copies that only commands have changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.long import alterations
from bench.long.alterations import Outcome, named


@pytest.fixture
def blocked(django_db_blocker):
    """The harness opens sites of its own."""
    with django_db_blocker.unblock():
        yield


def test_fifty_alterations_are_found_and_named_without_a_false_alarm(tmp_path: Path, blocked: None) -> None:
    outcome = alterations.run(tmp_path, 50, seed=1)
    assert outcome.held, outcome.text()
    assert (outcome.made.total(), outcome.untouched) == (50, 50)


@pytest.mark.parametrize("wrong", ["missed", "unnamed", "alarms"])
def test_one_that_was_missed_not_named_or_never_made_fails_the_run(wrong: str) -> None:
    outcome = Outcome()
    outcome.made["cell of record"] += 50
    assert outcome.held
    getattr(outcome, wrong).append((7, "record.stage"))
    assert not outcome.held


def test_a_run_without_alterations_proves_nothing() -> None:
    assert not Outcome().held


@pytest.mark.parametrize(
    ("sentence", "name", "said"),
    [
        ("第 12 号修订", "12", True),
        ("第 121 号修订", "12", False),
        ("缺少第 5 至 9 号修订", "7", True),
        ("缺少第 5 至 9 号修订", "10", False),
    ],
)
def test_a_name_is_a_whole_number_or_lies_within_a_span(sentence: str, name: str, said: bool) -> None:
    assert named([{"place": "", "sentence": sentence}], [name]) is said
