"""Run chart, rare events, drift, predictive chances and the trend marker: golden vectors of statistics.md section 5."""

from __future__ import annotations

import random

import pytest

from safeboard.grammar.statistics import predictive
from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.drift import cusum
from safeboard.grammar.statistics.rare_events import g_chart, t_chart
from safeboard.grammar.statistics.run_charts import fewest_crossings, longest_usual, run_chart
from safeboard.grammar.statistics.trends import Direction, rate_trend, share_trend, trend_words

GAPS = [12, 40, 8, 55, 23, 31, 5, 19]


@pytest.mark.parametrize(
    ("n", "longest", "crossings"), [(12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8), (36, 8, 13)]
)
def test_anhoej_table(n, longest, crossings):
    """statistics.md section 2.1, run chart."""
    assert (longest_usual(n), fewest_crossings(n)) == (longest, crossings)


def test_a_run_chart_leaves_out_points_on_the_median_and_signals_on_either_rule():
    steady = run_chart([1, 3, 2, 1, 3, 1, 3, 2, 3, 1, 1, 3, None])
    assert (steady.middle, steady.useful, steady.signals, steady.side) == (2, 10, False, 0)
    long = run_chart([*[1] * 8, 5, 5, 5, 5, 1, 5, 5, 5, 1, 5, 5, 5])
    assert long.longest == 8 and long.signals and long.side == -1
    few = run_chart([1, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5, 5])
    assert (few.longest, few.crossings, few.fewest_usual, few.signals) == (6, 1, 3, True)
    assert not run_chart([1, 1, 1, 1, 9, 9, 9, 9]).signals
    with pytest.raises(ValueError, match="at least one value"):
        run_chart([None])


def test_golden_g_and_t():
    """statistics.md section 5, g and t."""
    g, t = g_chart(GAPS), t_chart(GAPS)
    assert (sum(GAPS) / 8, g.upper, g.lower) == pytest.approx((24.125, 97.9848, 0), abs=1e-4)
    assert (t.middle, t.upper) == pytest.approx((20.1359, 216.0067), abs=1e-4)
    assert g.middle == 21


def test_gaps_say_when_events_come_faster_or_stop():
    calm = [30, 41, 28, 35, 52, 33, 38, 29, 44, 31, 36, 40]
    assert t_chart([*calm, 900]).side() == 1
    assert t_chart([*calm, 1]).side() == -1 and t_chart(calm).side() == 0
    assert t_chart([5, 6]).upper is None
    with pytest.raises(ValueError, match="above 0 days"):
        t_chart([3, 0])
    with pytest.raises(ValueError, match="none below 0"):
        g_chart([])


def test_cusum_follows_its_formula_and_starts_again_after_an_alert():
    """Section 2.2: C+ = max(0, C+ + x - (mu + k)), k = 0.5, h = 5; from a window of mean 10 and sigma 1."""
    found = cusum([*[9, 11] * 6, 11, 12, 12, 12, 12, 12, 12], sigma=1.0)
    assert found.above[12:16] == (0.5, 2.0, 3.5, 5.0)
    assert found.alerts[0] == (16, 1) and found.since == 12
    assert found.above[17] == pytest.approx(
        12 - (sum([11, 9, 11, 9, 11, 9, 11, 11, 12, 12, 12, 12]) / 12 + 0.5)
    )
    assert found.latest == 0
    assert cusum([*[9, 11] * 6, 8, 8, 8, 8, 8], sigma=1.0).latest in (0, -1)
    assert cusum([5.0] * 20).alerts == ()
    with pytest.raises(ValueError, match="from 12 points on"):
        cusum([1, 2, 3])


def test_golden_predictive():
    """statistics.md section 5, predictive: S = 45 in 23."""
    assert predictive.chance_of_at_least(7, 45, 23) == pytest.approx(0.005326, abs=1e-6)
    assert predictive.chance_of_at_least(6, 45, 23) == pytest.approx(0.018096, abs=1e-6)


def test_predictive_allows_for_unequal_exposure_and_for_shares():
    assert predictive.chance_of_at_least(14, 45, 23, 2) > predictive.chance_of_at_least(14, 45, 23, 1)
    assert predictive.chance_of_at_most(0, 45, 23) == pytest.approx((23 / 24) ** 0 * (23 / 24) ** 45.5)
    assert predictive.share_at_least(0, 10, 5, 50) == 1
    assert predictive.share_at_most(10, 10, 5, 50) == 1
    assert predictive.share_at_least(6, 10, 5, 50) < 0.001 < predictive.share_at_least(3, 10, 5, 50)
    low, high = predictive.limits_of_count(45, 23)
    assert (
        predictive.chance_of_at_least(high + 1, 45, 23) < 0.001 <= predictive.chance_of_at_least(high, 45, 23)
    )
    assert low == 0
    assert predictive.limits_of_share(10, 5, 50)[1] < 6
    with pytest.raises(ValueError, match="longer than nothing"):
        predictive.chance_of_at_least(1, 1, 0)
    with pytest.raises(ValueError, match="pair of shares"):
        predictive.share_at_least(3, 2, 1, 1)


