"""Working days of our own clocks: those of the calendar, less the days on which the office is closed.

Clocks set by law count with `grammar.dates` alone and never come here: a county cannot close its way out of them
(R-CAL-01).
"""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.dates import add_working_days, is_working_day
from safeboard.grammar.declarations.office import Setting
from safeboard.kernel.partnership import dated

CLOSURE_DAYS = "partnership.closure_days"
SETTINGS = (
    Setting(
        CLOSURE_DAYS,
        "Days on which the office is closed",
        "day list",
        "",
        "The county's own.",
        help="One day a line, as 2016-12-28, besides weekends and bank holidays. They move our own deadlines, never "
        "those set by law.",
    ),
)


def closure_days(on: dt.date) -> frozenset[dt.date]:
    """The closure days as they were known on a day."""
    found = dated.value(CLOSURE_DAYS, on)
    return frozenset(found if isinstance(found, list) else ())


def is_office_day(day: dt.date, known_on: dt.date) -> bool:
    """Whether the office works on this day, by the closure days known on another."""
    return is_working_day(day) and day not in closure_days(known_on)


def add_office_days(day: dt.date, days: int) -> dt.date:
    """The date that many days of the office after a day, which is day 0, by the closure days known on it.

    Raises CalendarEnds beyond the loaded years.
    """
    closed = closure_days(day)
    step = 1 if days >= 0 else -1
    left = abs(days)
    while left:
        day = add_working_days(day, step)
        left -= day not in closed
    return day


def next_office_day(day: dt.date, known_on: dt.date) -> dt.date:
    """This day if the office works, else the next on which it does."""
    while not is_office_day(day, known_on):
        day += dt.timedelta(days=1)
    return day
