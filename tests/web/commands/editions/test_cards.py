"""The answer card and the leader's sheet of a frozen report: the receipt's code, the printed sentence, and when both are gone."""

import pytest

from annuals import frozen
from making import EAST_GATE
from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.engine.bundle.receipt import opened, short_code
from youju.web.accounts.actors import actor_for
from youju.web.commands.editions.cards import card_of, sheet_of
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.figures.figures import Question
from youju.web.store.editions import RECEIPT, file_of

YEAR = Question(Period.parse("2025"))
PEOPLE = "lectures.people"


def another_lecture(office):
    raw = {"title": "补录宣讲", "place": "文化站", "held_on": "2025-04-02", "people": "60"}
    accept_all(office, "cli:test", [enter(office, "xiaowang", "lectures", Given(EAST_GATE, raw))[0].record])


def test_a_card_is_under_the_receipt_of_the_edition_that_says_its_figure(office):
    receipt = opened(file_of("annual-2025-1", RECEIPT).decode())[0]
    card = card_of(office, PEOPLE, YEAR)
    assert (card.value, card.proof.code, card.proof.of) == (32540, short_code(receipt), "annual-2025-1")


def test_a_card_shows_the_sentence_that_prints_it(office):
    (printed,) = card_of(office, PEOPLE, YEAR).printed
    assert printed.sentence.startswith("全年开展宣讲3项，听众3.2万余人次")
    assert "annual-2025-1" in printed.where


def test_a_figure_that_moved_since_is_under_no_receipt(office):
    another_lecture(office)
    card = card_of(office, PEOPLE, YEAR)
    assert (card.value, card.proof.code) == (32600, "")
    assert "3.2万余" in card.printed[0].sentence


def test_a_newer_edition_gives_the_newer_receipt(office):
    another_lecture(office)
    frozen(office)
    assert card_of(office, PEOPLE, YEAR).proof.of == "annual-2025-2"


def test_who_may_not_read_editions_sees_only_the_reports_name(office):
    card = card_of(office, PEOPLE, YEAR, acting=actor_for("aqiang"))
    assert (card.proof.code, [p.where for p in card.printed]) == ("", ["年度总结"])


def test_a_card_has_months_units_in_the_order_of_the_tree_and_the_year_before(office):
    card = card_of(office, PEOPLE, YEAR)
    assert [(p.name, p.value) for p in card.months if p.value] == [("3月", 12000), ("6月", 20500), ("9月", 40)]
    assert [(p.name, p.value) for p in card.units] == [("东关街道", 12040), ("柳河镇", 20500)]
    assert (card.before.period, card.before.value, card.before.growth) == ("2024年", 25000, "+30.2%")


def test_a_card_without_parts_for_who_may_not_see_them(office):
    assert card_of(office, PEOPLE, YEAR, by_unit=False).units == ()


def test_a_sheet_has_the_figures_of_its_report_and_their_receipt(office):
    sheet = sheet_of(office, "annual", YEAR)
    assert [(line.id, line.value) for line in sheet.lines] == [("lectures.sessions", 3), (PEOPLE, 32540)]
    assert sheet.proof.of == "annual-2025-1"


def test_a_sheet_of_an_unknown_report_is_refused(office):
    with pytest.raises(Refused) as refused:
        sheet_of(office, "monthly", YEAR)
    assert refused.value.problems[0].code == "CMD025"
