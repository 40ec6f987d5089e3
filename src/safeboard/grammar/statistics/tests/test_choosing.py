"""The chart by expected count, the signs, the proposal of a new baseline, the mix and the school year."""

from __future__ import annotations

import datetime as dt
import random
from math import exp

import pytest
from scipy import stats

from safeboard.grammar.statistics.chart_choice import Display, Kind, choose
from safeboard.grammar.statistics.comparison import Change
from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.icons import Assurance, Variation, assurance, variation
from safeboard.grammar.statistics.mixes import mix_change
from safeboard.grammar.statistics.rebasing import propose
from safeboard.grammar.statistics.seasons import (
    Term,
    holiday_share,
    is_school_holiday,
    same_term_last_year,
    shape_of,
    term_of,
)

UP, DOWN, PLAIN = Better.HIGHER, Better.LOWER, Better.NEITHER


@pytest.mark.parametrize(
    ("kind", "x", "n", "display"),
    [
        (Kind.COUNT, [10] * 12, (), Display.XMR),
        (Kind.RATE, [10] * 12, [2.0] * 12, Display.U_PRIME),
        (Kind.SHARE, [40] * 12, [80] * 12, Display.P_PRIME),
        (Kind.MEAN, [400] * 12, [80] * 12, Display.I_PRIME),
        (Kind.COUNT, [9] * 12, (), Display.C_EXACT),
        (Kind.RATE, [2] * 12, [2.0] * 12, Display.U_EXACT),
        (Kind.SHARE, [75] * 12, [80] * 12, Display.P_EXACT),  # the five who were not
        (Kind.COUNT, [1] * 12, (), Display.RARE),
        (Kind.SHARE, [79] * 12, [80] * 12, Display.RARE),
        (Kind.COUNT, [90] * 11, (), Display.RUN),
        (Kind.COUNT, [90] * 4, (), Display.NONE),
    ],
)
def test_the_chart_is_chosen_by_expected_count(kind, x, n, display):
    """statistics.md section 2.4, table; few points, section 2.1."""
    assert choose(kind, x, n).display is display


def test_the_choice_names_itself_and_its_reason():
    assert choose(Kind.SHARE, [40] * 24, [80] * 24).words == (
        "P′ chart (Laney), because 10 or more are expected in a period and there are 24 points."
    )
    assert choose(Kind.COUNT, [90] * 4).words == "No chart limits: fewer than 5 points."
    with pytest.raises(ValueError, match="chart of nothing"):
        choose(Kind.COUNT, [])


@pytest.mark.parametrize(
    ("side", "better", "sign"),
    [
        (1, UP, Variation.IMPROVING_HIGH),
        (-1, UP, Variation.CONCERN_LOW),
        (1, DOWN, Variation.CONCERN_HIGH),
        (-1, DOWN, Variation.IMPROVING_LOW),
        (1, PLAIN, Variation.NEITHER_HIGH),
        (-1, PLAIN, Variation.NEITHER_LOW),
        (0, UP, Variation.COMMON),
    ],
)
def test_variation_of_the_newest_point(side, better, sign):
    """Section 2.1: sign x direction above 0 is improvement."""
    assert variation(side, better) is sign
    assert sign.letter in "HL–" and sign.words and sign.mood in ("good", "bad", "neither")


@pytest.mark.parametrize(
    ("lower", "upper", "target", "better", "sign"),
    [
        (60, 70, 80, UP, Assurance.FAIL),
        (60, 70, 50, UP, Assurance.PASS),
        (60, 70, 65, UP, Assurance.HIT_OR_MISS),
        (60, 70, 80, DOWN, Assurance.PASS),
        (60, 70, 50, DOWN, Assurance.FAIL),
        (60, 70, 80, PLAIN, None),
        (60, 70, None, UP, None),
        (None, None, 80, UP, None),
        (100, 100, 100, UP, Assurance.PASS),  # 100% every month
    ],
)
def test_assurance_of_the_limits(lower, upper, target, better, sign):
    assert assurance(lower, upper, target, better) is sign


def test_a_rebase_is_proposed_where_the_newest_seven_moved_together():
    moved = propose([10, 12, 11, 9, 10, 12, 11, 9, 20, 22, 21, 19, 20, 22, 21])
    assert (moved.at, moved.points, moved.before, moved.side) == (8, 7, 10.5, 1)
    assert propose([10, 12, 11, 9, 10, 12, 11, 9, 20, 22, 21, 19, 20, 22]) is None  # six
    assert propose([10, 12, 11, 9, 10, 12, 11, 9, 20, 22, 21, 19, 20, 22, 21, 10]) is None  # back again
    assert propose([10, 12, 11, 9, 20, 22, 21, 19, 20, 22, 21]) is None  # four before
    gapped = propose([10, None, 11, 9, 10, 12, 11, 9, None, 20, 22, 21, 19, 20, 22, 21])
    assert gapped.at == 9
    with pytest.raises(ValueError, match="one score"):
        propose([1, 2], [1])


