"""A draft is filled again: what still reads as issued gets the figure of now; what someone typed is kept and asked about."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest

from engine.document.making import p, package, row, table
from engine.report.telling import Notebook
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.document.carriers import instances
from youju.engine.document.manifest import Manifest, read_manifest, write_manifest
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.report.answers import Entered
from youju.engine.report.making import Basis, from_file
from youju.engine.report.naming import Names

SESSIONS, PEOPLE = "lectures.sessions", "lectures.people"
NUMBERS = itertools.count(1)


@pytest.fixture
def book(report_pack):
    return Notebook(report_pack, {(SESSIONS, 0): 3, (PEOPLE, 0): 31240, (PEOPLE, -1): 25000})


def made(given, book, period="2025"):
    """The file rendered or refreshed, saved and opened again, with its problems."""
    book.period = Period.parse(period)
    done = from_file(given, Names(book.pack), book, lambda: f"{next(NUMBERS):012x}", Basis("稿", period, "", 77))
    return Package.open(done.package.save()), [problem.code for problem in done.problems]


def text(given):
    return "\n".join(paragraph.text for paragraph in read(given))


def typed(given, old, new):
    """Someone types over a number."""
    name = "word/document.xml"
    given.put(name, given.part(name).replace(f">{old}<".encode(), f">{new}<".encode()))
    return given


DRAFT = p("共办宣讲{{宣讲场次}}项，听众{{听众|wan_yu}}人次，上年{{上年 听众}}人次，增长{{同比 听众}}％。")


@pytest.fixture
def draft(book):
    return made(package(DRAFT), book)[0]


def test_a_draft_is_filled_with_the_figures_of_the_next_year(draft, book):
    book.values = {(SESSIONS, 0): 5, (PEOPLE, 0): 45678, (PEOPLE, -1): 31240}
    again, codes = made(draft, book, "2026")
    assert text(again) == "共办宣讲5项，听众4.5万余人次，上年31240人次，增长46.2％。"
    assert codes == []


def test_the_manifest_says_what_was_issued_now(draft, book):
    book.values[SESSIONS, 0] = 5
    manifest = read_manifest(made(draft, book, "2026")[0])[0]
    assert [(row.period, row.issued, row.kind) for row in manifest.rows] == [
        ("2026", "5", "figure"), ("2026", "3.1万余", "figure"), ("2025", "25000", "figure"), ("2026", "25", "change"),
    ]  # fmt: skip


def test_a_number_typed_over_is_kept_and_asked_about(draft, book):
    again, codes = made(typed(draft, "3", "30"), book)
    assert (text(again).startswith("共办宣讲30项，听众3.1万余"), codes) == (True, ["REP035"])


def test_it_is_still_asked_about_the_next_time(draft, book):
    again, _ = made(typed(draft, "3", "30"), book)
    assert made(again, book)[1] == ["REP035"]


def test_typing_what_the_ledger_says_is_no_question(draft, book):
    book.values[SESSIONS, 0] = 30
    assert made(typed(draft, "3", "30"), book)[1] == []


def test_a_number_that_was_taken_out_is_asked_about(draft, book):
    again = typed(draft, "3", "")
    assert made(again, book)[1] == ["REP036"]


def test_a_number_of_another_report_is_left(draft, book):
    write_manifest(draft, Manifest("别的", "", 1, ()))
    again, codes = made(draft, book)
    assert (text(again), set(codes)) == (text(draft), {"REP038"})


def test_an_indicator_that_is_gone_is_said(draft, book, pack):
    fewer = Notebook(pack, book.values)
    manifest = read_manifest(draft)[0]
    rows = tuple(r if r.indicator != PEOPLE else replace(r, indicator="lectures.gone") for r in manifest.rows)
    write_manifest(draft, Manifest("稿", "", 77, rows))
    assert made(draft, fewer)[1] == ["REP037"] * 3


def test_tags_beside_bound_figures_are_compiled(book):
    draft = made(package(DRAFT + p("甲")), book)[0]
    name = "word/document.xml"
    draft.put(name, draft.part(name).replace("甲".encode(), "又办{{宣讲场次}}项。".encode()))
    again, codes = made(draft, book)
    assert (text(again).endswith("又办3项。"), codes, len(instances(read(again)))) == (True, [], 5)


def test_a_figure_that_was_missing_is_filled_later(book):
    del book.values[SESSIONS, 0]
    draft, codes = made(package(p("共{{宣讲场次}}项。")), book)
    assert (text(draft), codes) == ("共（待填）项。", ["REP030"])
    book.values[SESSIONS, 0] = 8
    assert (text(made(draft, book)[0]), made(draft, book)[1]) == ("共8项。", [])


def test_a_row_of_a_unit_is_filled_for_that_unit(book):
    book.values |= {(PEOPLE, 0, "东关街道"): 40, (PEOPLE, 0, "柳河镇"): 25}
    draft, _ = made(package(table(row(p("{{每行 单位}}{{.名称}}"), p("{{听众}}")))), book)
    book.values |= {(PEOPLE, 0, "东关街道"): 41, (PEOPLE, 0, "柳河镇"): 26}
    assert text(made(draft, book)[0]) == "东关街道\n41\n柳河镇\n26"


def test_a_promised_number_is_filled_from_its_record(book):
    book.entries["书屋", "seats"] = (Entered(7, 5, Label("座席"), "30", 30, "个"),)
    draft, _ = made(package(p("设{{项目[书屋].座席}}个。")), book)
    book.entries["7", "seats"] = (Entered(7, 9, Label("座席"), "36", 36, "个"),)
    assert text(made(draft, book)[0]) == "设36个。"


def test_a_promised_day_follows_its_record(book):
    book.entries["书屋", "due"] = (Entered(7, 5, Label("完成日期"), "2026年3月31日", dated=True),)
    draft, _ = made(package(p("{{项目[书屋].完成日期}}前建成。")), book)
    book.entries["7", "due"] = (Entered(7, 9, Label("完成日期"), "2026年5月20日", dated=True),)
    assert text(made(draft, book)[0]) == "2026年5月20日前建成。"


def test_a_file_without_anything_of_ours_stays_byte_for_byte(book):
    given = Package.open(package(p("一份普通的文件，共30项。")).save())
    assert (
        from_file(given, Names(book.pack), book, lambda: "", Basis("稿", "2025", "", 77)).package.save() == given.save()
    )


def test_charts_that_were_not_drawn_anew_are_asked_about(draft, book):
    draft.put("word/charts/chart1.xml", b"<c/>", "application/xml")
    assert made(draft, book)[1] == ["REP040"]


def test_a_change_keeps_its_exact_value(draft):
    assert Decimal(read_manifest(draft)[0].rows[3].value) == Decimal("25")
