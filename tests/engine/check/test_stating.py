"""Stated figures in a document: population and the like, from outside the ledger and never as traced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.check.books import Book, checked, claims  # type: ignore[import-not-found]
from engine.document.making import p, row, table  # type: ignore[import-not-found]
from youju.engine.base.periods import Period
from youju.engine.check.findings import findings
from youju.engine.check.model import Stated

PEOPLE = Stated("stated:7", "常住人口", 420000, "人", "2025", "统计公报", "统计局", "老李")
TOWN = replace(PEOPLE, id="stated:8", value=30000, unit_code="990101001")
GROWTH = Stated("stated:9", "生产总值同比增长", 5, "%", "2025", "统计公报", "统计局", "老李")


@pytest.fixture
def ask(office):
    """The verdicts on the claims of a sentence."""

    def verdicts(sentence, *stated, **more):
        return [one.verdict for one in claims(checked(Book(office, stated or (PEOPLE,), **more), sentence))]

    return verdicts


@pytest.fixture
def only(office):
    """The only claim of a sentence."""

    def numeral(sentence, *stated):
        (one,) = claims(checked(Book(office, stated or (PEOPLE,)), sentence))
        return one

    return numeral


@pytest.mark.parametrize(
    "sentence",
    [
        "全区常住人口42万人。",
        "截至2025年底，全区有常住人口42万人。",
        "2025年末常住人口为42.0万人，其中老年人较多。",
        "全区常住人口达42万人。",
        "全区常住人口总数420000人。",
        "全区共有42万常住人口。",
        "全区常住人口约42万人。",
        "全区常住人口超41万人。",
        "基本情况：常住人口：42万人。",
    ],
)
def test_what_the_source_says_is_stated(ask, sentence):
    assert ask(sentence) == ["stated"]


def test_another_number_is_changed_and_the_right_words_are_offered(only):
    one = only("全区常住人口43万人。")
    assert (one.verdict, one.indicator, one.suggestion) == ("changed", "stated:7", "42万人")


def test_people_are_told_what_the_source_says(office):
    (found,) = findings(checked(Book(office, (PEOPLE,)), "全区常住人口43万人。"))
    assert found.text == (
        "【不符】“常住人口”引用数为 420,000人（2025，统计局：统计公报），与文中不符。\n可写：42万人"
    )  # fmt: skip


def test_words_that_are_offered_are_true(ask, only):
    assert ask(f"全区常住人口{only('全区常住人口43.5万人。').suggestion}。") == ["stated"]


def test_its_source_stands_with_a_number_that_agrees(only):
    (source,) = only("全区常住人口42万人。").candidates
    assert (source.indicator, source.title, source.figure) == ("stated:7", "常住人口", None)
    assert source.reasons == ("引用数为 420,000人（2025，统计局：统计公报），与文中相符",)


def test_it_is_counted_apart_and_never_as_traced(office):
    counts = checked(Book(office, (PEOPLE,)), "全区常住人口42万人。", "完成惠民演出260场。").coverage()
    assert (counts["claims"], counts["traced"], counts["stated"]) == (2, 1, 1)


def test_what_waits_is_untraced_with_the_figure_as_candidate(only):
    one = only("全区常住人口42万人。", replace(PEOPLE, waits=True, confirmed_by=""))
    assert (one.verdict, one.indicator, [c.title for c in one.candidates]) == ("untraced", "", ["常住人口"])
    assert one.candidates[0].reasons[-1] == "待确认：还没有第二个人核对"


def test_what_waits_never_says_that_a_number_is_wrong(only):
    one = only("全区常住人口43万人。", replace(PEOPLE, waits=True, confirmed_by=""))
    assert (one.verdict, one.suggestion) == ("untraced", "")


def test_one_person_alone_is_stated_and_shows(only):
    one = only("全区常住人口42万人。", replace(PEOPLE, confirmed_by=""))
    assert (one.verdict, one.notes) == ("stated", ("one_person",))


def test_another_unit_word_is_told(only):
    assert only("全区常住人口42万人次。").verdict == "unit_mismatch"


@pytest.mark.parametrize(
    "sentence",
    [
        "全区常住人口密度800人。",
        "全区常住人口中女性20万人。",
        "全区常住人口比上年增加1万人。",
        "全区常住人口由41万人增加到42.5万人。",
        "2024年全区常住人口41万人。",
        "上半年全区常住人口41万人。",
        "柳河镇常住人口3万人。",
        "全区常住人口增长2％。",
        "全区户籍人口38万人。",
        "全区面积812平方公里。",
    ],
)
def test_the_number_of_something_else_is_not_taken_for_it(ask, sentence):
    assert set(ask(sentence)) == {"untraced"}


@pytest.mark.parametrize(
    "part", ["流动", "城镇", "农村", "全区城区", "女性的", "60岁以上的", "外来", "清河镇的", "石桥村"]
)
def test_a_part_of_what_is_named_is_not_wrong_for_being_less(office, part):
    one = claims(checked(Book(office, (PEOPLE,)), f"{part}常住人口5万人。"))[-1]
    assert (one.verdict, one.suggestion) == ("untraced", "")
    assert "限定" in one.candidates[0].reasons[-1]


@pytest.mark.parametrize("whole", ["", "全区", "我区的", "辖区", "清和区", "目前，全区共有", "2025年末全区"])
def test_the_whole_of_what_is_named_is_wrong_for_being_less(only, whole):
    assert only(f"{whole}常住人口5万人。").verdict == "changed"


def test_the_longest_name_is_meant(only):
    both = (replace(PEOPLE, id="stated:6", name="人口", value=500000), PEOPLE)
    assert only("全区常住人口42万人。", *both).indicator == "stated:7"


def test_two_of_one_sentence_are_told_apart(ask):
    both = (PEOPLE, replace(PEOPLE, id="stated:6", name="户籍人口", value=380000))
    assert ask("全区常住人口42万人、户籍人口38万人。", *both) == ["stated", "stated"]
    assert ask("全区常住人口42万人、户籍人口39万人。", *both) == ["stated", "changed"]


def test_a_figure_of_another_year_answers_for_that_year(ask):
    both = (PEOPLE, replace(PEOPLE, id="stated:6", period="2024", value=410000))
    assert ask("2024年全区常住人口41万人。", *both) == ["stated"]
    assert ask("2024年全区常住人口42万人。", *both) == ["changed"]


def test_a_years_figure_answers_for_no_part_of_it(ask):
    assert ask("全区常住人口42万人。", period=Period.parse("2025H1")) == ["untraced"]


def test_what_is_of_no_period_answers_for_none(ask):
    assert ask("全区常住人口42万人。", replace(PEOPLE, period="去年")) == ["untraced"]


def test_a_unit_has_a_figure_of_its_own(ask):
    assert ask("东关街道常住人口3万人。", PEOPLE, TOWN) == ["stated"]
    assert ask("东关街道常住人口42万人。", PEOPLE, TOWN) == ["changed"]
    assert ask("全区常住人口42万人。", PEOPLE, TOWN) == ["stated"]


def test_the_report_of_a_unit_is_asked_for_that_unit(ask):
    assert ask("常住人口3万人。", PEOPLE, TOWN, unit="990101001") == ["stated"]


def test_a_stated_growth_is_known_by_its_whole_name(ask):
    assert ask("全区生产总值同比增长5％。", GROWTH) == ["stated"]
    assert ask("全区生产总值同比增长6％。", GROWTH) == ["changed"]


@pytest.mark.parametrize(("cell", "verdict"), [("42", "stated"), ("43", "changed")])
def test_the_head_of_a_column_names_it(office, cell, verdict):
    body = table(row(p("范围"), p("常住人口（万人）")), row(p("全区"), p(cell)))
    found = claims(checked(Book(office, (PEOPLE,)), body=body))
    assert [one.verdict for one in found] == [verdict]
