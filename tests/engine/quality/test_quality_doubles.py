"""Two records that look like one event."""

from dataclasses import replace

import pytest

from quality_talks import EAST_GATE, HALL, SHED, WILLOW_RIVER, codes, talk
from youju.engine.quality import candidates, fuzzy_of, pairs
from youju.engine.quality.titles import core, likeness

FIRST = talk(1, hall=HALL, title="宪法进社区宣讲", people=41)


def other(**more):
    """The same event as 阿强 of 柳河镇 might have told it."""
    return talk(2, **({"unit": WILLOW_RIVER, "hall": HALL, "title": "“宪法进社区”活动", "people": 47} | more))


@pytest.mark.parametrize(
    ("second", "alike"),
    [
        ({}, True),
        ({"date": "2025-03-06"}, True),
        ({"date": "2025-03-07"}, False),
        ({"title": "宪法进社区（联合举办）"}, True),
        ({"title": "柳河镇宪法进社区主题活动"}, True),
        ({"title": "冬季防火知识讲座"}, False),
        ({"hall": SHED}, False),
        ({"hall": None}, False),
        ({"hall": SHED, "co_units": (EAST_GATE,)}, True),
        ({"hall": None, "co_units": (EAST_GATE,)}, True),
        ({"unit": EAST_GATE, "hall": None}, True),
        ({"unit": EAST_GATE, "hall": SHED}, False),
        ({"unit": EAST_GATE, "date": "2025-03-06"}, False),
    ],
)
def test_one_event_told_by_two_alone_and_in_bulk(register, second, alike):
    fuzzy = fuzzy_of(register)
    rows = sorted((FIRST, other(**second)), key=lambda r: r.date)
    assert bool(candidates(fuzzy, other(**second), [FIRST])) is alike
    assert bool(list(pairs(fuzzy, rows))) is alike


def test_the_question_goes_to_the_later_record_and_says_what_agrees(asked):
    (question,) = asked(FIRST, other(date="2025-03-06"))
    assert (question.kind.code, question.unit, question.records) == ("QUA013", WILLOW_RIVER, (2, 1))
    said = "与东关街道 2025-03-05 的“宪法进社区宣讲”（#1）像是同一项：日期相差 1 天、地点相同、名称相同。请核实是不是填了两次。"
    assert question.problem.sentence() == said


def test_the_likest_comes_first(register):
    peers = [talk(5, hall=HALL, title="宪法进校园"), talk(6, "2025-03-06", hall=HALL, title="宪法进社区")]
    found = candidates(fuzzy_of(register), other()._replace(record=0), peers)
    assert [(pair.first.record, pair.second.record) for pair in found] == [(6, 0)]
    nearer = talk(7, hall=HALL, title="宪法进社区")
    assert [p.first.record for p in candidates(fuzzy_of(register), other()._replace(record=0), [*peers, nearer])] == [
        7,
        6,
    ]


def test_the_second_and_the_third_of_a_series_are_two_events(asked):
    assert codes(asked(talk(1, hall=HALL, title="读书会第2期"), other(title="读书会第3期", people=48))) == []


def test_a_record_is_no_double_of_itself(register):
    assert candidates(fuzzy_of(register), FIRST, [FIRST]) == []


def test_what_is_not_dated_or_named_is_nobodys_double(register):
    assert candidates(fuzzy_of(register), other(title=None), [FIRST]) == []
    assert candidates(fuzzy_of(register), other()._replace(date=""), [FIRST]) == []


def test_undeclared_it_follows_from_the_natural_key(register):
    fuzzy = fuzzy_of(replace(register, fuzzy=None))
    assert (fuzzy.title, fuzzy.place, fuzzy.days, fuzzy.across) == ("title", ("place",), 1, True)
    assert fuzzy_of(replace(register, fuzzy=None, key=("held_on",))) is None
    assert fuzzy_of(replace(register, date="")) is None


def test_without_a_place_titles_that_begin_or_end_alike_are_compared(register):
    fuzzy = replace(fuzzy_of(register), place=(), days=10, ratio=85)
    rows = [
        talk(1, title="柳河镇水稻喜获丰收"),
        talk(2, "2025-03-09", WILLOW_RIVER, title="柳河镇水稻喜获丰收（转载）"),
    ]
    assert [(p.first.record, p.second.record) for p in pairs(fuzzy, rows)] == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "another", "percent"),
    [
        ("“义诊”主题活动", "义诊（联合举办）", 100),
        ("青台学校义剪主题活动", "义剪活动", 100),
        ("灯谜会", "朗诵会", 0),
        ("防溺水提醒", "防溺水培训", 50),
        ("第３期培训", "第三期培训", 100),
        ("第3期培训", "第4期培训", 0),
    ],
)
def test_titles_are_compared_by_what_they_name(one, another, percent):
    assert likeness(core(one), core(another)) == percent
