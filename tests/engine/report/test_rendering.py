"""A file with tags becomes the same file with bound figures; the words are true, and what cannot be said is listed."""

import itertools
from decimal import Decimal

import pytest

from engine.document.making import p, package, r, row, table
from engine.report.telling import Notebook
from youju.engine.base.labels import Label
from youju.engine.document.carriers import instances
from youju.engine.document.reading import read
from youju.engine.report.answers import Entered, Row
from youju.engine.report.naming import FigureRef, Names
from youju.engine.report.rendering import render

SESSIONS, PEOPLE, ONLINE = "lectures.sessions", "lectures.people", "lectures.wan"


@pytest.fixture
def book(report_pack):
    """2025: 3 lectures before 31,240 people; 2024: 2 before 25,000."""
    values = {(SESSIONS, 0): 3, (SESSIONS, -1): 2, (PEOPLE, 0): 31240, (PEOPLE, -1): 25000, (ONLINE, 0): 31240}
    return Notebook(report_pack, values)


@pytest.fixture
def out(book):
    """Render the XML of a body."""

    def rendered(body):
        numbers = itertools.count(1)
        return render(package(body), Names(book.pack), book, lambda: f"{next(numbers):012x}")

    return rendered


def texts(found):
    return [paragraph.text for paragraph in read(found.package)]


def bound(found):
    """What is bound in the file, as it stands there."""
    return [instance.text for instance in instances(read(found.package))]


def codes(found):
    return [problem.code for problem in found.problems]


def test_a_tag_becomes_its_figure_and_is_bound(out):
    found = out(p("共办宣讲{{宣讲场次}}项，听众{{听众}}人次。"))
    assert texts(found) == ["共办宣讲3项，听众31240人次。"]
    assert (bound(found), codes(found)) == (["3", "31240"], [])


def test_what_is_bound_is_told_with_its_figure(out):
    (one,) = out(p("听众{{听众|wan_yu}}人次。")).bound
    assert (one.reference, one.text, one.value, one.figure.rows) == (
        FigureRef(PEOPLE, rule="wan_yu"),
        "3.1万余",
        31240,
        31240,
    )


def test_an_indicator_is_worded_as_it_declares(out):
    assert texts(out(p("线上受众{{线上受众}}人次。"))) == ["线上受众3.1万余人次。"]


def test_particulars_are_text_and_not_bound(out):
    found = out(p("{{单位}}{{年}}年工作、{{下年}}年打算"))
    assert (texts(found), bound(found)) == (["清和区文化办2025年工作、2026年打算"], [])


def test_last_year_and_the_change_against_it(out):
    found = out(p("听众{{听众}}人次，上年{{上年 听众}}人次，增长{{同比 听众}}％。"))
    assert texts(found) == ["听众31240人次，上年25000人次，增长25％。"]
    assert [b.value for b in found.bound] == [31240, 25000, Decimal(25)]


def test_all_figures_are_asked_for_at_once(out, book):
    out(p("{{若有 听众}}{{听众}}、{{上年 宣讲场次}}") + p("{{宣讲场次}}"))
    assert book.asked == 1


def test_a_tag_split_over_runs_takes_the_look_of_the_first(out):
    found = out(p(r("共{{宣", "<w:b/>"), r("讲场", "<w:i/>"), "次｝}项"))
    assert (texts(found), bound(found)) == (["共3项"], ["3"])
    assert "<w:i/>" not in found.package.part("word/document.xml").decode().split("sdtContent")[1]


def test_an_unknown_tag_stays_and_is_listed_with_its_paragraph(out):
    found = out(p("第一段") + p("共{{宣讲场}}项"))
    assert (texts(found)[1], codes(found)) == ("共{{宣讲场}}项", ["REP020"])
    assert (found.problems[0].place.line, "共{{宣讲场}}项" in found.problems[0].sentence()) == (2, True)


def test_a_missing_value_is_left_open_bound_and_said(out, book):
    del book.values[PEOPLE, 0]
    found = out(p("听众{{听众}}人次。"))
    assert (texts(found), bound(found), codes(found)) == (["听众（待填）人次。"], ["（待填）"], ["REP030"])


def test_a_change_against_nothing_is_a_dash_and_no_fault(out, book):
    book.values[PEOPLE, -1] = 0
    found = out(p("{{同比 听众}}"))
    assert (texts(found), bound(found), codes(found)) == (["—"], [], [])


def test_a_change_against_a_missing_year_is_a_fault(out, book):
    del book.values[PEOPLE, -1]
    assert codes(out(p("{{同比 听众}}"))) == ["REP030"]


def test_a_paragraph_about_nothing_is_left_out(out, book):
    book.values[SESSIONS, 0] = 0
    found = out(p("甲") + p("{{若有 宣讲场次}}共{{宣讲场次}}项，{{宣讲场}}。") + p("乙"))
    assert texts(found) == ["甲", "乙"]


def test_a_paragraph_about_something_stays(out):
    assert texts(out(p("{{若有 宣讲场次}}共{{宣讲场次}}项。"))) == ["共3项。"]


