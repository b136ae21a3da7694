"""A figure is found again by tag, title or bookmark, and what people did to it is seen."""

from __future__ import annotations

import pytest

from engine.document.making import control, field, p, package, r
from youju.engine.document.carriers import BOOKMARK, Carrier, ids_of, instances, widened, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.filling import fill
from youju.engine.document.markup import control_value
from youju.engine.document.names import w
from youju.engine.document.package import Package
from youju.engine.document.reading import read

LECTURES, SHOWS = Carrier("a1b2c3d4e5f6", "线下宣讲场次"), Carrier("0f0f0f0f0f0f", "惠民演出")


def mark(inside: str, name: str = "a1b2c3d4e5f6", number: int = 7) -> str:
    """A bookmark of ours around runs."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK}{name}"/>'
    return f'{start}{inside}<w:bookmarkEnd w:id="{number}"/>'


def bound(text: str, number: str, carrier: Carrier = LECTURES) -> Package:
    """A file of one paragraph with a number bound in it."""
    file = package(p(text))
    editor = Editor(read(file)[0])
    start = text.index(number)
    assert wrap(editor, start, start + len(number), carrier) is None
    return file


def seen(file: Package, *known: str) -> list[tuple[str, str, str]]:
    """(instance, text, signs) of each figure in a file."""
    return [(i.instance, i.text, "+".join(sorted(i.by))) for i in instances(read(file), known)]


def test_a_bound_number_is_known_by_tag_and_bookmark():
    assert seen(bound("线下宣讲655场次", "655")) == [("a1b2c3d4e5f6", "655", "bookmark+tag")]


def test_the_control_shows_the_title_and_the_first_digits_of_the_instance():
    file = bound("线下宣讲655场次", "655")
    (node,) = file.tree(file.main).iter(w("sdt"))
    assert control_value(node, "alias") == "线下宣讲场次 ·a1b2c3"
    assert [child.tag for child in node[0]] == [w("alias"), w("tag"), w("id")]


def test_the_format_of_a_number_stays_inside_its_control():
    file = package(p(r("共"), r("260", "<w:b/>"), r("场")))
    wrap(Editor(read(file)[0]), 1, 4, SHOWS)
    (node,) = file.tree(file.main).iter(w("sdt"))
    assert node.find(f"{w('sdtPr')}/{w('rPr')}/{w('b')}") is not None
    assert node.find(f"{w('sdtContent')}/{w('r')}/{w('rPr')}/{w('b')}") is not None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (p("第", field("PAGE", "12"), "页"), "DOC030"),
        (p("共", control("12"), "场"), "DOC030"),
        (p("共", r("1"), f"<w:ins>{r('2')}</w:ins>", "场"), "DOC031"),
        (p("共", r("1"), f"<w:hyperlink>{r('2')}</w:hyperlink>", "场"), "DOC031"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('共12场')}</w:sdtContent></w:sdt>", "DOC030"),
        (p("共", f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('12')}</w:rubyBase></w:ruby></w:r>"), "DOC030"),
    ],
    ids=[
        "in a field",
        "in a control",
        "half in an insertion",
        "half in a link",
        "in a control of paragraphs",
        "in ruby",
    ],
)
def test_a_number_that_cannot_be_bound_is_told_and_left(body, code):
    file = package(body)
    before = [x.text for x in read(file)]
    problem = wrap(Editor(read(file)[0]), 1, 3, LECTURES)
    assert problem is not None
    assert (problem.code, "12" in problem.sentence()) == (code, True)
    assert [x.text for x in read(file)] == before


def test_a_title_alone_is_completed_by_the_manifest():
    file = package(p("共", control("655").replace('<w:tag w:val="yj:a1b2c3d4e5f6"/>', ""), "场"))
    assert seen(file, "a1b2c3d4e5f6") == [("a1b2c3d4e5f6", "655", "alias")]
    assert seen(file) == [("a1b2c3", "655", "alias")]


def test_a_bookmark_alone_is_enough_also_as_a_copy_of_an_editor():
    file = package(p("共", mark(r("655")), "场") + p("又", mark(r("655"), "a1b2c3d4e5f6_Copy_1", 8), "场"))
    assert seen(file) == [("a1b2c3d4e5f6", "655", "bookmark")] * 2


def test_a_copied_paragraph_is_found_twice():
    body = p("共", mark(control("655")), "场")
    assert [x[0] for x in seen(package(body + body))] == ["a1b2c3d4e5f6"] * 2


def test_of_nested_controls_the_innermost_counts():
    inner = control("655", "0f0f0f0f0f0f", "惠民演出")
    assert [x[0] for x in seen(package(p("共", control(r("约") + inner), "场")))] == ["0f0f0f0f0f0f"]


def test_an_old_form_field_keeps_the_name_of_the_bookmark():
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{BOOKMARK}a1b2c3d4e5f6"/></w:ffData></w:fldChar></w:r>'
    rest = field("FORMTEXT", "655").partition("</w:r>")[2]
    assert seen(package(p("共", begin + rest, "场"))) == [("a1b2c3d4e5f6", "655", "bookmark")]


@pytest.mark.parametrize(
    ("text", "inside", "whole"),
    [
        ("共812345场", "2345", "812345"),
        ("共123456场", "12345", "123456"),
        ("共3万余场", "3", "3万余"),
        ("统一3万余场", "3万余", "3万余"),
        ("达98.5％", "98", "98.5"),
        ("共12,345,上升", "345", "12,345"),
        ("共（待填）场", "（待填）", "（待填）"),
        ("共三万余场", "三万", "三万余"),
        ("共120（待填）场", "（待填）", "120（待填）"),
        ("统一（待填）场", "（待填）", "（待填）"),
        ("共12,345场", "12,34", "12,345"),
        ("共12,2025年", "12", "12"),
        ("共655千克", "655", "655"),
        ("降3百分点", "3", "3"),
        ("有655多为青年", "655", "655"),
    ],
)
def test_typing_at_an_edge_belongs_to_the_number(text, inside, whole):
    start = text.index(inside)
    low, high = widened(text, start, start + len(inside))
    assert text[low:high] == whole


def test_filling_renews_every_copy_and_keeps_the_format():
    body = p("共", r("26", "<w:b/>"), r("0", "<w:b/>"), "场")
    file = package(body)
    wrap(Editor(read(file)[0]), 1, 4, SHOWS)
    assert fill(file, {SHOWS.instance: "3万余"}) == ()
    assert read(file)[0].text == "共3万余场"
    assert [run.findtext(w("t")) for run in file.tree(file.main).iter(w("r")) if run.find(f".//{w('b')}") is not None] == [
        "3万余", "",
    ]  # fmt: skip


def test_what_was_typed_at_the_edge_goes_when_the_number_is_renewed():
    file = package(p("共", r("8"), mark(control("655")), r("1"), "场"))
    assert seen(file) == [("a1b2c3d4e5f6", "86551", "bookmark+tag")]
    fill(file, {"a1b2c3d4e5f6": "700"})
    assert read(file)[0].text == "共700场"
    (node,) = file.tree(file.main).iter(w("sdt"))
    assert "".join(node.itertext()) == "700"


def test_an_instance_that_is_gone_is_a_question_and_the_others_are_filled():
    file = bound("线下宣讲655场次", "655")
    (problem,) = fill(file, {LECTURES.instance: "656", SHOWS.instance: "260"})
    assert (problem.code, problem.kind.level) == ("DOC032", "question")
    assert read(file)[0].text == "线下宣讲656场次"


def test_numbers_of_bookmarks_and_controls_are_never_given_twice():
    file = package(p("甲1乙2") + p(mark(r("x"), number=int("3d4e5f6", 16))))
    taken = ids_of(file)
    editor = Editor(read(file)[0])
    wrap(editor, 3, 4, LECTURES, taken)
    wrap(editor, 1, 2, Carrier("a1b2c3d4e5f7", "x"), taken)
    root = file.tree(file.main)
    marks = [n.get(w("id")) for n in root.iter(w("bookmarkStart"))]
    controls = [n.get(w("val")) for n in root.iterfind(f".//{w('sdtPr')}/{w('id')}")]
    assert len({*marks, *controls}) == len(marks) + len(controls) == 5


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("共", mark(control("655")), "场"), "共700场"),
        (p(control("655"), r("8"), "场"), "700场"),
        (p(r("第"), control(r("6", "<w:b/>") + r("55")), "场"), "第700场"),
        (p(mark(r("655")), "场") + p("又", mark(control("655"), number=8), "场"), "700场又700场"),
    ],
    ids=["clean", "typed at the edge", "two runs", "bookmark alone beside a clean one"],
)
def test_filling_is_the_same_whether_a_control_is_clean_or_not(body, text):
    file = package(body)
    assert fill(file, {"a1b2c3d4e5f6": "700"}) == ()
    assert "".join(x.text for x in read(file)) == text


@pytest.mark.parametrize("between", [",", "", "."])
def test_neighbouring_figures_are_two_and_are_filled_apart(between):
    first, second = mark(control("12")), mark(control("345", SHOWS.instance), SHOWS.instance, 8)
    file = package(p("分别为", first, between, second, "场"))
    assert [x[1] for x in seen(file)] == ["12", "345"]
    assert fill(file, {LECTURES.instance: "13", SHOWS.instance: "400"}) == ()
    assert read(file)[0].text == f"分别为13{between}400场"


@pytest.mark.parametrize("rest", ["万元", "千克", ",2025年", "余场", "一线职工", "，200人"])
def test_words_beside_a_figure_are_the_sentences_and_stay(rest):
    file = package(p("共", mark(control("655")), rest))
    assert fill(file, {LECTURES.instance: "700"}) == ()
    assert read(file)[0].text == f"共700{rest}"


def test_a_decimal_typed_behind_a_figure_goes_with_it():
    file = package(p("达", mark(control("98")), ".5％"))
    assert fill(file, {LECTURES.instance: "97"}) == ()
    assert read(file)[0].text == "达97％"


def test_a_bookmark_around_another_figure_is_not_taken_for_its_own():
    file = package(p("共", mark(control("655", SHOWS.instance)), "场"))
    assert seen(file) == [(SHOWS.instance, "655", "tag")]
    assert [problem.code for problem in fill(file, {LECTURES.instance: "1"})] == ["DOC032"]


def test_filling_makes_text_of_an_editors_prompt():
    prompt = control(r("单击此处输入文字", '<w:rStyle w:val="PlaceholderText"/>')).replace(
        "</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>"
    )
    file = package(p("共", mark(prompt), "场"))
    assert fill(file, {LECTURES.instance: "700"}) == ()
    root = file.tree(file.main)
    assert read(file)[0].text == "共700场"
    assert [*root.iter(w("showingPlcHdr"), w("rStyle"))] == []
