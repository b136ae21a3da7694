"""One figure on one page: all that stands behind it, readable where there is no network."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from youju.engine.report.cards.bars import months, units
from youju.engine.report.cards.model import Change, Part, Proof, said
from youju.engine.report.cards.page import card_page
from youju.engine.report.cards.qr import qr


@pytest.mark.parametrize(
    "words",
    [
        "22,340",
        "2.2万余人次",
        "按“现场人数”相加",
        "18,753 人次",
        "+19.1%",
        "412 条",
        "第 5160 号修订",
        "1a2b 3c4d 5e6f 7a8b",
    ],
)
def test_a_card_says_what_stands_behind_its_figure(card, words):
    assert words in card_page(card)


def test_the_code_holds_receipt_and_figure_and_no_address(card):
    assert card.code == "youju · 1a2b 3c4d 5e6f 7a8b · annual-2025-1 · lectures.people · 2025年 · 22,340"
    assert "http" not in card.code


def test_without_a_receipt_the_code_holds_the_revision(card):
    bare = replace(card, proof=Proof())
    assert bare.code.startswith("youju · seq 5160 · lectures.people")
    assert "还没有回执" in card_page(bare)


def test_a_card_loads_nothing_and_runs_nothing(card):
    shown = card_page(card).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"<script|<link|<img|https?://|@import|url\(", shown)


def test_words_of_people_are_escaped(card):
    assert "清和区&lt;文化办&gt;" in card_page(card)


def test_a_missing_value_is_said_and_is_not_0(card):
    shown = card_page(replace(card, value=None, before=Change("2024年", None)))
    assert ("待填" in shown, ">0<" in shown.split("<svg")[0]) == (True, False)


def test_parts_that_do_not_add_up_are_said_not_to(card):
    assert ("不等于总数" in card_page(card), "不等于总数" in card_page(replace(card, adds_up=True))) == (True, False)


def test_a_figure_that_no_report_prints_says_so(card):
    assert "还没有报告写到它" in card_page(replace(card, printed=()))


def test_a_card_speaks_english(card):
    shown = card_page(replace(card, language="en", value=None))
    assert [word in shown for word in ("Answer card", "missing", "revision 5160", "按月")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("value", "text"), [(22340, "22,340"), (Decimal("1234.50"), "1,234.50"), (0, "0"), (None, "待填")]
)
def test_a_value_has_all_its_digits(value, text):
    assert said(value, "zh") == text


def test_bars_are_as_high_as_their_values_and_a_missing_month_is_a_gap():
    drawn = months((Part("1月", 40), Part("2月", 20), Part("3月", None)), "zh")
    heights = [int(size) for size in re.findall(r'<rect [^>]*height="(\d+)"', drawn)]
    assert (heights[0] // heights[1], len(heights)) == (2, 2)


def test_units_keep_their_order_and_long_names_their_place():
    drawn = units((Part("乙镇", 1), Part("新时代文明实践中心办公室", 9)), "zh")
    assert drawn.index("乙镇") < drawn.index("新时代")
    assert int(re.search(r'font-size="(\d+)"[^>]*>新时代', drawn)[1]) < 28


def test_a_qr_code_is_a_drawing_that_scales():
    assert re.fullmatch(r"<svg [^>]*viewBox=[^>]*>.*</svg>", qr("youju · 受众"), re.DOTALL)
