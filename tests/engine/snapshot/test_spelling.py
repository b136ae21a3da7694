"""How Chinese text is spelled: sorted by pinyin, found by its initials."""

import pytest

from youju.engine.snapshot.spelling import plain, spell


@pytest.mark.parametrize(
    ("text", "initials"),
    [("柳河镇", "lhz"), ("第10场（东）", "d10cd"), ("重庆银行", "cqyh"), ("Lisa 读书", "lisads"), ("", "")],
)
def test_the_initials_of_a_text(text, initials):
    assert spell(text).initials == initials


def test_texts_sort_by_pinyin_and_not_by_code_point():
    assert sorted(["柳河镇", "东关街道", "安宁乡", "张桥"], key=lambda t: spell(t).key) == [
        "安宁乡",
        "东关街道",
        "柳河镇",
        "张桥",
    ]


def test_a_reading_is_that_of_the_word():
    assert spell("重庆").key < spell("大同").key < spell("重量").key


def test_the_same_syllable_sorts_by_its_tone():
    assert sorted(["马", "妈", "骂", "麻"], key=lambda t: spell(t).key) == ["妈", "麻", "马", "骂"]


def test_numbers_sort_by_their_size():
    assert spell("第2场").key < spell("第10场").key


def test_latin_text_sorts_among_the_chinese():
    assert spell("安").key < spell("Bus").key < spell("车").key


def test_width_and_case_make_no_difference():
    assert plain("ＡＢＣ　１２") == "abc 12"


def test_a_sign_without_a_reading_stands_for_itself():
    assert spell("㊣〇x").key.endswith("〇x")
