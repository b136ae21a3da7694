"""Scaled numbers, and unit words of one family."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.base.labels import Label
from youju.engine.definitions import Field
from youju.engine.ledger.scale import factor_between, places_of, written


def field(kind: str, places: int = 0) -> Field:
    return Field("f", Label("栏"), kind, places=places)


@pytest.mark.parametrize(("kind", "places"), [("integer", 0), ("money", 2), ("hours", 2)])
def test_money_and_hours_have_two_places_without_saying_so(kind, places):
    assert places_of(field(kind)) == places


def test_a_decimal_has_the_places_it_declares():
    assert places_of(field("decimal", 3)) == 3


@pytest.mark.parametrize(
    ("stored", "places", "text"), [(0, 2, "0.00"), (5, 2, "0.05"), (-350, 2, "-3.50"), (125, 1, "12.5"), (7, 0, "7")]
)
def test_a_stored_number_is_written_with_all_its_places(stored, places, text):
    assert written(field("decimal", places), stored) == text


@pytest.mark.parametrize(
    ("word", "unit", "factor"),
    [
        ("人次", "人次", 1), ("千人次", "人次", 1000), ("万人次", "人次", 10**4), ("元", "万元", Fraction(1, 10**4)),
        ("千万元", "万元", 1000), ("亿元", "元", 10**8), ("分钟", "小时", Fraction(1, 60)), ("位", "人", 1), ("块", "元", 1),
    ],
)  # fmt: skip
def test_words_of_one_family_have_a_factor(word, unit, factor):
    assert factor_between(word, unit) == factor


@pytest.mark.parametrize(("word", "unit"), [("人", "人次"), ("场", "场次"), ("件", "项"), ("小时", "天"), ("%", "人")])
def test_words_that_count_different_things_have_none(word, unit):
    assert factor_between(word, unit) is None


@given(st.sampled_from(["人次", "元", "小时", "人", "场"]), st.sampled_from(["", "千", "万", "百万", "亿"]))
def test_there_and_back_is_the_same(unit, many):
    there, back = factor_between(many + unit, unit), factor_between(unit, many + unit)
    assert there * back == 1
