"""What a form says beside an entry before it is saved: it looks like another one; a number deserves a second look."""

from __future__ import annotations

import pytest

from asked_lectures import AGAIN, ASKING, BIG
from making import EAST_GATE, WILLOW_RIVER
from offices import with_pack
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.questions.noticing import notices
from youju.web.store.read import head


@pytest.fixture
def office(site, tmp_path):
    """The office of the cast, whose pack says what is plausible."""
    return with_pack(site, tmp_path / "pack", ASKING)


@pytest.fixture
def lecture(office):
    """The number of a lecture that 阿强 of 柳河镇 entered."""
    return enter(office, "阿强", "lectures", Given(WILLOW_RIVER, AGAIN))[0].record


def seen(office, raw, who="小王", **more):
    return notices(office, who, "lectures", raw, EAST_GATE, **more)


def test_it_looks_like_the_lecture_that_another_unit_entered(office, lecture):
    (double,) = seen(office, {**BIG, "people": "41"}).duplicates
    assert (double.record, double.date, double.unit_name, double.entered_by) == (
        lecture,
        "2025-03-06",
        "柳河镇",
        "阿强",
    )
    assert double.why == ("日期相差 1 天、地点相同、名称相同", "1 day(s) apart, the same place, the same title")


def test_another_place_or_day_looks_like_nothing(office, lecture):
    assert seen(office, {**BIG, "place": "礼堂"}).duplicates == ()
    assert seen(office, {**BIG, "held_on": "2025-03-09"}).duplicates == ()


def test_a_large_number_is_asked_about_beside_the_form(office):
    (question,) = seen(office, BIG).questions
    assert (question.code, question.kind.level, question.place.field) == ("QUA002", "question", "people")


def test_nothing_is_written(office, lecture):
    before = head()
    seen(office, BIG)
    assert head() == before


@pytest.mark.parametrize("raw", [{}, {"title": "宪法宣讲"}, {"held_on": "三月"}, {"people": "很多"}])
def test_a_form_half_filled_is_looked_at_as_far_as_it_goes(office, lecture, raw):
    assert seen(office, raw).duplicates == ()


def test_a_saved_record_is_no_double_of_itself(office):
    number = enter(office, "小王", "lectures", Given(EAST_GATE, {**BIG, "people": "41"}))[0].record
    assert seen(office, {**BIG, "people": "41"}, record=number).duplicates == ()


def test_who_may_not_enter_for_the_unit_is_told_nothing(office, lecture):
    assert seen(office, BIG, who="阿强") == notices(office, "审计", "lectures", BIG, EAST_GATE)
    assert seen(office, BIG, who="阿强").duplicates == ()
