"""Two ways to the same figures are compared cell by cell."""

from __future__ import annotations

import pytest
from bench.cells import Unequal, equal, of_lists, of_scans

SCAN = [(("r01.items", "r01.people"), [(7, 202603, 2, 80), (8, 202604, 0, None)])]


def test_a_scan_is_taken_apart_by_indicator() -> None:
    assert of_scans(SCAN) == {"r01.items": {(7, 202603): 2}, "r01.people": {(7, 202603): 80}}


def test_an_empty_cell_and_an_absent_one_are_the_same() -> None:
    lists = {"r01.items": [(7, 202603, 2)], "r01.people": [(7, 202603, 80), (9, 202601, 0)]}
    assert equal(of_scans(SCAN), of_lists(lists), "lists") == 2


def test_a_planted_difference_is_found_and_named() -> None:
    lists = {"r01.items": [(7, 202603, 3)], "r01.people": [(7, 202603, 80)]}
    with pytest.raises(Unequal, match=r"r01.items at \(7, 202603\): ours 2, peer 3"):
        equal(of_scans(SCAN), of_lists(lists), "lists")


def test_a_missing_indicator_is_a_difference() -> None:
    with pytest.raises(Unequal):
        equal(of_scans(SCAN), {}, "nothing")


def test_two_empty_results_prove_nothing() -> None:
    with pytest.raises(Unequal, match="nothing was counted"):
        equal({}, {}, "nothing")
