"""A change taken apart: parts that add up to it, and who is behind it (statistics.md section 4; R-MIS-05)."""

from __future__ import annotations

import datetime as dt
from math import log

import pytest

from safeboard.kernel.indicators.spikes.decomposing import (
    Report,
    Totals,
    by_child,
    few_account_for,
    gini,
    log_mean,
    lorenz,
    share_of_most,
    taken_apart,
    totals_of,
    without_top,
)
from safeboard.kernel.indicators.spikes.telling import FEW, NO_CHANGE, TOO_SMALL, apart, told

FIRST = dt.date(2015, 4, 1)


def reports(*days_by_child: tuple[int, ...], prefix: str = "c") -> list[Report]:
    return [
        Report(f"{prefix}{number}", FIRST + dt.timedelta(days=day), "police")
        for number, days in enumerate(days_by_child)
        for day in days
    ]


def test_the_golden_vector_of_children_and_occasions():
    """30 children twice become 40 children three times: L = 60 / ln 2."""
    parts = taken_apart(Totals(60, 30, 60), Totals(120, 40, 120))
    mean = 60 / log(2)
    assert (
        parts.children == pytest.approx(mean * log(40 / 30), abs=1e-9) == pytest.approx(24.902250, abs=1e-6)
    )
    assert parts.occasions == pytest.approx(mean * log(3 / 2), abs=1e-9) == pytest.approx(35.097750, abs=1e-6)
    assert parts.reports == 0


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (Totals(60, 30, 40), Totals(121, 33, 50)),
        (Totals(121, 33, 50), Totals(60, 30, 40)),
        (Totals(50, 20, 40), Totals(50, 25, 30)),
        (Totals(0, 0, 0), Totals(7, 5, 6)),
    ],
)
def test_the_parts_add_up_to_the_change_exactly(before, now):
    assert taken_apart(before, now).change == pytest.approx(now.reports - before.reports, abs=1e-9)


def test_the_mean_of_two_equal_numbers_is_the_number():
    assert log_mean(50, 50) == 50
    with pytest.raises(ValueError, match="above 0"):
        log_mean(0, 3)


def test_reports_within_a_week_are_one_occasion():
    assert totals_of(reports((0, 7, 14), (0, 8))) == Totals(reports=5, children=2, occasions=3)


def test_totals_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="cannot be"):
        Totals(reports=3, children=4, occasions=3)


def test_gini_is_nought_where_all_have_as_many_and_twice_the_area_of_lorenz():
    assert gini([2, 2, 2, 2]) == pytest.approx(0)
    counts = [1, 3, 4, 12]
    area = sum(
        (x1 - x0) * ((x0 - y0) + (x1 - y1)) / 2
        for (x0, y0), (x1, y1) in zip(lorenz(counts), lorenz(counts)[1:], strict=False)
    )
    assert gini(counts) == pytest.approx(2 * area) == pytest.approx(0.425)
    assert share_of_most(counts, 0.25) == pytest.approx(0.6)


def test_without_the_five_who_have_most():
    assert without_top([9, 8, 7, 6, 5, 4, 1]) == 5
    assert without_top([3, 2]) == 0


def test_one_child_behind_a_rise_is_found_and_many_who_come_and_go_are_not():
    steady = [1] * 60
    assert few_account_for(steady, [*steady, 20])
    # Other children each time: ten more of them, and each of the five with most has two in both periods.
    assert not few_account_for([2] * 5 + [1] * 50, [2] * 5 + [1] * 60)
    assert not few_account_for(steady, steady)


def test_the_board_reads_which_part_and_no_number():
    thirty = reports(*[(0,)] * 30)
    again = reports(*[(0, 30)] * 30)
    more = [*thirty, *reports(*[(0,)] * 30, prefix="d")]
    twice_told = [*thirty, *thirty]
    one = [*thirty, *reports(tuple(range(0, 300, 20)), prefix="x")]
    said = {
        name: told(thirty, now).words
        for name, now in (
            ("again", again),
            ("more", more),
            ("told", twice_told),
            ("one", one),
            ("same", thirty),
        )
    }
    assert said["one"] == FEW
    assert said["more"].startswith("More children")
    assert said["again"].startswith("The same number of children, more often")
    assert said["told"].startswith("More reports of the same occasions")
    assert said["same"] == NO_CHANGE
    assert told(more, thirty).words.startswith("Fewer children")
    assert told(thirty, [*thirty, *reports(*[(0,)] * 5, prefix="e")]).words == TOO_SMALL
    assert told(thirty[:6], more).words == TOO_SMALL
    assert not any(letter.isdigit() for each in said.values() for letter in each.replace("than 6", ""))


def test_the_analyst_reads_the_numbers():
    thirty = reports(*[(0,)] * 30)
    found = apart(thirty, [*thirty, *reports(tuple(range(0, 300, 20)), prefix="x")])
    assert (found.change, found.change_without_top, found.few) == (15, 1, True)
    assert found.now.top == (15, 1, 1, 1, 1) and max(by_child(thirty).values()) == 1
    assert found.sources == (("police", 30, 45),)
