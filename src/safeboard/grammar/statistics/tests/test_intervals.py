from __future__ import annotations

from math import comb, exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeboard.grammar.statistics.intervals import Interval, byar, exact_poisson, rate_interval, wilson


@pytest.mark.parametrize(
    ("x", "n", "level", "low", "high"),
    [
        (34, 52, 0.95, 0.518036, 0.768490),
        (34, 52, 0.998, 0.441070, 0.818883),
        (0, 12, 0.95, 0, 0.242494),
        (12, 12, 0.95, 0.757506, 1),
    ],
)
def test_golden_wilson(x, n, level, low, high):
    found = wilson(x, n, level)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(
    ("x", "low", "high"),
    [
        (7, 0.240544, 1.232707),
        (0, 0, 0.315289),
        (10, 0.409184, 1.571920),
        (240, 17.999418, 23.278928),
    ],
)
def test_golden_rates_per_10_000_of_117_000(x, low, high):
    found = rate_interval(x, 117_000)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


def test_the_method_changes_at_ten_events():
    assert rate_interval(9, 1, per=1) == exact_poisson(9)
    assert rate_interval(10, 1, per=1) == byar(10)


@pytest.mark.parametrize("level", [0.95, 0.998])
@pytest.mark.parametrize("x", [0, 1, 2, 5, 9, 40])
def test_exact_poisson_leaves_half_the_error_in_each_tail(x, level):
    found = exact_poisson(x, level)
    tail = (1 - level) / 2

    def at_most(limit, mean):
        return sum(exp(-mean) * mean**events / factorial(events) for events in range(limit + 1))

    assert at_most(x, found.high) == pytest.approx(tail, abs=1e-9)
    if x:
        assert 1 - at_most(x - 1, found.low) == pytest.approx(tail, abs=1e-9)
    else:
        assert found.low == 0


def test_exact_poisson_equals_published_chi_square_quantiles():
    # chi-square at 2.5% with 2 and at 97.5% with 4 degrees of freedom, halved
    assert exact_poisson(1).low == pytest.approx(0.0506356 / 2, abs=1e-6)
    assert exact_poisson(1).high == pytest.approx(11.1432868 / 2, abs=1e-6)


@given(st.integers(0, 300), st.sampled_from([0.95, 0.998]))
def test_a_rate_lies_in_its_interval(x, level):
    assert rate_interval(x, 50_000, level=level).holds(10_000 * x / 50_000)
    assert exact_poisson(x, level).holds(x)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_in_its_interval_and_the_wide_one_contains_the_usual(share):
    x, n = share
    usual, wide = wilson(x, n), wilson(x, n, 0.998)
    assert usual.holds(x / n)
    assert 0 <= wide.low <= usual.low <= usual.high <= wide.high <= 1


def test_wilson_covers_about_what_it_says():
    n, p = 60, 0.3
    covered = sum(comb(n, x) * p**x * (1 - p) ** (n - x) for x in range(n + 1) if wilson(x, n).holds(p))
    assert covered == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: wilson(0, 0), "percentage of nothing"),
        (lambda: wilson(5, 4), "5 of 4 is not a share"),
        (lambda: wilson(-1, 4), "-1 of 4 is not a share"),
        (lambda: wilson(1, 4, 0.9), "not at 0.9"),
        (lambda: exact_poisson(1, 0.9), "not at 0.9"),
        (lambda: exact_poisson(-1), "count cannot be -1"),
        (lambda: byar(9), "needs 10 events; there were 9"),
        (lambda: rate_interval(3, 0), "population above 0"),
        (lambda: Interval(2, 1), "runs backwards"),
    ],
)
def test_what_cannot_be_worked_out_is_said(call, message):
    with pytest.raises(ValueError, match=message):
        call()
