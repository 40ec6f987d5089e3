"""The calendar of returns of a new year: what the schedules ask for; what has none, a year later."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from safeboard.grammar import dates
from safeboard.grammar.declarations.office import RolloverStep
from safeboard.grammar.measure.periods import period
from safeboard.kernel.returns.models import Due, Schedule
from safeboard.kernel.returns.scheduling.schedules import dues_of_year
from safeboard.kernel.trail import recorder


def plan(year: str, by: Any) -> Iterator[str]:
    """What would be due from whom and when."""
    for due in _next(year):
        yield f"{due.agency}: {due.title}, due {due.due_on.day} {due.due_on:%B %Y}."


def do(year: str, by: Any) -> Iterator[str]:
    """Put the new calendar in place; what is there already stays."""
    for due in _next(year):
        due.save()
        recorder.note("returns.due", thing="due", thing_id=due.pk)
        yield f"{due.agency}: {due.title}, due {due.due_on.day} {due.due_on:%B %Y}."


def _next(year: str) -> list[Due]:
    """What the schedules ask for of this year; and what was put in by hand for the year before, moved on by a year."""
    after, before = period(year), period(year).previous()
    schedules = list(Schedule.objects.select_related("agency"))
    kept = {(each.agency_id, each.return_code) for each in schedules}
    by_hand = Due.objects.filter(as_at__gte=before.start, as_at__lte=before.end, schedule=None)
    there = set(Due.objects.values_list("agency", "return_code", "as_at"))
    moved = [
        _moved(due)
        for due in by_hand.select_related("agency")
        if (due.agency_id, due.return_code) not in kept
    ]
    asked = dues_of_year(schedules, after.start, after.end)
    return asked + [due for due in moved if (due.agency_id, due.return_code, due.as_at) not in there]


def _moved(due: Due) -> Due:
    return Due(
        agency=due.agency,
        return_code=due.return_code,
        title=_a_year_on(due.title),
        period=_a_year_on(due.period),
        as_at=_later(due.as_at),
        due_on=_later(due.due_on),
        purpose=due.purpose,
        lawful_basis=due.lawful_basis,
        agreement=due.agreement,
        agreed_on=due.agreed_on,
        delete_on=_later(due.delete_on),
    )


def _later(day: dt.date) -> dt.date:
    """The same day a year later; the last day of a month stays the last."""
    later = dates.add_months(day, 12)
    if day.day == calendar.monthrange(day.year, day.month)[1]:
        later = later.replace(day=calendar.monthrange(later.year, later.month)[1])
    return later


def _a_year_on(text: str) -> str:
    """Every year in a title or a period code one on, with the second half of a pair of years such as 2015-16."""

    def on(found: re.Match[str]) -> str:
        first, second = int(found[1]), found[2]
        if second is None:
            return str(first + 1)
        pair = int(second) == (first + 1) % 100
        return f"{first + 1}-{(int(second) + 1) % 100:02}" if pair else f"{first + 1}-{second}"

    return re.sub(r"\b(20\d\d)(?:-(\d\d))?", on, text)


STEPS = (
    RolloverStep(
        "returns.calendar",
        "Put the new calendar of returns in place",
        20,
        plan,
        do,
        lambda year: not _next(year),
    ),
)
