"""The rows behind a figure, page by page, over both engines."""

from engine.figures.conftest import scope
from engine.snapshot.notebook import WILLOW_RIVER


def records(rows):
    return [row.record for row in rows]


def test_the_rows_behind_a_count_are_as_many(ask):
    assert records(ask.rows("sessions", scope())) == [3, 4, 5, 6, 7]


def test_a_row_says_when_where_and_what(ask):
    row = ask.rows("sessions", scope())[0]
    assert (row.record, row.seq, row.unit_code, row.date, row.title) == (3, 3, "D1", "2025-03-08", "宪法")


def test_a_row_shows_the_revision_that_was_counted(ask, book):
    book.write("lectures", "2025-03-08", record=3, title="宪法（更正）")
    assert [r.seq for r in ask.rows("sessions", scope(), limit=1)] == [10]
    assert [r.title for r in ask.rows("sessions", scope(as_of=9), limit=1)] == ["宪法"]


def test_the_next_page_begins_after_the_last_row(ask):
    first = ask.rows("sessions", scope(), limit=2)
    assert records(ask.rows("sessions", scope(), limit=2, after=first[-1].record)) == [5, 6]


def test_the_rows_of_a_sum_are_those_that_state_the_field(ask):
    assert records(ask.rows("people", scope())) == [3, 4, 5, 7]


def test_the_rows_of_a_ratio_are_those_of_its_denominator(ask):
    assert records(ask.rows("share", scope())) == [3, 4, 5, 6, 7]


def test_a_record_behind_two_parts_of_a_sum_is_listed_once(ask):
    assert records(ask.rows("both", scope())) == [3, 4, 5, 6, 7]


def test_the_rows_of_a_cell_are_narrowed_to_unit_and_month(ask):
    assert records(ask.rows("sessions", scope(), unit=WILLOW_RIVER, month="2025-06")) == [5]


def test_a_unit_outside_the_scope_has_no_rows_in_it(ask):
    assert ask.rows("sessions", scope(unit=2), unit=WILLOW_RIVER) == []


def test_a_register_without_a_label_lists_rows_without_titles(ask):
    assert [r.title for r in ask.rows("speakers", scope())] == [""]


def test_the_digest_changes_with_an_edit_though_the_records_are_the_same(ask, book):
    before = ask.digest("sessions", scope())
    book.write("lectures", "2025-03-08", record=3, title="宪法")
    assert ask.digest("sessions", scope()) != before
    assert ask.digest("sessions", scope(as_of=9)) == before
