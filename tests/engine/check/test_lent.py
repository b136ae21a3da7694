"""A number whose subject stands in its heading or in the sentence before it is traced where the value agrees, and only then."""

from __future__ import annotations

import pytest

from engine.check.books import Book, checked, claims  # type: ignore[import-not-found]


@pytest.fixture
def first(office):
    """The first claim of some paragraphs."""
    return lambda *paragraphs: claims(checked(Book(office), *paragraphs))[0]


@pytest.mark.parametrize(
    ("paragraphs", "indicator"),
    [
        (("（一）线下宣讲", "共开展702场次。"), "lectures.offline.sessions"),
        (("（二）线上宣讲", "共开展78场次。"), "lectures.online.sessions"),
        (("（三）惠民演出", "全年完成260场。"), "performances.benefit.shows"),
        (("扎实推进惠民演出。全年完成260场。",), "performances.benefit.shows"),
    ],
)
def test_the_heading_or_the_sentence_before_is_the_subject(first, paragraphs, indicator):
    one = first(*paragraphs)
    assert (one.verdict, one.indicator, one.notes) == ("traced", indicator, ("lent",))


def test_another_value_is_no_change_for_the_words_are_not_its_own(first):
    one = first("（三）惠民演出", "全年完成261场。")
    assert (one.verdict, one.indicator, one.suggestion) == ("untraced", "", "")


def test_a_sentence_with_a_number_of_its_own_lends_nothing(office):
    two = claims(checked(Book(office), "扎实推进惠民演出260场。全年完成260场。"))
    assert [one.notes for one in two] == [(), ()]


def test_another_paragraph_lends_nothing(first):
    assert first("扎实推进惠民演出。", "全年完成260场。").verdict == "untraced"


def test_a_part_that_the_heading_names_comes_before_the_whole(first):
    one = first("（一）线下宣讲", "听众4.8万余人次。")
    assert (one.verdict, one.indicator, one.notes) == ("traced", "lectures.offline.audience", ("lent",))


def test_neither_the_part_nor_the_whole_is_said_to_be_changed_where_both_may_be_meant(first):
    one = first("（一）线下宣讲", "听众5.5万余人次。")
    assert (one.verdict, one.suggestion) == ("untraced", "")


def test_without_such_a_heading_the_whole_is_meant(first):
    assert first("（一）工作情况", "宣讲听众9.9万余人次。").verdict == "changed"
