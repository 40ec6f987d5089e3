"""What may be counted of visits to children on a plan: week by week, whether the child had been seen alone in time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from safeboard.grammar import dates
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.processes.socialcare.tables.facts import AREA, Facts, yes_of
from safeboard.processes.socialcare.tables.periods import Row
from safeboard.processes.socialcare.tables.reviewing import Window

VISIT_LIMIT = 10  # R-CP-04, working days; a local standard, there is no national one
_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_SUNDAY = 6

protection_visits = Table(
    "protection_visits",
    (
        AREA,
        Field("visited_on", Kind.DATE, nullable=False, title="Day of the visit"),
        Field("seen_alone", Kind.BOOLEAN, title="Child seen alone"),
    ),
)
plan_weeks = Table(
    "plan_weeks",
    (
        AREA,
        Field("week_ends_on", Kind.DATE, nullable=False, title="Sunday of a week on a plan"),
        Field("seen_alone_on", Kind.DATE, title="Last seen alone by then"),
        Field(
            "seen_by_on",
            Kind.DATE,
            nullable=False,
            title="Day by which the child must be seen alone again, 10 working days after that or after the plan began",
        ),
    ),
)


def read_visit(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One visit to a child on a plan."""
    return {"visited_on": start, "seen_alone": yes_of(facts, "seen_alone")}


def plan_week_rows(
    plans: Iterable[Row], visits: Iterable[Row], known: Mapping[str, Sequence[Window]]
) -> Iterator[dict[str, Any]]:
    """A row for each Sunday on which a child was on a plan and files told of visits, with the last visit by then (R-CP-04).

    Of a plan that began before the files reach, what was before them is not known: it is judged from 10 working days after
    their first day on, or from the first visit in them.
    """
    alone: dict[str, list[dt.date]] = defaultdict(list)
    for row in visits:
        if row["seen_alone"]:
            alone[row["person"]].append(row["visited_on"])
    for plan in plans:
        seen = sorted(alone[plan["person"]])
        for first, last in known.get(plan["area"], ()):
            since = max(plan["started_on"], first)
            until = min(plan["ended_on"] or dt.date.max, last + _DAY)
            for sunday in _sundays(since, until):
                place = bisect_right(seen, sunday)
                newest = seen[place - 1] if place and seen[place - 1] >= since else None
                yield {
                    "key": f"{plan['key']}/{sunday}",
                    "person": plan["person"],
                    "area": plan["area"],
                    "week_ends_on": sunday,
                    "seen_alone_on": newest,
                    "seen_by_on": dates.add_working_days(newest or since, VISIT_LIMIT),
                }


def _sundays(since: dt.date, until: dt.date) -> Iterator[dt.date]:
    """The Sundays from a day on and before another."""
    day = since + dt.timedelta(days=_SUNDAY - since.weekday())
    while day < until:
        yield day
        day += _WEEK
