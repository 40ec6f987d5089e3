"""What may be counted of early help assessments, looked after children, care leavers and adoption (lists 2, 8 to 10).

Where a looked after child lives is counted by kind, by area and by whether it is far from home; the place itself was
never kept.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.processes.socialcare.tables.facts import AREA, Facts, date_of, yes_of
from safeboard.processes.socialcare.tables.periods import Row, periods

early_help = Table(
    "early_help",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Early help assessment started"),
        Field("completed_on", Kind.DATE, title="Early help assessment completed"),
        Field("organisation", Kind.TEXT, title="Organisation completing the assessment"),
    ),
)
looked_after = Table(
    "looked_after",
    (
        AREA,
        Field(
            "started_on", Kind.DATE, nullable=False, title="Looked after in this placement and status from"
        ),
        Field("ceased_on", Kind.DATE, title="Until"),
        Field("legal_status", Kind.TEXT, title="Legal status"),
        Field("placement", Kind.TEXT, title="Type of placement"),
        Field("location", Kind.TEXT, title="Placed in or out of the area"),
        Field("unaccompanied", Kind.BOOLEAN, title="Unaccompanied asylum seeking child"),
    ),
)
placements = Table(
    "placements",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Episode of care from"),
        Field("ended_on", Kind.DATE, title="Until"),
        Field("legal_status", Kind.TEXT, title="Legal status in the episode"),
        Field("placement", Kind.TEXT, title="Type of placement in the episode"),
        Field("location", Kind.TEXT, title="Placed in or out of the area"),
        Field("over_20_miles", Kind.BOOLEAN, title="More than 20 miles from home"),
    ),
)
missing_from_care = Table(
    "missing_from_care",
    (
        AREA,
        Field("missing_on", Kind.DATE, nullable=False, title="Missing from"),
        Field("back_on", Kind.DATE, title="Back on"),
        Field("away_without_leave", Kind.BOOLEAN, title="Away from the placement at a place that is known"),
    ),
)
care_leavers = Table(
    "care_leavers",
    (
        AREA,
        Field("on", Kind.DATE, nullable=False, title="The day of the file"),
        Field("eligibility", Kind.TEXT, title="Eligibility"),
        Field("in_touch", Kind.TEXT, title="In touch"),
        Field("accommodation", Kind.TEXT, title="Accommodation"),
        Field("suitability", Kind.TEXT, title="Suitability of the accommodation"),
        Field("activity", Kind.TEXT, title="Activity"),
    ),
)
adoptions = Table(
    "adoptions",
    (
        AREA,
        Field("decided_on", Kind.DATE, nullable=False, title="Decision that the child should be placed"),
        Field("entered_care_on", Kind.DATE, title="Entered care"),
        Field("placement_order_on", Kind.DATE, title="Placement order"),
        Field("matched_on", Kind.DATE, title="Matched with adopters"),
        Field("placed_on", Kind.DATE, title="Placed for adoption"),
        Field("ordered_on", Kind.DATE, title="Adoption order"),
        Field("reversed_on", Kind.DATE, title="Decision that adoption is no longer planned"),
    ),
)


def read_early_help(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One early help assessment."""
    return {"started_on": start, "completed_on": end, "organisation": facts.get("organisation")}


def read_listed(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One period of being looked after, with the placement that its newest file gives."""
    return {
        "started_on": start,
        "ceased_on": end,
        "legal_status": facts.get("legal_status"),
        "placement": facts.get("placement"),
        "location": facts.get("location"),
        "unaccompanied": yes_of(facts, "unaccompanied"),
        "placed_on": date_of(facts, "placed_on"),
        "status_from": date_of(facts, "status_from"),
    }


def read_episode(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One episode of care of a yearly return."""
    said = ("legal_status", "placement", "location", "began_because", "ended_because")
    return {
        "started_on": start,
        "ended_on": end,
        **{name: facts.get(name) for name in said},
        "over_20_miles": yes_of(facts, "over_20_miles"),
        "short_break": bool(yes_of(facts, "short_break")),
    }


def read_missing(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One time that a child was missing from a placement, or away from it without leave."""
    return {"missing_on": start, "back_on": end, "away_without_leave": yes_of(facts, "authorised")}


def looked_after_rows(listed: Iterable[Row], episodes: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """A row for each time in care in which placement and status stayed the same, so that each day has its own."""
    numbers: Counter[tuple[str, dt.date]] = Counter()
    for period in periods(listed, episodes):
        for each in period.stretches:
            numbers[period.person, each.since] += 1
            yield {
                "key": f"{period.person}/{each.since}/{numbers[period.person, each.since]}",
                "person": period.person,
                "area": period.area,
                "started_on": each.since,
                "ceased_on": each.until,
                "legal_status": each.legal_status,
                "placement": each.placement,
                "location": each.location,
                "unaccompanied": period.unaccompanied,
            }


def placement_rows(episodes: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """A row for each episode of care; one that was left open ends when the next begins."""
    for period in periods((), episodes):
        for each in period.stretches:
            yield {
                "key": f"{period.person}/{each.since}/1",
                "person": period.person,
                "area": period.area,
                "started_on": each.since,
                "ended_on": each.until,
                "legal_status": each.legal_status,
                "placement": each.placement,
                "location": each.location,
                "over_20_miles": each.over_20_miles,
            }


def read_care_leaver(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """How things stood for one young person on the day of a file."""
    said = ("eligibility", "in_touch", "accommodation", "suitability", "activity")
    return {"on": start, **{name: facts.get(name) for name in said}}


def read_adoption(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One plan for adoption; it ends with an order or with the decision against it."""
    reversed_on = date_of(facts, "reversed_on")
    stages = ("entered_care_on", "placement_order_on", "matched_on", "placed_on")
    return {
        "decided_on": start,
        **{name: date_of(facts, name) for name in stages},
        "ordered_on": None if reversed_on else end,
        "reversed_on": reversed_on,
    }
