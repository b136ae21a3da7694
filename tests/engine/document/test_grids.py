"""Tables of a Word file as sheets: what each place holds, what is merged, and which cells are truly empty."""

from __future__ import annotations

import pytest

from engine.document.making import bound, p, package, r
from youju.engine.document.grids import word_tables
from youju.engine.document.reading import read


def cell(content="<w:p/>", properties=""):
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def rows(*lines):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(line)}</w:tr>" for line in lines) + "</w:tbl>"


def tables(body):
    return word_tables(read(package(body)))


def kind(content):
    """What the only cell of a table is taken for."""
    (table,) = tables(rows([cell(content)]))
    return next(iter(table.sheet.cells.values())).kind


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<w:p/>", "blank"),
        (p("   "), "blank"),
        (p() + p(), "blank"),
        (p('<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'), "blank"),
        (p("惠民演出"), "text"),
        (p("12场"), "text"),
        (p("2025"), "number"),
        (p("3.5"), "number"),
        (p("**场"), "other"),
        (p(bound("（待填）")), "other"),
        (p(bound("12")), "number"),
        (p("<w:r><w:drawing/></w:r>"), "other"),
        (p("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"), "other"),
        (p('<w:ins w:id="1" w:author="老李"/>'), "other"),
    ],
)
def test_a_cell_is_blank_only_where_nothing_stands_in_it(content, found):
    assert kind(content) == found


def test_cells_joined_across_and_down_are_one_place():
    wide, top, under = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    (table,) = tables(
        rows([cell(p("指标"), top), cell(p("数量"), wide)], [cell(properties=under), cell(p("上年")), cell(p("本年"))])
    )
    assert [(a.letters, b.letters) for a, b in table.sheet.merged] == [("A1", "A2"), ("B1", "C1")]


def test_a_block_that_is_joined_both_ways_covers_all_of_it():
    wide = '<w:gridSpan w:val="2"/><w:vMerge{}/>'
    (table,) = tables(
        rows([cell(p("指标"), wide.format(' w:val="restart"'))], [cell(properties=wide.format(""))], [cell(), cell()])
    )
    assert [(a.letters, b.letters) for a, b in table.sheet.merged] == [("A1", "B2")]


def test_a_table_in_a_cell_is_one_of_its_own_and_its_cell_not_blank():
    outer, inner = tables(rows([cell(rows([cell()]) + "<w:p/>")]))
    assert [outer.sheet.name, inner.sheet.name] == ["表1", "表2"]
    assert [one.kind for one in (*outer.sheet.cells.values(), *inner.sheet.cells.values())] == ["other", "blank"]


def test_lines_of_a_cell_are_read_as_one_text():
    (table,) = tables(rows([cell(p("惠民") + p(r("演出")))]))
    assert [one.text for one in table.sheet.cells.values()] == ["惠民演出"]
    assert len(next(iter(table.paragraphs.values()))) == 2


def test_an_endless_span_is_cut():
    (table,) = tables(rows([cell(p("指标"), '<w:gridSpan w:val="99999999"/>')]))
    assert table.sheet.merged[0].last.column == 1000
