"""What people type in the forms of the editor, and what TOML holds of it."""

from decimal import Decimal

import pytest

from youju.web.settings.shapes import choices_of, choices_text, condition_rows, label, new_id, number, where_of, words


@pytest.fixture
def lectures(pack):
    """The register of lectures."""
    return pack.registers["lectures"]


@pytest.mark.parametrize(
    ("zh", "en", "id_"),
    [
        ("座位数", "", "zuo_wei_shu"),
        ("座位数", "Seats", "seats"),
        ("第1次", "", "di_1_ci"),
        ("2025", "", "x_2025"),
        ("！", "", "x"),
    ],
)
def test_an_id_is_thought_up(zh, en, id_):
    assert new_id(zh, en, ()) == id_


def test_an_id_that_is_taken_gets_a_number():
    assert new_id("座位", "Seats", ("seats", "seats_2")) == "seats_3"


def test_a_title_in_one_language_stands_for_both():
    assert (label("听众", ""), label("", "")) == ({"zh": "听众", "en": "听众"}, {})


def test_lists_are_written_with_commas_of_any_kind():
    assert words("甲、乙，丙;丁\n戊") == ["甲", "乙", "丙", "丁", "戊"]


@pytest.mark.parametrize(("text", "value"), [("5", 5), ("1.5", Decimal("1.5")), ("许多", "许多"), ("", None)])
def test_a_number_is_read_as_written_and_a_slip_stays_for_the_linter(text, value):
    assert number(text) == value


def test_a_choice_needs_only_its_chinese_words():
    assert choices_of("线上\n线下 | Offline | 现场、面对面 | face") == {
        "xian_shang": {"zh": "线上", "en": "线上"},
        "face": {"zh": "线下", "en": "Offline", "aliases": ["现场", "面对面"]},
    }


def test_choices_come_back_as_they_were_written(pack):
    assert choices_of(choices_text(pack.code_lists["level"])) == {
        "central": {"zh": "中央", "en": "Central"},
        "province": {"zh": "省级", "en": "Province", "aliases": ["省"]},
    }


@pytest.mark.parametrize(
    ("row", "where"),
    [
        (("people", "gte", "50"), {"people__gte": 50}),
        (("title", "eq", "宪法"), {"title": "宪法"}),
        (("title", "eq", "宪法、民法典"), {"title": ["宪法", "民法典"]}),
        (("title", "ne", "宪法、民法典"), {"title__ne": "宪法、民法典"}),
        (("place", "empty", ""), {"place__empty": True}),
        (("place", "empty", "否"), {"place__empty": False}),
        (("held_on", "lt", "统计当日"), {"held_on__lt": {"day": "scope"}}),
        (("held_on", "lte", "字段 due_on"), {"held_on__lte": {"field": "due_on"}}),
        (("stage_submitted_times", "gt", "1"), {"stage_submitted_times__gt": 1}),
    ],
)
def test_a_row_of_the_form_is_a_condition_and_comes_back(lectures, row, where):
    names = ("field", "test", "value")
    assert where_of([dict(zip(names, row, strict=True))], lectures) == where
    again = where_of(condition_rows(where, lectures), lectures)
    assert again == where


def test_a_choice_is_named_by_its_title(pack):
    outlets = pack.registers["outlets"]
    assert where_of([{"field": "level", "test": "eq", "value": "省级"}], outlets) == {"level": "province"}
    assert condition_rows({"level": ["central", "province"]}, outlets)[0]["value"] == "中央、省级"


def test_a_row_without_a_field_is_no_condition(lectures):
    assert where_of([{"field": "", "test": "eq", "value": "x"}], lectures) == {}
