"""What may be counted of early help assessments, looked after children, care leavers and adoption (lists 2, 8 to 10).

Where a looked after child lives is counted by kind and by area only; the place itself was never kept.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.processes.socialcare.tables.facts import AREA, Facts, date_of, yes_of

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
        Field("started_on", Kind.DATE, nullable=False, title="Looked after from"),
        Field("ceased_on", Kind.DATE, title="Looked after until"),
        Field("legal_status", Kind.TEXT, title="Legal status"),
        Field("placement", Kind.TEXT, title="Type of placement"),
        Field("location", Kind.TEXT, title="Placed in or out of the area"),
        Field("unaccompanied", Kind.BOOLEAN, title="Unaccompanied asylum seeking child"),
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


def read_looked_after(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One period of being looked after, with the placement that its newest file gives."""
    return {
        "started_on": start,
        "ceased_on": end,
        "legal_status": facts.get("legal_status"),
        "placement": facts.get("placement"),
        "location": facts.get("location"),
        "unaccompanied": yes_of(facts, "unaccompanied"),
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
