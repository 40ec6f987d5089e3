"""*Start the new year*: the meetings of the year, each body after its last one (pages.md 3.8, R-GOV-01)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeboard.grammar.declarations.office import RolloverStep
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import planning
from safeboard.kernel.meetings.models import Meeting, Series, State
from safeboard.kernel.partnership import clocks


def plan(year: str, by: Reader) -> Iterator[str]:
    """The days on which each body would meet, and why one cannot be planned."""
    for series in _bodies(by):
        try:
            days = _days(series, year, by)
        except NotNow as refusal:
            yield _not_planned(series, refusal)
        else:
            yield from (f"{series}: {planning.said(day)}." for day in days)


def do(year: str, by: Reader) -> Iterator[str]:
    """Put the meetings into the calendar, at the hours and the place of the last one."""
    for series in _bodies(by):
        try:
            days = _days(series, year, by)
            if days:
                last = _last(series)
                planning.plan_meetings(
                    series=series, dates=days, by=by, starts=last.starts, ends=last.ends, place=last.place
                )
        except NotNow as refusal:
            yield _not_planned(series, refusal)
        else:
            yield from (f"{series}: {planning.said(day)}." for day in days)


def done(year: str) -> bool:
    """Whether every body has a meeting so late in the year that the next one falls into the year after."""
    ends = period(year).end
    last = (_last_or_none(series) for series in Series.objects.filter(until=None))
    return all(each and each.on > ends - dt.timedelta(31 * each.series.months_between) for each in last)


def _bodies(by: Reader) -> list[Series]:
    return list(Series.objects.filter(until=None, since__lte=by.on).order_by("kind", "name"))


def _days(series: Series, year: str, by: Reader) -> list[dt.date]:
    """The days that are left of the year, one after the other so that a second time there are none."""
    over = period(year)
    day = _last(series).on
    closed = clocks.closure_days(by.on)
    found = []
    while True:
        day = planning.proposed_dates(day, series.months_between, 2, closed)[1]
        if day > over.end:
            return found
        if day >= max(over.start, by.on):
            found.append(day)


def _last(series: Series) -> Meeting:
    found = _last_or_none(series)
    if found is None:
        raise NotNow("it has no meeting to count from. Plan its first on its page.")
    return found


def _last_or_none(series: Series) -> Meeting | None:
    rows = Meeting.objects.filter(series=series).exclude(state=State.CANCELLED).select_related("series")
    return rows.order_by("on").last()


def _not_planned(series: Series, refusal: NotNow) -> str:
    return f"{series} is not planned: {refusal.message[0].lower()}{refusal.message[1:]}"


STEPS = (RolloverStep("meetings.year", "Plan the meetings of the year", 30, plan, do, done),)
