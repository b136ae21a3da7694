"""The list of registers, a register as a table, and search, without scripts."""

import io
import re

import openpyxl
import pytest

from making import EAST_GATE, PACK, WILLOW_RIVER
from offices import held, with_pack
from youju.web.commands.entry.entries import Given, enter
from youju.web.store.read import live


@pytest.fixture(autouse=True)
def lectures(office):
    """Two lectures of 小王, one of 阿强."""
    held(office, "小王", EAST_GATE, "安全宣讲", 25)
    held(office, "小王", EAST_GATE, "柳河文化节", 40)
    held(office, "阿强", WILLOW_RIVER, "柳河镇宣讲", 99)


def text(answer):
    return answer.content.decode()


def titles(page):
    return re.findall(r'<th scope="row"><a href="/records/\d+">([^<]*)</a>', page)


def test_the_list_of_registers_counts_what_one_may_read(clerk):
    page = text(clerk.get("/registers"))
    assert re.search(r'/registers/lectures">宣讲场次</a></td><td class="n">2</td>', page)


def test_registers_are_found_by_initials(clerk):
    page = text(clerk.get("/registers?q=zyz"))
    assert "志愿者" in page
    assert "宣讲场次" not in page


def test_a_table_shows_the_records_of_ones_unit(clerk):
    assert titles(text(clerk.get("/registers/lectures"))) == ["柳河文化节", "安全宣讲"]


def test_a_head_sorts_by_its_column(clerk):
    page = text(clerk.get("/registers/lectures?sort=title"))
    assert titles(page) == ["安全宣讲", "柳河文化节"]
    assert 'aria-sort="ascending"' in page


def test_words_or_initials_filter(clerk):
    assert titles(text(clerk.get("/registers/lectures?q=lhwh"))) == ["柳河文化节"]


def test_bounds_filter(clerk):
    assert titles(text(clerk.get("/registers/lectures?f-people-min=30"))) == ["柳河文化节"]


@pytest.fixture
def at_outlets(site, tmp_path, signed):
    """The titles on 小王's list of lectures told of two outlets, asked for by `query`; the page."""
    of = '[[register.lectures.field]]\nid = "outlet"\ntitle = { zh = "媒体", en = "Outlet" }\ntype = "ref"\nregister = "outlets"\n'
    before = "[register.lectures.measure.people]"
    office = with_pack(site, tmp_path / "pack", PACK.replace(before, of + before))
    for name in ("清和日报", "清和广播"):
        enter(office, "cli:test", "outlets", Given(0, {"name": name, "level": "省", "since": "2020-01-01"}))
        held(office, "小王", EAST_GATE, f"在{name}", 10, outlet=name)
    return lambda query: text(signed("xiaowang").get(f"/registers/lectures?{query}"))


def test_a_field_that_refers_is_asked_by_name_with_a_picker(at_outlets):
    page = at_outlets("f-outlet=清和日报")
    assert (titles(page), 'data-find="/entry/suggest/outlets"' in page) == (["在清和日报"], True)
    assert titles(at_outlets("f-outlet=清和日报、清和广播")) == ["在清和广播", "在清和日报"]
    assert titles(at_outlets("f-outlet=没有的报")) == []


def test_what_was_chosen_by_number_is_read_by_name(at_outlets):
    number = next(r.record for r in live("outlets") if r.entry.data["name"] == "清和广播")
    page = at_outlets(f"f-outlet={number}")
    assert (titles(page), f'value="清和广播 #{number}"' in page) == (["在清和广播"], True)
    assert titles(at_outlets(f"f-outlet=清和广播 %23{number}")) == ["在清和广播"]


def test_a_unit_that_nobody_knows_gives_an_empty_list_that_says_what_to_do(clerk):
    page = text(clerk.get("/registers/lectures?unit=无此单位"))
    assert (titles(page), "去掉全部条件" in page) == ([], True)


def test_what_is_left_empty_leaves_the_address(clerk):
    assert clerk.get("/registers/lectures?q=&from=&sort=title")["Location"] == "/registers/lectures?sort=title"


def test_columns_that_show_unasked_leave_the_address(clerk):
    assert clerk.get("/registers/lectures?mine=1&cols=people&cols=place")["Location"] == "/registers/lectures?mine=1"


def test_columns_are_chosen(clerk):
    page = text(clerk.get("/registers/lectures?cols=people"))
    assert "听众<small>" in page
    assert "地点" not in page.partition("<table")[2]


def test_an_unknown_register_is_told(clerk):
    assert clerk.get("/registers/ghost").status_code == 422


def test_the_workbook_holds_the_list(clerk):
    answer = clerk.get("/registers/lectures/export?sort=title&cols=title")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert [row[4] for row in book.active.values] == ["题目", "安全宣讲", "柳河文化节"]


def test_a_view_is_kept_and_shown(clerk):
    clerk.post("/registers/lectures/views", {"name": "大场", "query": "f-people-min=30"})
    assert '/registers/lectures?f-people-min=30" aria-current="page">大场' in text(
        clerk.get("/registers/lectures?f-people-min=30")
    )


def test_a_view_is_dropped_while_its_list_stays_open(clerk):
    clerk.post("/registers/lectures/views", {"name": "大场", "query": "sort=people"})
    answer = clerk.post("/registers/lectures/views/drop", {"name": "大场"})
    assert answer["Location"] == "/registers/lectures?sort=people"


def test_search_finds_records_units_and_figures(clerk):
    page = text(clerk.get("/search?q=柳河"))
    assert "柳河文化节" in page
    assert "柳河镇</a>" in page
    assert "柳河镇宣讲" not in page


def test_search_for_nothing_known_says_so(clerk):
    assert "什么也没有找到" in text(clerk.get("/search?q=不存在的词"))
