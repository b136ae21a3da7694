"""The table says what was measured, and says where a bar was missed."""

from __future__ import annotations

from bench.table import Line, table


def test_a_ratio_at_the_bar_is_met() -> None:
    assert Line("1", 1.10, 1.0, 1.10, "SQL").met


def test_a_slower_report_misses_the_bar_and_the_table_says_so() -> None:
    assert "**missed**" in table([Line("1", 1.2, 1.0, 1.10, "SQL")], quick=False)


def test_faster_lines_divide_the_peer_by_ours() -> None:
    assert Line("2", 0.5, 6.0, 12, "Django", faster=True).ratio == 12


def test_a_line_that_was_not_run_meets_no_bar() -> None:
    line = Line("5b", None, None, 3, "no server")
    assert line.met is None
    assert "not run" in table([line], quick=False)


def test_a_line_without_a_bar_is_only_shown() -> None:
    assert "| none |" in table([Line("2b", 1.0, 9.0, None, "Django")], quick=False)


def test_an_import_is_also_shown_in_rows_per_second() -> None:
    assert "50,000 rows/s" in table([Line("5a", 2.0, 8.0, 4, "peer", faster=True, rows=100_000)], quick=False)


def test_memory_is_shown_in_mebibytes_and_judged_by_the_same_ratio() -> None:
    line = Line("9", 300 * 2**20, 150 * 2**20, 3, "fewer records", bytes=True)
    assert "| 300 MiB | 150 MiB | 2.00 | <= 3: met |" in table([line], quick=False)
