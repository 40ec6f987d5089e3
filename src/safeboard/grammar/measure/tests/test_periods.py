from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeboard.grammar import dates
from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.periods import Period, PeriodKind, period


@pytest.mark.parametrize(
    ("code", "kind", "start", "end", "words", "previous"),
    [
        ("2015-16", PeriodKind.YEAR, "2015-04-01", "2016-03-31", "April 2015 to March 2016", "2014-15"),
        ("1999-00", PeriodKind.YEAR, "1999-04-01", "2000-03-31", "April 1999 to March 2000", "1998-99"),
        ("2015-16Q1", PeriodKind.QUARTER, "2015-04-01", "2015-06-30", "April to June 2015", "2014-15Q4"),
        ("2015-16Q4", PeriodKind.QUARTER, "2016-01-01", "2016-03-31", "January to March 2016", "2015-16Q3"),
        ("2015-04", PeriodKind.MONTH, "2015-04-01", "2015-04-30", "April 2015", "2015-03"),
        ("2016-02", PeriodKind.MONTH, "2016-02-01", "2016-02-29", "February 2016", "2016-01"),
        (
            "AY2015-16",
            PeriodKind.ACADEMIC_YEAR,
            "2015-09-01",
            "2016-08-31",
            "school year 2015/16",
            "AY2014-15",
        ),
        ("2016-03-31", PeriodKind.POINT, "2016-03-31", "2016-03-31", "31 March 2016", "2016-02-29"),
        ("2016-04-21", PeriodKind.POINT, "2016-04-21", "2016-04-21", "21 April 2016", "2016-04-20"),
        # R-CAL-05: 2009-10 is the year; the month of October 2009 has a mark of its own.
        ("2009-10", PeriodKind.YEAR, "2009-04-01", "2010-03-31", "April 2009 to March 2010", "2008-09"),
        ("2009-M10", PeriodKind.MONTH, "2009-10-01", "2009-10-31", "October 2009", "2009-09"),
        ("2009-11", PeriodKind.MONTH, "2009-11-01", "2009-11-30", "November 2009", "2009-M10"),
    ],
)
def test_a_code_names_its_days_words_and_the_period_before(
    code: str, kind: PeriodKind, start: str, end: str, words: str, previous: str
) -> None:
    named = period(code)
    assert named.kind is kind
    assert (named.start, named.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert named.words == words
    assert named.previous() == period(previous)


def test_a_year_is_twelve_months_and_four_quarters_without_gap_or_overlap() -> None:
    year = period("2009-10")
    for pieces, number in ((year.months(), 12), (year.quarters(), 4)):
        assert len(pieces) == number
        assert (pieces[0].start, pieces[-1].end) == (year.start, year.end)
        for before, after in pairwise(pieces):
            assert after.start == before.end + timedelta(days=1)
            assert after.previous() == before
    assert year.months()[6].code == "2009-M10"
    assert [month.code for month in period("2015-16Q4").months()] == ["2016-01", "2016-02", "2016-03"]
    assert len(period("AY2015-16").months()) == 12
    assert period("2015-04").months() == (period("2015-04"),)
    assert period("2015-16Q2").quarters() == (period("2015-16Q2"),)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_lies_in_the_periods_named_after_it(day: date) -> None:
    year = period(dates.financial_year(day))
    quarter = period(dates.financial_quarter(day).replace(" ", ""))
    academic = period(dates.academic_year(day))
    (month,) = [each for each in year.months() if each.start <= day <= each.end]
    for each in (year, quarter, academic, month, period(day.isoformat())):
        assert each.start <= day <= each.end
        assert period(each.code) == each
        assert each.previous().kind is each.kind
        assert each.previous().end == each.start - timedelta(days=1) or each.kind is PeriodKind.POINT
    assert (month.start.year, month.start.month) == (day.year, day.month)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2015-17", "A financial year starting in 2015 is '2015-16'"),
        ("2015-17Q1", "A financial year starting in 2015 is '2015-16'"),
        ("AY2015-15", "'AY2015-16'"),
        ("2016-02-30", "There is no such day"),
        ("2015-M04", "Write that month as '2015-04'"),
        ("2015-16Q5", "'2015-16Q1' (quarter)"),
        ("15/16", "'2015-16' (financial year)"),
        ("0015-16", "The year 15 is not between"),
        ("2015-16 ", "names no period"),
        ("٢٠١٥-16", "names no period"),
    ],
)
def test_a_code_that_names_no_period_is_explained(code: str, said: str) -> None:
    with pytest.raises(MeaningError) as refused:
        period(code)
    assert said in str(refused.value)


def test_a_period_cannot_contradict_its_code() -> None:
    with pytest.raises(MeaningError, match="runs from 2015-04-01 to 2016-03-31"):
        Period("2015-16", date(2015, 1, 1), date(2015, 12, 31))


@pytest.mark.parametrize("code", ["2015-04", "AY2015-16", "2016-03-31"])
def test_only_years_and_quarters_have_quarters(code: str) -> None:
    with pytest.raises(MeaningError, match="has no quarters"):
        period(code).quarters()


def test_a_day_has_no_months() -> None:
    with pytest.raises(MeaningError, match="has no months"):
        period("2016-03-31").months()
