"""What 19 of 20 requests stay at or below."""

import pytest
from bench.visiting import p95


@pytest.mark.parametrize(("times", "late"), [([3.0], 3), (range(1, 21), 19), (range(40, 0, -1), 38)])
def test_the_95th_percentile_is_one_of_the_times(times, late) -> None:
    assert p95(list(times)) == late
