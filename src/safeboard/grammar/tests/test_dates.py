from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import govuk_bank_holidays.bank_holidays as govuk
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeboard.grammar import dates
from safeboard.grammar.dates import (
    LONDON,
    CalendarEnds,
    WorkingCalendar,
    academic_year,
    add_hours,
    add_months,
    add_working_days,
    age_on,
    build_calendar,
    calendar,
    elapsed_hours,
    financial_quarter,
    financial_year,
    good_friday,
    is_working_day,
    load_bank_holidays,
    read_bank_holidays,
    working_days_between,
)

FIRST, LAST = date(2008, 1, 1), date(2028, 12, 31)
LISTED = set(read_bank_holidays(dates.SHIPPED_BANK_HOLIDAYS))
days = st.dates(FIRST, LAST)
middle_days = st.dates(date(2014, 1, 1), date(2026, 12, 31))
steps = st.integers(-250, 250)


@pytest.fixture
def own_bank_holidays(monkeypatch):
    monkeypatch.setattr(dates, "_added", [])
    dates.england.cache_clear()
    yield
    monkeypatch.undo()
    dates.england.cache_clear()


# R-CAL-01: the working day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2016, 3, 24), True),
        (date(2016, 3, 25), False),
        (date(2016, 3, 26), False),
        (date(2016, 3, 28), False),
        (date(2016, 3, 29), True),
        (date(2015, 12, 28), False),
        (date(2015, 12, 29), True),
        (date(2020, 5, 4), True),
        (date(2020, 5, 8), False),
        (date(2022, 5, 30), True),
        (date(2022, 6, 2), False),
        (date(2022, 6, 3), False),
        (date(2022, 9, 19), False),
        (date(2023, 5, 8), False),
    ],
)
def test_R_CAL_01_working_day(day, expected):
    assert is_working_day(day) is expected


def test_R_CAL_01_christmas_and_good_friday_need_no_listing():
    unlisted = WorkingCalendar(2014, 2016, [])
    for day in (date(2014, 12, 25), date(2015, 4, 3), date(2016, 3, 25), date(2016, 12, 25)):
        assert not unlisted.is_working_day(day)
    assert unlisted.is_working_day(date(2014, 12, 26))


def test_good_friday_agrees_with_the_list():
    for year in range(2008, 2029):
        assert good_friday(year) in LISTED
    assert good_friday(2000) == date(2000, 4, 21)
    assert good_friday(1981) == date(1981, 4, 17)


def test_bank_holidays_agree_with_the_holidays_library():
    theirs = holidays.country_holidays("GB", subdiv="ENG", years=range(2008, 2029))
    assert {day for day in theirs if day.weekday() < 5} == LISTED


def test_bank_holidays_agree_with_the_government_list():
    source = govuk.BankHolidays(use_cached_holidays=True)
    theirs = {row["date"] for row in source.get_holidays(division=govuk.BankHolidays.ENGLAND_AND_WALES)}
    covered = {day.year for day in theirs} & set(range(2008, 2029))
    assert len(covered) >= 10
    assert {day for day in theirs if day.year in covered} == {day for day in LISTED if day.year in covered}


@pytest.mark.parametrize("day", [date(2007, 12, 31), date(2029, 1, 1)])
def test_R_CAL_01_beyond_the_calendar_is_said_aloud(day):
    for count in (
        lambda: is_working_day(day),
        lambda: add_working_days(day, 1),
        lambda: working_days_between(day, date(2016, 1, 1)),
        lambda: calendar(day, day),
    ):
        with pytest.raises(CalendarEnds, match=r"from 2008 to 2028.*bank_holidays\.csv"):
            count()


def test_R_CAL_01_a_deadline_beyond_the_calendar_is_said_aloud():
    assert add_working_days(date(2028, 12, 27), 2) == date(2028, 12, 29)
    with pytest.raises(CalendarEnds, match="3 working days after 2028-12-27"):
        add_working_days(date(2028, 12, 27), 3)
    with pytest.raises(CalendarEnds, match="1 working days before 2008-01-02"):
        add_working_days(date(2008, 1, 2), -1)


NEXT_YEAR = """date,name
2029-01-01,New Year's Day
2029-03-30,Good Friday
2029-04-02,Easter Monday
2029-05-07,Early May bank holiday
2029-05-28,Spring bank holiday
2029-08-27,Summer bank holiday
2029-12-25,Christmas Day
2029-12-26,Boxing Day
"""


