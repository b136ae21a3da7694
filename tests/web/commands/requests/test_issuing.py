"""Workbooks that go out: of one unit, of all in a zip, of one register; and who may send them."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from making import EAST_GATE, NOON, WILLOW_RIVER, listed
from offices import held
from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.web.commands.requests.issuing import form_of, issue_all
from youju.web.commands.requests.requesting import request_of
from youju.web.store.log import append


def test_the_zip_holds_one_workbook_per_unit_in_the_order_of_the_tree(journey):
    parts = list(issue_all(journey.office, "cli:office", request_of(journey.office, journey.number)))
    archive = zipfile.ZipFile(BytesIO(b"".join(parts)))
    assert (archive.testzip(), archive.namelist()) == (None, ["东关街道-年度征集.xlsx", "柳河镇-年度征集.xlsx"])


def test_the_zip_is_sent_part_by_part_and_each_part_holds_a_workbook(journey):
    parts = issue_all(journey.office, "cli:office", request_of(journey.office, journey.number))
    assert ["柳河镇".encode() in part for part in (next(parts), next(parts))] == [False, True]


def test_nobody_sends_out_the_records_of_another_unit(journey):
    with pytest.raises(Refused, match="CMD005"):
        issue_all(journey.office, "阿强", request_of(journey.office, journey.number))


def test_the_face_says_for_whom_of_what_and_until_when(journey):
    journey.ask(note="请于节前报")
    book = load_workbook(journey.form())
    assert book["宣讲场次"]["A2"].value == "填报单位：柳河镇人民政府　期间：2025年　请于2026年1月10日前交回"
    assert [book["填写说明"][cell].value for cell in ("A1", "A2")] == ["年度征集", "请于节前报"]


def test_only_records_of_the_period_are_in_the_form(journey):
    held(journey.office, "阿强", WILLOW_RIVER, "宪法", 40, held_on="2024-03-08")
    assert load_workbook(journey.form())["宣讲场次"]["A6"].value is None


def test_where_there_is_no_record_yet_the_last_values_are_shown_above(journey):
    held(journey.office, "阿强", WILLOW_RIVER, "宪法", 40, held_on="2024-03-08", place="河西村")
    held(journey.office, "小王", EAST_GATE, "禁毒", 20, held_on="2024-05-08")
    assert load_workbook(journey.form())["宣讲场次"]["B4"].value == "上次：河西村"


def test_where_there_are_records_they_are_shown_and_nothing_of_last_time(journey):
    held(journey.office, "阿强", WILLOW_RIVER, "宪法", 40, place="河西村")
    sheet = load_workbook(journey.form())["宣讲场次"]
    assert (sheet["B4"].value, sheet["B6"].value) == (None, "河西村")


def test_a_form_of_one_register_has_no_first_sheet(journey):
    path = form_of(
        journey.office, "cli:office", "lectures", WILLOW_RIVER, journey.folder / "f.xlsx", Period.parse("2025")
    )
    book = load_workbook(path)
    assert (book.sheetnames, book.worksheets[0]["A2"].value) == (
        ["宣讲场次", "_youju", "_lists"],
        "填报单位：柳河镇人民政府　期间：2025年",
    )


def test_what_comes_back_in_a_form_of_one_register_is_taken_in(journey):
    path = form_of(journey.office, "cli:office", "lectures", WILLOW_RIVER, journey.folder / "f.xlsx")
    received = journey.drop(journey.fill(path, {"A6": "宪法", "C6": "2025-04-02"}))
    assert (received.verdict, received.request, received.total("new")) == ("taken", 0, 1)


def test_names_that_lists_hold_drop_down_and_are_known_again(journey):
    append([listed("outlets", name="区报", level="province", since="2020-01-01")], NOON)
    journey.ask("outlets", units=(WILLOW_RIVER,))
    book = load_workbook(journey.form())
    rule = next(r for r in book["媒体"].data_validations.dataValidation if str(r.sqref).startswith("B6"))
    assert [book["_lists"].cell(n, 2).value for n in (1, 2)] == ["中央", "省级"]
    assert rule.formula1 == "'_lists'!$B$1:$B$2"
