"""A sum of indicators: values add up, and each record behind them is counted once, over both engines."""

from dataclasses import replace

import pytest

from engine.figures.conftest import scope
from youju.engine.base.labels import Label
from youju.engine.definitions import Indicator


@pytest.fixture
def found(ask):
    """The figure of a sum of these indicators."""

    def asked(*parts: str, where=None):
        total = Indicator("total", Label("合计"), "sum", parts=parts, unit="项")
        share = Indicator("rate", Label("占比"), "ratio", numerator="offline", denominator="total")
        change = Indicator("change", Label("变化"), "growth", of="total")
        more = Indicator("more", Label("总计"), "sum", parts=("total", "offline"))
        added = {i.id: i for i in (total, share, change, more)}
        ask.pack = replace(ask.pack, indicators={**ask.pack.indicators, **added})
        return {f.id: f for f in ask.figures(list(added), where or scope())}

    return asked


def test_a_record_behind_two_parts_is_one_row(found):
    total = found("sessions", "offline")["total"]
    assert (total.value, total.rows) == (8, 5)


def test_a_part_named_twice_is_added_twice_and_has_its_rows_once(found):
    total = found("sessions", "sessions")["total"]
    assert (total.value, total.rows) == (10, 5)


def test_records_of_different_registers_are_different_rows(found):
    total = found("sessions", "offline", "speakers")["total"]
    assert (total.value, total.rows) == (9, 6)


def test_parts_of_different_times_may_share_records(found):
    total = found("sessions", "ever")["total"]
    assert (total.value, total.rows) == (11, 6)


def test_a_record_counts_that_is_behind_any_part_though_another_part_does_not_state_it(found):
    total = found("people", "sessions")["total"]
    assert (total.value, total.rows) == (230, 5)


def test_what_is_made_of_a_sum_has_its_rows(found):
    figures = found("sessions", "offline")
    assert [figures[id_].rows for id_ in ("rate", "change", "more")] == [5, 5, 5]


def test_nothing_behind_any_part_is_no_row(found):
    total = found("sessions", "offline", where=scope("2023"))["total"]
    assert (total.value, total.rows) == (0, 0)


def test_the_pages_list_as_many(ask, found):
    rows = found("sessions", "offline", "speakers")["total"].rows
    first = ask.rows("total", scope(), limit=4)
    assert len(first) + len(ask.rows("total", scope(), after=first[-1].record)) == rows


def test_all_is_still_asked_in_one_query_per_register(found, ask):
    asked = []
    view = ask.engine.at(None).__class__
    really = view.recall_each
    found("sessions", "offline")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(view, "recall_each", lambda self, queries: asked.extend(queries) or really(self, queries))
        ask.figures(["total", "rate", "more"], scope())
    assert len(asked) == 1
