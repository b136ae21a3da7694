"""What stands on the page for a fact: digits in a tag, words bound to the hidden fact, or plain text and a question."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from youju.engine.report.xbrl.facts import exact
from youju.engine.report.xbrl.printed import Digits, digits_of, holds


def fact(value, percent=False, measure="yj:人次"):
    return SimpleNamespace(value=value, percent=percent, measure=measure)


@pytest.mark.parametrize(
    ("text", "value", "rule", "said"),
    [
        ("31240", "31240", "exact", Digits("", "31240", "", 0)),
        ("31,240", "31240", "exact", Digits("", "31,240", "", 0)),
        ("3.2万", "32000", "wan", Digits("", "3.2", "万", 4)),
        ("2亿", "200000000", "wan", Digits("", "2", "亿", 8)),
        ("3.124", "31240", "exact/10000", Digits("", "3.124", "", 4)),
        ("-12", "-12", "exact", Digits("-", "12", "", 0)),
    ],
)
def test_digits_that_are_exactly_the_value_stand_in_a_tag(text, value, rule, said):
    assert digits_of(text, fact(value), rule) == said


@pytest.mark.parametrize("text", ["3.1万余", "３１２４０", "31，240", "三万余", "31241", "312,40", "（待填）"])
def test_words_and_other_numbers_stand_in_none(text):
    assert digits_of(text, fact("31240"), "exact") is None


def test_a_percentage_is_printed_in_percent_and_stated_as_a_share():
    assert exact(Decimal("98.6"), percent=True) == "0.986"
    assert digits_of("98.6", fact("0.986", percent=True), "exact") == Digits("", "98.6", "", -2)


@pytest.mark.parametrize(
    ("text", "true"), [("3.1万余", True), ("3万余", True), ("３１２４０", True), ("4万余", False), ("31241", False)]
)
def test_words_are_bound_only_where_they_are_true(text, true):
    one = SimpleNamespace(text="31240", value=31240)
    assert holds(text, one, fact("31240")) is true


def test_a_missing_value_is_printed_as_missing():
    one = SimpleNamespace(text="（待填）", value=None)
    assert (holds("（待填）", one, fact(None)), holds("0", one, fact(None))) == (True, False)
