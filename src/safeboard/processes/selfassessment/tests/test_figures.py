"""School returns by phase, district and item; leads as they stand on the last day (R-SCH-01; R-TR-05)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.selfassessment.figures import LEADS, RETURNED, SCHOOL_LEADS, SCHOOL_RETURNS
from safeboard.processes.selfassessment.indicators import T5_13, T5_15


def test_what_the_report_prints_can_be_sent():
    """81% returned for the school year 2014/15; 184 leads refreshed and 141 new ones in 2015/16."""
    year = b"Box,Number\nschool_returns.due.primary.north,200\nschool_returns.returned.primary.north,162\n"
    quarter = b"Box,Number\nschool_leads.refreshed.primary,184\nschool_leads.newly_trained.primary,141\n"
    assert check_figures([("y.csv", year)], SCHOOL_RETURNS, dt.date(2015, 8, 31)).rejected == []
    assert check_figures([("q.csv", quarter)], SCHOOL_LEADS, dt.date(2016, 3, 31)).rejected == []


def test_a_quarter_is_no_period_of_a_yearly_return():
    data = b"Box,Number,Period\nschool_returns.due.primary.north,200,2015-16Q4\n"
    found = check_figures([("y.csv", data)], SCHOOL_RETURNS, dt.date(2015, 8, 31))
    assert found.accepted == []
    assert "one school year" in found.rejected[0].issues[0].message


def test_one_return_is_split_by_phase_and_by_district():
    rows = [
        RETURNED.row("2015-16", phase="primary", district="north", due=40, returned=30),
        RETURNED.row("2015-16", phase="secondary", district="north", due=10, returned=8),
        RETURNED.row("2015-16", phase="primary", district="west", due=20, returned=20),
    ]
    engine = ReferenceEngine({T5_13.measure.table: rows})
    by = {
        way: {
            category: (each.numerator, each.denominator)
            for (_, _, _, category), each in engine.count(
                [T5_13.measure], [period("2015-16")], by=way
            ).items()
        }
        for way in ("phase", "district")
    }
    assert by["phase"] == {"primary": (50, 60), "secondary": (8, 10)}
    assert by["district"] == {"north": (38, 50), "west": (20, 20)}


def test_what_stands_at_the_end_of_a_year_is_its_last_quarter():
    blank = {"newly_trained": None, "refreshed": None}
    rows = [
        {**blank, **LEADS.row("2015-16Q3", phase="primary", leads=50, in_date=20)},
        {**blank, **LEADS.row("2015-16Q4", phase="primary", leads=52, in_date=49)},
    ]
    found = ReferenceEngine({T5_15.measure.table: rows}).count([T5_15.measure], [period("2015-16")])
    assert (found["T5-15", "2015-16", "", ""].numerator, found["T5-15", "2015-16", "", ""].denominator) == (
        49,
        52,
    )


def test_schools_and_adults_at_work_are_shown_whole():
    assert {grid.counts for one in (SCHOOL_RETURNS, SCHOOL_LEADS) for grid in one} == {Counts.WORK}
