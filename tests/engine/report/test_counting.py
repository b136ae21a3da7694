"""Paragraphs are numbered once it is known which of them stay."""

import pytest

from engine.document.making import p, package, r
from youju.engine.document.reading import read
from youju.engine.report.counting import chinese, number_paragraphs


def numbered(*paragraphs):
    made = package("".join(p(text) for text in paragraphs))
    number_paragraphs(made)
    return [paragraph.text for paragraph in read(made)]


def test_paragraphs_are_numbered_anew_under_each_first_heading():
    given = ["一、情况", "（#）甲。", "（#）乙。", "二、打算", "（#）丙。"]
    assert numbered(*given) == ["一、情况", "（一）甲。", "（二）乙。", "二、打算", "（一）丙。"]


def test_points_of_one_paragraph_count_along():
    assert numbered("#是抓学习，#是抓宣讲。") == ["一是抓学习，二是抓宣讲。"]


def test_points_begin_anew_under_each_heading():
    assert numbered("（#）甲。#是学。", "#是讲。", "（#）乙。#是做。") == [
        "（一）甲。一是学。",
        "二是讲。",
        "（二）乙。一是做。",
    ]


def test_what_is_numbered_by_hand_stays():
    assert numbered("（一）甲。", "见#12。", "（2）乙。") == ["（一）甲。", "见#12。", "（2）乙。"]


def test_the_look_of_the_number_stays():
    made = package(p(r("（#）", "<w:b/>"), "甲。"))
    number_paragraphs(made)
    assert "<w:b/></w:rPr><w:t" in made.part("word/document.xml").decode()
    assert read(made)[0].text == "（一）甲。"


@pytest.mark.parametrize(
    ("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")]
)
def test_numbers_in_chinese(number, word):
    assert chinese(number) == word


@pytest.mark.parametrize("number", [0, 100])
def test_beyond_ninety_nine_there_is_no_word(number):
    with pytest.raises(ValueError):
        chinese(number)
