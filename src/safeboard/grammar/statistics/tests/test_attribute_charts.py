from __future__ import annotations

import pytest

from safeboard.grammar.statistics.attribute_charts import (
    c_chart,
    i_prime_chart,
    p_chart,
    p_prime_chart,
    u_chart,
    u_prime_chart,
)

P = [30, 25, 28, 41, 33, 27, 36, 29, 31, 38, 26, 34], [50, 48, 51, 62, 55, 45, 57, 49, 52, 60, 47, 56]
U = [3, 5, 2, 8, 4, 6, 3, 7, 5, 4, 9, 6], [2.9, 2.9, 2.95, 2.95, 3, 3, 3.05, 3.05, 3.1, 3.1, 3.15, 3.15]


def test_golden_p_prime():
    """statistics.md section 5, p'."""
    found = p_prime_chart(*P, as_published=True)
    assert (found.centre, found.sigma_z) == pytest.approx((0.59810, 0.63717), abs=1e-5)
    assert (p_chart(*P).upper[0], found.upper[0]) == pytest.approx((0.80611, 0.73064), abs=1e-5)


def test_golden_u_prime():
    """statistics.md section 5, u'."""
    found = u_prime_chart(*U)
    assert (found.centre, found.sigma_z) == pytest.approx((1.70799, 1.25058), abs=1e-5)
    assert (u_chart(*U).upper[0], found.upper[0]) == pytest.approx((4.01030, 4.58721), abs=1e-5)


def test_below_20_points_luck_does_not_narrow_the_limits():
    """Section 2.2: sigma_z is floored at 1 with fewer than 20 points."""
    assert p_prime_chart(*P).sigma_z == 1.0
    assert p_prime_chart(*P).upper == p_chart(*P).upper
    assert p_prime_chart(P[0] * 2, P[1] * 2).sigma_z < 1


def test_limits_follow_the_size_of_the_period_and_are_clipped():
    found = p_chart([1, 99], [10, 1000])
    assert found.lower == (0, pytest.approx(0.0990099 - 3 * (0.0990099 * 0.9009901 / 1000) ** 0.5, abs=1e-6))
    assert found.lower_clipped == (True, False)
    assert found.upper[0] > found.upper[1]
    full = p_chart([9, 90], [10, 90])
    assert full.upper[0] == 1 and full.upper_clipped[0] and full.side(0) == 0


def test_a_count_chart_is_centre_and_three_roots_of_it():
    found = c_chart([16, 20, 12, 16, 60])
    assert found.centre == 24.8
    assert (found.lower[0], found.upper[0]) == pytest.approx((24.8 - 3 * 24.8**0.5, 24.8 + 3 * 24.8**0.5))
    assert [found.side(at) for at in range(5)] == [0, 0, -1, 0, 1] or found.side(4) == 1


def test_i_prime_follows_its_formula():
    """Section 2.2: s_i = root(pi/2) |dy| / root(1/n + 1/n), sigma_i = mean(s) / root(n_i)."""
    found = i_prime_chart([10, 14, 12], [4, 16, 16])
    centre = (40 + 224 + 192) / 36
    s = [1.2533141 * 4 / (1 / 4 + 1 / 16) ** 0.5, 1.2533141 * 2 / (2 / 16) ** 0.5]
    assert found.centre == pytest.approx(centre)
    assert found.upper[0] == pytest.approx(centre + 3 * sum(s) / 2 / 2, rel=1e-6)
    assert found.upper[1] == pytest.approx(centre + 3 * sum(s) / 2 / 4, rel=1e-6)


def test_points_that_never_vary_have_no_width_beyond_counting():
    assert u_prime_chart([5] * 24, [1.0] * 24).sigma_z == 1.0
    assert p_prime_chart([10] * 24, [10] * 24).sigmas == (0.0,) * 24


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: p_chart([], []), "needs points"),
        (lambda: p_chart([1], [1, 2]), "needs points"),
        (lambda: u_chart([1], [0]), "above 0"),
        (lambda: p_chart([3], [2]), "numerator above its base"),
    ],
)
def test_what_cannot_be_charted_is_said(call, message):
    with pytest.raises(ValueError, match=message):
        call()
