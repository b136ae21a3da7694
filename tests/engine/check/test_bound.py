"""Bound figures win over words: what was typed over, moved on, doubled, lost, or bound by another report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.check.books import Book, document  # type: ignore[import-not-found]
from engine.document.making import control, p, r, row, table  # type: ignore[import-not-found]
from youju.engine.check.checking import check
from youju.engine.check.model import Stated
from youju.engine.document.manifest import Manifest, Row, write_manifest
from youju.engine.document.package import Package

ONE, TWO = "a1b2c3d4e5f6", "b1b2c3d4e5f6"
SHOWS = Row(ONE, "figure", "performances.benefit.shows", "2025", rule="exact", issued="260", value="260", unit="场")
PEOPLE = Row(
    TWO, "figure", "performances.benefit.people", "2025", rule="wan_yu", issued="4万余", value="40500", unit="人次"
)


def report(body, *rows):
    """A file whose manifest has these rows, opened again."""
    package = document(body=body)
    write_manifest(package, Manifest("annual", "0" * 64, 1, rows))
    return Package.open(package.save(), "报告.docx")


def numerals(body, *rows, book):
    """What a check finds."""
    return check(report(body, *rows), book).numerals


@pytest.fixture
def book(office):
    """The made-up ledger."""
    return Book(office)


def test_a_bound_number_is_traced_whatever_the_words(book):
    (one,) = numerals(p("共计", control("260", ONE), "场。"), SHOWS, book=book)
    assert (one.verdict, one.indicator, one.text) == ("traced", "performances.benefit.shows", "260场")


def test_words_that_speak_of_another_indicator_do_not_count(book):
    (one,) = numerals(p("下发督导通报", control("260", ONE), "。"), SHOWS, book=book)
    assert one.indicator == "performances.benefit.shows"


def test_a_number_typed_over_is_changed_and_mended_by_its_own_rule(book):
    (one,) = numerals(p("观众", control("5万余", TWO), "人次。"), PEOPLE, book=book)
    assert (one.verdict, one.notes, one.suggestion) == ("changed", ("typed",), "4万余人次")


def test_a_digit_typed_at_the_edge_is_seen(book):
    (one,) = numerals(p("演出", control("260", ONE), r("0场。")), SHOWS, book=book)
    assert (one.text, one.verdict) == ("2600场", "changed")


def test_a_number_as_it_was_issued_while_the_ledger_has_moved_on(office):
    book = Book(office, values={"performances.benefit.shows": 263})
    (one,) = numerals(p("演出", control("260", ONE), "场。"), SHOWS, book=book)
    assert (one.verdict, one.notes, one.suggestion) == ("changed", ("moved",), "263场")


def test_another_unit_word_behind_a_bound_number(book):
    (one,) = numerals(p("观众", control("4万余", TWO), "人。"), PEOPLE, book=book)
    assert (one.verdict, one.suggestion) == ("unit_mismatch", "4万余人次")


def test_the_same_instance_twice_is_said_at_both_places(book):
    body = p("演出", control("260", ONE), "场。") + p("共", control("260", ONE), "场。")
    assert [one.notes for one in numerals(body, SHOWS, book=book)] == [("duplicated",)] * 2


def test_a_row_whose_number_is_gone_is_missing(book):
    found = check(report(p("演出", control("260", ONE), "场。"), SHOWS, PEOPLE), book)
    assert [row.indicator for row in found.missing] == ["performances.benefit.people"]


def test_a_control_that_was_emptied_or_holds_words_is_missing(book):
    for content in (r(""), "（待填）", "若干"):
        found = check(report(p("演出", control(content, ONE), "场。"), SHOWS), book)
        assert [row.instance for row in found.missing] == [ONE]


def test_a_control_of_another_report_is_an_orphan(book):
    (one,) = numerals(p("演出", control("260", TWO), "场。"), SHOWS, book=book)
    assert "orphan" in one.notes


def test_a_figure_of_the_year_before_is_asked_for_that_year(book):
    before = replace(SHOWS, period="2024", years="-1", issued="208")
    (one,) = numerals(p("上年演出", control("208", ONE), "场。"), before, book=book)
    assert (one.verdict, one.figure.period) == ("traced", "2024")


def test_a_change_is_computed_from_both_years(book):
    change = replace(SHOWS, kind="change", unit="%", issued="25")
    (right,) = numerals(p("同比增长", control("25", ONE), "％。"), change, book=book)
    (wrong,) = numerals(p("同比增长", control("26", ONE), "％。"), change, book=book)
    assert (right.verdict, wrong.verdict, wrong.suggestion) == ("traced", "changed", "25％")


def test_a_change_in_a_table_has_the_percent_of_its_head(book):
    change = replace(SHOWS, kind="change", unit="%", issued="25")
    body = table(row(p("指标"), p("计量单位"), p("同比")), row(p("惠民演出"), p("场"), p(control("25", ONE))))
    assert [one.verdict for one in numerals(body, change, book=book) if one.text == "25"] == ["traced"]


def test_a_figure_of_a_town_is_asked_for_that_town(book):
    town = replace(SHOWS, unit_code="990101002", issued="18")
    (one,) = numerals(p("演出", control("18", ONE), "场。"), town, book=book)
    assert (one.verdict, one.figure.unit_code) == ("traced", "990101002")


def test_a_field_of_a_record_is_asked_of_the_record(office):
    entry = Row(ONE, "entry", "tasks[#12].target", "2025", issued="300", value="300", unit="场")
    said = numerals(
        p("安排演出", control("300", ONE), "场。"), entry, book=Book(office, entries={"tasks[#12].target": 300})
    )
    gone = numerals(p("安排演出", control("300", ONE), "场。"), entry, book=Book(office))
    assert [one.verdict for one in (*said, *gone)] == ["traced", "untraced"]
    assert gone[0].notes == ("no_value",)


SURVEY = Stated("stated:9", "群众满意度", 98, "%", "2025", "报告.pdf", "区统计局", "老李")
RATED = Row(ONE, "stated", "群众满意度", "2025", issued="98", value="98", unit="%")


def rated(office, text, *stated, row=RATED):
    """The only numeral of a sentence whose number is bound to a stated figure."""
    (one,) = numerals(p("满意率", control(text, ONE), "％。"), row, book=Book(office, stated))
    return one


def test_a_stated_figure_that_is_bound_is_stated(office):
    one = rated(office, "98", SURVEY)
    assert (one.verdict, one.indicator, one.notes) == ("stated", "stated:9", ())


def test_a_bound_one_is_asked_for_the_period_of_the_check_and_never_for_another(office):
    assert rated(office, "98", replace(SURVEY, period="2024")).verdict == "untraced"
    assert rated(office, "97", replace(SURVEY, value=97), replace(SURVEY, period="2024")).verdict == "stated"


def test_a_bound_one_of_the_year_before_is_asked_for_that_year(office):
    last = replace(SURVEY, period="2024", value=95)
    assert rated(office, "95", SURVEY, last, row=replace(RATED, period="2024", years="-1")).verdict == "stated"


def test_a_bound_one_that_nobody_states_any_more_says_so(office):
    one = rated(office, "98")
    assert (one.verdict, one.notes, one.candidates) == ("untraced", ("no_value",), ())


def test_a_bound_one_that_waits_is_untraced(office):
    assert rated(office, "98", replace(SURVEY, waits=True, confirmed_by="")).verdict == "untraced"


def test_a_bound_one_that_was_typed_over_or_that_moved_is_changed(office):
    assert (rated(office, "99", SURVEY).notes, rated(office, "99", SURVEY).suggestion) == (("typed",), "98％")
    assert rated(office, "98", replace(SURVEY, value=97)).notes == ("moved",)


def test_a_bound_one_of_a_single_person_shows_that(office):
    assert rated(office, "98", replace(SURVEY, confirmed_by="")).notes == ("one_person",)


def test_a_bound_one_is_asked_for_its_unit(office):
    town = replace(SURVEY, id="stated:10", unit_code="990101002", value=90)
    assert rated(office, "90", SURVEY, town, row=replace(RATED, unit_code="990101002")).indicator == "stated:10"


def test_an_indicator_that_the_pack_no_longer_has_is_untraced(book):
    (one,) = numerals(p("演出", control("260", ONE), "场。"), replace(SHOWS, indicator="gone.shows"), book=book)
    assert one.verdict == "untraced"


def test_a_bound_target_counts_as_a_claim(book):
    body = p("三、下一步工作打算") + p("明年安排演出", control("260", ONE), "场。")
    assert [one.verdict for one in numerals(body, SHOWS, book=book)][-1] == "traced"


def test_without_a_ledger_a_bound_number_is_untraced_too():
    (one,) = check(report(p("演出", control("260", ONE), "场。"), SHOWS)).numerals
    assert one.verdict == "untraced"


def test_a_manifest_that_was_changed_is_said(book):
    package = document(body=p("演出", control("260", ONE), "场。"))
    write_manifest(package, Manifest("annual", "0" * 64, 1, (SHOWS,)))
    name = next(n for n in package.names() if n.startswith("customXml/item1"))
    package.put(name, package.part(name).replace(b">260<", b">999<"))
    assert [one.code for one in check(package, book).problems] == ["DOC034"]
