from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeboard.grammar.statistics.charts import xmr
from safeboard.grammar.statistics.points import Footing, Signal

GOLDEN = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
STEADY = [10, 12] * 8  # mean 11, moving range 2, limits 5.68 and 16.32, near limits 7.453 and 14.547


def signalled(chart, signal):
    return [place for place, point in enumerate(chart.points) if signal in dict(point.signals)]


@pytest.mark.parametrize(
    ("screen", "moving_range", "upper", "lower"),
    [(False, 1.8824, 6.9515, -3.0626), (True, 1.0, 4.6044, -0.7156)],
)
def test_golden_xmr(screen, moving_range, upper, lower):
    found = xmr(GOLDEN, screen=screen)
    assert found.limits.mean == pytest.approx(1.9444, abs=1e-4)
    assert found.limits.moving_range == pytest.approx(moving_range, abs=1e-4)
    assert (found.limits.lower, found.limits.upper) == pytest.approx((lower, upper), abs=1e-4)
    assert signalled(found, Signal.OUTSIDE) == [4]
    assert found.points[4].label is Signal.OUTSIDE
    assert found.points[4].side == 1
    assert found.latest.label is None
    assert found.latest.side == 0


def test_near_limits_are_two_thirds_of_the_way():
    found = xmr(STEADY).limits
    assert (found.near_lower, found.near_upper) == pytest.approx(
        (11 - 1.77333 * 2, 11 + 1.77333 * 2), abs=1e-4
    )


def test_rule_1_counts_points_beyond_the_frozen_limits_on_either_side():
    found = xmr([*STEADY, 16.33, 16.32, 5.67], baseline=16)
    assert signalled(found, Signal.OUTSIDE) == [16, 18]
    assert [found.points[place].side for place in (16, 18)] == [1, -1]


def test_rule_2_needs_seven_strictly_on_one_side_and_marks_the_whole_run():
    found = xmr([*STEADY[:-1], 10, *[12, 13] * 3, 12], baseline=14)
    assert signalled(found, Signal.SHIFT) == list(range(16, 23))
    assert {found.points[place].side for place in range(16, 23)} == {1}
    assert signalled(xmr([*STEADY[:-1], 10, *[12, 13] * 3], baseline=14), Signal.SHIFT) == []
    broken = xmr([*STEADY[:-1], 10, 12, 13, 12, 11, 13, 12, 13], baseline=14)
    assert signalled(broken, Signal.SHIFT) == []


def test_rule_3_needs_six_steps_the_same_way_and_marks_all_seven_points():
    rise = [9.5, 10, 10.5, 11, 11.5, 12, 12.5]
    found = xmr([*STEADY, *rise], baseline=16)
    assert signalled(found, Signal.TREND) == list(range(16, 23))
    fall = xmr([*STEADY, *(22 - value for value in rise)], baseline=16)
    assert {fall.points[place].side for place in signalled(fall, Signal.TREND)} == {-1}
    five_steps = xmr([*STEADY, *rise[:-1]], baseline=16)
    assert signalled(five_steps, Signal.TREND) == []
    flat = [9.5, 10, 10.5, 10.5, 11.5, 12, 12.5]
    assert signalled(xmr([*STEADY, *flat], baseline=16), Signal.TREND) == []


def test_rule_4_marks_only_the_two_close_points():
    found = xmr([*STEADY, 15, 11.5, 15], baseline=16)
    assert signalled(found, Signal.TWO_OF_THREE) == [16, 18]
    below = xmr([*STEADY, 7, 7, 10], baseline=16)
    assert signalled(below, Signal.TWO_OF_THREE) == [16, 17]
    assert below.points[16].side == -1
    assert signalled(xmr([*STEADY, 15, 10.5, 15], baseline=16), Signal.TWO_OF_THREE) == []
    beyond = xmr([*STEADY, 15, 17, 11.5], baseline=16)
    assert signalled(beyond, Signal.TWO_OF_THREE) == []


def test_one_label_goes_by_precedence():
    climb = [11.5, 12, 12.5, 13, 13.5, 14, 17]
    found = xmr([*STEADY, *climb], baseline=16)
    assert [signal for signal, _ in found.points[-1].signals] == [Signal.OUTSIDE, Signal.TREND, Signal.SHIFT]
    assert found.points[-1].label is Signal.OUTSIDE
    assert found.points[-2].label is Signal.TREND
    shifted = xmr([*STEADY, 12, 12, 12, 12, 12, 15, 15], baseline=16)
    assert shifted.points[-1].label is Signal.TWO_OF_THREE
    assert shifted.points[-3].label is Signal.SHIFT


