"""The page: every bound number tagged or bound to a hidden fact, the words of people around it untouched."""

import re
import xml.etree.ElementTree as ET

import pytest

from youju.engine.document.carriers import instances
from youju.engine.document.filling import fill
from youju.engine.document.reading import read

HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def page(report):
    return report.xhtml().decode()


def test_every_number_of_the_text_is_a_link_with_a_tag_or_words_bound(page):
    root = ET.fromstring(page)
    links = [a for a in root.iter(f"{HTML}a") if a.get("class") == "n"]
    inside = [a[0].tag.rpartition("}")[2] for a in links]
    assert (len(links), set(inside)) == (13, {"nonFraction", "span"})


def test_words_are_bound_to_the_hidden_exact_fact(page):
    (id_,) = re.findall(r'<span style="-ix-hidden:(\w+)">3\.1万余</span>', page)
    hidden = page.split("<ix:hidden>")[1].split("</ix:hidden>")[0]
    assert re.search(rf'<ix:nonFraction id="{id_}"[^>]*decimals="INF"[^>]*>31240<', hidden)


def test_no_figure_of_a_count_is_stated_as_rounded(page):
    assert set(re.findall(r'decimals="(\S+)"', page)) == {"INF", "3"}


def test_text_of_people_is_escaped(page):
    assert "<h1>2025年工作&lt;报告&gt;</h1>" in page


def test_a_chart_is_a_picture_that_is_read_out(page):
    assert re.search(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="[^"]*40', page)


def test_the_page_loads_nothing(page):
    assert not re.search(r'<script|<link | (src|href)="https?:|@import|url\(', page)


def test_a_number_that_stands_twice_is_one_fact_with_two_tags(make):
    twice = make('+++\ntitle = "报告"\n+++\n听众{{听众}}人次，就是{{听众}}人次。\n')
    page = twice.xhtml().decode()
    assert (len(twice.content.facts), page.count("<ix:nonFraction")) == (1, 2)
    assert 'fromRefs="f1 f1.2" toRefs="fn1"' in page


def test_a_number_typed_over_is_not_tagged_and_is_a_question(make):
    def typed(out):
        (found,) = instances(read(out.package))
        fill(out.package, {found.instance: "4万余"})

    found = make('+++\ntitle = "报告"\n+++\n听众{{听众}}人次。\n', change=typed)
    assert ("<ix:nonFraction" in found.xhtml().decode(), found.content.facts) == (False, ())
    assert [p.code for p in found.problems] == ["XBR001"]
    assert "4万余" in found.problems[0].sentence()


def test_an_english_report_is_tagged_in_english(make):
    found = make('+++\ntitle = "Report"\nlanguage = "en"\n+++\n{{Audience}} people\n', language="en")
    page = found.xhtml().decode()
    assert 'xml:lang="en"' in page
    assert "added up" in page.split("<ix:footnote")[1]


def test_the_same_report_gives_the_same_bytes(make, report):
    again = make()
    assert (again.xbri(), again.xhtml(), again.json()) == (report.xbri(), report.xhtml(), report.json())
