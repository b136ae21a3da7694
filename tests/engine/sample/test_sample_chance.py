"""Chance: the same seed gives the same draws, and draws have the shape they are asked for."""

from collections import Counter
from decimal import Decimal
from statistics import mean, median

import pytest

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


def test_the_same_seed_and_name_draw_the_same():
    assert [dice(7, "talks").random() for _ in range(3)] == [dice(7, "talks").random() for _ in range(3)]


def test_another_name_draws_something_else():
    assert dice(7, "talks").random() != dice(7, "halls").random()


def test_another_seed_draws_something_else():
    assert dice(7, "talks").random() != dice(8, "talks").random()


def test_below_stays_below_its_limit():
    rng = dice(1)
    assert {below(rng, 3) for _ in range(200)} == {0, 1, 2}


def test_between_includes_both_ends():
    rng = dice(1)
    assert {between(rng, 4, 6) for _ in range(200)} == {4, 5, 6}


@pytest.mark.parametrize(("percent", "answer"), [(0, False), (100, True)])
def test_what_is_certain_draws_nothing(percent, answer):
    rng = dice(1)
    state = rng.getstate()
    assert happens(rng, percent) is answer
    assert rng.getstate() == state


def test_a_third_happens_in_about_a_third_of_cases():
    rng = dice(1)
    assert 280 < sum(happens(rng, 33) for _ in range(1000)) < 380


def test_shuffling_loses_nothing():
    assert sorted(shuffled(dice(1), range(50))) == list(range(50))


def test_some_keeps_the_order_and_repeats_nothing():
    chosen = some(dice(1), list("abcdefgh"), 4)
    assert chosen == sorted(set(chosen))
    assert len(chosen) == 4


def test_some_of_too_few_are_all():
    assert some(dice(1), ["a", "b"], 9) == ["a", "b"]


def test_weights_decide_how_often():
    rng, table = dice(1), Weighted(["often", "seldom"], [9, 1])
    drawn = Counter(table.draw(rng) for _ in range(1000))
    assert 850 < drawn["often"] < 950


def test_what_has_no_weight_is_never_drawn():
    rng, table = dice(1), Weighted(["a", "b", "c"], [1, 0, 1])
    assert {table.draw(rng) for _ in range(200)} == {"a", "c"}


def test_nothing_to_draw_from_is_said():
    with pytest.raises(ValueError):
        Weighted(["a"], [0]).draw(dice(1))


def test_the_first_rank_weighs_most():
    weights = zipf(10, Decimal("0.6"))
    assert weights == sorted(weights, reverse=True)


def test_zipf_of_exponent_one_halves_at_rank_two():
    assert zipf(2, Decimal(1)) == [1_000_000, 500_000]


def test_a_spread_keeps_its_median():
    assert median(Spread(Decimal(32), Decimal("0.7"), 1).values) in (31.5, 32)


def test_a_spread_has_the_mean_of_a_lognormal():
    assert 40 < mean(Spread(Decimal(32), Decimal("0.7"), 1).values) < 42  # 32 * exp(0.7 ** 2 / 2) = 40.9


def test_a_spread_keeps_its_bounds():
    values = Spread(Decimal(32), Decimal("0.7"), 5, 90).values
    assert (min(values), max(values)) == (5, 90)


def test_waits_have_their_mean():
    assert 2.3 < mean(waits(Decimal(3))) < 3


def test_heaped_values_end_in_nought_or_five():
    rng = dice(1)
    assert all(heaped(rng, v, 100) % 5 == 0 for v in range(5, 200))


def test_heaping_moves_a_value_by_two_at_most():
    rng = dice(1)
    assert all(abs(heaped(rng, v, 100) - v) <= 2 for v in range(5, 200))


def test_a_value_below_five_is_not_heaped():
    assert heaped(dice(1), 3, 100) == 3
