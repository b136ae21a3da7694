"""A head binds a blank only where every word of it is understood."""

from __future__ import annotations

import pytest

from youju.engine.check.forms.understood import Reader
from youju.engine.check.vocabulary import Vocabulary

SHOWS = "performances.benefit.shows"


@pytest.fixture(scope="session")
def left(office):
    """What is left over of a head, where 东关街道 is a unit."""
    reader = Reader(Vocabulary(office), lambda text: "990101001" if "东关街道" in text else "")
    return lambda head, indicator=SHOWS: reader.left_over(indicator, [head])


@pytest.mark.parametrize(
    "head",
    [
        "惠民演出", "惠民演出（场）", "惠民演出场次（单位：场）", "2025年上半年惠民演出", "其中：惠民演出完成数", "开展惠民演出情况",
        "上年同期数", "本年完成数", "数量", "合计", "东关街道", "东关街道惠民演出", "场", "1-6月累计", "指标名称",
    ],
)  # fmt: skip
def test_names_periods_units_and_empty_phrases_are_understood(left, head):
    assert left(head) == ""


@pytest.mark.parametrize(
    ("head", "over"),
    [
        ("惠民演出投诉", "投诉"), ("计划数", "计划"), ("惠民演出经费（万元）", "经费"), ("比上年增减", "比"), ("备注", "备注"),
        ("西关镇", "西关镇"), ("粮食产量", "粮食产量"), ("女", "女"), ("惠民演出（千瓦）", "千瓦"),
    ],
)  # fmt: skip
def test_a_word_that_may_change_the_question_is_left_over(left, head, over):
    assert over in left(head)


def test_what_one_indicator_explains_another_does_not(left):
    assert left("线上宣讲受众", "lectures.online.audience") == ""
    assert left("线上宣讲受众", "lectures.offline.audience") != ""
