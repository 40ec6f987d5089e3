from __future__ import annotations

from math import exp, log, sqrt

import pytest

from safeboard.grammar.statistics.comparison import (
    Change,
    Standing,
    compare,
    difference,
    rate_change,
    rate_ratio,
    share_change,
)
from safeboard.grammar.statistics.intervals import Interval, rate_interval

USUAL, WIDE = Interval(10, 20), Interval(5, 25)


@pytest.mark.parametrize(
    ("benchmark", "standing"),
    [
        (4.9, Standing.MUCH_HIGHER),
        (5, Standing.HIGHER),
        (9.9, Standing.HIGHER),
        (10, Standing.SIMILAR),
        (20, Standing.SIMILAR),
        (20.1, Standing.LOWER),
        (25, Standing.LOWER),
        (25.1, Standing.MUCH_LOWER),
    ],
)
def test_standing_against_a_benchmark(benchmark, standing):
    assert compare(USUAL, WIDE, benchmark) is standing


def test_intervals_given_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="exchanged"):
        compare(WIDE, USUAL, 1)


def test_a21_referrals_of_2015_16_stand_above_england_and_the_year_before():
    usual, wide = rate_interval(6958, 120_726), rate_interval(6958, 120_726, level=0.998)
    assert compare(usual, wide, 532.2) is Standing.MUCH_HIGHER
    assert rate_change(5129, 118_896, 6958, 120_726) is Change.CLEAR_RISE


def test_a22_neglect_plans_of_2015_16_are_level_with_england():
    usual, wide = rate_interval(292, 120_726), rate_interval(292, 120_726, level=0.998)
    assert compare(usual, wide, 24.3) is Standing.SIMILAR


def test_rate_ratio_follows_its_formula():
    found = rate_ratio(20, 1000, 30, 2000)
    reach = 1.959964 * sqrt(1 / 20 + 1 / 30)
    assert (found.low, found.high) == pytest.approx((exp(log(0.75) - reach), exp(log(0.75) + reach)))


def test_newcombe_matches_his_published_example():
    # Newcombe 1998, method 10: 56/70 less 48/80 is 0.0524 to 0.3339
    found = difference(48, 80, 56, 70)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (100, 105, Change.NO_CLEAR_CHANGE),
        (100, 150, Change.CLEAR_RISE),
        (150, 100, Change.CLEAR_FALL),
        (0, 3, Change.NO_CLEAR_CHANGE),
        (0, 20, Change.CLEAR_RISE),
        (20, 0, Change.CLEAR_FALL),
        (0, 0, Change.NO_CLEAR_CHANGE),
    ],
)
def test_change_of_a_rate(before, after, change):
    assert rate_change(before, 50_000, after, 50_000) is change
    assert change.is_clear is (change is not Change.NO_CLEAR_CHANGE)


@pytest.mark.parametrize(
    ("x1", "x2", "change"),
    [(60, 66, Change.NO_CLEAR_CHANGE), (60, 90, Change.CLEAR_RISE), (90, 60, Change.CLEAR_FALL)],
)
def test_change_of_a_percentage(x1, x2, change):
    assert share_change(x1, 120, x2, 120) is change


@pytest.mark.parametrize("counts", [(0, 10, 5, 10), (5, 10, 0, 10), (5, 0, 5, 10)])
def test_a_ratio_of_nothing_is_refused(counts):
    with pytest.raises(ValueError, match="at least one event"):
        rate_ratio(*counts)
