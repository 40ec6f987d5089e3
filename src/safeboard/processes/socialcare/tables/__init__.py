"""What may be counted of children's social care: one table for each list of Annex A that is kept, one for each kind of
event that only the yearly returns have, and two that are worked out from several: whether reviews are in time.

A row is an event as all files together say it; the child is known by agency and local id until the snapshot
replaces both by a pseudonym. `area` is the authority's code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from safeboard.grammar.declarations.tables import FactTable, FieldClass
from safeboard.grammar.measure.tables import Table
from safeboard.kernel.journeys.events import events
from safeboard.kernel.returns.reach import coverage
from safeboard.processes.socialcare.tables import care, care_reviewed, lists, protection, visits
from safeboard.processes.socialcare.tables.facts import Reading
from safeboard.processes.socialcare.tables.periods import Row
from safeboard.processes.socialcare.tables.reviewing import Window


def _rows(kind: str, read: Reading) -> Iterator[dict[str, Any]]:
    """The events of one list, as all files together say them; one that is *not the same child* is a child of its own."""
    for event in events(kind):
        person = f"{event.agency}/{event.local_id}"
        if event.apart:
            person = f"{person}/{kind}/{event.starts_on}/{event.ordinal}"
        yield {
            "key": f"{person}/{event.starts_on}/{event.ordinal}",
            "person": person,
            "area": event.area,
            **read(event.starts_on, event.ends_on, event.facts),
        }


def _facts(
    table: Table,
    title: str,
    dated_by: str,
    read: Reading,
    sensitive: tuple[str, ...] = (),
) -> FactTable:
    """A table with a row for each event of the kind of its name."""
    return FactTable(table, title, dated_by, _classes(table, sensitive), partial(_rows, table.name, read))


def _made(
    table: Table,
    title: str,
    dated_by: str,
    rows: Callable[[], Iterable[Row]],
    sensitive: tuple[str, ...] = (),
    made_from: tuple[str, ...] = (),
) -> FactTable:
    """A table that is worked out from the events of several kinds."""
    return FactTable(table, title, dated_by, _classes(table, sensitive), rows, made_from=made_from)


def _classes(table: Table, sensitive: tuple[str, ...]) -> dict[str, FieldClass]:
    return {
        column.name: FieldClass.IDENTIFYING
        if column.name in ("key", "person")
        else FieldClass.SENSITIVE
        if column.name in sensitive
        else FieldClass.PLAIN
        for column in table.columns
    }


def _known(kind: str) -> dict[str, list[Window]]:
    """By authority, between which days the files that were taken in tell of a kind of event."""
    return {
        area: [(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) for first, last in windows]
        for area, windows in coverage().get(kind, {}).items()
    }


def _periods() -> Iterator[dict[str, Any]]:
    return _rows("looked_after", care.read_listed)


def _episodes() -> Iterator[dict[str, Any]]:
    return _rows("placements", care.read_episode)


def _reviewed_plans() -> Iterator[dict[str, Any]]:
    reviews = _rows("protection_reviews", protection.read_plan_review)
    plans = _rows("protection_plans", lists.read_plan)
    return protection.reviewed_plan_rows(plans, reviews, _known("protection_reviews"))


def _plan_weeks() -> Iterator[dict[str, Any]]:
    plans = _rows("protection_plans", lists.read_plan)
    told = _rows("protection_visits", visits.read_visit)
    return visits.plan_week_rows(plans, told, _known("protection_visits"))


def _reviewed_care() -> Iterator[dict[str, Any]]:
    reviews = _rows("care_reviews", care_reviewed.read_review)
    return care_reviewed.reviewed_care_rows(_periods(), _episodes(), reviews, _known("care_reviews"))


_WHERE = ("legal_status", "placement", "location")
TABLES = (
    _facts(lists.contacts, "Contacts", "received_on", lists.read_contact),
    _facts(lists.referrals, "Referrals", "received_on", lists.read_referral),
    _facts(lists.assessments, "Assessments", "started_on", lists.read_assessment),
    _facts(
        lists.section47,
        "Section 47 enquiries and first conferences",
        "started_on",
        lists.read_enquiry,
        ("plan_made",),
    ),
    _facts(lists.children_in_need, "Children in need", "started_on", lists.read_in_need, ("need", "status")),
    _facts(
        lists.protection_plans,
        "Child protection plans",
        "started_on",
        lists.read_plan,
        ("initial_category", "latest_category"),
    ),
    _facts(care.early_help, "Early help assessments", "started_on", care.read_early_help),
    _made(
        care.looked_after,
        "Looked after children",
        "started_on",
        lambda: care.looked_after_rows(_periods(), _episodes()),
        (*_WHERE, "unaccompanied"),
    ),
    _facts(care.care_leavers, "Care leavers", "on", care.read_care_leaver, ("activity", "accommodation")),
    _facts(care.adoptions, "Plans for adoption", "decided_on", care.read_adoption),
    _facts(
        protection.protection_reviews,
        "Reviews of child protection plans",
        "reviewed_on",
        protection.read_plan_review,
    ),
    _facts(protection.in_need_plans, "Child in need plans", "started_on", protection.read_in_need_plan),
    _facts(
        protection.first_conferences,
        "Initial conferences without an enquiry",
        "held_on",
        protection.read_first_conference,
    ),
    _facts(
        protection.assessment_factors,
        "What assessments found",
        "started_on",
        protection.read_factors,
        ("neglect",),
    ),
    _facts(
        protection.before_birth,
        "Assessments begun before birth",
        "started_on",
        protection.read_before_birth,
        ("due_on", "birth_on"),
    ),
    _made(
        care.placements,
        "Episodes of care",
        "started_on",
        lambda: care.placement_rows(_episodes()),
        (*_WHERE, "over_20_miles"),
    ),
    _facts(
        care_reviewed.care_reviews,
        "Reviews of looked after children",
        "reviewed_on",
        care_reviewed.read_review,
        ("participation",),
    ),
    _facts(care.missing_from_care, "Missing from a placement", "missing_on", care.read_missing),
    _made(
        protection.reviewed_plans,
        "Child protection plans by how their reviews stand",
        "from_on",
        _reviewed_plans,
        ("category",),
        ("protection_plans", "protection_reviews"),
    ),
    _facts(visits.protection_visits, "Visits to children on a plan", "visited_on", visits.read_visit),
    _made(
        visits.plan_weeks,
        "Weeks on a child protection plan by when the child was seen alone",
        "week_ends_on",
        _plan_weeks,
        (),
        ("protection_plans", "protection_visits"),
    ),
    _made(
        care_reviewed.reviewed_care,
        "Periods of care by how their reviews stand",
        "from_on",
        _reviewed_care,
        (),
        ("looked_after", "care_reviews"),
    ),
)
