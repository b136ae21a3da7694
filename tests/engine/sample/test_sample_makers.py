"""Ways of making values: each does what its table in the recipe says."""

from collections import Counter
from statistics import median

import msgspec
import pytest

from youju.engine.sample.makers import MAKERS, parse, template_names
from youju.engine.sample.model import Taken


def test_plain_text_is_a_template_and_a_plain_number_itself(made):
    assert made("听众", field="title") == "听众"
    assert made(7) == 7


def test_a_fixed_list_is_not_shared_between_rows(made):
    first, second = made(["a", "b"], 2)
    assert first == second == ["a", "b"]
    assert first is not second


def test_an_unknown_way_is_a_key_error():
    with pytest.raises(KeyError):
        parse({"make": "guess"})


def test_an_unknown_option_is_told():
    with pytest.raises(TypeError, match="many"):
        parse({"make": "between", "low": 1, "high": 2, "many": True})


def test_an_option_of_the_wrong_shape_is_told():
    with pytest.raises(msgspec.ValidationError):
        parse({"make": "between", "low": "one", "high": 2})


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_every_way_says_what_it_makes(name):
    assert MAKERS[name].__doc__


def test_a_pick_follows_its_weights(made):
    drawn = Counter(made({"make": "pick", "of": {"a": 9, "b": 1}}, 500, field="title"))
    assert drawn["a"] > 5 * drawn["b"] > 0


def test_codes_of_a_number_field_are_numbers(made):
    assert set(made({"make": "pick", "of": {"1": 1, "2": 1}}, 50)) == {1, 2}


def test_several_codes_are_picked_each_by_its_percentage(made):
    drawn = made({"make": "pick", "many": True, "of": {"a": 100, "b": 50}}, 200, field="title")
    assert all("a" in codes for codes in drawn)
    assert 60 < sum("b" in codes for codes in drawn) < 140


def test_no_code_at_all_leaves_the_field_out(made):
    assert made({"make": "pick", "many": True, "of": {"a": 0}}, field="title") is None


def test_a_number_with_spread_keeps_median_and_bound(made):
    values = made({"make": "some", "median": 48, "sigma": "0.7", "least": 5}, 800)
    assert 42 < median(values) < 54
    assert min(values) >= 5


def test_heaped_numbers_end_in_nought_or_five(made):
    values = made({"make": "some", "median": 48, "sigma": "0.7", "least": 5, "heap": 55}, 1000)
    assert 0.57 < sum(v % 5 == 0 for v in values) / 1000 < 0.71  # 55 % and a fifth of the others


def test_hours_come_as_text_in_half_hours(made):
    values = made(
        {"make": "some", "median": "1.9", "sigma": "0.45", "step": "0.5"}, 100, register="helpings", field="hours"
    )
    assert {v.partition(".")[2] for v in values} <= {"", "5"}


def test_a_number_keeps_within_what_the_hall_holds(made, put):
    hall = put("halls", 1, {"capacity": 20})
    table = {"make": "some", "median": 90, "sigma": "0.1", "within": ["hall", "capacity", 150]}
    assert made(table, seen={"hall": hall}) == 30


def test_a_hall_of_unknown_size_bounds_nothing(made, put):
    table = {"make": "some", "median": 90, "sigma": "0", "within": ["hall", "capacity", 150]}
    assert made(table, seen={"hall": put("halls", 1, {})}) == 90


def test_a_share_is_a_part_of_another_field(made):
    assert made({"make": "share", "of": "expected", "low": 50, "high": 50}, raw={"expected": 30}) == 15


def test_a_share_of_nothing_is_left_out(made):
    assert made({"make": "share", "of": "expected", "low": 50, "high": 50}) is None


def test_yes_in_all_rows_is_yes(made):
    assert made({"make": "yes", "percent": 100}) is True


def test_serials_have_no_gaps(made):
    assert made({"make": "serial"}, 4) == [1, 2, 3, 4]


def test_a_serial_may_be_printed_with_its_year(made):
    assert made({"make": "serial", "per": "year", "pattern": "{year}-{n:03}"}, 2, field="title") == [
        "2025-001",
        "2025-002",
    ]


def test_given_leaves_the_others_out(made):
    values = made({"make": "between", "low": 1, "high": 1, "given": 30}, 500)
    assert 100 < sum(v == 1 for v in values) < 200


@pytest.mark.parametrize(
    ("only", "raw", "value"),
    [
        ({"mode": "online"}, {"mode": "online"}, 1),
        ({"mode": "online"}, {"mode": "offline"}, None),
        ({"mode": ["a", "online"]}, {"mode": "online"}, 1),
        ({"done": "*"}, {"done": "2025-01-01"}, 1),
        ({"done": "*"}, {}, None),
    ],
)
def test_only_asks_what_other_fields_hold(made, only, raw, value):
    assert made({"make": "fixed", "value": 1, "only": only}, raw=raw) == value


