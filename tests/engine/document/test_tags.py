"""Tags are found however they were typed; paragraphs and rows around them can go or be repeated."""

from __future__ import annotations

import pytest

from engine.document.making import p, package, r, row, table
from youju.engine.document.reading import read
from youju.engine.document.tags import drop_paragraph, find_tags, repeat_row


def tags(body: str) -> list[tuple[str, str]]:
    """(name, rule) of each tag of a body."""
    return [(tag.name, tag.rule) for tag in find_tags(read(package(body)))[0]]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (p("共{{惠民演出}}场"), [("惠民演出", "")]),
        (p("共｛｛ 惠民演出｜ wan_yu ｝｝场"), [("惠民演出", "wan_yu")]),
        (p(r("共{"), r("{惠民", "<w:b/>"), r("演出}"), r("}场")), [("惠民演出", "")]),
        (p("{{下年  到期任务}}项、{{a.b.c|wan}}"), [("下年 到期任务", ""), ("a.b.c", "wan")]),
        (p("{{承诺[甲|乙].进度 | exact}}"), [("承诺[甲|乙].进度", "exact")]),
        (p("不是{单个}也不是{{"), []),
    ],
    ids=["plain", "full width", "split over runs", "two", "bar in a key", "none"],
)
def test_a_tag_is_found_as_people_type_it(body, found):
    assert tags(body) == found


@pytest.mark.parametrize(
    ("text", "code"), [("共{{惠民演出场", "DOC035"), ("共{{ }}场", "DOC036"), ("{{甲}}乙{{", "DOC035")]
)
def test_a_tag_that_is_none_is_told_with_its_words(text, code):
    (problem,) = find_tags(read(package(p("前") + p(text))))[1]
    assert (problem.code, problem.place.line) == (code, 2)


def test_a_paragraph_is_dropped():
    file = package(p("甲") + p("乙"))
    drop_paragraph(read(file)[0])
    assert [x.text for x in read(file)] == ["乙"]


@pytest.mark.parametrize("cell", [p("甲"), table(row(p("内"))) + p("甲")])
def test_the_last_paragraph_of_a_cell_is_emptied_only(cell):
    file = package(table(row(cell, p("乙"))) + p("丙"))
    drop_paragraph(next(x for x in read(file) if x.text == "甲"))
    assert "甲" not in [x.text for x in read(file)]
    assert "" in [x.text for x in read(file)]


def test_a_row_is_repeated_and_the_copies_read_like_the_first():
    file = package(table(row(p("序号"), p("任务")), row(p("{{.编号}}"), p("{{.任务}}"))))
    rows = repeat_row(read(file)[2], 3)
    assert len(rows) == 3
    assert [x.text for x in read(file)] == ["序号", "任务"] + ["{{.编号}}", "{{.任务}}"] * 3


def test_a_row_for_nothing_goes_and_no_table_is_no_row():
    file = package(table(row(p("序号")), row(p("{{.编号}}"))) + p("尾"))
    assert repeat_row(read(file)[1], 0) == ()
    assert [x.text for x in read(file)] == ["序号", "尾"]
    assert repeat_row(read(file)[1], 2) == ()
