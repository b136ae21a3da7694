"""The words for a figure are true, and no rounder than they must be."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.numerals import STYLES, WORDS, accepts, percent, phrase, read_cell, rounded

ROUND = st.builds(lambda d, n, off: max(d * 10**n + off, 1), st.integers(1, 99), st.integers(0, 10), st.integers(-2, 2))
FIGURES = st.one_of(st.integers(1, 10**12), st.integers(1, 20_000), ROUND)


@settings(max_examples=400)
@given(FIGURES, st.sampled_from(sorted(STYLES)), st.sampled_from(["", *WORDS]))
def test_every_wording_is_true_of_its_figure(value, style, unit):
    found = read_cell(phrase(value, style, unit))
    assert found is not None
    assert (accepts(found, value), found.unit) == (True, unit)


@pytest.mark.parametrize(
    ("value", "style", "words"),
    [
        (31207, "exact", "31207"),
        (32000, "wan", "3.2万"),
        (31207, "wan", "31207"),
        (120_000_000, "wan", "1.2亿"),
        (123_450_000, "wan", "12345万"),
        (766, "yu", "700余"),
        (1234, "yu", "1200余"),
        (160, "yu", "160"),
        (167, "yu", "160余"),
        (31207, "yu", "3.1万余"),
        (766, "wan_yu", "760余"),
        (30766, "wan_yu", "3万余"),
        (32100, "wan_yu", "3.2万余"),
        (123456, "wan_yu", "12万余"),
        (123_456_789, "wan_yu", "1.2亿余"),
        (39500, "jin", "近4万"),
        (31207, "jin", "31207"),
        (1590, "jin", "近1600"),
        (39500, "auto", "近4万"),
        (31207, "auto", "3.1万余"),
        (1050, "auto", "1000余"),
        (Decimal("31207.5"), "wan_yu", "3.1万余"),
    ],
)
def test_each_style_words_a_figure_its_own_way(value, style, words):
    assert phrase(value, style) == words


@pytest.mark.parametrize("style", sorted(STYLES - {"exact", "jin", "auto"}))
@pytest.mark.parametrize(
    ("value", "words"), [(30000, "3万"), (32000, "3.2万"), (99, "99"), (700, "700"), (0, "0"), (-5, "-5")]
)
def test_no_mark_is_set_where_nothing_is_left_out(style, value, words):
    assert phrase(value, style) == words


def test_thirty_thousand_is_not_more_than_thirty_thousand():
    assert not accepts(read_cell("3万余"), 30000)
    assert phrase(30001, "wan_yu") == "3万余"


def test_near_is_never_said_of_more_than_five_percent_missing():
    assert (phrase(38000, "jin"), phrase(9499, "jin"), phrase(9500, "jin")) == ("近4万", "近9500", "近1万")


def test_the_unit_word_follows():
    assert phrase(1234, "yu", "人次") == "1200余人次"


def test_an_unknown_style_is_our_mistake():
    with pytest.raises(KeyError):
        phrase(5, "nicely")


@pytest.mark.parametrize(
    ("part", "whole", "places", "shown"),
    [
        (1, 3, 1, "33.3"),
        (2, 3, 0, "67"),
        (1, 8, 1, "12.5"),
        (1, 16, 1, "6.3"),
        (303, 303, 1, "100"),
        (0, 5, 1, "0"),
        (-1, 8, 2, "-12.5"),
    ],
)
def test_percentages_round_half_up(part, whole, places, shown):
    assert str(percent(part, whole, places)) == shown


def test_a_percentage_of_nothing_does_not_exist():
    with pytest.raises(ZeroDivisionError):
        percent(0, 0)


def test_rounding_is_half_up_and_not_to_even():
    assert [str(rounded(Decimal(x), 0)) for x in ("0.5", "1.5", "2.5", "-2.5")] == ["1", "2", "3", "-3"]


@pytest.mark.parametrize(
    ("value", "style", "words"),
    [
        (48300, "exact/10000", "4.83"), (50000, "exact/10000", "5"), (1, "cell/10000", "0.0001"), (100000, "cell/100", "1000"),
        (260, "cell/1", "260"), (Decimal("98.40"), "cell/1", "98.4"),
    ],
)  # fmt: skip
def test_a_head_that_multiplies_divides_the_figure_exactly(value, style, words):
    assert phrase(value, style) == words