def test_a_paragraph_about_a_missing_value_stays(out, book):
    del book.values[SESSIONS, 0]
    assert texts(out(p("{{若有 宣讲场次}}共{{宣讲场次}}项。"))) == ["共（待填）项。"]


def test_a_condition_within_a_sentence_is_refused(out):
    found = out(p("今年{{若有 宣讲场次}}共三项。"))
    assert (codes(found), texts(found)) == (["REP027"], ["今年{{若有 宣讲场次}}共三项。"])


def test_the_wrong_unit_word_is_warned_of_and_printed(out):
    found = out(p("听众{{听众}}人。"))
    assert (texts(found), codes(found), found.problems[0].kind.level) == (["听众31240人。"], ["REP028"], "warning")


def test_a_row_for_every_unit(out, book):
    book.values |= {(PEOPLE, 0, "东关街道"): 40, (PEOPLE, 0, "柳河镇"): 25}
    body = table(
        row(p("单位"), p("听众")), row(p("{{每行 单位}}{{.名称}}"), p("{{听众}}")), row(p("合计"), p("{{听众}}"))
    )
    found = out(body)
    assert texts(found) == ["单位", "听众", "东关街道", "40", "柳河镇", "25", "合计", "31240"]
    assert [b.figure.unit_code for b in found.bound] == ["990101001", "990101102", ""]


def test_a_row_for_every_record(out, book):
    book.listed["projects"] = (Row(7), Row(9))
    for record, name, seats in ((7, "东关书屋", 30), (9, "柳河讲堂", 80)):
        book.entries[str(record), "name"] = (Entered(record, 5, Label("名称"), name),)
        book.entries[str(record), "seats"] = (Entered(record, 5, Label("座席"), str(seats), seats, "个"),)
    found = out(table(row(p("{{每行 项目}}{{.名称}}"), p("{{.座席}}"))))
    assert texts(found) == ["东关书屋", "30", "柳河讲堂", "80"]
    assert [b.entered.record for b in found.bound] == [7, 9]


def test_without_records_the_row_is_gone(out):
    assert texts(out(table(row(p("名称")), row(p("{{每行 项目}}{{.名称}}"))))) == ["名称"]


def test_two_repeated_rows_of_one_table(out, book):
    book.listed["projects"] = (Row(7),)
    book.entries["7", "name"] = (Entered(7, 5, Label("名称"), "东关书屋"),)
    found = out(table(row(p("{{每行 单位}}{{.代码}}")), row(p("{{每行 项目}}{{.名称}}"))))
    assert texts(found) == ["990101001", "990101102", "东关书屋"]


@pytest.mark.parametrize("body", [p("{{每行 单位}}"), table(row(p("{{每行 单位}}") + table(row(p("内"))) + p("尾")))])
def test_a_row_that_cannot_be_repeated_is_said(out, body):
    assert codes(out(body)) == ["REP039"]


def test_a_row_is_repeated_by_its_first_cell_only(out):
    assert codes(out(table(row(p("甲"), p("{{每行 单位}}"))))) == ["REP027"]


def test_a_promised_day_is_bound_to_its_record_and_words_are_not(out, book):
    book.entries["书屋", "due"] = (Entered(7, 5, Label("完成日期"), "2026年3月31日", dated=True),)
    book.entries["书屋", "name"] = (Entered(7, 5, Label("名称"), "东关书屋"),)
    found = out(p("{{项目[书屋].完成日期}}前建成{{项目[书屋].名称}}。"))
    assert (texts(found), bound(found)) == (["2026年3月31日前建成东关书屋。"], ["2026年3月31日"])


def test_a_promised_number_is_bound_to_its_record(out, book):
    book.entries["书屋", "seats"] = (Entered(7, 5, Label("座席"), "30", 30, "个"),)
    found = out(p("设座席{{项目[书屋].座席}}个。"))
    assert (bound(found), found.bound[0].entered.record) == (["30"], 7)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((), "REP031"),
        ((Entered(7, 5, Label("座席"), "30", 30), Entered(8, 6, Label("座席"), "40", 40)), "REP032"),
        ((Entered(7, 5, Label("座席"), ""),), "REP033"),
    ],
)
def test_a_promise_that_cannot_be_told_is_left_open(out, book, entries, code):
    book.entries["书屋", "seats"] = entries
    found = out(p("设座席{{项目[书屋].座席}}个。"))
    assert (texts(found), codes(found)) == (["设座席（待填）个。"], [code])


def test_a_record_that_does_not_count_yet_is_warned_of(out, book):
    book.entries["书屋", "seats"] = (Entered(7, 5, Label("座席"), "30", 30, counted=False),)
    assert codes(out(p("{{项目[书屋].座席}}"))) == ["REP034"]


def test_a_number_in_a_field_is_printed_and_warned_of(out):
    linked = '<w:fldSimple w:instr="REF a">' + r("{{听众}}") + "</w:fldSimple>"
    found = out(p(linked))
    assert (texts(found), bound(found), codes(found)) == (["31240"], [], ["DOC030"])