def test_R_CAL_01_a_new_year_loads_without_a_release(tmp_path, own_bank_holidays):
    added = tmp_path / "more.csv"
    added.write_text(NEXT_YEAR, encoding="utf-8")
    before = working_days_between(date(2015, 1, 1), date(2016, 1, 1))
    load_bank_holidays(added)
    assert add_working_days(date(2028, 12, 29), 1) == date(2029, 1, 2)
    assert working_days_between(date(2015, 1, 1), date(2016, 1, 1)) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (NEXT_YEAR.rsplit("2029-12-26", 1)[0], "Only 7 bank holidays are listed for 2029"),
        (NEXT_YEAR.replace("2029", "2030"), "Only 0 bank holidays are listed for 2029"),
        (NEXT_YEAR.replace("2029-03-30", "30/03/2029"), r"more.csv, row 3: '30/03/2029' is not a date"),
        ("day,title\n2029-01-01,New Year's Day\n", "first row must be date,name"),
    ],
)
def test_a_faulty_list_is_refused_whole(tmp_path, own_bank_holidays, text, message):
    added = tmp_path / "more.csv"
    added.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load_bank_holidays(added)
    with pytest.raises(CalendarEnds):
        is_working_day(date(2029, 1, 2))


def test_an_empty_or_backward_calendar_is_refused():
    with pytest.raises(ValueError, match="no bank holidays"):
        build_calendar([])
    with pytest.raises(ValueError, match="before it starts"):
        WorkingCalendar(2016, 2015, [])


# R-CAL-02: adding and counting


@pytest.mark.parametrize(
    ("start", "working_days", "expected"),
    [
        (date(2016, 3, 24), 1, date(2016, 3, 29)),
        (date(2015, 12, 23), 10, date(2016, 1, 11)),
        (date(2016, 4, 1), 45, date(2016, 6, 7)),
        (date(2016, 3, 26), 1, date(2016, 3, 29)),
        (date(2016, 3, 26), 0, date(2016, 3, 26)),
        (date(2016, 3, 29), -1, date(2016, 3, 24)),
        (date(2016, 3, 26), -1, date(2016, 3, 24)),
    ],
)
def test_R_CAL_02_worked_examples(start, working_days, expected):
    assert add_working_days(start, working_days) == expected


def test_R_CAL_02_the_interval_is_open_at_the_start_and_closed_at_the_end():
    assert working_days_between(date(2016, 4, 1), date(2016, 4, 1)) == 0
    assert working_days_between(date(2016, 4, 1), date(2016, 4, 4)) == 1
    assert working_days_between(date(2016, 4, 4), date(2016, 4, 1)) == -1
    assert working_days_between(date(2016, 4, 1), date(2016, 6, 7)) == 45
    assert working_days_between(date(2016, 4, 1), date(2016, 6, 8)) == 46


@given(days, days)
def test_R_CAL_02_counting_equals_walking(start, stop):
    earlier, later = sorted((start, stop))
    span = min((later - earlier).days, 120)
    later = earlier + timedelta(days=span)
    passed = [earlier + timedelta(days=i + 1) for i in range(span)]
    walked = sum(day.weekday() < 5 and day not in LISTED for day in passed)
    assert working_days_between(earlier, later) == walked
    assert working_days_between(later, earlier) == -walked


@given(middle_days, steps.filter(bool))
def test_R_CAL_02_a_deadline_is_a_working_day_that_many_away(start, working_days):
    due = add_working_days(start, working_days)
    assert is_working_day(due)
    if working_days > 0:
        assert working_days_between(start, due) == working_days


@given(middle_days, middle_days, st.integers(0, 250))
def test_R_CAL_02_in_time_means_the_same_both_ways(start, stop, limit):
    if stop >= start and limit > 0:
        assert (working_days_between(start, stop) <= limit) == (stop < add_working_days(start, limit + 1))


@given(middle_days, st.integers(0, 60), steps)
def test_R_CAL_02_a_later_start_never_gives_an_earlier_deadline(start, later, working_days):
    following = start + timedelta(days=later)
    assert add_working_days(start, working_days) <= add_working_days(following, working_days)


@given(
    st.dates(date(2014, 1, 1), date(2015, 6, 30)),
    st.integers(1, 100),
    st.dates(date(2014, 1, 1), date(2015, 12, 31)),
)
def test_R_CAL_02_another_holiday_never_brings_a_deadline_forward(start, working_days, closed):
    usual = [day for day in LISTED if day.year in (2014, 2015, 2016)]
    assert WorkingCalendar(2014, 2016, [*usual, closed]).add(start, working_days) >= WorkingCalendar(
        2014, 2016, usual
    ).add(start, working_days)


