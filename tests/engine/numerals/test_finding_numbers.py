"""Numbers in running text: spans, values, intervals, measure words."""

from decimal import Decimal

import pytest

from youju.engine.numerals import dimension_of, find, same_unit


def only(text, **more):
    """The one numeral of a text."""
    found = find(text, **more)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("接待3万人次", "3万人次", 30000, "人次"),
        ("共有藏书10.5万册", "10.5万册", 105000, "册"),
        ("三万余人参加", "三万余人", 30000, "人"),
        ("投资2亿3000万元", "2亿3000万元", 230000000, "元"),
        ("建成一座桥", "一座", 1, "座"),
        ("工作人员35 名", "35 名", 35, "名"),
        ("开展线下宣讲 700 余场", "700 余场", 700, "场"),
        ("共 30 多家单位", "30 多家", 30, "家"),
        ("面积6.21 万亩", "6.21 万亩", 62100, "亩"),
        ("上报62400余条(次)", "62400余条(次)", 62400, "条(次)"),
        ("配备12台(套)设备", "12台(套)", 12, "台(套)"),
        ("全长12千米", "12千米", 12, "千米"),
        ("装机5万千瓦", "5万千瓦", 50000, "千瓦"),
        ("其余3乡镇", "3", 3, "个"),
        ("总流通人次31207万", "31207万", 312070000, "人次"),
        ("受益人数达3500。", "3500", 3500, "人"),
        ("拨款¥1,200.50", "¥1,200.50", "1200.50", "元"),
        ("补助600元/人", "600元/人", 600, "元/人"),
        ("合格率百分之九十八", "百分之九十八", 98, "%"),
        ("面积3.5㎡", "3.5㎡", "3.5", "㎡"),
        ("完成八成以上", "八成以上", 80, "%"),
        ("十五六个人到场", "十五六个", None, "个"),
    ],
)
def test_the_span_is_approximator_number_and_measure_word(text, span, value, unit):
    found = only(text)
    assert (found.text, found.value, found.unit) == (span, None if value is None else Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "ends"),
    [
        ("3万余人", 30000, 40000, "()"),
        ("300余万元", 3000000, 4000000, "()"),
        ("300 余万元", 3000000, 4000000, "()"),
        ("12.4万余人", 124000, 125000, "()"),
        ("650多人", 650, 660, "()"),
        ("近4万人", 36000, 40000, "[)"),
        ("近1600人", 1550, 1600, "[)"),
        ("近千人", 900, 1000, "[)"),
        ("约150人", 145, 155, "[]"),
        ("150人左右", 145, 155, "[]"),
        ("约为0.08册", "0.075", "0.085", "[]"),
        ("超过76万人", 760000, None, "(]"),
        ("突破100场", 100, None, "(]"),
        ("6次以上", 6, None, "[]"),
        ("不少于56场", 56, None, "[]"),
        ("至少5场", 5, None, "[]"),
        ("不超过30人", None, 30, "[]"),
        ("30人以内", None, 30, "[]"),
        ("不足50人", None, 50, "[)"),
        ("100+场", 100, None, "[]"),
        ("十来场", 8, 12, "[]"),
        ("30—50人", 30, 50, "[]"),
        ("200至300万元", 2000000, 3000000, "[]"),
        ("5万~8万元", 50000, 80000, "[]"),
        ("上百人", 100, None, "[]"),
        ("上千人", 1000, None, "[]"),
        ("数十人", 20, 100, "[)"),
        ("几百人", 200, 1000, "[)"),
        ("数千人", 2000, 10000, "[)"),
        ("十几人", 11, 19, "[]"),
        ("二十几人", 21, 29, "[]"),
        ("10几万人", 110000, 190000, "[]"),
        ("两三百人", 200, 300, "[]"),
        ("三五人", 3, 5, "[]"),
        ("百余人", 100, 200, "()"),
        ("近6000余册", 5500, 7000, "()"),
        ("近1700多条", 1650, 1800, "()"),
        ("约1200余人", 1150, 1300, "[)"),
    ],
)
def test_a_mark_opens_the_interval(text, low, high, ends):
    found = only("来了" + text)
    bounds = (found.low, found.high)
    assert bounds == tuple(None if bound is None else Decimal(bound) for bound in (low, high))
    assert (found.low_inclusive, found.high_inclusive) == (ends[0] == "[" or low is None, ends[1] == "]")


def test_an_unmarked_number_is_exactly_what_is_printed():
    found = only("观众12.4万人次")
    assert (found.low, found.high, found.place, found.step) == (124000, 124000, 1000, 1000)


def test_trailing_zeros_are_precision():
    assert (only("占16.0%").step, only("共2.70亿元").step) == (Decimal("0.1"), 10**6)


def test_a_list_shares_its_measure_word():
    found = find("三个镇分别建成12、15和18个")
    assert [(span.value, span.unit) for span in found if span.value != 3] == [(12, "个"), (15, "个"), (18, "个")]


@pytest.mark.parametrize(
    "text", ["其余工作", "余额充足", "业余活动", "多措并举", "近年来", "附近村规民约", "节约用地", "超市", "人数百分之"]
)
def test_words_that_only_look_like_marks_are_left_alone(text):
    assert find(text) == ()


@pytest.mark.parametrize(
    "text", ["进一步统一思想", "一批重点", "一线工作", "红十字会", "五华区", "一体推进", "每一位", "十分重视", "老百姓"]
)
def test_lexical_numerals_are_no_spans(text):
    assert find(text) == ()


@pytest.mark.parametrize(
    ("word", "noun"),
    [("人", "3人才"), ("家", "2家长"), ("所", "5所有"), ("项", "12项目"), ("支", "9支部"), ("方", "三方面")],
)
def test_a_sign_that_begins_a_noun_is_no_measure_word(word, noun):
    assert all(span.unit != word for span in find(f"共有{noun}"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("㎡", "平方米", True),
        ("名", "人", True),
        ("人", "人次", False),
        ("场", "场次", False),
        ("篇", "条", False),
        (None, None, True),
    ],
)
def test_measure_words_count_the_same_or_not(one, other, same):
    assert same_unit(one, other) is same


def test_a_compound_counts_what_its_first_half_counts():
    assert (dimension_of("条(次)"), dimension_of("元/人"), dimension_of("人次"), dimension_of("咪")) == (
        "pieces", "money", "attendances", None,
    )  # fmt: skip
