"""What holds for every text: spans are in order and lie where they say, widths do not matter, words are read back."""

import importlib
import re
import re._parser as _parser
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import youju.engine.numerals
from youju.engine.numerals import STYLES, accepts, find, judge, phrase
from youju.engine.numerals.fold import fold

ROOM = Path(youju.engine.numerals.__file__).parent
DIGITS = "零一二三四五六七八九"
SIGNS = "0123456789,.%％０９零一二三两四五六七八九十百千万亿半余多来近约超第"
SIGNS += "年月日至—-~()（）“”《》、。，;个人次场元家*X× \n的增长下降同比力争"
WIDE = {
    **{ord(str(d)): 0xFF10 + d for d in range(10)},
    ord("%"): "％",
    ord(","): "，",
    ord("("): "（",
    ord(")"): "）",
    ord(":"): "：",
}
TEXTS = [
    "接待读者近10万人次,外借21,300册(件),比上年增长12.5%;每天8:00—17:30开放。",
    "一、2023年工作(一)共12家,其中(3)占80%,结构为12:38:50。",
    "计划投资1,200万元,约300余户,1-10月完成。",
]
FIGURES = st.one_of(st.integers(1, 10**12), st.integers(1, 20_000))


def chinese(value: int) -> str:
    """A whole number below 10**16 in Chinese."""
    if value < 10:
        return DIGITS[value]
    text, gap = "", False
    for unit, sign in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        many, value = divmod(value, unit)
        if many:
            text += ("零" if gap else "") + chinese(many) + sign
            gap = False
        elif text:
            gap = True
    return text


def shape(text):
    """What is found, without the words themselves."""
    return [(s.start, s.end, s.cls, s.value, s.low, s.high, s.unit, s.approx, s.direction) for s in find(text)]


@settings(max_examples=300, deadline=None)
@given(st.text(SIGNS, max_size=60) | st.text(max_size=60))
def test_spans_are_in_order_and_lie_where_they_say(text):
    found = find(text)
    assert all(text[span.start : span.end] == span.text and span.start < span.end for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["1", "一", "万", "十", "1,", "1、", "(一", "“", "*", "x", "1-", "1:", "1月", "3和", "百分之", "一二", "力争"],
)
def test_a_long_repetition_is_no_trouble(piece):
    text = piece * 300
    assert all(text[span.start : span.end] == span.text for span in find(text, language="zh"))
    assert all(text[span.start : span.end] == span.text for span in find(text, language="en"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("text", TEXTS)
def test_full_width_digits_and_punctuation_change_nothing(text):
    assert shape(text.translate(WIDE)) == shape(text)


@settings(max_examples=300, deadline=None)
@given(st.integers(10, 10**16))
def test_a_number_is_read_back_in_both_scripts_and_widths(value):
    for written in (str(value), f"{value:,}", str(value).translate(WIDE), chinese(value)):
        (found,) = find(f"共计{written}人次")
        assert (found.value, found.unit) == (value, "人次")


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**8), st.integers(1, 4))
def test_decimals_are_exact(whole, places):
    exact = Decimal(whole).scaleb(-places)
    assert find(f"占地{exact:f}公顷")[0].value == exact


@settings(max_examples=400, deadline=None)
@given(FIGURES, st.sampled_from(sorted(STYLES)))
def test_every_wording_is_true_of_its_figure(value, style):
    (found,) = find(f"接待{phrase(value, style, '人次')}。")
    assert accepts(found, value)
    assert judge(found, value) != "outside"


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 9999))
def test_a_space_before_the_measure_word_changes_nothing(value):
    near, apart = find(f"共{value}名"), find(f"共{value} 名")
    assert [(s.value, s.unit) for s in near] == [(s.value, s.unit) for s in apart]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("三万余人", "3万余人"),
        ("近十万册", "近10万册"),
        ("约三百场", "约300场"),
        ("百分之九十", "90%"),
        ("两千多户", "2000多户"),
    ],
)
def test_the_script_of_the_digits_changes_nothing(one, other):
    assert [s[3:8] for s in shape(one)] == [s[3:8] for s in shape(other)]


def test_moving_the_mark_changes_the_interval():
    inner, outer = find("300余万元")[0], find("3百万余元")[0]
    assert (inner.low, inner.high) == (3_000_000, 4_000_000)
    assert outer.value == 3_000_000


@pytest.mark.parametrize(
    ("text", "exact", "verdict"),
    [
        ("3万余人", 31207, "accepted"),
        ("3万余人", 30000, "outside"),
        ("3万余人", 30001, "loose"),
        ("近4万人", 40000, "outside"),
        ("超过76万人", 766722, "accepted"),
        ("超过76万人", 800000, "understated"),
        ("100场以上", 100, "accepted"),
        ("100场以上", 300, "understated"),
        ("上百人", 900, "accepted"),
        ("上百人", 1001, "understated"),
        ("12.4万人", 123500, "accepted"),
        ("12.4万人", 124500, "outside"),
        ("300人", 301, "outside"),
        ("比例1:3", 3, "outside"),
    ],
)
def test_a_phrase_is_judged_against_an_exact_figure(text, exact, verdict):
    assert judge(find(text)[0], exact) == verdict


def patterns():
    """Every compiled expression of the room, with its module."""
    for path in sorted(ROOM.glob("*.py")):
        module = importlib.import_module(f"youju.engine.numerals.{path.stem}")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{path.stem}.{name}", value.pattern


def nested(pattern: str) -> bool:
    """Whether one unbounded repetition stands inside another."""

    def walk(items, inside):
        for op, args in items:
            unbounded = op in (_parser.MAX_REPEAT, _parser.MIN_REPEAT) and args[1] is _parser.MAXREPEAT
            if unbounded and inside:
                return True
            if any(walk(part, inside or unbounded) for part in parts(args)):
                return True
        return False

    return walk(_parser.parse(pattern), False)


def parts(args):
    """The patterns inside the arguments of an operation."""
    for arg in args if isinstance(args, tuple | list) else ():
        if isinstance(arg, _parser.SubPattern):
            yield arg
        elif isinstance(arg, list):
            yield from (part for part in arg if isinstance(part, _parser.SubPattern))


def test_no_expression_repeats_without_bound_inside_a_repetition():
    assert [name for name, pattern in patterns() if nested(pattern)] == []


def test_a_planted_nest_is_seen():
    assert (nested("(?:a+b?)+"), nested("(?:a{1,3}b?)+")) == (True, False)
