"""What may be counted of contacts, referrals, assessments, enquiries, need and plans (Annex A lists 1 and 3 to 7)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.processes.socialcare.tables.facts import AREA, Facts, date_of, yes_of

contacts = Table(
    "contacts",
    (
        AREA,
        Field("received_on", Kind.DATE, nullable=False, title="Date of contact"),
        Field("source", Kind.TEXT, title="Who made contact"),
    ),
)
referrals = Table(
    "referrals",
    (
        AREA,
        Field("received_on", Kind.DATE, nullable=False, title="Date of referral"),
        Field("source", Kind.TEXT, title="Who referred"),
        Field("closed_without_action", Kind.BOOLEAN, title="Closed with no further action"),
        Field("own_count", Kind.INTEGER, title="The file's own number of referrals in the last 12 months"),
    ),
)
assessments = Table(
    "assessments",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Assessment started"),
        Field("authorised_on", Kind.DATE, title="Assessment authorised"),
    ),
)
section47 = Table(
    "section47",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Strategy discussion that began the enquiry"),
        Field("conference_on", Kind.DATE, title="Initial child protection conference"),
        Field("conference_unnecessary", Kind.BOOLEAN, title="No conference was needed"),
        Field("plan_made", Kind.BOOLEAN, title="The conference made a plan"),
    ),
)
children_in_need = Table(
    "children_in_need",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Child in need from"),
        Field("closed_on", Kind.DATE, title="Closed on"),
        Field("need", Kind.TEXT, title="Primary need"),
        Field("status", Kind.TEXT, title="Case status"),
    ),
)
protection_plans = Table(
    "protection_plans",
    (
        AREA,
        Field("started_on", Kind.DATE, nullable=False, title="Plan started"),
        Field("ended_on", Kind.DATE, title="Plan ended"),
        Field("initial_category", Kind.TEXT, title="First category of abuse"),
        Field("latest_category", Kind.TEXT, title="Latest category of abuse"),
        Field("own_count", Kind.INTEGER, title="The file's own number of previous plans"),
    ),
)


def read_contact(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One contact."""
    return {"received_on": start, "source": facts.get("source")}


def read_referral(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One referral."""
    return {
        "received_on": start,
        "source": facts.get("source"),
        "closed_without_action": yes_of(facts, "no_further_action"),
        "own_count": facts.get("referrals_in_12_months"),
    }


def read_assessment(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One assessment."""
    return {"started_on": start, "authorised_on": end}


def read_enquiry(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One section 47 enquiry with its conference."""
    return {
        "started_on": start,
        "conference_on": date_of(facts, "conference_on"),
        "conference_unnecessary": yes_of(facts, "conference_unnecessary"),
        "plan_made": yes_of(facts, "plan_made"),
    }


def read_in_need(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One time as a child in need."""
    return {"started_on": start, "closed_on": end, "need": facts.get("need"), "status": facts.get("status")}


def read_plan(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    """One child protection plan."""
    return {
        "started_on": start,
        "ended_on": end,
        "initial_category": facts.get("initial_category"),
        "latest_category": facts.get("latest_category"),
        "own_count": facts.get("previous_plans"),
    }
