"""Words that would be right: in the style of what is printed, and true."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.check.suggesting import suggestion
from youju.engine.check.values import Answer, judged
from youju.engine.numerals import STYLES, find

PRINTED = [
    "1场",
    "1,234场",
    "700余场",
    "1200余场",
    "3万余场",
    "3.2万场",
    "近4万场",
    "约150场",
    "超7万场",
    "0.5亿场",
    "300场以上",
    "12 场",
]


def words(printed, value, unit="场", rule=""):
    """What is suggested in the place of a printed numeral."""
    (found,) = find(printed, language="zh")
    return suggestion(found, Answer(value, unit), rule)


@pytest.mark.parametrize(
    ("printed", "value", "right"),
    [
        ("261场", 260, "260场"),
        ("1,261场", 1260, "1,260场"),
        ("35 名", 36, "36 名"),
        ("5万余人次", 48300, "4.8万余人次"),
        ("800余场", 702, "700余场"),
        ("31.7万次", 316400, "31.6万次"),
        ("32万次", 316400, "32万次"),
        ("近5万人", 39000, "近4万人"),
        ("超3万人次", 48300, "超4.8万人次"),
        ("约700场", 812, "约810场"),
        ("0.2亿元", 31000000, "0.3亿元"),
        ("三十二场", 260, "260场"),
        ("300场以上", 260, "260场"),
        ("近6000余场", 6120, "6100余场"),
    ],
)
def test_the_style_is_that_of_what_is_printed(printed, value, right):
    (found,) = find(printed, language="zh")
    assert suggestion(found, Answer(value, found.unit)) == right


def test_the_unit_word_is_set_right_where_it_counts_something_else():
    assert words("48300人", 48300, "人次") == "48300人次"


def test_the_rule_of_the_report_comes_first():
    assert words("5万余场", 48300, rule="exact") == "48300场"


def test_a_percentage_keeps_its_places():
    (found,) = find("99.4％", language="zh")
    assert suggestion(found, Answer(Decimal("98.43"), "%")) == "98.4％"


def test_there_are_no_words_where_the_verb_is_wrong():
    found = replace(find("25%", language="zh")[0], cls="change", direction="up")
    assert suggestion(found, Answer(Decimal(-25), "%")) == ""


def test_there_are_no_words_without_a_value():
    assert words("25场", None) == ""


@given(st.sampled_from(PRINTED), st.integers(1, 10**9), st.sampled_from(["", *sorted(STYLES)]))
def test_every_suggestion_is_true(printed, value, rule):
    said = Answer(value, "场")
    found = find(words(printed, value, rule=rule), language="zh")
    assert len(found) == 1
    assert judged(replace(found[0], cls="claim"), said) in ("accepted", "loose")
