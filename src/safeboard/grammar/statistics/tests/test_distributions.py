from __future__ import annotations

import pytest
from scipy import stats

from safeboard.grammar.statistics import distributions as own


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 5, 8, 11])
@pytest.mark.parametrize("value", [0.0, 0.3, 4.2, 19.55, 60.0])
def test_chi_square_equals_the_library(value, degrees):
    assert own.beyond_chi_square(value, degrees) == pytest.approx(stats.chi2.sf(value, degrees), rel=1e-9)


@pytest.mark.parametrize("x", [0, 1, 4, 9, 30])
@pytest.mark.parametrize(("r", "p"), [(45.5, 23 / 24), (0.5, 0.9), (400.5, 36 / 37), (3.2, 0.1)])
def test_negative_binomial_equals_the_library(x, r, p):
    assert own.at_least_negative_binomial(x, r, p) == pytest.approx(stats.nbinom.sf(x - 1, r, p), rel=1e-8)


@pytest.mark.parametrize(
    ("x", "n", "a", "b"), [(0, 5, 2, 3), (3, 12, 30.5, 70.5), (12, 12, 0.5, 0.5), (40, 60, 300.5, 200.5)]
)
def test_beta_binomial_equals_the_library(x, n, a, b):
    assert own.at_least_beta_binomial(x, n, a, b) == pytest.approx(
        stats.betabinom.sf(x - 1, n, a, b), rel=1e-8
    )


@pytest.mark.parametrize(("x", "mean"), [(0, 3), (2, 3), (9, 3), (60, 100), (140, 100), (1, 0)])
def test_poisson_tails_equal_the_library(x, mean):
    assert own.poisson_at_least(x, mean) == pytest.approx(stats.poisson.sf(x - 1, mean), rel=1e-9)
    assert own.poisson_at_most(x, mean) == pytest.approx(stats.poisson.cdf(x, mean), rel=1e-9)


def test_normal_tails_and_the_binomial_quantile():
    assert own.beyond_normal(1.959964) == pytest.approx(0.025, abs=1e-7)
    assert own.either_side_of_normal(-3.090232) == pytest.approx(0.002, abs=1e-8)
    assert [own.binomial_quantile(0.05, n) for n in (11, 23, 35)] == [
        stats.binom.ppf(0.05, n, 0.5) for n in (11, 23, 35)
    ]


@pytest.mark.parametrize(
    "call",
    [
        lambda: own.beyond_chi_square(1, 0),
        lambda: own.at_least_negative_binomial(1, 0, 0.5),
        lambda: own.at_least_beta_binomial(1, 2, 0, 1),
    ],
)
def test_what_does_not_exist_is_refused(call):
    with pytest.raises(ValueError, match="does not exist"):
        call()
