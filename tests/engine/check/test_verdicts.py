"""The verdict on every numeral of a sentence, by the table of docs/decisions/check.md."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.check.books import Book, checked, claims  # type: ignore[import-not-found]
from youju.engine.check.model import Stated

TRUE = [
    "截至目前，共组织理论学习中心组集体学习15场。",
    "组建各类理论宣讲团18支。",
    "全年开展线下宣讲700余场次，受众4.8万余人次。",
    "开展线上宣讲78场次，受众31.6万余人次。",
    "省级以上媒体刊发615篇，其中中央媒体95篇。",
    "完成惠民演出260场，观众4万余人次。",
    "拥有国家、省、市、区各级非物质文化遗产项目62项。",
    "注册志愿者5.8万人，其中当年参加过服务的活跃志愿者9500人。",
    "文明校园创建参与率达到98.4％。",
    "下发督导通报24期。",
]

# What is wrong, the sentence, the verdict and the words that would be right.
PLANTED = [
    ("off by one", "完成惠民演出261场。", "changed", "260场"),
    ("a digit too many", "组建各类理论宣讲团180支。", "changed", "18支"),
    ("digits swapped", "拥有国家、省、市、区各级非物质文化遗产项目26项。", "changed", "62项"),
    ("stale", "完成惠民演出208场。", "changed", "260场"),
    ("rounded up", "开展线下宣讲受众5万余人次。", "changed", "4.8万余人次"),
    ("rounded wrongly", "线上宣讲受众31.7万人次。", "changed", "31.6万人次"),
    ("people for attendances", "开展线下宣讲受众48300人。", "unit_mismatch", "48300人次"),
    ("far too little", "开展线下宣讲受众超3万人次。", "understated", "超4.8万人次"),
    ("almost and more than", "注册志愿者近6万余人。", "contradictory", "5.8万人"),
    ("a wrong percentage", "文明校园创建参与率达到99.4％。", "changed", "98.4％"),
    ("a whole for its part", "省级以上媒体刊发95篇。", "changed", "615篇"),
    ("no such indicator", "群众满意度达到98.6％。", "untraced", ""),
]


@pytest.fixture
def book(office):
    """The made-up ledger."""
    return Book(office)


@pytest.mark.parametrize("sentence", TRUE)
def test_what_the_ledger_says_is_traced(book, sentence):
    assert {one.verdict for one in claims(checked(book, sentence))} == {"traced"}


@pytest.mark.parametrize(("fault", "sentence", "verdict", "words"), PLANTED, ids=[row[0] for row in PLANTED])
def test_a_planted_fault_is_found_with_words_that_would_be_right(book, fault, sentence, verdict, words):
    (one,) = claims(checked(book, sentence))
    assert (one.verdict, one.suggestion) == (verdict, words)


def test_in_a_whole_report_exactly_the_planted_faults_are_found(book):
    found = checked(
        book, *(line for pair in zip(TRUE, PLANTED[: len(TRUE)], strict=True) for line in (pair[0], pair[1][1]))
    )
    wrong = [one.paragraph for one in claims(found) if one.verdict != "traced"]
    assert wrong == list(range(1, 2 * len(TRUE), 2))


@pytest.mark.parametrize("fault", [row[1] for row in PLANTED])
def test_words_that_are_suggested_are_true(book, fault):
    (one,) = claims(checked(book, fault))
    mended = fault[: one.start] + one.suggestion + fault[one.end :]
    assert not one.suggestion or claims(checked(book, mended))[0].verdict == "traced"


def test_a_stale_number_is_known_as_last_years(book):
    (one,) = claims(checked(book, "完成惠民演出208场。"))
    assert one.notes == ("stale",)


def test_hardly_anything_left_over_stays_traced_with_a_note(office):
    (one,) = claims(checked(Book(office, values={"volunteers.registered": 30001}), "注册志愿者3万余人。"))
    assert (one.verdict, one.notes, one.suggestion) == ("traced", ("loose",), "3万余人")


def test_exactly_thirty_thousand_is_not_more_than_thirty_thousand(office):
    (one,) = claims(checked(Book(office, values={"volunteers.registered": 30000}), "注册志愿者3万余人。"))
    assert (one.verdict, one.suggestion) == ("changed", "3万人")


def test_a_sentence_about_the_year_before_is_asked_for_that_year(book):
    (one,) = claims(checked(book, "2024年，开展线下宣讲650场次。"))
    assert (one.verdict, one.figure.period) == ("traced", "2024")


def test_a_sentence_about_half_a_year_is_asked_for_that_half(book):
    (one,) = claims(checked(book, "上半年完成惠民演出130场。"))
    assert (one.verdict, one.figure.period) == ("traced", "2025H1")


def test_a_sentence_about_a_town_is_asked_for_that_town(book):
    town, all_of_it = claims(checked(book, "柳河镇完成惠民演出18场，全区完成惠民演出260场。"))
    assert (town.verdict, town.figure.unit_code, all_of_it.verdict) == ("traced", "990101002", "traced")


def test_a_growth_in_percent_is_that_of_what_was_spoken_of_before(book):
    _, growth = claims(checked(book, "完成惠民演出260场，同比增长25％。"))
    _, wrong = claims(checked(book, "完成惠民演出260场，同比增长30％。"))
    assert (growth.verdict, wrong.verdict, wrong.suggestion) == ("traced", "changed", "25％")


def test_a_decrease_is_no_increase(book):
    _, fallen = claims(checked(book, "完成惠民演出260场，同比下降25％。"))
    assert (fallen.verdict, fallen.suggestion) == ("changed", "")


def test_more_than_last_year_by_so_many(book):
    _, more = claims(checked(book, "完成惠民演出260场，比上年增加52场。"))
    assert more.verdict == "traced"


def test_the_first_of_two_years_is_asked_for_the_year_before(book):
    before, now = claims(checked(book, "完成惠民演出由208场增加到260场。"))
    assert (before.verdict, before.figure.period, now.verdict) == ("traced", "2024", "traced")


def test_a_comparison_in_another_clause_makes_a_change_too(book):
    more, growth = claims(checked(book, "与去年相比，惠民演出增加52场，增长25％。"))
    assert (more.verdict, more.cls, growth.verdict) == ("traced", "change", "traced")


def test_another_unit_word_needs_the_words_to_say_more(book):
    (rooms,) = claims(checked(book, "建成村文化活动室13个。"))
    assert rooms.verdict == "untraced"


def test_a_report_with_spaces_beside_its_numbers_reads_the_same(book):
    assert [one.verdict for one in claims(checked(book, "开展线下宣讲 700 余场次，受众 4.8 万余人次。"))] == [
        "traced"
    ] * 2


def test_words_of_its_own_that_name_something_else_are_no_carrying_over(book):
    _, helped = claims(checked(book, "注册志愿者5.8万人，帮助群众近6万人。"))
    _, active = claims(checked(book, "注册志愿者5.8万人、活跃9500人。"))
    assert (helped.verdict, active.indicator) == ("untraced", "volunteers.active")


def test_a_level_that_is_named_for_a_part_is_not_taken_for_the_whole(book):
    _, part = claims(checked(book, "省级以上媒体刊发615篇（其中中央95）。"))
    assert part.indicator in ("", "coverage.central.items")


def test_a_number_that_no_words_explain_has_its_coincidences_last(book):
    (one,) = claims(checked(book, "办结信访事项260场。"))
    assert one.verdict == "untraced"
    assert [c.score for c in one.candidates][-1] == 0
    assert "只是数值相同" in one.candidates[-1].reasons[0]


def test_reasons_say_which_words_stand_there_and_what_the_ledger_has(book):
    (one,) = claims(checked(book, "完成惠民演出261场。"))
    assert one.candidates[0].reasons == ("文中有“惠民演出”", "台账为 260场，与文中不符")


@pytest.fixture
def survey():
    """What another office said."""
    return Stated("stated:1", "群众满意度", Decimal("98.6"), "%", "2025", "测评报告.pdf", "区统计局", "老李")


def test_a_stated_figure_is_known_by_its_name(office, survey):
    (right,) = claims(checked(Book(office, (survey,)), "群众满意度达到98.6％。"))
    (wrong,) = claims(checked(Book(office, (survey,)), "群众满意度达到99.6％。"))
    assert (right.verdict, right.indicator) == ("stated", "stated:1")
    assert (wrong.verdict, wrong.suggestion) == ("changed", "98.6％")


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("（一）抓实学习", "ordinal"),
        ("2025年，", "date"),
        ("青文旅〔2025〕36号", "document-number"),
        ("第九届", "ordinal"),
    ],
)
def test_what_needs_no_basis_is_no_claim(book, text, cls):
    (one,) = checked(book, text).numerals
    assert (one.verdict, one.cls) == ("not_claim", cls)


def test_plans_are_no_claims(book):
    found = checked(book, "三、下一步工作打算", "（一）扩大供给。完成惠民演出300场。")
    assert [one.cls for one in found.numerals][-1] == "plan-target"
    assert claims(found) == []


def test_without_a_ledger_claims_are_untraced_and_told_apart(office):
    found = checked(None, "2025年完成惠民演出260场，近6000余人观看。")
    assert [one.verdict for one in found.numerals] == ["not_claim", "untraced", "contradictory"]


def test_coverage_counts_each_verdict_and_the_claims(book):
    counts = checked(book, "2025年完成惠民演出261场，下发督导通报24期。").coverage()
    assert (counts["numerals"], counts["claims"], counts["traced"], counts["changed"]) == (3, 2, 1, 1)


def test_a_contradiction_of_two_places_is_listed_apart(book):
    found = checked(book, "省级以上媒体刊发615篇，其中中央媒体1200篇。")
    assert [one.kind for one in found.contradictions] == ["part_of"]


def test_all_figures_are_asked_for_at_once(book):
    checked(book, *TRUE)
    assert len(book.asked) == len(set(book.asked))
