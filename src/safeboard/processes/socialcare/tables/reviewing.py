"""Whether every review that was due was held in time, day by day (R-CP-03, R-CLA-01; R-CAL-03).

A review is due so long after what went before it: the first after the beginning, each later one after the review held
before it. What was held before the files reach back is not known and is taken as held in time on the day before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from safeboard.grammar import dates

Window = tuple[dt.date, dt.date]
Due = Callable[[dt.date], dt.date]
EVER: Sequence[Window] = ((dt.date.min, dt.date.max),)
_LONGEST_BEFORE = dt.timedelta(days=190)


@dataclass(frozen=True, slots=True)
class Timetable:
    """When each review is due after what went before it; the last step holds for every later one."""

    steps: tuple[Due, ...]

    def due_on(self, number: int, before: dt.date) -> dt.date:
        """The day by which review `number` (0 is the first) must be held, `before` being what went before it."""
        return self.steps[min(number, len(self.steps) - 1)](before)


def months(number: int) -> Due:
    """So many calendar months on (R-CAL-03)."""
    return lambda day: dates.add_months(day, number)


def days(number: int) -> Due:
    """So many days on."""
    return lambda day: day + dt.timedelta(days=number)


def working_days(number: int) -> Due:
    """So many working days on, the day itself being day 0 (R-CAL-02)."""
    return lambda day: dates.add_working_days(day, number)


PLANS = Timetable((months(3), months(6)))
PLANS_IN_DAYS = Timetable((days(91), days(183)))
CARE = Timetable((working_days(20), months(3), months(6)))
CARE_IN_DAYS = Timetable((working_days(20), days(91), days(183)))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What has reviews, a plan or a period of care: its days, whether the first of them is known, the days held."""

    since: dt.date
    until: dt.date | None
    held: tuple[dt.date, ...]
    since_known: bool = True

    def judged_from(self, timetable: Timetable, known: Sequence[Window]) -> dt.date:
        """The day on which its first review is due; what began long before the files reach is judged from the start."""
        reach = known[0][0] if known else dt.date.min
        if not self.since_known or (reach > dt.date.min and self.since < reach - _LONGEST_BEFORE):
            return self.since
        return timetable.due_on(0, self.since)


@dataclass(frozen=True, slots=True)
class Late:
    """A review that was not held by its day: late from the day after, until it was held."""

    since: dt.date
    held_on: dt.date | None


def late(one: Reviewed, timetable: Timetable, known: Sequence[Window] = EVER) -> Iterator[Late]:
    """The reviews that were not held by their day, as far as the files reach (`known`: their first and last days)."""
    for place, (first, last) in enumerate(known):
        if one.since > last or (one.until is not None and one.until <= first):
            continue
        held = sorted(day for day in one.held if one.since < day <= last)
        if one.since_known and one.since >= first:
            before, number = one.since, 0
        else:
            earlier = [day for day in held if day < first] if place == 0 else []
            assumed = max(one.since, first - dt.timedelta(days=1))
            before, number = max(earlier, default=assumed), len(timetable.steps) - 1
            held = [day for day in held if day >= first]
        for day in (*held, None):
            due = timetable.due_on(number, before)
            overdue = day is None or day > due
            if overdue and due < min(one.until or dt.date.max, last):
                yield Late(due + dt.timedelta(days=1), day)
            if day is not None:
                before, number = day, number + 1


def stretches(
    since: dt.date, until: dt.date | None, spoilt: Mapping[str, Sequence[tuple[dt.date, dt.date | None]]]
) -> Iterator[tuple[dt.date, dt.date | None, dict[str, bool]]]:
    """The time from one day until another, cut where any answer changes: from, until, and each answer in between.

    An answer is no in any of its `spoilt` times, and yes in all others.
    """
    ends = until or dt.date.max
    edges = {day or dt.date.max for times in spoilt.values() for time in times for day in time}
    cuts = sorted({since, ends, *(day for day in edges if since < day < ends)})
    for first, last in pairwise(cuts):
        answers = {
            name: not any(start <= first < (end or dt.date.max) for start, end in times)
            for name, times in spoilt.items()
        }
        yield first, None if last == dt.date.max else last, answers
