"""What a cell of a number says, and what the ledger stores of it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.base.labels import Label
from youju.engine.definitions import Field
from youju.engine.ledger import Normalised
from youju.engine.ledger.cells.numbers import scaled_reader
from youju.engine.ledger.scale import factor_between, written

COST = Field("cost", Label("经费"), "money", unit="元")


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        (46, 46), (46.0, 46), ("46", 46), (Decimal(46), 46), ("１２００", 1200), ("1,201", 1201), (" 35 ", 35),
        ("三百二十", 320),         ("3.5万", 35_000), ("1.2万人次", 12_000), ("46.0", 46), (0, 0),
    ],
)  # fmt: skip
def test_a_whole_number_is_read_however_it_is_written(stored, cell, people):
    assert stored("people", cell) == people


def test_a_cell_with_qian_is_read_as_thousands(stored):
    assert stored("people", "3千人次") == 3000


@pytest.mark.parametrize("cell", ["", "   ", None, "\u3000"])
def test_an_empty_cell_says_nothing_and_is_never_zero(row, cell):
    assert "people" not in row(people=cell).data


def test_half_a_person_is_refused(sentence):
    assert sentence(people=12.5) == "people LED006 “听众”要填整数，这里是“12.5”。 请填整数。"


@pytest.mark.parametrize("cell", ["许多", "1-2", "3/4", True, [3], float("nan"), float("inf")])
def test_what_is_no_number_is_refused(codes, cell):
    assert codes(people=cell) == ["LED005"]


def test_about_1200_is_stored_as_1200_with_the_writers_words(row):
    found = row(people="约1200人次")
    assert found.data["people"] == 1200
    assert found.source == {"raw": {"people": "约1200人次"}}
    assert found.approx == {"people"}


def test_a_plain_number_keeps_no_words_beside_it(row):
    assert row(people="1,201").source == {}


def test_people_counted_where_attendances_are_meant_are_a_question(row):
    (problem,) = row(people="12人").problems
    assert (problem.code, problem.kind.level) == ("LED010", "question")
    assert "按“人次”计，这里写的是“12人”" in problem.sentence()


def test_a_question_does_not_stand_in_the_way(stored):
    assert stored("people", "12人") == 12


def test_twelve_ming_are_twelve_ren(row):
    found = row(staff="12名")
    assert (found.data["staff"], found.problems) == (12, [])


@pytest.mark.parametrize(("cell", "code"), [(0, "LED008"), (51, "LED009"), ("51人", "LED009")])
def test_a_number_outside_its_bounds_is_refused(codes, cell, code):
    assert codes(staff=cell) == [code]


@pytest.mark.parametrize("number", [2**53 + 1, pytest.param(10**5000, id="huge"), 1e300])
def test_a_number_that_no_record_can_hold_is_refused(codes, number):
    assert codes(people=number) == ["LED009"]


def test_a_number_that_is_no_number_of_things_is_refused(codes):
    assert codes(people=Decimal("1E+99999")) == ["LED005"]


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("3.5", 350),
        (3.5, 350),
        (3, 300),
        ("1.2万元", 1_200_000),
        ("￥12", 1200),
        ("-5", -500),
        (0.1, 10),
        (Decimal("9.99"), 999),
    ],
)
def test_money_is_stored_in_fen(stored, cell, fen):
    assert stored("cost", cell) == fen


def test_a_tenth_of_a_fen_is_refused(sentence):
    assert "最多 2 位小数" in sentence(cost="3.505")


def test_the_dust_of_a_formula_is_read_as_the_workbook_shows_it(row):
    found = row(cost=0.1 + 0.2)
    assert (found.data["cost"], found.raw_kept["cost"]) == (30, "0.30000000000000004")


def test_ninety_minutes_are_an_hour_and_a_half(stored):
    assert stored("lasted", "90分钟") == 150


def test_ten_minutes_are_no_exact_hundredths_of_an_hour(codes):
    assert codes(lasted="10分钟") == ["LED007"]


def test_a_share_is_stored_in_tenths_of_a_percent(stored):
    assert stored("share", "12.5%") == 125


@pytest.mark.parametrize(
    ("word", "unit", "factor"),
    [("千人次", "人次", 1000), ("万元", "元", 10_000), ("人", "人次", None), ("场", "场次", None)],
)
def test_unit_words_of_one_family_are_converted(word, unit, factor):
    assert factor_between(word, unit) == factor


def test_fen_are_shown_as_yuan():
    assert (written(COST, 350), written(COST, -5)) == ("3.50", "-0.05")


@settings(max_examples=60, deadline=None)
@given(st.integers(-(10**9), 10**9))
def test_every_amount_comes_back_from_number_and_text_alike(fen):
    read, amount = scaled_reader(COST), Decimal(fen).scaleb(-2)
    row = Normalised({}, "2025-12-30")
    assert read(float(amount), row) == read(str(amount), row) == read(amount, row) == fen
