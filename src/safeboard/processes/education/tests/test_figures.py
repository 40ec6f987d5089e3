"""Absence by the threshold of its year, places and missing children as they stand (A14; R-DAT-03; R-MIS-07)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.judgement import break_between
from safeboard.kernel.indicators.runs import counts_of, definition_of
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.education.figures import (
    CHILDREN_MISSING_EDUCATION,
    EARLY_YEARS,
    MISSING_EDUCATION,
    SCHOOL_ABSENCE,
)
from safeboard.processes.education.indicators import T1_24, T1_25, T2_24

LAST = dt.date(2015, 8, 31)


def test_the_sessions_of_a_whole_county_can_be_sent():
    """Some 42,000 pupils with 380 half-days each."""
    data = (
        b"Box,Number\nschool_absence.sessions.primary,15960000\nschool_absence.unauthorised.primary,95000\n"
    )
    found = check_figures([("a.csv", data)], SCHOOL_ABSENCE, LAST)
    assert found.rejected == []
    assert [each.number for each in found.accepted] == [15_960_000, 95_000]


def test_two_thresholds_are_never_compared():
    def told(code: str, over: str) -> Figure:
        words = dict.fromkeys(Figure.__slots__)
        return Figure(**words | {"code": code, "period": over})

    change = break_between(T1_24, told("T1-24", "AY2014-15"), told("T1-24", "AY2015-16"))
    assert change is not None and "15" in change.why
    # Two school years on the same side of the change are compared, also the first two under the new threshold.
    assert break_between(T1_24, told("T1-24", "AY2013-14"), told("T1-24", "AY2014-15")) is None
    assert break_between(T1_24, told("T1-24", "AY2015-16"), told("T1-24", "AY2016-17")) is None
    assert break_between(T1_25, told("T1-25", "AY2014-15"), told("T1-25", "AY2015-16")) is None


def test_A14_each_school_year_has_the_definition_of_its_own_time():
    before, since = definition_of(T1_24, dt.date(2015, 8, 31)), definition_of(T1_24, dt.date(2015, 9, 1))
    assert before != since == definition_of(T1_24)
    old, new = counts_of(T1_24)
    assert [each.speaks_of(period("AY2014-15")) for each in (old, new)] == [True, False]
    assert [each.speaks_of(period("AY2015-16")) for each in (old, new)] == [False, True]
    assert (old.definition, new.definition) == (before, since)


def test_children_missing_education_are_not_added_over_months():
    rows = [
        MISSING_EDUCATION.row(month, days_open="over_20", open=number)
        for month, number in (("2016-01", 9), ("2016-02", 8), ("2016-03", 11))
    ]
    found = ReferenceEngine({T2_24.measure.table: rows}).count([T2_24.measure], [period("2015-16Q4")])
    assert found["T2-24", "2015-16Q4", "", ""].numerator == 11


def test_they_are_children_and_small_numbers_are_hidden():
    returns = (SCHOOL_ABSENCE, EARLY_YEARS, CHILDREN_MISSING_EDUCATION)
    assert {grid.counts for one in returns for grid in one} == {Counts.CHILDREN}
