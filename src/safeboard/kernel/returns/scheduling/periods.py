"""The periods of a schedule and when each is due (R-CAL-02, R-CAL-05)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from safeboard.grammar import dates
from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.partnership.clocks import add_office_days
from safeboard.kernel.returns.schedule_models import Every, Schedule

MONTHS = {
    Every.MONTH: 1,
    Every.QUARTER: 3,
    Every.HALF_YEAR: 6,
    Every.YEAR: 12,
    Every.SCHOOL_YEAR: 12,
}
# Half years end with March and September, as the files of Annex A do.
LAST_MONTHS = {
    Every.MONTH: range(1, 13),
    Every.QUARTER: (3, 6, 9, 12),
    Every.HALF_YEAR: (3, 9),
    Every.YEAR: (3,),
    Every.SCHOOL_YEAR: (8,),
}


@dataclass(frozen=True, slots=True)
class Span:
    """One period of a schedule: its code, its first and last day, and its words."""

    code: str
    start: dt.date
    end: dt.date
    words: str


def spans(schedule: Schedule, first: dt.date, last: dt.date) -> Iterator[Span]:
    """The periods of a schedule that end from the first to the last day, inclusive, in order."""
    every = Every(schedule.every)
    end = max(first, schedule.since)
    stop = min(last, schedule.until) if schedule.until else last
    end = _month_end(end)
    while end <= stop:
        if end.month in LAST_MONTHS[every]:
            yield _span(every, end)
        end = _month_end(end + dt.timedelta(days=1))


def begun(schedule: Schedule, on: dt.date) -> Iterator[Span]:
    """The periods of a schedule that have begun by this day, the one under way included."""
    ahead = dates.add_months(on, MONTHS[Every(schedule.every)])
    return (each for each in spans(schedule, schedule.since, ahead) if each.start <= on)


def due_on(schedule: Schedule, span: Span) -> dt.date:
    """The day by which the return of this period is due. Raises CalendarEnds beyond the loaded years."""
    return add_office_days(span.end, schedule.working_days)


def delete_on(schedule: Schedule, span: Span) -> dt.date:
    """The day on which its file is to be deleted."""
    return dates.add_months(span.end, schedule.keep_months)


def _span(every: Every, end: dt.date) -> Span:
    start = dates.add_months(end.replace(day=1), 1 - MONTHS[every])
    return Span(_code(every, end), start, end, _words(start, end))


def _month_end(day: dt.date) -> dt.date:
    return dates.add_months(day.replace(day=1), 1) - dt.timedelta(days=1)


def _code(every: Every, end: dt.date) -> str:
    match every:
        case Every.YEAR:
            return dates.financial_year(end)
        case Every.SCHOOL_YEAR:
            return dates.academic_year(end)
        case Every.QUARTER:
            return dates.financial_quarter(end).replace(" ", "")
        case Every.MONTH:
            return _month(end).code
    # A half year has no code of its own: the day on which its figures are drawn names it.
    return end.isoformat()


def _month(end: dt.date) -> Period:
    following = (end.year + 1) % 100
    return period(f"{end.year}-{'M' if end.month == following else ''}{end.month:02d}")


def _words(start: dt.date, end: dt.date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{end:%B %Y}"
    return f"{start:%B} to {end:%B %Y}" if start.year == end.year else f"{start:%B %Y} to {end:%B %Y}"
