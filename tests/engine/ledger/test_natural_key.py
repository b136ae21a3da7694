"""The same thing told twice has one key."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.ledger import natural_key
from youju.engine.ledger.key import plain

TALK = {"held_on": "2025-03-08", "place": "东关街道文化站", "title": "第九届全民阅读周（启动）"}


@pytest.fixture
def key(pack):
    """The key of the talk with other data."""
    return lambda unit=2, **other: natural_key(pack.registers["lectures"], unit, TALK | other)


def test_a_key_is_sixteen_bytes(key):
    assert len(key()) == 16


@pytest.mark.parametrize(
    "title",
    [
        "第9届全民阅读周(启动)",
        "第 九 届全民阅读周启动",
        "９届全民阅读周·启动",
        "九届《全民阅读周》启动",
        "第九届全民阅读周——启动",
    ],
)
def test_width_blanks_brackets_and_ordinals_do_not_make_another_record(key, title):
    assert key(title=title) == key()


@pytest.mark.parametrize(
    "title", ["第十届全民阅读周（启动）", "第九届全民阅读月（启动）", "第十九届全民阅读周（启动）"]
)
def test_another_title_makes_another_record(key, title):
    assert key(title=title) != key()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("第三次全会", "第3次全会", True),
        ("三次会议", "第三次会议", False),
        ("简报第12期", "简报十二期", True),
        ("Reading Day", "reading day", True),
        ("增长3.5", "增长35", False),
        ("12-3室", "123室", False),
        ("𬱖老师讲堂", "㛃老师讲堂", False),
        ("\ue000老师", "\ue001老师", False),
        ("二〇二五年", "二二五年", False),
    ],
)
def test_titles_are_compared_as_people_do(key, one, other, same):
    assert (key(title=one) == key(title=other)) is same


def test_another_day_place_or_unit_makes_another_record(key):
    assert len({key(), key(held_on="2025-03-09"), key(place="柳河镇文化站"), key(unit=3)}) == 4


def test_other_fields_do_not(key):
    assert key(people=46) == key(people=47)


def test_a_key_over_all_units_does_not_ask_whose_it_is(pack):
    outlets = pack.registers["outlets"]
    assert natural_key(outlets, 2, {"name": "清和日报"}) == natural_key(outlets, 3, {"name": "清和日报"})


def test_without_a_part_there_is_no_key(pack):
    assert natural_key(pack.registers["lectures"], 2, {"held_on": "2025-03-08", "title": "宪法宣讲"}) is None


def test_a_register_without_a_key_has_no_duplicates(pack):
    assert natural_key(pack.registers["speakers"], 2, {"name": "王老师"}) is None


def test_two_registers_never_share_a_key(pack):
    lectures = pack.registers["lectures"]
    assert natural_key(replace(lectures, id="talks"), 2, TALK) != natural_key(lectures, 2, TALK)


def test_lists_and_numbers_may_be_part_of_a_key(pack):
    register = replace(pack.registers["lectures"], key=("speakers", "number"))
    keys = {natural_key(register, 2, {"speakers": s, "number": 1}) for s in ([21], [21, 22])}
    assert len(keys) == 2


@pytest.mark.parametrize("title", ["第" + "9" * 6000 + "届", "第届", "第零届", ""])
def test_any_title_has_a_key(key, title):
    assert key(title=title) is not None


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("第九9届场讲 甲〡〱〇（A.-5"), max_size=9))
def test_a_text_without_marks_takes_a_shorter_way_to_the_same_key(text):
    assert plain(text) == plain(f"！{text}！")
