"""Text, choices and yes or no."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.ledger.cells.text import line, visible


def test_blanks_are_put_in_order_and_characters_kept(stored):
    assert stored("place", "　东关街道 \n 文化站（２楼） ") == "东关街道 文化站（２楼）"


def test_rare_characters_of_names_stay(stored):
    assert stored("place", "𬱖㛃\ue000") == "𬱖㛃\ue000"


def test_control_characters_and_invisible_marks_go():
    assert visible("东\x00关\u200b街\ufeff道") == "东关街道"


def test_half_a_character_is_refused(codes):
    assert codes(place="东\ud800") == ["LED004"]


@pytest.mark.parametrize("cell", [["东关"], {"a": 1}, pytest.param(10**5000, id="huge"), b"x"])
def test_what_is_no_text_is_refused(codes, cell):
    assert codes(place=cell) == ["LED004"]


@pytest.mark.parametrize(("cell", "text"), [(12.0, "12"), (3, "3"), (2.5, "2.5")])
def test_a_number_in_a_column_of_text_loses_the_workbooks_point_nought(stored, cell, text):
    assert stored("place", cell) == text


def test_ten_thousand_characters_are_the_most(codes):
    assert codes(place="字" * 10_000) == []
    assert codes(place="字" * 10_001) == codes(notes="字" * 10_001) == ["LED003"]


def test_notes_keep_their_lines(stored):
    assert stored("notes", " 一、开场\r\n\r\n 二、  宣讲 \r\n") == "一、开场\n\n二、 宣讲"


@pytest.mark.parametrize("cell", ["offline", "线下", "Offline", " 线 下 ", "OFFLINE"])
def test_a_choice_is_known_by_code_and_title_in_any_language(stored, cell):
    assert stored("mode", cell) == "offline"


def test_an_alias_is_known_and_kept_as_written(row):
    found = row(mode="网上")
    assert (found.data["mode"], found.raw_kept) == ("online", {"mode": "网上"})


def test_an_unknown_choice_names_those_there_are_and_the_most_alike(sentence):
    assert sentence(mode="线下面") == ("mode LED015 “方式”里没有“线下面”这一项。 可以填：线上、线下。是不是“线下”？")


@pytest.mark.parametrize("cell", ["法治、健康", "健康，法治", "法治;health", ["健康", "law"], "法治\n健康"])
def test_several_choices_are_stored_sorted_by_code(stored, cell):
    assert stored("themes", cell) == ["health", "law"]


def test_choices_of_two_rows_are_two_lists(stored):
    stored("themes", "法治").append("spoiled")
    assert stored("themes", "法治") == ["law"]


def test_a_cell_without_a_theme_says_nothing_each_time(stored):
    assert [stored("themes", "、 ") for _ in range(2)] == [None, None]


def test_one_unknown_theme_refuses_the_cell(codes):
    assert codes(themes="法治、歌舞") == ["LED015"]


@pytest.mark.parametrize("cell", ["是", "有", "√", "true", "Y", 1, 1.0, True])
def test_yes_is_yes_however_written(stored, cell):
    assert stored("open", cell) is True


@pytest.mark.parametrize("cell", ["否", "无", "×", "false", "N", 0, False])
def test_no_is_no_however_written(stored, cell):
    assert stored("open", cell) is False


def test_neither_yes_nor_no_is_asked_back(codes):
    assert codes(open="也许") == ["LED014"]


@pytest.mark.parametrize("cell", ["https://www.example.cn/a?b=1", "http://10.0.0.8:8080"])
def test_a_web_address_is_kept(stored, cell):
    assert stored("page", cell) == cell


@pytest.mark.parametrize("cell", ["www.example.cn", "javascript:alert(1)", "https://", "http://a b"])
def test_what_is_no_web_address_is_refused(codes, cell):
    assert codes(page=cell) == ["LED021"]


def test_a_file_is_its_digest(stored, codes):
    assert stored("photo", "ab" * 32) == "ab" * 32
    assert codes(photo="photo.jpg") == ["LED022"]


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_reading_a_line_twice_changes_nothing_more(text):
    once = line(text)
    assert line(once) == once
