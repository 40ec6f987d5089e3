from __future__ import annotations

import random
from math import asin, sqrt

import pytest

from safeboard.grammar.statistics.comparison import Standing
from safeboard.grammar.statistics.funnels import (
    Area,
    Kind,
    arcsine_limits,
    funnel,
    overdispersion,
    quantile,
    rate_limits,
    rate_line,
    score_limits,
    wilson_limits,
    winsorised,
)
from safeboard.grammar.statistics.intervals import exact_poisson


@pytest.mark.parametrize(
    ("limits", "low", "high"),
    [
        (score_limits(0.62, 50), 0.485460, 0.754540),
        (score_limits(0.62, 50, 0.998), 0.407874, 0.832126),
        (wilson_limits(0.62, 50), 0.481504, 0.741372),
        (arcsine_limits(0.62, 50), 0.482596, 0.748243),
    ],
)
def test_golden_funnel_of_50_round_62_percent(limits, low, high):
    """statistics.md section 5, funnel."""
    assert (limits.low, limits.high) == pytest.approx((low, high), abs=1e-6)


def test_the_line_of_a_rate_funnel_is_the_published_one():
    """Section 2.3: half the chi-square quantile with 2O + 2 (low line) and 2O (high line), over the average rate."""
    low, high = rate_line(2.0, [12])[12]
    assert (low, high) == pytest.approx((exact_poisson(12).high / 2, exact_poisson(12).low / 2))


@pytest.mark.parametrize("level", [0.95, 0.998])
@pytest.mark.parametrize("count", [3, 12, 60])
def test_limits_of_a_rate_read_the_same_line_the_other_way(count, level):
    to_low, to_high = rate_line(2.0, [count], level)[count]
    assert rate_limits(2.0, to_high, level).high * to_high == pytest.approx(count, abs=1e-6)
    assert rate_limits(2.0, to_low, level).low * to_low == pytest.approx(count, abs=1e-6)


def test_a_tiny_area_has_no_lower_limit():
    assert rate_limits(20, 0.05).low == 0


def spread(kind, wide, seed=3, areas=120):
    random.seed(seed)
    found = []
    for _ in range(areas):
        n = random.randint(200, 900)
        p = min(max(random.gauss(0.3, wide), 0.01), 0.99)
        found.append(
            Area(sum(random.random() < p for _ in range(n)), n if kind is Kind.PROPORTION else n / 100)
        )
    return found


@pytest.mark.parametrize("kind", list(Kind))
def test_overdispersion_is_found_where_areas_differ_and_not_where_chance_explains_it(kind):
    steady, wide = funnel(kind, spread(kind, 0)), funnel(kind, spread(kind, 0.08))
    assert steady.overdispersion.phi < 1.2 and steady.overdispersion.tau < 0.03
    assert wide.overdispersion.phi > 4 and wide.overdispersion.tau > 0.05
    base = 400 if kind is Kind.PROPORTION else 4
    plain = funnel(kind, spread(kind, 0.08), overdispersed=False)
    assert wide.limits(base, 0.998).high > plain.limits(base, 0.998).high
    outside = [
        sum(each.standing(area) is not Standing.SIMILAR for area in spread(kind, 0.08))
        for each in (plain, wide)
    ]
    assert outside[0] > 40 and outside[1] < outside[0] / 3


def test_overdispersion_follows_its_formula():
    """Section 2.3 with every step written out; ten areas, so that winsorising draws in one at either end."""
    areas = [Area(x, 100) for x in (20, 25, 28, 30, 30, 31, 33, 36, 40, 70)]
    scores = sorted((asin(sqrt(a.value)) - asin(sqrt(0.3))) / (1 / 20) for a in areas)
    low, high = quantile(scores, 0.1), quantile(scores, 0.9)
    drawn = [min(max(each, low), high) for each in scores]
    assert winsorised(scores) == pytest.approx(drawn)
    phi = sum(each * each for each in drawn) / 10
    w = 400.0
    tau2 = (10 * phi - 9) / (10 * w - w)
    found = overdispersion(Kind.PROPORTION, areas, 0.3)
    assert (found.phi, found.tau**2, found.areas) == pytest.approx((phi, tau2, 10))


def test_below_five_areas_the_funnel_is_plain():
    assert funnel(Kind.RATE, [Area(5, 1), Area(50, 1), Area(500, 1)]).overdispersion.tau == 0


def test_where_an_area_stands_and_its_chance():
    plain = funnel(Kind.PROPORTION, [Area(620, 1000)] * 4)
    assert plain.standing(Area(20, 50)) is Standing.MUCH_LOWER
    assert plain.standing(Area(24, 50)) is Standing.LOWER
    assert plain.standing(Area(31, 50)) is Standing.SIMILAR
    assert plain.standing(Area(45, 50)) is Standing.MUCH_HIGHER
    assert plain.p_value(Area(31, 50)) == pytest.approx(1)
    assert plain.p_value(Area(20, 50)) < 0.002 < plain.p_value(Area(25, 50))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: funnel(Kind.RATE, []), "at least one area"),
        (lambda: funnel(Kind.PROPORTION, [Area(5, 5)]), "cannot stand round 1"),
        (lambda: Area(1, 0), "must be above 0"),
        (lambda: overdispersion(Kind.PROPORTION, [Area(6, 5)] * 5, 0.5), "not a share"),
        (lambda: quantile([], 0.5), "quantile of nothing"),
    ],
)
def test_what_cannot_be_placed_is_said(call, message):
    with pytest.raises(ValueError, match=message):
        call()
