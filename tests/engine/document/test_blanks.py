"""Text in an empty paragraph looks as if it had been typed there, and nothing else is replaced."""

from __future__ import annotations

import pytest

from engine.document.making import p, package, r
from youju.engine.document.blanks import put_text
from youju.engine.document.names import w
from youju.engine.document.reading import read

BOLD = "<w:b/>"


def only(body):
    (paragraph,) = read(package(body))
    return paragraph


def look(paragraph):
    """The names of what the text's run is made to look like."""
    run = paragraph.pieces[0].element.getparent()
    return [child.tag for node in run.iterchildren(w("rPr")) for child in node]


@pytest.mark.parametrize("content", [p(), p("  "), p("\u3000\u3000"), p("<w:r><w:t/></w:r>")])
def test_nothing_and_spaces_give_way(content):
    paragraph = only(content)
    made = put_text(paragraph, "（待填）")
    assert made.text == "（待填）"
    assert "".join(paragraph.node.itertext()) == "（待填）"


@pytest.mark.parametrize("content", [p("12"), p("场"), p("<w:r><w:tab/></w:r>")])
def test_words_and_tabs_stay(content):
    paragraph = only(content)
    assert put_text(paragraph, "（待填）") is None
    assert "（待填）" not in "".join(paragraph.node.itertext())


def test_the_look_is_that_of_the_mark_of_the_paragraph():
    assert look(put_text(only(p(properties=f"<w:rPr>{BOLD}</w:rPr>")), "1")) == [w("b")]


def test_the_look_of_an_empty_run_goes_before_that_of_the_mark():
    empty = f"<w:r><w:rPr>{BOLD}</w:rPr></w:r>"
    assert look(put_text(only(p(empty, properties="<w:rPr><w:i/></w:rPr>")), "1")) == [w("b")]


def test_that_the_mark_was_put_in_by_a_tracked_change_is_not_said_of_the_text():
    tracked = f'<w:rPr><w:ins w:id="1" w:author="老李"/>{BOLD}</w:rPr>'
    assert look(put_text(only(p(properties=tracked)), "1")) == [w("b")]


def test_spaces_keep_their_run():
    assert look(put_text(only(p(r("  ", BOLD))), "1")) == [w("b")]
