"""What was planted in the sample district is found, and not much besides is asked. The figures stand in docs/decisions/quality.md."""

from __future__ import annotations

from collections import Counter

import pytest

from planted import FINDS, asked_of, district, planted_records, recall


@pytest.fixture(scope="module")
def sample():
    """The sample ledger of the shipped pack."""
    return district()[2]


@pytest.fixture(scope="module")
def asked():
    """Every question about its last year."""
    return asked_of(*district(), 2025)


@pytest.mark.parametrize("fault", sorted(set(FINDS) - {"unit_slip"}))
def test_every_planted_fault_that_shows_is_asked_about(sample, asked, fault):
    found, planted = recall(sample, asked, fault)
    assert (found, planted > 0) == (planted, True)


def test_of_the_unit_slips_those_in_thousands_are_asked_about(sample, asked):
    """A count of persons where person-times belong looks like any other count: nothing in the row tells it."""
    found, _ = recall(sample, asked, "unit_slip")
    assert found >= sum("按千人次" in d.note for d in sample.defects if d.kind == "unit_slip") > 0


@pytest.mark.parametrize(
    ("code", "percent"),
    [("QUA001", 70), ("QUA004", 60), ("QUA005", 100), ("QUA006", 50), ("QUA008", 100), ("QUA009", 45), ("QUA013", 90)],
)
def test_most_questions_are_about_what_was_planted(sample, asked, code, percent):
    planted = planted_records(sample, code)
    of_code = [q for q in asked if q.kind.code == code]
    about = sum(bool(set(q.records) & planted) for q in of_code)
    assert about * 100 >= percent * len(of_code)


def test_the_burden_is_small(sample, asked):
    records = Counter(s.register for s in sample.steps if s.action == "add" and s.date.startswith("2025"))
    about = Counter(q.register for q in asked)
    assert all(about[name] * 100 <= 10 * records[name] for name in about if records[name] >= 100)


def test_no_question_is_asked_twice(asked):
    assert max(Counter(q.key for q in asked).values()) == 1
