"""Paragraphs left out and rows repeated leave a document that is still sound."""

import pytest

from engine.document.making import p, package, row, table
from youju.engine.document.reading import read
from youju.engine.document.shaping import drop, repeat_row, repeatable

SECTION = "<w:sectPr/>"


def texts(made):
    return [paragraph.text for paragraph in read(made)]


def the(made, text):
    """The paragraph with this text."""
    return next(paragraph for paragraph in read(made) if paragraph.text == text)


def xml(made):
    return made.part("word/document.xml").decode()


def test_a_paragraph_is_left_out():
    made = package(p("一") + p("二") + p("三"))
    drop(made, the(made, "二"))
    assert texts(made) == ["一", "三"]


def test_a_paragraph_that_ends_a_section_is_emptied_so_that_the_pages_stay():
    made = package(p("一", properties=SECTION) + p("二"))
    drop(made, the(made, "一"))
    assert (texts(made), SECTION in xml(made)) == (["", "二"], True)


def test_the_last_paragraph_of_a_cell_is_emptied_since_word_needs_one():
    made = package(table(row(p("一"), p("二"))))
    drop(made, the(made, "一"))
    assert texts(made) == ["", "二"]


def test_another_paragraph_of_a_cell_goes():
    made = package(table(row(p("一") + p("二"))))
    drop(made, the(made, "二"))
    assert texts(made) == ["一"]


def test_a_row_is_repeated_in_its_place():
    made = package(table(row(p("头")), row(p("行")), row(p("尾"))))
    repeat_row(made, the(made, "行"), 3)
    assert texts(made) == ["头", "行", "行", "行", "尾"]


def test_a_row_repeated_no_times_is_gone():
    made = package(table(row(p("头")), row(p("行"))))
    repeat_row(made, the(made, "行"), 0)
    assert texts(made) == ["头"]


def test_ids_are_not_doubled():
    paragraph = p("行").replace("<w:p>", '<w:p w14:paraId="0A">')
    bookmark = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
    made = package(table(row(paragraph + p(bookmark))))
    repeat_row(made, the(made, "行"), 3)
    assert (xml(made).count("paraId"), xml(made).count("bookmarkStart")) == (1, 1)


@pytest.mark.parametrize(
    ("body", "can"),
    [
        (p("行"), False),
        (table(row(p("行"))), True),
        (table(row(p("行"), table(row(p("内"))) + p("尾"))), False),
        (table(row(p("行"), '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("合"))), False),
    ],
)
def test_what_can_be_repeated(body, can):
    assert repeatable(the(package(body), "行")) is can