def test_a_mix_equals_the_library_and_names_who_moved():
    before, after = (
        {"police": 400, "schools": 300, "health": 300},
        {"police": 520, "schools": 250, "health": 230},
    )
    found = mix_change(before, after)
    expected = stats.chi2_contingency([list(before.values()), list(after.values())])
    assert (found.chi_square, found.p) == pytest.approx((expected.statistic, expected.pvalue))
    assert (
        found.moved == ("police", "health") and found.residuals["police"] > 3 > -3 > found.residuals["health"]
    )
    same = mix_change(before, before)
    assert same.moved == () and same.p == 1
    assert 0.005 < same.by_chance < 0.006


def test_parts_with_too_little_in_them_are_left_out_of_a_mix():
    assert set(mix_change({"a": 50, "b": 50, "c": 1}, {"a": 50, "b": 50, "c": 3}).residuals) == {"a", "b"}
    assert mix_change({"a": 50}, {"a": 60}) is None
    assert mix_change({}, {"a": 60, "b": 9}) is None


# --- The school year --------------------------------------------------------------------------------------------------

MONTHS = [dt.date(2013 + (3 + at) // 12, (3 + at) % 12 + 1, 1) for at in range(36)]


def test_school_holidays_of_2016():
    """Good Friday was on 25 March: the two weeks round it are closed."""
    closed = [
        dt.date(2016, 3, 25),
        dt.date(2016, 4, 1),
        dt.date(2016, 8, 15),
        dt.date(2015, 12, 28),
        dt.date(2016, 1, 1),
    ]
    open_ = [dt.date(2016, 4, 4), dt.date(2016, 3, 18), dt.date(2015, 9, 7), dt.date(2016, 7, 21)]
    assert all(map(is_school_holiday, closed)) and not any(map(is_school_holiday, open_))
    assert holiday_share(dt.date(2016, 8, 1)) == 1 and holiday_share(dt.date(2015, 9, 1)) == 0
    assert holiday_share(dt.date(2016, 3, 1)) > 0 and holiday_share(dt.date(2017, 3, 1)) == 0


def test_the_three_terms():
    assert [term_of(dt.date(2016, month, 1)) for month in (9, 12, 1, 3, 4, 8)] == [
        Term.AUTUMN, Term.AUTUMN, Term.SPRING, Term.SPRING, Term.SUMMER, Term.SUMMER,
    ]  # fmt: skip


def test_a_shape_of_the_year_is_found_and_taken_out():
    rng = random.Random(4)
    august = [0.5 if month.month == 8 else 1.0 for month in MONTHS]
    counts = [round(rng.gauss(100 * factor, (100 * factor) ** 0.5)) for factor in august]
    shape = shape_of(counts, MONTHS)
    assert shape.is_clear
    assert [shape.factors[at] < 0.65 for at in range(36)] == [month.month == 8 for month in MONTHS]


def test_a_rising_series_keeps_its_rise_and_shows_its_august():
    """The months of a county whose enquiries trebled in two years: the level of each year is not its shape."""
    counts = [round((40 + 4 * at) * (0.6 if month.month == 8 else 1)) for at, month in enumerate(MONTHS)]
    shape = shape_of(counts, MONTHS)
    assert shape.is_clear and [at for at in range(36) if shape.factors[at] < 0.8] == [4, 16, 28]
    level = shape_of([40 + 4 * at for at in range(36)], MONTHS)
    assert max(level.factors) < 1.25 or not level.is_clear


def test_without_a_shape_none_is_taken_out():
    rng = random.Random(5)
    clear = sum(shape_of([round(rng.gauss(100, 10)) for _ in MONTHS], MONTHS).is_clear for _ in range(100))
    assert clear <= 4


def test_exposure_is_not_season():
    exposures = [2.0 if month.month == 8 else 1.0 for month in MONTHS]
    shape = shape_of([int(60 * size) + at % 2 for at, size in enumerate(exposures)], MONTHS, exposures)
    assert not shape.is_clear and max(shape.factors) < 1.1


def test_less_than_three_years_has_no_shape_and_compares_terms():
    assert shape_of([9] * 35, MONTHS[:35]) is None and shape_of([0] * 36, MONTHS) is None
    found = same_term_last_year(100, 3, 150, 3)
    assert found.change is Change.CLEAR_RISE and found.ratio == 1.5
    reach = 1.959964 * (1 / 100 + 1 / 150) ** 0.5
    assert found.interval.low == pytest.approx(1.5 * exp(-reach))
    assert same_term_last_year(0, 3, 2, 3).ratio is None
    with pytest.raises(ValueError, match="its month"):
        shape_of([1], [])
