"""The auditor's sample: the same seed draws the same records, whoever draws, and later entries change nothing."""

from hashlib import sha256

import pytest

from making import EAST_GATE
from youju.engine.base.periods import Period
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.figures.figures import Question
from youju.web.commands.figures.sampling import draw

YEAR = Question(Period.parse("2025"))


@pytest.fixture
def office(site):
    """An office with nine accepted lectures."""
    office = use(site)
    lecture(office, *range(1, 10))
    return office


def lecture(office, *days):
    raws = [{"title": f"第{n}讲", "held_on": f"2025-03-{n:02}", "people": "40"} for n in days]
    accept_all(office, "cli:x", [enter(office, "小王", "lectures", Given(EAST_GATE, raw))[0].record for raw in raws])


def drawn(office, seed="清和2025", size=3, question=YEAR):
    return [row.record for row in draw(office, "lectures.sessions", question, seed, size).rows]


def test_a_second_person_draws_the_same(office):
    assert drawn(office) == drawn(office)


def test_another_seed_draws_others(office):
    assert drawn(office, "甲", 5) != drawn(office, "乙", 5)


def test_anyone_who_can_hash_draws_it_by_hand(office):
    every = drawn(office, size=100)
    by_hand = sorted(every, key=lambda n: sha256(f"清和2025:{n}".encode()).hexdigest())
    assert drawn(office) == by_hand[:3]


def test_a_sample_is_drawn_again_after_later_entries(office):
    first = draw(office, "lectures.sessions", YEAR, "清和2025", 3)
    lecture(office, *range(10, 29))
    again = drawn(office, question=Question(YEAR.period, as_of=first.as_of))
    assert again == [row.record for row in first.rows]


def test_a_sample_larger_than_what_there_is_takes_all(office):
    sample = draw(office, "lectures.sessions", YEAR, "甲", 50)
    assert (len(sample.rows), sample.population) == (9, 9)
