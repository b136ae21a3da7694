"""Ours and the peer's run in turn, in one process; the best of each counts, for whatever else runs only adds time."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Ours = TypeVar("Ours")
Peers = TypeVar("Peers")

_BEGAN = time.perf_counter()


@dataclass(frozen=True, slots=True)
class Pair(Generic[Ours, Peers]):
    """Best seconds of both sides, and what the last run of each gave."""

    ours: float
    peer: float
    our_result: Ours
    peer_result: Peers


def alternate(ours: Callable[[], Ours], peer: Callable[[], Peers], runs: int) -> Pair[Ours, Peers]:
    """Time both `runs` times, in turn. Set-up that should not be timed belongs outside of the functions."""
    times: list[tuple[float, float]] = []
    for _ in range(runs):
        our_time, our_result = timed(ours)
        peer_time, peer_result = timed(peer)
        times.append((our_time, peer_time))
    return Pair(min(t[0] for t in times), min(t[1] for t in times), our_result, peer_result)


def timed(work: Callable[[], Ours]) -> tuple[float, Ours]:
    """Seconds and result of one run; garbage of what went before is collected first."""
    gc.collect()
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def progress(text: str) -> None:
    """A line on stderr, with the seconds since the start."""
    print(f"[{time.perf_counter() - _BEGAN:6.1f} s] {text}", file=sys.stderr, flush=True)
