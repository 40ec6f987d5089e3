"""What may be counted of children's social care: one table for each list of Annex A that is kept.

A row is the current statement of an event; the child is known by agency and local id until the snapshot
replaces both by a pseudonym. `area` is the authority's code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from safeboard.grammar.declarations.tables import FactTable, FieldClass
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.kernel.journeys.models import Episode
from safeboard.processes.socialcare.tables.care import (
    adoptions,
    care_leavers,
    early_help,
    looked_after,
    read_adoption,
    read_care_leaver,
    read_early_help,
    read_looked_after,
)
from safeboard.processes.socialcare.tables.facts import AREA, Facts, Reading, date_of, yes_of

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


def _contact(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    return {"received_on": start, "source": facts.get("source")}


def _referral(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    return {
        "received_on": start,
        "source": facts.get("source"),
        "closed_without_action": yes_of(facts, "no_further_action"),
        "own_count": facts.get("referrals_in_12_months"),
    }


def _assessment(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    return {"started_on": start, "authorised_on": end}


def _enquiry(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    return {
        "started_on": start,
        "conference_on": date_of(facts, "conference_on"),
        "conference_unnecessary": yes_of(facts, "conference_unnecessary"),
        "plan_made": yes_of(facts, "plan_made"),
    }


def _in_need(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    return {"started_on": start, "closed_on": end, "need": facts.get("need"), "status": facts.get("status")}


def _plan(start: dt.date, end: dt.date | None, facts: Facts) -> dict[str, Any]:
    return {
        "started_on": start,
        "ended_on": end,
        "initial_category": facts.get("initial_category"),
        "latest_category": facts.get("latest_category"),
        "own_count": facts.get("previous_plans"),
    }


def _rows(kind: str, read: Reading) -> Iterator[dict[str, Any]]:
    """The current statements of one list; an entry that is *not the same child* counts as a child of its own."""
    current = (
        Episode.objects.filter(kind=kind, current=True)
        .order_by("agency__code", "person__local_id", "starts_on", "ordinal")
        .values_list(
            "agency__code",
            "agency__area_code",
            "person__local_id",
            "starts_on",
            "ends_on",
            "ordinal",
            "facts",
            "pk",
        )
    )
    apart = set(
        Episode.objects.filter(kind=kind, current=True, queries__kind="not_same_child").values_list(
            "pk", flat=True
        )
    )
    for agency, area, local_id, start, end, ordinal, facts, pk in current.iterator(chunk_size=5000):
        person = (
            f"{agency}/{local_id}" if pk not in apart else f"{agency}/{local_id}/{kind}/{start}/{ordinal}"
        )
        yield {
            "key": f"{person}/{start}/{ordinal}",
            "person": person,
            "area": area,
            **read(start, end, facts),
        }


def _facts(
    table: Table, title: str, dated_by: str, read: Reading, sensitive: tuple[str, ...] = ()
) -> FactTable:
    classes = {
        column.name: FieldClass.IDENTIFYING
        if column.name in ("key", "person")
        else FieldClass.SENSITIVE
        if column.name in sensitive
        else FieldClass.PLAIN
        for column in table.columns
    }
    return FactTable(table, title, dated_by, classes, partial(_rows, table.name, read))


TABLES = (
    _facts(contacts, "Contacts", "received_on", _contact),
    _facts(referrals, "Referrals", "received_on", _referral),
    _facts(assessments, "Assessments", "started_on", _assessment),
    _facts(section47, "Section 47 enquiries and first conferences", "started_on", _enquiry, ("plan_made",)),
    _facts(children_in_need, "Children in need", "started_on", _in_need, ("need", "status")),
    _facts(
        protection_plans,
        "Child protection plans",
        "started_on",
        _plan,
        ("initial_category", "latest_category"),
    ),
    _facts(early_help, "Early help assessments", "started_on", read_early_help),
    _facts(
        looked_after,
        "Looked after children",
        "started_on",
        read_looked_after,
        ("legal_status", "placement", "location", "unaccompanied"),
    ),
    _facts(care_leavers, "Care leavers", "on", read_care_leaver, ("activity", "accommodation")),
    _facts(adoptions, "Plans for adoption", "decided_on", read_adoption),
)
