"""Both sides run in turn; the best run counts."""

from __future__ import annotations

from bench.timing import alternate


def test_ours_and_the_peer_run_in_turn() -> None:
    order: list[str] = []
    alternate(lambda: order.append("ours"), lambda: order.append("peer"), 2)
    assert order == ["ours", "peer", "ours", "peer"]


def test_the_results_of_the_last_runs_are_kept() -> None:
    numbers = iter(range(9))
    pair = alternate(lambda: next(numbers), lambda: next(numbers), 2)
    assert (pair.our_result, pair.peer_result) == (2, 3)


def test_the_best_of_the_runs_counts() -> None:
    slow = iter((200_000, 1))
    pair = alternate(lambda: sum(range(next(slow))), lambda: None, 2)
    assert 0 < pair.ours < 0.01
