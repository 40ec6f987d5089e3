"""What may be counted of the reviews of looked after children: who took part, and whether they were in time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from safeboard.grammar import dates
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.processes.socialcare.tables.facts import AREA, Facts
from safeboard.processes.socialcare.tables.periods import Row, periods
from safeboard.processes.socialcare.tables.reviewing import (
    CARE,
    CARE_IN_DAYS,
    Reviewed,
    Timetable,
    Window,
    late,
    stretches,
)

care_reviews = Table(
    "care_reviews",
    (
        AREA,
        Field("reviewed_on", Kind.DATE, nullable=False, title="Day of the review"),
        Field("participation", Kind.TEXT, title="How the child took part"),
    ),
)
reviewed_care = Table(
    "reviewed_care",
    (
        AREA,
        Field("from_on", Kind.DATE, nullable=False, title="In care, the first review due, from"),
        Field("until_on", Kind.DATE, title="Until"),
        Field(
            "in_time",
            Kind.BOOLEAN,
            nullable=False,
            title="Every review of the last 12 months was held in time",
        ),
        Field(
            "in_time_by_days",
            Kind.BOOLEAN,
            nullable=False,
            title="The same with 91 and 183 days in place of 3 and 6 months",
        ),
    ),
)


def read_review(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One review of a looked after child."""
    return {"reviewed_on": start, "participation": facts.get("participation")}


def reviewed_care_rows(
    listed: Iterable[Row],
    episodes: Iterable[Row],
    reviews: Iterable[Row],
    known: Mapping[str, Sequence[Window]],
) -> Iterator[dict[str, Any]]:
    """A row for each time in care in which it stayed the same whether the reviews of 12 months were in time (R-CLA-01).

    `known` says by authority between which days reviews are told; an authority that sends none has no row.
    """
    held: dict[str, list[dt.date]] = defaultdict(list)
    for row in reviews:
        held[row["person"]].append(row["reviewed_on"])
    for period in periods(listed, episodes):
        reach = known.get(period.area, ())
        if not reach or reach[-1][1] < period.since:
            continue
        one = Reviewed(period.since, period.until, tuple(held[period.person]), period.since_known)
        since = one.judged_from(CARE, reach)
        if period.until is not None and period.until <= since:
            continue
        spoilt = {
            "in_time": _within_a_year(one, CARE, reach),
            "in_time_by_days": _within_a_year(one, CARE_IN_DAYS, reach),
        }
        for first, last, answers in stretches(since, period.until, spoilt):
            yield {
                "key": f"{period.person}/{period.since}/{first}",
                "person": period.person,
                "area": period.area,
                "from_on": first,
                "until_on": last,
                **answers,
            }


def _within_a_year(
    one: Reviewed, timetable: Timetable, known: Sequence[Window]
) -> list[tuple[dt.date, dt.date | None]]:
    """The times in which a review of the last 12 months was late: until 12 months after it was held."""
    return [
        (each.since, dates.add_months(each.held_on, 12) if each.held_on else None)
        for each in late(one, timetable, known)
    ]