# --- Trend markers ----------------------------------------------------------------------------------------------------


def test_golden_trend_of_rates():
    """statistics.md section 5, trend marker."""
    found = rate_trend([180, 205, 221, 246, 270], [116000, 116400, 116900, 117300, 117800])
    assert (found.slope, found.chi_square) == pytest.approx((1.813197, 19.550581), abs=1e-6)
    assert found.direction is Direction.RISING and found.p < 0.002


def test_golden_trend_of_proportions():
    """statistics.md section 5, trend, proportions."""
    found = share_trend([60, 66, 71, 80, 88], [110, 112, 115, 118, 120])
    assert found.chi_square == pytest.approx(10.745011, abs=1e-6)
    assert found.direction is Direction.RISING


def test_only_the_last_five_are_looked_at_and_one_alone_never_makes_a_trend():
    populations = [116000] * 6
    assert rate_trend([9000, 180, 205, 221, 246, 270], populations) == rate_trend(
        [180, 205, 221, 246, 270], populations[1:]
    )
    jump = rate_trend([300, 298, 300, 299, 420], [100000] * 5)
    assert jump.chi_square > 9.55 and jump.direction is Direction.NONE
    turned = rate_trend([270, 246, 221, 205, 180], [116000] * 5)
    assert (turned.direction, turned.side) == (Direction.FALLING, -1)


@pytest.mark.parametrize(
    "trend",
    [
        rate_trend([1, 2, 3, 4], [9, 9, 9, 9]),
        share_trend([50, 60, 70, 80, 90], [90, 90, 90, 90, 90]),
        share_trend([0, 60, 70, 80, 85], [90, 90, 90, 90, 90]),
    ],
)
def test_what_cannot_be_calculated_is_said(trend):
    """Section 2.3: not with fewer than five, nor if any count equals its denominator."""
    assert trend.direction is Direction.CANNOT
    assert trend_words(trend, Better.HIGHER) == "Too few years to say whether there is a trend"


@pytest.mark.parametrize(
    ("trend", "better", "words"),
    [
        (rate_trend([180, 205, 221, 246, 270], [116000] * 5), Better.LOWER, "Getting worse over five years"),
        (rate_trend([180, 205, 221, 246, 270], [116000] * 5), Better.HIGHER, "Getting better over five years"),
        (rate_trend([270, 246, 221, 205, 180], [116000] * 5), Better.NEITHER, "Falling over five years"),
        (rate_trend([50, 52, 49, 51, 48], [100000] * 5), Better.LOWER, "No clear trend over five years; it could not have detected less than 19% a year"),
        (rate_trend([1, 1, 2, 1, 0], [100000] * 5), Better.LOWER, "No clear trend over five years; it could not have detected less than a doubling each year"),
    ],
)  # fmt: skip
def test_a_trend_in_words_says_what_it_could_have_missed(trend, better, words):
    assert trend_words(trend, better) == words


@pytest.mark.parametrize(("base", "share"), [(50, None), (250, None), (300, 0.4)])
def test_a_change_of_the_printed_size_is_found_about_four_times_in_five(base, share):
    """The power that is printed (section 2.3, trend sensitivity), by simulation."""
    rng = random.Random(11)
    if share is None:
        least = rate_trend([base] * 5, [1000.0] * 5).least
        start = 5 * base / sum((1 + least) ** year for year in range(5))
        means = [start * (1 + least) ** year for year in range(5)]
        found = sum(
            rate_trend([_poisson(rng, mean) for mean in means], [1000.0] * 5).direction is Direction.RISING
            for _ in range(500)
        )
    else:
        least = share_trend([int(base * share)] * 5, [base] * 5).least
        shares = [share * (1 + least) ** (year - 2) for year in range(5)]
        found = sum(
            share_trend([sum(rng.random() < p for _ in range(base)) for p in shares], [base] * 5).direction
            is Direction.RISING
            for _ in range(300)
        )
    assert 0.7 < found / (500 if share is None else 300) < 0.9


def _poisson(rng, mean):
    """Arrivals within a time, one after another."""
    at, count = rng.expovariate(mean), 0
    while at < 1:
        count, at = count + 1, at + rng.expovariate(mean)
    return count