@pytest.mark.parametrize(
    ("count", "standing"),
    [(1, Footing.NONE), (4, Footing.NONE), (5, Footing.TRIAL), (11, Footing.TRIAL), (12, Footing.FULL)],
)
def test_few_points_have_no_limits_or_trial_limits(count, standing):
    found = xmr([10, 12, 11, 13, 10, 11, 12, 13, 10, 11, 10, 12][:count]).limits
    assert found.standing is standing
    assert found.points == count
    assert (found.upper is None) is (standing is Footing.NONE)


def test_trial_limits_do_not_signal_but_runs_do():
    assert xmr([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 90]).latest.signals == ()
    assert xmr([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 90]).latest.label is Signal.OUTSIDE
    assert xmr([1, 2, 3, 4, 5, 6, 7, 8]).latest.label is Signal.TREND
    assert xmr([1, 2, 3, 90]).latest.signals == ()


def test_a_series_that_never_varies_signals_nothing():
    found = xmr([100.0] * 20, ceiling=100)
    assert found.limits.moving_range == 0
    assert not any(point.signals for point in found.points)
    assert not any(point.signals for point in xmr([*[100.0] * 12, 50], baseline=12).points)


def test_a_series_that_only_steps_keeps_its_unscreened_range():
    found = xmr([5.0] * 12 + [9.0] * 12)
    assert found.limits.moving_range == pytest.approx(4 / 23)
    assert found.latest.label is Signal.OUTSIDE


def test_a_clipped_side_shows_the_clip_and_cannot_signal():
    wild = [0, 9, 1, 8, 0, 9, 1, 8, 0, 9, 1, 8]
    found = xmr(wild, floor=0, ceiling=10).limits
    assert (found.lower, found.near_lower, found.upper, found.near_upper) == (0, 0, 10, 10)
    assert found.lower_clipped and found.upper_clipped
    series = [2, 6] * 8  # mean 4, moving range 4: near limit below the floor's side
    later = [*series, 0.1, 0.1, 16]
    assert signalled(xmr(later, baseline=16, floor=0), Signal.OUTSIDE) == [18]
    low = [10, 12] * 8 + [7.2, 7.2, 7.2]
    assert signalled(xmr(low, baseline=16, floor=5), Signal.TWO_OF_THREE) == [16, 17, 18]
    assert signalled(xmr(low, baseline=16, floor=6), Signal.TWO_OF_THREE) == []


def test_a_break_starts_a_new_group_with_its_own_limits():
    found = xmr([*STEADY, *[40, 44] * 7], breaks=[16])
    assert [limits.mean for limits in found.groups] == [11, 42]
    assert [point.group for point in found.points] == [0] * 16 + [1] * 14
    assert not any(point.signals for point in found.points)
    assert found.limits is found.groups[1]
    climb = xmr([9, 10, 11, 12, 13, 14, 15, 16], breaks=[4])
    assert not any(point.signals for point in climb.points)


def test_a_missing_value_is_not_zero_and_breaks_a_run():
    found = xmr([*STEADY, 12, 13, 12, None, 13, 12, 13, 12], baseline=16)
    assert signalled(found, Signal.SHIFT) == []
    assert found.limits.mean == 11
    gapped = xmr([1, 1, 1, 1, 1, None, 9, 9, 9, 9, 9, 9, 9])
    assert gapped.limits.moving_range == 0
    assert gapped.limits.points == 12
    assert xmr([5, 6, None]).latest.value == 6
    with pytest.raises(ValueError, match="no value yet"):
        _ = xmr([None, None]).latest


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40), st.integers(-3, 9))
def test_signals_do_not_depend_on_the_unit(values, power):
    # a power of two scales a float exactly, so that no point changes sides by rounding
    plain, scaled = xmr(values), xmr([value * 2.0**power for value in values])
    assert [point.signals for point in plain.points] == [point.signals for point in scaled.points]


@given(st.lists(st.integers(0, 50), min_size=12, max_size=40))
def test_signals_mirror_when_the_series_is_turned_over(values):
    plain, turned = xmr(values), xmr([-value for value in values])
    assert [[(signal, -side) for signal, side in point.signals] for point in plain.points] == [
        list(point.signals) for point in turned.points
    ]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: xmr([]), "needs points"),
        (lambda: xmr([1, 2, 3], breaks=[3]), "breaks must be inside"),
        (lambda: xmr([1, 2, 3], breaks=[2, 1]), "breaks must be inside"),
        (lambda: xmr([1, float("nan")]), "must be numbers"),
        (lambda: xmr([1, 2], baseline=4), "at least 5 values"),
    ],
)
def test_what_cannot_be_charted_is_said(call, message):
    with pytest.raises(ValueError, match=message):
        call()
