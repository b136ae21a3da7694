"""The page of a report: its text, every bound number a link to a note that says what it counts."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from engine.document.making import p, package, row, table
from engine.report.telling import Notebook
from youju.engine.base.labels import Label
from youju.engine.definitions import TemplateText
from youju.engine.document.layout.letter import Chart, Series
from youju.engine.report.answers import Entered
from youju.engine.report.html import page
from youju.engine.report.making import Basis, from_text
from youju.engine.report.naming import Names
from youju.engine.report.rendering import render
from youju.engine.report.svg import drawn

SESSIONS, PEOPLE = "lectures.sessions", "lectures.people"
EMPTY = {"meta", "br", "line", "rect", "link"}
TEMPLATE = """\
+++
title = "{{年}}年工作<报告>"
+++
一、情况
（一）宣讲惠民。共办{{宣讲场次}}项，听众{{听众|wan_yu}}人次。
附件：数据表
{{图 听众 按月}}
{{表 全部指标}}
"""


class Reader(HTMLParser):
    """Collects ids, links and texts, and sees that every element is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.text = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag in EMPTY or self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def book(report_pack):
    values = {(SESSIONS, 0): 3, (SESSIONS, -1): 2, (PEOPLE, 0): 31240, (PEOPLE, -1): 25000}
    towns = {
        (PEOPLE, 0, "东关街道"): 31000,
        (PEOPLE, 0, "柳河镇"): 240,
        (SESSIONS, 0, "东关街道"): 3,
        (SESSIONS, 0, "柳河镇"): 0,
    }
    return Notebook(report_pack, values | towns, parts={(PEOPLE, "month"): (("2025-01", 40), ("2025-02", None))})


def new_instance():
    numbers = itertools.count(1)
    return lambda: f"{next(numbers):012x}"


@pytest.fixture
def annual(book):
    """The page of a small yearly report."""
    of, names = Basis("annual", "2025", "", 77), Names(book.pack)
    out = from_text(TemplateText("annual.txt", TEMPLATE), [SESSIONS, PEOPLE], names, book, new_instance(), of)
    return page(out, book.pack, book, "年度报告")


def of_body(body, book):
    return page(render(package(body), Names(book.pack), book, new_instance()), book.pack, book, "报告")


def test_every_number_is_a_link_and_every_link_has_its_place(annual):
    found = Reader(annual)
    assert '共办<a class="n" href="#n1" id="r1">3</a>项' in annual
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert (len(found.ids), found.open) == (len(set(found.ids)), [])


def test_a_note_says_value_definition_records_and_units(annual):
    note = annual.split('<li id="n2">')[1].split("</li>")[0]
    for words in (
        "听众",
        "31240 人次",
        "按“听众”相加（人次）",
        "背后 31,240 条记录，2025，算到第 77 号修订",
        "东关街道 31000、柳河镇 240",
    ):
        assert words in note


def test_a_number_that_stands_twice_has_one_note(annual):
    assert annual.count('href="#n1"') == 2
    assert len(re.findall('<li id="n', annual)) == 6


def test_a_unit_without_any_is_not_listed(annual):
    assert "柳河镇 0" not in annual


def test_headings_tables_and_charts_keep_their_shape(annual):
    text = Reader(annual).text
    assert "<h2>一、情况</h2>" in annual
    assert "<b>（一）宣讲惠民。</b>" in annual
    assert '<th scope="col" class="num">2025</th>' in annual
    assert annual.count("<svg") == 1
    assert "同口径增减（％）" in text


def test_what_people_wrote_is_escaped(annual):
    assert "<h1>2025年工作&lt;报告&gt;</h1>" in annual


def test_the_page_loads_nothing_and_runs_nothing(annual):
    assert not re.search(r"<script|<link|<img|https?://|@import|url\(", annual)


def test_a_file_without_figures_has_no_notes(book):
    assert 'id="notes"' not in of_body(p("只有文字。"), book)


def test_a_missing_value_is_said_in_its_note(book):
    del book.values[PEOPLE, 0]
    found = of_body(p("听众{{听众}}人次"), book)
    assert "（待填）</a>" in found
    assert '<b class="v">待填</b>' in found


def test_a_chart_that_is_only_in_the_word_file_is_pointed_to(book):
    body = p("", properties='<w:pStyle w:val="a"/>')
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="图"/></w:style>'
    out = render(package(body, styles=styles), Names(book.pack), book, new_instance())
    assert "（图见 Word 文件。）" in page(out, book.pack, book, "报告")


def test_a_number_of_a_record_names_the_record(book):
    book.entries["书屋", "seats"] = (Entered(7, 5, Label("座席", "Seats"), "30", 30, "个"),)
    assert "台账“项目”第 7 号记录的“座席”。" in of_body(p("设{{项目[书屋].座席}}个。"), book)


def test_a_unit_of_a_table_has_a_note_of_its_own(book):
    found = of_body(table(row(p("单位"), p("听众")), row(p("{{每行 单位}}{{.名称}}"), p("{{听众}}"))), book)
    assert "单位 990101001" in found
    assert found.count('<li id="n') == 2


def test_the_page_speaks_english_where_the_report_does(book):
    book.language = "en"
    found = of_body(p("{{Lectures}} lectures"), book)
    assert '<html lang="en">' in found
    assert "Where the numbers come from" in found


def chart(kind, *values):
    return Chart(kind, "听众", tuple(f"{n}月" for n in range(1, len(values) + 1)), (Series("听众", values),), "人次")


@pytest.mark.parametrize("kind", ["bar", "lying"])
def test_bars_are_as_long_as_their_values(kind):
    side = "height" if kind == "bar" else "width"
    sizes = [int(size) for size in re.findall(rf'<rect [^>]*{side}="(\d+)"', drawn(chart(kind, 40, 20, 0)))]
    assert (sizes[0] // 2 in (sizes[1], sizes[1] - 1), sizes[2]) == (True, 0)


def test_a_missing_month_is_a_gap_and_not_a_zero():
    found = drawn(chart("bar", 40, None))
    assert (found.count("<rect"), ">0<" in found, "听众（人次）" in found) == (1, False, True)


def test_a_chart_is_read_out():
    assert re.search('role="img" aria-label="[^"]+40', drawn(chart("bar", 40, 20)))


def test_a_chart_of_nothing_does_not_fall():
    assert drawn(chart("bar")).startswith("<figure>")
