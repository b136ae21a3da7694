"""Text is replaced and runs are split without a character or a format lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.document.making import p, package, r
from youju.engine.document.carriers import Carrier, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.names import w
from youju.engine.document.reading import read

SENTENCE = "开展线下宣讲 655 场次，受众40820人次。"


def split(text: str, cuts: list[int]) -> str:
    """The text as runs cut at these places, every other one bold."""
    edges = [0, *sorted({cut % len(text) for cut in cuts} - {0}), len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    return p(*(r(piece, "<w:b/>" if n % 2 else "") for n, piece in enumerate(pieces)))


@given(st.lists(st.integers(0, 40), max_size=8), st.integers(0, 20), st.integers(1, 6))
def test_a_carrier_around_any_place_changes_no_character(cuts, start, length):
    file = package(split(SENTENCE, cuts) + p("下一段"))
    paragraph, end = read(file)[0], min(start + length, len(SENTENCE))
    assert wrap(Editor(paragraph), start, end, Carrier("a1b2c3d4e5f6", "宣讲")) is None
    assert [x.text for x in read(file)] == [SENTENCE, "下一段"]
    (span,) = [s for s in read(file)[0].spans if s.kind == "figure"]
    assert (span.start, span.end) == (start, end)


@given(
    st.lists(st.integers(0, 40), max_size=8),
    st.integers(0, 20),
    st.integers(1, 6),
    st.text("0123456789万余", max_size=5),
)
def test_a_replaced_place_leaves_the_rest_as_it_was(cuts, start, length, text):
    file = package(split(SENTENCE, cuts))
    assert Editor(read(file)[0]).replace(start, start + length, text)
    assert read(file)[0].text == SENTENCE[:start] + text + SENTENCE[start + length :]


def test_replaced_text_takes_the_look_of_the_first_character_there():
    file = package(p(r("共"), r("26", "<w:b/>"), r("0", "<w:i/>"), r("场")))
    Editor(read(file)[0]).replace(1, 4, "1万余")
    runs = {
        run.findtext(w("t")): run.find(f"{w('rPr')}/{w('b')}") is not None for run in file.tree(file.main).iter(w("r"))
    }
    assert runs["1万余"] is True


def test_a_tab_in_the_run_stays_where_it_was():
    file = package(p("<w:r><w:t>共</w:t><w:tab/><w:t>9项</w:t></w:r>"))
    assert wrap(Editor(read(file)[0]), 2, 3, Carrier("a1b2c3d4e5f6", "项目")) is None
    assert read(file)[0].text == "共\t9项"


def test_what_is_no_text_is_not_replaced():
    file = package(p("<w:r><w:t>共</w:t><w:tab/><w:t>9项</w:t></w:r>"))
    assert not Editor(read(file)[0]).replace(1, 3, "12")
    assert read(file)[0].text == "共\t9项"


def test_several_places_are_edited_from_right_to_left():
    file = package(split(SENTENCE, [3, 9, 20]))
    editor = Editor(read(file)[0])
    for old, new in (("40820", "4万余"), ("655", "700")):
        start = SENTENCE.index(old)
        assert editor.replace(start, start + len(old), new)
    assert read(file)[0].text == "开展线下宣讲 700 场次，受众4万余人次。"
