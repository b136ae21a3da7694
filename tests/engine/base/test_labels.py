"""Text in two languages: nobody is ever shown an empty line."""

import pytest

from youju.engine.base.labels import Label


@pytest.mark.parametrize(("language", "words"), [("zh", "宣讲"), ("en", "Lectures")])
def test_a_label_is_read_in_the_language_asked_for(language, words):
    assert Label("宣讲", "Lectures").in_(language) == words


def test_chinese_stands_in_where_there_is_no_english():
    assert Label("宣讲").in_("en") == "宣讲"


def test_english_stands_in_where_there_is_no_chinese():
    assert Label("", "Volunteers").in_("zh") == "Volunteers"


@pytest.mark.parametrize(
    ("label", "words"), [(Label("宣讲", "Lectures"), "宣讲"), (Label("", "Volunteers"), "Volunteers")]
)
def test_a_label_prints_as_its_first_language(label, words):
    assert str(label) == words


def test_a_label_cannot_be_changed():
    with pytest.raises(AttributeError):
        Label("宣讲").zh = "演出"
