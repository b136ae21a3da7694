"""Adopting a report binds a number to a stated figure where its name alone fits and the value agrees; else it is listed."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from engine.check.books import Book, document  # type: ignore[import-not-found]
from engine.document.making import p, row, table  # type: ignore[import-not-found]
from youju.engine.check.adopting import Source, adopt
from youju.engine.check.checking import check
from youju.engine.check.model import Stated
from youju.engine.document.manifest import read_manifest
from youju.engine.document.package import Package
from youju.engine.document.reading import read

PEOPLE = Stated("stated:7", "常住人口", 420000, "人", "2025", "统计公报", "统计局", "老李")
LAST = replace(PEOPLE, id="stated:6", period="2024", value=410000)
TOWN = replace(PEOPLE, id="stated:8", value=30000, unit_code="990101001")


@pytest.fixture
def adopted(office):
    """What became of the numbers of a sentence, and the draft."""

    def run(sentence, *stated, body=""):
        numbers = itertools.count(1)
        given = document(sentence, body=body)
        done = adopt(given, Book(office, stated or (PEOPLE,)), Source("稿", 9, lambda: f"{next(numbers):012x}"))
        return [place.why for place in done.places if place.why != "no_claim"], Package.open(given.save())

    return run


def rows(draft):
    manifest = read_manifest(draft)[0]
    return manifest.rows if manifest else ()


@pytest.mark.parametrize(
    ("sentence", "issued", "rule"),
    [
        ("全区常住人口42万人。", "42万", "wan"),
        ("全区常住人口达420000人。", "420000", "exact"),
    ],
)
def test_a_number_that_agrees_is_bound_by_name(adopted, sentence, issued, rule):
    why, draft = adopted(sentence)
    (one,) = rows(draft)
    assert (why, one.kind, one.indicator, one.issued, one.rule) == (["bound"], "stated", "常住人口", issued, rule)
    assert (one.period, one.unit, one.value) == ("2025", "人", "420000")


def test_no_character_changes_and_the_draft_is_stated(office, adopted):
    draft = adopted("全区常住人口42万人。")[1]
    assert [paragraph.text for paragraph in read(draft)] == ["全区常住人口42万人。"]
    assert check(draft, Book(office, (PEOPLE,))).coverage()["stated"] == 1


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("全区常住人口43万人。", "differs"),
        ("全区常住人口42万人次。", "unit"),
        ("流动常住人口42万人。", "unknown"),
        ("全区户籍人口42万人。", "unknown"),
        ("全区常住人口约42万人。", "wording"),
        ("2023年全区常住人口42万人。", "unknown"),
    ],
)
def test_what_is_not_certain_is_left_with_its_reason(adopted, sentence, why):
    found, draft = adopted(sentence)
    assert (found[-1], rows(draft)) == (why, ())


def test_one_that_waits_is_not_bound(adopted):
    why, draft = adopted("全区常住人口42万人。", replace(PEOPLE, waits=True, confirmed_by=""))
    assert (why, rows(draft)) == (["waits"], ())


def test_a_year_before_is_bound_for_the_year_before(adopted):
    why, draft = adopted("全区常住人口由2024年的41万人增加到42万人。", PEOPLE, LAST)
    assert why[-1] in ("bound", "change", "unknown")
    _, draft = adopted("2024年全区常住人口41万人。", PEOPLE, LAST)
    assert [(one.period, one.years) for one in rows(draft)] == [("2024", "-1")]


def test_a_unit_is_bound_for_that_unit(adopted):
    assert [one.unit_code for one in rows(adopted("东关街道常住人口3万人。", PEOPLE, TOWN)[1])] == ["990101001"]


def test_a_masked_place_is_bound_by_its_sentence_alone(adopted):
    why, draft = adopted("全区常住人口**万人。")
    assert (why, [(one.indicator, one.value) for one in rows(draft)]) == (["bound"], [("常住人口", "")])


def test_beside_it_the_indicators_are_bound_as_ever(adopted):
    why, draft = adopted("全区常住人口42万人，完成惠民演出260场。")
    assert (why, [one.kind for one in rows(draft)]) == (["bound", "bound"], ["stated", "figure"])


def test_a_cell_is_bound_in_the_scale_of_its_head(adopted):
    body = table(row(p("范围"), p("常住人口（万人）")), row(p("全区"), p("42")))
    assert [(one.rule, one.issued) for one in rows(adopted("", body=body)[1])] == [("exact/10000", "42")]
