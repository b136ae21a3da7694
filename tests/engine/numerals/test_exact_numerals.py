"""The numeral grammar: one value per writing, or none."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.numerals import number, parse, plain

DIGITS = "零一二三四五六七八九"


def chinese(value: int) -> str:
    """Write a whole number below 10**16 in Chinese, by groups of four digits."""
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,201", 1201),
        ("12,345,678.5", "12345678.5"),
        ("3.5万", 35000),
        ("2万6千", 26000),
        ("2万6000", 26000),
        ("三百二十", 320),
        ("三百二", 320),
        ("两万六", 26000),
        ("十五", 15),
        ("十五万", 150000),
        ("一万零三百", 10300),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("11千", 11000),
        ("3百万", 3000000),
        ("1.3万亿", 13 * 10**11),
        ("1亿2000万", 120000000),
        ("十二点五万", 125000),
        ("壹佰贰拾", 120),
        ("半", "0.5"),
        ("０", 0),
        ("零", 0),
        ("1 200", 1200),
        ("12 345 678", 12345678),
        ("１，２０１", 1201),
    ],
)
def test_a_numeral_has_one_exact_value(text, value):
    assert number(plain(text)) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "万",
        "千",
        "三五",
        "两三百",
        "2万6",
        "2万600",
        "1,2",
        "1,20",
        "1234,567",
        "三百零二十",
        "1.2.3",
        "3.5万6千",
        "万万",
        "一万二千万",
        "三亿五亿",
        "10³",
        "②",
        "½",
        "1 2",
        "1" * 40,
        "一" * 40,
        "1234 567",
        "点五",
        "百五",
    ],
)
def test_vague_or_broken_writing_is_no_numeral(text):
    assert number(plain(text)) is None


@settings(max_examples=200)
@given(st.integers(0, 10**15))
def test_every_whole_number_written_in_chinese_is_read_back(value):
    assert number(chinese(value)) == value


@settings(max_examples=100)
@given(st.integers(0, 10**16), st.integers(0, 4))
def test_separators_and_width_do_not_change_a_value(whole, decimals):
    exact = Decimal(whole).scaleb(-decimals)
    wide = f"{exact:,f}".translate({**{ord(str(d)): 0xFF10 + d for d in range(10)}, ord(","): "，", ord("."): "．"})
    assert number(plain(wide)) == number(f"{exact:f}") == exact


@pytest.mark.parametrize(
    ("text", "step", "place"),
    [
        ("3万", 10000, 10000),
        ("3.2万", 1000, 1000),
        ("30万", 100000, 10000),
        ("2.70亿", 10**6, 10**6),
        ("1200", 100, None),
        ("650", 10, None),
        ("16.0", "0.1", None),
        ("2万6千", 1000, None),
        ("0", 1, None),
        ("1.3万亿", 10**11, 10**11),
    ],
)
def test_the_printed_precision_is_kept(text, step, place):
    found = parse(text)
    assert (found.step, found.place) == (Decimal(step), None if place is None else Decimal(place))
