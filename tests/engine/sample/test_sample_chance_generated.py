"""Draws for any seed, weights and bounds: nothing is lost, nothing leaves its bounds, the same seed draws the same."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from youju.engine.sample.chance import (
    Spread,
    Weighted,
    below,
    between,
    dice,
    happens,
    heaped,
    shuffled,
    some,
    waits,
    zipf,
)

SEED = st.integers(0, 2**63)
NAMES = st.lists(st.text(max_size=5), min_size=1, max_size=3)


@given(SEED, NAMES)
def test_the_same_seed_and_names_draw_the_same(seed, names):
    one, other = dice(seed, *names), dice(seed, *names)
    assert [below(one, 1000) for _ in range(5)] == [below(other, 1000) for _ in range(5)]


@given(SEED, st.integers(1, 10**6))
def test_below_is_never_the_limit(seed, limit):
    assert 0 <= below(dice(seed, "a"), limit) < limit


@given(SEED, st.integers(-1000, 1000), st.integers(0, 1000))
def test_between_stays_between(seed, low, more):
    assert low <= between(dice(seed, "a"), low, low + more) <= low + more


@given(SEED)
def test_what_never_happens_does_not_and_what_always_happens_does(seed):
    rng = dice(seed, "a")
    assert [happens(rng, 0), happens(rng, 100)] == [False, True]


@given(SEED, st.lists(st.integers(0, 9), max_size=12))
def test_shuffling_keeps_every_item_as_often_as_it_was(seed, items):
    assert Counter(shuffled(dice(seed, "a"), items)) == Counter(items)


@given(SEED, st.lists(st.integers(), unique=True, max_size=12), st.integers(0, 15))
def test_some_are_that_many_different_ones_in_their_order(seed, items, count):
    chosen = some(dice(seed, "a"), items, count)
    assert (len(chosen), [i for i in items if i in chosen]) == (min(count, len(items)), chosen)


@given(SEED, st.lists(st.integers(0, 5), min_size=1, max_size=6).filter(any))
def test_only_what_has_a_weight_is_drawn(seed, weights):
    rng, drawn = dice(seed, "a"), Weighted(range(len(weights)), weights)
    assert all(weights[drawn.draw(rng)] for _ in range(20))


@given(st.integers(1, 400), st.decimals(Decimal("0.1"), Decimal(2), places=1))
def test_ranks_weigh_less_and_less_and_never_nothing(count, exponent):
    weights = zipf(count, exponent)
    assert (len(weights), weights == sorted(weights, reverse=True), weights[-1] >= 1) == (count, True, True)


@given(
    st.integers(1, 500),
    st.decimals(Decimal("0.1"), Decimal("1.2"), places=1),
    st.integers(0, 20),
    st.integers(20, 5000),
)
def test_a_spread_keeps_its_bounds_and_runs_upwards(median, sigma, least, most):
    values = Spread(Decimal(median), sigma, least, most).values
    assert (min(values) >= least, max(values) <= most, values == sorted(values)) == (True, True, True)


@given(st.decimals(Decimal("0.5"), Decimal(60), places=1))
def test_a_wait_is_never_negative_and_its_mean_is_near(mean):
    days = waits(mean)
    average = Decimal(sum(days)) / len(days)
    assert min(days) >= 0
    assert mean - 1 <= average <= mean


@given(SEED, st.integers(0, 10_000), st.integers(0, 100), st.sampled_from([5, 10]))
def test_heaping_never_makes_nothing_of_something(seed, value, percent, to):
    found = heaped(dice(seed, "a"), value, percent, to)
    assert (abs(found - value) <= to // 2, found > 0 or value == 0) == (True, True)