@given(days, st.integers(0, 400))
def test_the_stored_calendar_turns_counting_into_subtraction(first, length):
    last = min(first + timedelta(days=length), LAST)
    numbered = calendar(first, last)
    assert [day for day, _ in numbered] == [first + timedelta(days=i) for i in range((last - first).days + 1)]
    for day, number in numbered[:: max(1, len(numbered) // 20)]:
        assert working_days_between(first, day) == number - numbered[0][1]
        assert working_days_between(day, last) == numbered[-1][1] - number


# R-CAL-03: months


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2015, 11, 30), 3, date(2016, 2, 29)),
        (date(2014, 11, 30), 3, date(2015, 2, 28)),
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2016, 3, 31), -1, date(2016, 2, 29)),
        (date(2016, 1, 15), -1, date(2015, 12, 15)),
        (date(2015, 12, 31), 12, date(2016, 12, 31)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2016, 4, 1), 0, date(2016, 4, 1)),
    ],
)
def test_R_CAL_03_months_clamp_to_the_last_day(start, months, expected):
    assert add_months(start, months) == expected


# R-CAL-04: elapsed hours


def test_R_CAL_04_a_72_hour_clock_across_the_march_change_ends_73_wall_clock_hours_later():
    start = datetime(2016, 3, 25, 12, 0, tzinfo=LONDON)
    due = add_hours(start, 72)
    assert due.replace(tzinfo=None) == datetime(2016, 3, 28, 13, 0)
    assert elapsed_hours(start, due) == 72
    assert elapsed_hours(start, datetime(2016, 3, 28, 12, 0, tzinfo=LONDON)) == 71


def test_R_CAL_04_the_october_change_adds_an_hour():
    start = datetime(2016, 10, 29, 12, 0, tzinfo=LONDON)
    assert elapsed_hours(start, datetime(2016, 10, 30, 12, 0, tzinfo=LONDON)) == 25
    assert add_hours(start, 24).replace(tzinfo=None) == datetime(2016, 10, 30, 11, 0)


def test_R_CAL_04_zones_may_differ_and_parts_of_hours_count():
    start = datetime(2016, 7, 1, 12, 0, tzinfo=LONDON)
    assert elapsed_hours(start, datetime(2016, 7, 1, 12, 30, tzinfo=UTC)) == 1.5
    assert elapsed_hours(start, datetime(2016, 7, 1, 11, 0, tzinfo=LONDON)) == -1


def test_R_CAL_04_a_time_without_a_zone_is_refused():
    aware = datetime(2016, 7, 1, 12, 0, tzinfo=LONDON)
    with pytest.raises(ValueError, match="no time zone"):
        elapsed_hours(aware, datetime(2016, 7, 2, 12, 0))
    with pytest.raises(ValueError, match="no time zone"):
        add_hours(datetime(2016, 7, 2, 12, 0), 24)


# R-CAL-05: years, quarters, ages


@pytest.mark.parametrize(
    ("day", "financial", "quarter", "academic"),
    [
        (date(2016, 3, 31), "2015-16", "2015-16 Q4", "AY2015-16"),
        (date(2016, 4, 1), "2016-17", "2016-17 Q1", "AY2015-16"),
        (date(2015, 8, 31), "2015-16", "2015-16 Q2", "AY2014-15"),
        (date(2015, 9, 1), "2015-16", "2015-16 Q2", "AY2015-16"),
        (date(2015, 12, 31), "2015-16", "2015-16 Q3", "AY2015-16"),
        (date(2000, 1, 1), "1999-00", "1999-00 Q4", "AY1999-00"),
    ],
)
def test_R_CAL_05_years_and_quarters(day, financial, quarter, academic):
    assert (financial_year(day), financial_quarter(day), academic_year(day)) == (financial, quarter, academic)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2012, 2, 29), date(2013, 2, 28), 0),
        (date(2012, 2, 29), date(2013, 3, 1), 1),
        (date(2012, 2, 29), date(2016, 2, 28), 3),
        (date(2012, 2, 29), date(2016, 2, 29), 4),
        (date(1998, 4, 1), date(2016, 3, 31), 17),
        (date(1998, 4, 1), date(2016, 4, 1), 18),
        (date(2016, 4, 1), date(2016, 4, 1), 0),
    ],
)
def test_R_CAL_05_age_in_completed_years(born, on, age):
    assert age_on(born, on) == age


def test_R_CAL_05_an_unborn_child_has_no_age():
    with pytest.raises(ValueError, match="before birth"):
        age_on(date(2016, 4, 2), date(2016, 4, 1))
