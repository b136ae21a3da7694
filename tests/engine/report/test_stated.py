"""Figures from outside the ledger in a report: written by name, bound, renewed for the period asked, shown with their source."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from engine.document.making import p, package, row, table
from engine.report.telling import Notebook
from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.document.carriers import instances
from youju.engine.document.manifest import read_manifest, write_manifest
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.report.answers import Cited
from youju.engine.report.checking import check_template
from youju.engine.report.html import page
from youju.engine.report.making import Basis, from_file
from youju.engine.report.naming import FigureRef, Names, StatedRef

PEOPLE = Cited("2025", "", 420000, "人", "统计公报", "统计局", "老李", seq=12)
LAST = replace(PEOPLE, period="2024", value=410000)
NUMBERS = itertools.count(1)


@pytest.fixture
def book(report_pack):
    """The population of two years."""
    return Notebook(report_pack, cited={("常住人口", "2025"): PEOPLE, ("常住人口", "2024"): LAST})


def made(given, book, period="2025"):
    """The file rendered or refreshed, saved and opened again, and what was said."""
    book.period = Period.parse(period)
    names = Names(book.pack, {name for name, *_ in book.cited})
    done = from_file(given, names, book, lambda: f"{next(NUMBERS):012x}", Basis("稿", period, "", 77))
    return Package.open(done.package.save()), done.problems


def text(given):
    return "\n".join(paragraph.text for paragraph in read(given))


def codes(problems):
    return [problem.code for problem in problems]


def rows(given):
    return read_manifest(given)[0].rows


@pytest.fixture
def draft(book):
    return made(package(p("全区常住人口{{引用 常住人口|wan}}人，上年{{上年 常住人口}}人。")), book)[0]


@pytest.mark.parametrize("name", ["引用 常住人口", "引用常住人口", "stated 常住人口", "常住人口", " 常住 人口 "])
def test_it_is_written_by_its_name_with_or_without_saying_that_it_is_cited(report_pack, name):
    assert Names(report_pack, {"常住人口"}).resolve(name) == StatedRef("常住人口")


@pytest.mark.parametrize("name", ["上年 常住人口", "上年 引用 常住人口", "引用 上年 常住人口", "last stated 常住人口"])
def test_a_year_before_may_be_said_on_either_side(report_pack, name):
    assert Names(report_pack, {"常住人口"}).resolve(name) == StatedRef("常住人口", -1)


def test_a_bare_name_that_an_indicator_has_means_the_indicator(report_pack):
    names = Names(report_pack, {"听众"})
    assert names.resolve("听众") == FigureRef("lectures.people")
    assert names.resolve("引用 听众") == StatedRef("听众")


def test_a_bare_name_that_nobody_stated_is_unknown(report_pack):
    found = Names(report_pack, {"常住人口"}).resolve("常驻人口")
    assert isinstance(found, Problem)
    assert (found.code, found.mend("zh")) == ("REP020", "最接近的是：常住人口。")


def test_there_is_no_change_of_a_stated_figure(report_pack):
    assert isinstance(Names(report_pack, {"常住人口"}).resolve("同比 常住人口"), Problem)


def test_a_wording_that_does_not_exist_is_told(report_pack):
    found = Names(report_pack).resolve("引用 常住人口", "roughly")
    assert isinstance(found, Problem)
    assert found.code == "REP022"


def test_a_template_of_a_pack_may_cite_what_no_site_has_stated_yet(report_pack):
    head = '+++\ntitle = "总结"\n+++\n'
    names = Names(report_pack)
    assert check_template(head + "常住人口{{引用 常住人口}}人。", "annual.txt", names) == ()
    assert codes(check_template(head + "常住人口{{常住人口}}人。", "annual.txt", names)) == ["REP020"]


def test_a_label_becomes_the_figure_bound_and_worded(draft):
    assert text(draft) == "全区常住人口42万人，上年410000人。"
    assert [instance.text for instance in instances(read(draft))] == ["42万", "410000"]


def test_the_manifest_says_that_it_is_stated_and_never_a_figure_of_the_ledger(draft):
    now, before = rows(draft)
    assert (now.kind, now.indicator, now.period, now.unit, now.value) == ("stated", "常住人口", "2025", "人", "420000")
    assert (before.kind, before.period, before.years, before.definition) == ("stated", "2024", "-1", "")


def test_it_is_renewed_for_the_period_asked(draft, book):
    book.cited["常住人口", "2026"] = replace(PEOPLE, period="2026", value=425000)
    again, problems = made(draft, book, "2026")
    assert (text(again), codes(problems)) == ("全区常住人口42.5万人，上年420000人。", [])
    assert [row.period for row in rows(again)] == ["2026", "2025"]


def test_without_one_of_that_period_the_old_text_stays_and_a_problem_names_it(draft, book):
    again, problems = made(draft, book, "2026")
    assert text(again) == "全区常住人口42万人，上年420000人。"
    assert [problem.sentence("zh") for problem in problems] == ["引用数“常住人口”没有 2026 的数，文中写着“42万”。"]


def test_one_that_waits_is_not_printed(draft, book):
    book.cited["常住人口", "2026"] = replace(PEOPLE, period="2026", value=430000, waits=True, confirmed_by="")
    again, problems = made(draft, book, "2026")
    assert (text(again).startswith("全区常住人口42万人"), codes(problems)) == (True, ["REP042"])


def test_what_was_kept_is_renewed_once_it_is_stated(draft, book):
    kept, _ = made(draft, book, "2026")
    book.cited["常住人口", "2026"] = replace(PEOPLE, period="2026", value=430000)
    assert text(made(kept, book, "2026")[0]) == "全区常住人口43万人，上年420000人。"


def test_a_number_typed_over_is_kept_and_asked_about(draft, book):
    name = "word/document.xml"
    draft.put(name, draft.part(name).replace(b">42\xe4\xb8\x87<", b">45\xe4\xb8\x87<"))
    again, problems = made(draft, book)
    assert (text(again).startswith("全区常住人口45万人"), codes(problems)) == (True, ["REP035"])


def test_a_name_that_nobody_stated_is_left_to_be_filled_and_filled_later(book):
    draft, problems = made(package(p("森林覆盖率{{引用 森林覆盖率}}％。")), book)
    assert (text(draft), codes(problems)) == ("森林覆盖率（待填）％。", ["REP041"])
    book.cited["森林覆盖率", "2025"] = replace(PEOPLE, value=38, unit="%")
    assert text(made(draft, book)[0]) == "森林覆盖率38％。"


def test_words_that_count_something_else_are_told(book):
    _, problems = made(package(p("常住人口{{常住人口}}户。")), book)
    assert codes(problems) == ["REP028"]


def test_a_row_of_a_unit_has_the_figure_of_that_unit(book):
    book.cited |= {
        ("常住人口", "2025", "东关街道"): replace(PEOPLE, unit_code="990101001", value=30000),
        ("常住人口", "2025", "柳河镇"): replace(PEOPLE, unit_code="990101102", value=21000),
    }
    draft, _ = made(package(table(row(p("{{每行 单位}}{{.名称}}"), p("{{常住人口}}")))), book)
    assert text(draft) == "东关街道\n30000\n柳河镇\n21000"
    assert [one.unit_code for one in rows(draft)] == ["990101001", "990101102"]


def test_a_unit_that_the_report_cannot_ask_for_never_gets_the_offices_number(draft, book):
    manifest = read_manifest(draft)[0]
    write_manifest(draft, replace(manifest, rows=tuple(replace(r, unit_code="990101777") for r in manifest.rows)))
    book.cited["常住人口", "2026"] = replace(PEOPLE, period="2026", value=425000)
    again, problems = made(draft, book, "2026")
    assert (text(again), codes(problems)) == (text(draft), ["REP043", "REP043"])


@pytest.mark.parametrize(("confirmed_by", "said"), [("老李", "由老李核对确认。"), ("", "一人经办，没有第二个人核对。")])
def test_its_note_says_where_it_is_from_and_who_stands_for_it(book, confirmed_by, said):
    book.cited["常住人口", "2025"] = replace(PEOPLE, confirmed_by=confirmed_by)
    names = Names(book.pack, {"常住人口"})
    of = Basis("稿", "2025", "", 77)
    out = from_file(package(p("常住人口{{常住人口}}人。")), names, book, lambda: f"{next(NUMBERS):012x}", of)
    note = page(out, book.pack, book, "报告").split('<li id="n1">')[1]
    assert f"引用数，不从台账算出。来源：统计局：统计公报（2025）。{said}" in note
    assert "420000 人" in note
    assert "第 12 号修订" in note


def test_two_places_of_one_figure_have_one_note_and_two_years_have_two(book, draft):
    names, of = Names(book.pack, {"常住人口"}), Basis("稿", "2025", "", 77)
    again = from_file(draft, names, book, lambda: f"{next(NUMBERS):012x}", of)
    assert page(again, book.pack, book, "报告").count('<li id="n') == 2
