"""A moment's day is the day in England, also in the hour after a summer midnight."""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.ui.templating import day, moment

JUST_AFTER_MIDNIGHT = dt.datetime(2016, 4, 20, 23, 5, tzinfo=dt.UTC)


def test_a_moment_after_midnight_in_summer_is_of_the_new_day():
    assert day(JUST_AFTER_MIDNIGHT) == "21 April 2016"
    assert moment(JUST_AFTER_MIDNIGHT) == "21 April 2016, 00:05"


def test_a_day_is_the_day_it_is():
    assert day(dt.date(2016, 4, 20)) == "20 April 2016"
    assert day(None) == ""
