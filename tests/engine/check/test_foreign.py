"""Sentences of other offices with random numbers: that a value coincides is no evidence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from engine.check.books import Book, checked, claims, document  # type: ignore[import-not-found]
from youju.engine.check.guessing import guesses
from youju.engine.check.reading import read_claims
from youju.engine.document.reading import read

SENTENCES = (Path(__file__).parent / "foreign.txt").read_text("utf-8").splitlines()

HEADED = (Path(__file__).parent / "foreign_headed.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def crowded(office):
    """A ledger whose figures are all small, so that every small number coincides with some."""
    chance = random.Random(7)
    return Book(office, values={name: chance.randint(1, 60) for name in office.indicators})


def printed(sentence, chance):
    """The sentence with random numbers, small ones often."""
    while "▢" in sentence:
        sentence = sentence.replace("▢", str(round(10 ** chance.uniform(0, 3))), 1)
    return sentence


@pytest.mark.parametrize("seed", range(3))
def test_of_a_hundred_foreign_sentences_at_most_one_is_traced(crowded, seed):
    chance = random.Random(seed)
    found = claims(checked(crowded, *(printed(sentence, chance) for sentence in SENTENCES)))
    assert len(SENTENCES) == 100
    assert len(found) > 150
    assert sum(one.verdict == "traced" for one in found) <= 1


def test_few_of_them_are_taken_for_an_indicator_at_all(crowded):
    found = claims(checked(crowded, *(printed(sentence, random.Random(1)) for sentence in SENTENCES)))
    assert [(one.text, one.indicator) for one in found if one.indicator][3:] == []


def test_coincidences_are_listed_as_what_they_are(crowded):
    (one,) = claims(checked(crowded, "维修路灯12盏。"))
    assert all(candidate.score == 0 for candidate in one.candidates)


@pytest.mark.parametrize("seed", range(3))
def test_under_a_foreign_heading_nothing_is_traced(crowded, seed):
    chance = random.Random(seed)
    found = claims(checked(crowded, *(part for text in HEADED for part in printed(text, chance).split("|"))))
    assert len(HEADED) == 30
    assert len(found) > 75
    assert sum(one.verdict == "traced" for one in found) == 0


def test_no_heading_or_sentence_before_lends_an_indicator_to_a_foreign_number(office, crowded):
    chance = random.Random(2)
    texts = [part for text in HEADED for part in printed(text, chance).split("|")]
    texts += [printed(sentence, chance) for sentence in SENTENCES]
    found, _ = read_claims(read(document(*texts)), None)
    assert [guess.lent for guess in guesses(found, crowded) if guess.lent] == []
