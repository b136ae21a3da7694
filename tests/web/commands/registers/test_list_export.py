"""A list as a workbook, and lists kept under a name."""

import openpyxl
import pytest

from making import EAST_GATE, WILLOW_RIVER
from offices import held
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.registers import list_export
from youju.web.commands.registers.list_export import export_list
from youju.web.commands.registers.listing import Asked
from youju.web.commands.registers.views import View, drop_view, save_view, saved_views


@pytest.fixture
def office(site):
    """The office of the cast with three lectures, the last of 阿强, and the volunteer 张三."""
    office = use(site)
    held(office, "小王", EAST_GATE, "=读书会", 40)
    held(office, "小王", EAST_GATE, "安全宣讲", 25)
    held(office, "阿强", WILLOW_RIVER, "柳河镇宣讲", 99)
    enter(office, "小王", "people", Given(EAST_GATE, {"name": "张三"}))
    return office


def book(office, who, tmp_path, register="lectures", **asked):
    """The rows that were written."""
    export_list(office, who, Asked(register, **asked), tmp_path / "out.xlsx")
    return list(openpyxl.load_workbook(tmp_path / "out.xlsx").active.values)


def test_the_workbook_has_the_lists_columns_and_records_in_its_order(office, tmp_path):
    rows = book(office, "小王", tmp_path, sort="title", down=False, columns=("title", "people"))
    assert rows[0] == ("记录", "单位", "日期", "环节", "题目", "听众（人次）")
    assert [(row[4], row[5]) for row in rows[1:]] == [("=读书会", 40), ("安全宣讲", 25)]


def test_it_holds_only_what_the_reader_may_read(office, tmp_path):
    assert [row[4] for row in book(office, "阿强", tmp_path)[1:]] == ["柳河镇宣讲"]


def test_it_holds_every_page(office, tmp_path, monkeypatch):
    monkeypatch.setattr(list_export, "PAGE", 1)
    assert len(book(office, "审计", tmp_path)) == 4


def test_it_holds_only_what_is_filtered(office, tmp_path):
    assert [row[4] for row in book(office, "审计", tmp_path, text="aqxj")[1:]] == ["安全宣讲"]


def test_personal_columns_are_left_out(office, tmp_path):
    assert "姓名" not in book(office, "小王", tmp_path, "people", columns=("name",))[0]


def test_who_may_take_personal_values_out_gets_them(office, tmp_path):
    rows = book(office, "cli:root", tmp_path, "people", columns=("name",))
    assert [row[-1] for row in rows] == ["姓名", "张三"]


def test_a_view_is_kept_for_its_account_alone(office):
    save_view(office, "小王", "lectures", View(" 本月 ", "?sort=people"))
    assert saved_views("小王", "lectures") == [View("本月", "sort=people")]
    assert saved_views("老李", "lectures") == []


def test_the_same_name_is_one_view(office):
    for query in ("sort=people", "sort=title"):
        save_view(office, "小王", "lectures", View("常用", query))
    assert saved_views("小王", "lectures") == [View("常用", "sort=title")]


def test_a_view_that_was_dropped_can_be_kept_again(office):
    save_view(office, "小王", "lectures", View("常用", "sort=title"))
    assert drop_view("小王", "lectures", "常用") == View("常用", "sort=title")
    assert saved_views("小王", "lectures") == []


@pytest.mark.parametrize("view", [View(" ", "a=1"), View("长" * 41, "a=1"), View("常用", "a" * 2001)])
def test_a_view_without_a_name_or_too_long_is_refused(office, view):
    assert [p.code for p in save_view(office, "小王", "lectures", view)] == ["ENT011"]
