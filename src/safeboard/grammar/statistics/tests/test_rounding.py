from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeboard.grammar.statistics.rounding import percentage, round_half_up


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-2"),
        (2.675, 2, "2.68"),
        (22.449, 0, "22"),
        (410.71, 1, "410.7"),
        (-0.4, 0, "0"),
        (7, 1, "7.0"),
        (Decimal("12345678901234567890123456789.5"), 0, "12345678901234567890123456790"),
    ],
)
def test_R_DAT_07_a_half_goes_up(value, places, shown):
    assert str(round_half_up(value, places)) == shown


@pytest.mark.parametrize(
    ("numerator", "base", "places", "shown"),
    [
        (1, 8, 0, "13"),
        (11, 49, 0, "22"),
        (19, 49, 0, "39"),
        (16, 49, 0, "33"),
        (1, 8, 1, "12.5"),
        (0, 5, 0, "0"),
    ],
)
def test_R_DAT_07_percentages_come_from_counts(numerator, base, places, shown):
    assert str(percentage(numerator, base, places)) == shown


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(0, 3))
def test_a_shown_percentage_is_within_half_a_step(numerator, base, places):
    gap = Fraction(percentage(numerator, base, places)) - Fraction(100 * numerator, base)
    half = Fraction(1, 2 * 10**places)
    assert -half < gap <= half


def test_what_cannot_be_shown_is_said():
    with pytest.raises(ValueError, match="percentage of nothing"):
        percentage(0, 0)
    with pytest.raises(ValueError, match="cannot be shown"):
        round_half_up(float("nan"))
