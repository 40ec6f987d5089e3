"""Private fostering month by month: stock at month end, visits added up, small numbers about children (R-PF-05)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.socialcare.figures import ARRANGEMENTS, PRIVATE_FOSTERING, VISITS
from safeboard.processes.socialcare.indicators.fostering import T3_23, T3_24

QUARTER = period("2015-16Q4")


def test_a_quarter_takes_the_last_month_of_what_stands_and_adds_the_visits():
    open_in = {"2016-01": 21, "2016-02": 24, "2016-03": 23}
    stock = [
        ARRANGEMENTS.row(month, type="family", notified=1, open=number) for month, number in open_in.items()
    ]
    made = [VISITS.row(month, stage="first", due=4, in_time=3) for month in open_in]
    engine = ReferenceEngine({T3_23.measure.table: stock, T3_24.measure.table: made})
    found = engine.count([T3_23.measure, T3_24.measure], [QUARTER])
    assert found["T3-23", QUARTER.code, "", ""].numerator == 23
    assert (
        found["T3-24", QUARTER.code, "", ""].numerator,
        found["T3-24", QUARTER.code, "", ""].denominator,
    ) == (9, 12)


def test_a_year_of_months_is_one_file():
    months = [f"2015-{month:02d}" for month in range(4, 13)] + ["2016-01", "2016-02", "2016-03"]
    lines = [f"private_fostering.open.family,{20 + number},{month}" for number, month in enumerate(months)]
    data = "\n".join(["Box,Number,Period", *lines]).encode()
    found = check_figures([("f.csv", data)], PRIVATE_FOSTERING, dt.date(2016, 3, 31))
    assert found.rejected == []
    assert [each.period.code for each in found.accepted] == months


def test_they_are_children_and_small_numbers_are_hidden():
    assert {grid.counts for grid in PRIVATE_FOSTERING} == {Counts.CHILDREN}