def test_templates_name_the_unit_and_the_day(made, world):
    text = made("{unit}{year}年{month}月{day}日第{n}次", field="title", on="2025-03-05", unit=4)
    assert text == f"{world.district.unit(4).short}2025年3月5日第1次"


def test_templates_draw_from_word_lists(made):
    assert set(made("{theme}", 60, field="title")) == {"安全用火", "邻里互助", "家风故事"}


def test_templates_repeat_what_the_row_and_its_reference_hold(made, put):
    hall = put("halls", 1, {"name": "礼堂"})
    assert made("{=title}在{@hall.name}", field="text", raw={"title": "宣讲"}, seen={"hall": hall}) == "宣讲在礼堂"


def test_the_word_lists_of_a_way_are_known_beforehand():
    assert set(template_names(parse("{unit}{theme}{=title}{@hall.name}"))) == {"theme"}
    assert set(template_names(parse({"make": "person"}))) == {"surnames", "given"}


def test_a_list_begins_again_with_a_number(made):
    assert made({"make": "listed", "words": "theme"}, 4, field="title")[2:] == ["家风故事", "安全用火2"]


def test_names_are_composed_of_a_surname_and_one_or_two_characters(made):
    names = made({"make": "person"}, 60, register="persons", field="name")
    assert {name[0] for name in names} == {"王", "李", "张"}
    assert {len(name) for name in names} == {2, 3}


def test_digits_may_count_up(made):
    assert made({"make": "digits", "prefix": "99", "width": 4, "count": True}, 2, field="title") == ["990001", "990002"]


def test_digits_of_chance_have_their_width(made):
    assert all(len(t) == 11 for t in made({"make": "digits", "prefix": "1410", "width": 7}, 30, field="title"))


def test_the_day_of_a_row_is_its_own(made):
    assert made({"make": "day"}, field="held_on", on="2025-05-06") == "2025-05-06"


def test_later_counts_from_the_row_or_from_another_field(made):
    assert made({"make": "later", "days": [2, 2]}, field="held_on") == "2025-05-08"
    assert made({"make": "later", "days": [-1, -1], "after": "end"}, raw={"end": "2025-07-01"}) == "2025-06-30"


def test_working_days_skip_weekends_and_not_make_up_days(made):
    table = {"make": "later", "days": [2, 2], "working": True}
    assert made(table, on="2025-05-09") == "2025-05-13"  # over a weekend
    assert made(table, on="2025-09-26") == "2025-09-29"  # Sunday 28 September is worked


def test_working_days_count_backwards_too(made):
    assert made({"make": "later", "days": [-2, -2], "working": True}, on="2025-05-13") == "2025-05-09"


@pytest.mark.parametrize(
    ("more", "value"), [({}, None), ({"clamp": True}, "2025-12-30"), ({"plan": True}, "2026-01-05")]
)
def test_nothing_but_a_plan_lies_after_today(made, more, value):
    assert made({"make": "later", "days": [10, 10], **more}, on="2025-12-26") == value


def test_a_day_after_a_missing_day_is_missing(made):
    assert made({"make": "later", "days": [1, 1], "after": "end"}) is None


def test_when_gives_the_day_of_a_step(made):
    taken = (Taken("close", "2025-03-01", ""), Taken("close", "2025-04-01", ""))
    assert made({"make": "when", "step": "close"}, taken=taken) == "2025-04-01"
    assert made({"make": "when", "step": "close", "last": False}, taken=taken) == "2025-03-01"
    assert made({"make": "when", "step": "reopen"}, taken=taken) is None


def test_a_row_near_a_festival_is_tagged(made):
    assert made({"make": "feast"}, on="2025-01-31") == ["spring_festival"]
    assert made({"make": "feast"}, on="2025-06-30") is None


def test_clock_times_lie_between_their_hours(made):
    times = made({"make": "clock", "low": 8, "high": 9}, 60, register="helpings", field="start")
    assert {t[11:] for t in times} == {"08:00", "08:30", "09:00"}


def test_an_interval_ends_after_its_hours(made):
    raw = {"start": "2025-05-06T09:30", "hours": "1.5"}
    assert made({"make": "until", "start": "start", "hours": "hours"}, raw=raw) == "2025-05-06T11:00"


def test_an_interval_ends_on_its_day(made):
    raw = {"start": "2025-05-06T22:00", "hours": "8"}
    assert made({"make": "until", "start": "start", "hours": "hours"}, raw=raw) == "2025-05-06T23:59"


def test_an_interval_without_hours_has_no_end(made):
    assert made({"make": "until", "start": "start", "hours": "hours"}, raw={"start": "2025-05-06T09:30"}) is None
