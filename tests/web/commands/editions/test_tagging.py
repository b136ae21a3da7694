"""An edition for machines says what was frozen, whatever came later; its public version states no small cell and no person."""

import pytest

from annuals import another_lecture, frozen
from engine.report.xbrl.judging import judge
from youju.engine.base.periods import Period
from youju.web.commands.editions.standing import edition_of, standing
from youju.web.commands.editions.tagging import tagged_edition, write_public
from youju.web.commands.reports.reports import Asked, make_report

NAMES = ("王小明", "赵一", "欧阳春华", "13812345678")


@pytest.fixture
def one(office):
    return standing(office, "annual-2025-1")


def stated(found):
    return {(f.concept.name, f.unit_code, f.span.start.year): f.value for f in found.content.facts}


def test_every_frozen_figure_that_is_printed_is_a_fact(office, one):
    facts = stated(tagged_edition(office, one))
    edition = edition_of(one)
    printed = {edition.figures[s.figure].id for s in edition.shown if s.kind == "figure"}
    assert {(f.id, f.unit_code, 2025): f.value for f in edition.figures if f.id in printed and f.period == "2025"} == {
        key: value for key, value in facts.items() if not key[0].endswith(".change")
    }


def test_what_was_entered_later_changes_no_byte(office, one):
    before = tagged_edition(office, one).xbri()
    another_lecture(office, 60)
    assert tagged_edition(office, one).xbri() == before


def test_a_later_edition_says_the_later_figure(office):
    another_lecture(office, 60)
    later = frozen(office).edition
    assert stated(tagged_edition(office, standing(office, later.id)))["lectures.people", "", 2025] == "32600"


def test_the_public_version_states_no_small_cell(office, one):
    inner, public = stated(tagged_edition(office, one)), stated(tagged_edition(office, one, public=True))
    assert (inner["volunteers.count", "", 2025], public.get(("volunteers.count", "", 2025))) == ("4", None)
    assert public["lectures.people", "", 2025] == "32540"


def test_the_public_version_prints_what_it_may_and_names_nobody(office, one):
    page = tagged_edition(office, one, public=True).xhtml().decode()
    assert ("不足5" in page, "王**" in page, "138****5678" in page) == (True, True, True)
    assert [name for name in NAMES if name in page] == []


def test_what_goes_into_the_inner_bundle_states_all_and_names_nobody(office, one):
    whole, masked = tagged_edition(office, one), tagged_edition(office, one, masked=True)
    assert stated(masked) == stated(whole)
    assert [name for name in NAMES if name.encode() in masked.xbri() + masked.json()] == []


def test_both_versions_are_without_fault(office, one, tmp_path):
    found = []
    for public in (False, True):
        file = tmp_path / f"{public}.xbri"
        file.write_bytes(tagged_edition(office, one, public).xbri())
        found.append(judge(file).codes)
    assert found == [set(), set()]


@pytest.mark.parametrize("name", ["public.xbri", "public.json"])
def test_a_report_is_written_as_its_public_version(office, tmp_path, name):
    asked = Asked("annual", Period.parse("2025"))
    problems = write_public(office, asked, make_report(office, asked), tmp_path / name)
    assert {p.code for p in problems} == {"REP071", "REP073"}
    assert [n for n in NAMES if n.encode() in (tmp_path / name).read_bytes()] == []
