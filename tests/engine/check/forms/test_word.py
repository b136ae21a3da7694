"""Blank cells of a form in Word bound against a ledger of made-up figures."""

from __future__ import annotations

from itertools import count

import pytest

from engine.check.books import Book  # type: ignore[import-not-found]
from wordforms import word_form
from youju.engine.base.periods import Period
from youju.engine.check.adopting import Source
from youju.engine.check.forms.word import adopt_word, retimed
from youju.engine.document.manifest import read_manifest
from youju.engine.document.package import Package

HEADS = ["指标", "本年", "上年"]


@pytest.fixture
def adopted(office, tmp_path):
    """Adopts a form of rows; the package, and what became of its numbers."""

    def adopt(rows, over=(), book=None):
        package = Package.open(word_form(tmp_path / "form.docx", rows, over))
        numbers = count(1)
        source = Source("form", 7, lambda: f"{next(numbers):012x}")
        return package, adopt_word(package, book or Book(office), source)

    return adopt


def rows_of(package):
    manifest, problems = read_manifest(package)
    assert problems == ()
    return {row.instance: row for row in manifest.rows}


def test_a_bound_cell_has_a_row_that_says_what_its_heads_ask_for(adopted):
    package, _ = adopted([HEADS, ["惠民演出（场）"]])
    now, before = rows_of(package).values()
    assert (now.indicator, now.years, now.rule, now.issued) == ("performances.benefit.shows", "0", "cell/1", "（待填）")
    assert (before.indicator, before.years) == ("performances.benefit.shows", "-1")


def test_numbers_and_blanks_are_listed_in_the_order_of_the_text(adopted):
    _, done = adopted([HEADS, ["惠民演出（场）", "", "9999"]], ["今年开展惠民演出260场"])
    assert [(one.numeral.text, one.cell, one.why) for one in done.places] == [
        ("260场", "", "bound"),
        ("", "表1!B2", "bound"),
        ("9999", "", "differs"),
    ]


def test_a_number_under_a_head_with_ten_thousands_is_written_in_its_scale(adopted):
    package, done = adopted([["指标", "受众（万人次）"], ["线下宣讲", "4.83"]])
    assert [one.why for one in done.places if one.numeral.text == "4.83"] == ["bound"]
    assert [row.rule for row in rows_of(package).values()] == ["exact/10000"]


def test_a_form_without_blanks_is_adopted_as_a_report(adopted):
    _, done = adopted([["指标", "本年"], ["惠民演出（场）", "260"]])
    assert [(one.cell, one.why) for one in done.places] == [("", "bound")]


def test_a_town_in_the_row_is_asked_for(adopted):
    package, _ = adopted([["单位", "惠民演出（场）"], ["柳河镇"], ["合计"]])
    assert [row.unit_code for row in rows_of(package).values()] == ["990101002", ""]


def test_heads_are_read_again_when_the_form_is_filled(adopted):
    package, _ = adopted([HEADS, ["惠民演出（场）"]], ["2025年统计表"])
    form = retimed(package, Period.parse("2026"))
    assert [row.years for row in rows_of(package).values()] == ["-1", "-2"]
    assert [problem.code for problem in form.problems] == ["CHK064"]
    assert list(form.addresses.values()) == ["表1!B2", "表1!C2"]


def test_a_form_that_asks_for_a_part_of_the_period_holds_its_cells(adopted, office):
    half = Book(office, period=Period.parse("2025H1"))
    package, done = adopted([["指标", "本期"], ["惠民演出（场）"]], ["2025年上半年统计表"], half)
    assert done.bound == 1
    assert retimed(package, Period.parse("2025H1")).held == frozenset()
    form = retimed(package, Period.parse("2025"))
    assert form.held == set(rows_of(package))
    assert [problem.code for problem in form.problems] == ["CHK065"]


def test_a_draft_without_cells_of_a_form_has_nothing_to_read_again(adopted):
    package, _ = adopted([["指标", "本年"], ["惠民演出（场）", "260"]])
    before = package.save()
    assert retimed(package, Period.parse("2026")).rows == {}
    assert package.save() == before
