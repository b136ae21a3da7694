"""The words after a tag, the values of references, and bars as long as what they stand for."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.base.problems import NOWHERE
from youju.engine.report.answers import Asked, needed, value_of
from youju.engine.report.naming import FigureRef
from youju.engine.report.svg import _size
from youju.engine.report.unitwords import judged, same, unit_word

AUDIENCE = "人次"


def found(after):
    """The code of what is wrong with the words after a tag of an audience, "" for nothing."""
    problem = judged("听众", AUDIENCE, after, NOWHERE, "")
    return problem.kind.code if problem else ""


@pytest.mark.parametrize("after", ["人次", " 人次，", "。", "", "，其中", "的听众", "人次以上"])
def test_the_indicators_own_word_or_none_is_right(after):
    assert found(after) == ""


@pytest.mark.parametrize("after", ["人", "场", "%", "％", "人，"])
def test_a_word_that_counts_something_else_is_told(after):
    assert found(after) == found("人") != ""


@pytest.mark.parametrize("after", ["万人次", "余人次", "多人次", "百人次", " 亿"])
def test_a_word_that_multiplies_is_told(after):
    assert found(after) == found("万") != found("人")


@pytest.mark.parametrize(
    ("text", "word"), [("场次", "场次"), ("人次以上", "人次"), ("%", "%"), ("", ""), ("，共", ""), ("。", "")]
)
def test_the_longest_word_is_read(text, word):
    assert unit_word(text) == word


@pytest.mark.parametrize("word", ["人", "人次", "场", "册", "没有这个词"])
def test_a_word_counts_what_it_counts(word):
    assert same(word, word)


def test_persons_and_attendances_are_not_the_same():
    assert not same("人", "人次")


def answer(**values):
    """Figures by shift: this=3 or before=2."""
    shifts = {"this": 0, "before": -1}
    return {Asked("lectures", shifts[name]): SimpleNamespace(value=value) for name, value in values.items()}


def test_a_figure_is_asked_once_and_a_change_twice():
    assert needed(FigureRef("lectures")) == (Asked("lectures"),)
    assert needed(FigureRef("lectures", change=True)) == (Asked("lectures"), Asked("lectures", -1))


def test_last_years_change_asks_for_the_two_years_before():
    assert [asked.shift for asked in needed(FigureRef("lectures", shift=-1, change=True))] == [-1, -2]


@pytest.mark.parametrize(
    ("this", "before", "change"),
    [(3, 2, Decimal(50)), (2, 4, Decimal(-50)), (2, 2, Decimal(0)), (0, 5, Decimal(-100))],
)
def test_a_change_is_in_percent_of_the_year_before(this, before, change):
    assert value_of(FigureRef("lectures", change=True), answer(this=this, before=before)) == (change, False)


def test_nothing_has_no_percentage_of_nothing_and_that_is_no_fault():
    assert value_of(FigureRef("lectures", change=True), answer(this=3, before=0)) == (None, True)


@pytest.mark.parametrize("known", [{"this": 3, "before": None}, {"this": None, "before": 3}])
def test_a_change_of_what_is_missing_is_missing(known):
    assert value_of(FigureRef("lectures", change=True), answer(**known)) == (None, False)


VALUES = st.lists(st.one_of(st.none(), st.integers(0, 10**9)), min_size=1, max_size=12)


@given(VALUES, st.integers(1, 600))
def test_no_bar_is_longer_than_its_room(values, most):
    sizes = [_size(value, tuple(values), most) for value in values]
    assert all(0 <= size <= most for size in sizes)


@given(VALUES.filter(lambda values: any(values)), st.integers(1, 600))
def test_the_largest_value_fills_the_room(values, most):
    assert max(_size(value, tuple(values), most) for value in values) == most


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_larger_value_never_has_a_shorter_bar(one, other):
    low, high = sorted((one, other))
    assert _size(low, (low, high), 170) <= _size(high, (low, high), 170)
