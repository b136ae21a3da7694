"""What a report promises of each number is written down exactly, and a name in the manifest leads back to its record."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.report.telling import EAST_GATE, Notebook
from youju.engine.base.labels import Label
from youju.engine.report.answers import Asked, Cited, Entered
from youju.engine.report.bound import Bound, entry_name, entry_of, manifest_row
from youju.engine.report.naming import EntryRef, FigureRef, StatedRef

PEOPLE, INSTANCE = "lectures.people", "a1b2c3d4e5f6"


@pytest.fixture
def figure(report_pack):
    """The audience of 2024, of one town."""
    asked = Asked(PEOPLE, -1, EAST_GATE)
    return Notebook(report_pack, {(PEOPLE, -1, "东关街道"): 25000}).figures([asked])[asked]


def test_a_figure_is_written_with_period_unit_year_and_definition(figure):
    one = Bound(INSTANCE, Label("听众"), FigureRef(PEOPLE, -1, "wan_yu"), "2.5万", 25000, figure, row=EAST_GATE)
    row = manifest_row(one, "2025")
    assert (row.kind, row.indicator, row.period, row.years, row.unit_code) == (
        "figure",
        PEOPLE,
        "2024",
        "-1",
        "990101001",
    )
    assert (row.rule, row.issued, row.value, row.unit) == ("wan_yu", "2.5万", "25000", "人次")
    assert row.definition == figure.definition != ""


def test_a_change_is_in_percent_whatever_its_figure_counts(figure):
    one = Bound(INSTANCE, Label("听众"), FigureRef(PEOPLE, change=True), "-20.0", Decimal("-20.0"), figure)
    row = manifest_row(one, "2025")
    assert (row.kind, row.unit, row.value) == ("change", "%", "-20.0")


@pytest.mark.parametrize(
    ("value", "text"), [(Decimal("1E+5"), "100000"), (Decimal("0.10"), "0.10"), (None, ""), (0, "0")]
)
def test_a_value_is_plain_digits_and_a_missing_one_is_nothing_never_zero(figure, value, text):
    assert manifest_row(Bound(INSTANCE, Label("听众"), FigureRef(PEOPLE), "x", value, figure), "2025").value == text


def test_a_field_of_a_record_is_named_by_number_so_that_a_new_title_does_not_lose_it():
    entered = Entered(7, 5, Label("座席"), "30", 30, "个")
    row = manifest_row(
        Bound(INSTANCE, Label("座席"), EntryRef("projects", "书屋", "seats"), "30", 30, entered=entered), "2025"
    )
    assert (row.kind, row.indicator, row.period, row.unit) == ("entry", "projects[#7].seats", "2025", "个")


def test_a_stated_figure_is_named_by_its_name_for_its_own_period_and_unit():
    cited = Cited("2024", "990101001", 30000, "人", "公报", "统计局", "老李")
    row = manifest_row(
        Bound(INSTANCE, Label("常住人口"), StatedRef("常住人口", -1), "30000", 30000, cited=cited), "2025"
    )
    assert (row.kind, row.indicator, row.period, row.unit_code) == ("stated", "常住人口", "2024", "990101001")
    assert (row.years, row.unit, row.definition) == ("-1", "人", "")


def test_a_number_without_anything_behind_it_is_refused():
    with pytest.raises(ValueError, match="听众"):
        manifest_row(Bound(INSTANCE, Label("听众"), FigureRef(PEOPLE), "5", 5), "2025")


def test_the_name_of_a_record_leads_back_to_its_field():
    reference = EntryRef("projects", "", "seats", "yu")
    assert entry_of(entry_name(reference, 12), "yu") == (reference, 12)


@pytest.mark.parametrize("name", [PEOPLE, "projects[书屋].seats", "projects[#].seats", "常住人口", ""])
def test_what_is_no_name_of_a_record_leads_nowhere(name):
    assert entry_of(name, "exact") is None


@pytest.mark.parametrize(
    ("entered", "bindable"),
    [
        (Entered(7, 5, Label("座席"), "30", 30, "个"), True),
        (Entered(7, 5, Label("座席"), "0", 0, "个"), True),
        (Entered(7, 5, Label("完成日期"), "2026年3月31日", dated=True), True),
        (Entered(7, 5, Label("完成日期"), "", dated=True), False),
        (Entered(7, 5, Label("名称"), "书屋"), False),
    ],
)
def test_numbers_and_days_are_bound_and_words_are_not(entered, bindable):
    assert entered.bindable is bindable


@pytest.mark.parametrize(
    ("cited", "holds"),
    [
        (Cited("2025", value=0, confirmed_by="老李"), True),
        (Cited("2025", value=5), True),
        (Cited("2025", value=5, waits=True), False),
        (Cited("2025"), False),
    ],
)
def test_a_stated_figure_holds_when_there_is_one_and_somebody_stands_for_it(cited, holds):
    assert cited.holds is holds
