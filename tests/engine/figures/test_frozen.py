"""Frozen figures: their digests are those of the rows a person would list, by both engines, in each unit and for sums."""

import hashlib
from decimal import Decimal

from engine.figures.conftest import scope
from engine.snapshot.notebook import EAST_GATE, UPPER_VILLAGE, WILLOW_RIVER
from youju.engine.figures.frozen import frozen, frozen_all, frozen_by_unit, number

ALL = ["sessions", "people", "lecturers", "offline", "ever", "speakers", "share", "growth", "both"]


def of(rows) -> str:
    """The digest worked out by hand."""
    return hashlib.sha256("".join(f"{r.record} {r.seq}\n" for r in rows).encode()).hexdigest()


def test_a_frozen_figure_says_value_definition_and_the_digest_of_its_rows(ask):
    figure = frozen(ask, "sessions", scope())
    assert (figure.value, figure.unit, figure.rows, figure.unit_code) == ("5", "项", 5, "")
    assert figure.digest == hashlib.sha256(b"3 3\n4 4\n5 5\n6 6\n7 7\n").hexdigest()
    assert figure.definition == ask.figures(["sessions"], scope())[0].definition


def test_every_kind_of_indicator_has_the_digest_of_the_rows_it_lists(ask):
    for figure in frozen_all(ask, ALL, scope()):
        assert figure.digest == of(ask.rows(figure.id, scope(), limit=99)), figure.id


def test_a_ratio_keeps_its_parts_and_money_its_decimals(ask):
    share, cost = frozen_all(ask, ["share", "cost"], scope())
    assert (share.value, share.numerator, share.denominator) == ("60", "3", "5")
    assert (cost.value, cost.number) == ("102.50", Decimal("102.50"))


def test_a_corrected_record_changes_the_digest_where_the_value_stays(ask, book):
    before = frozen(ask, "sessions", scope())
    book.write("lectures", "2025-03-08", record=3, title="宪法宣讲")
    after = frozen(ask, "sessions", scope())
    assert after.value == before.value
    assert after.digest != before.digest
    assert frozen(ask, "sessions", scope(as_of=9)) == before


def test_each_unit_below_has_its_own(ask):
    found = frozen_by_unit(ask, ["sessions", "both"], scope())
    for unit in (EAST_GATE, WILLOW_RIVER):
        assert found[unit]["both"].digest == of(ask.rows("both", scope(unit=unit), limit=99))
    assert found[WILLOW_RIVER]["sessions"].value == "3"
    assert UPPER_VILLAGE not in found


def test_a_unit_without_records_has_the_digest_of_nothing(ask):
    found = frozen_by_unit(ask, ["sessions"], scope("2023"))
    assert found[EAST_GATE]["sessions"].digest == of([])


def test_a_value_is_read_back_as_it_was():
    assert (number("3200"), number("60.0"), number("")) == (3200, Decimal("60.0"), None)
