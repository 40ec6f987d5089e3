"""The events of a census that Annex A has no list for, as people read them in a child's journey."""

from __future__ import annotations

from safeboard.grammar.declarations.returns import ReturnList
from safeboard.processes.socialcare.returns.columns import CHILD, day

FIRST_CONFERENCES = ReturnList(
    "cin-1",
    "first_conferences",
    "Initial child protection conferences without an enquiry",
    (CHILD, day("held_on", "Conference held on the case", required=True)),
    starts_on="held_on",
    born_on=None,
    age=None,
    one="Initial child protection conference",
)
PROTECTION_REVIEWS = ReturnList(
    "cin-2",
    "protection_reviews",
    "Reviews of child protection plans",
    (
        CHILD,
        day("reviewed_on", "Child protection review date", required=True),
        day("plan_started_on", "Start of the plan reviewed"),
    ),
    starts_on="reviewed_on",
    born_on=None,
    age=None,
    one="Review of a child protection plan",
)
IN_NEED_PLANS = ReturnList(
    "cin-3",
    "in_need_plans",
    "Child in need plans",
    (
        CHILD,
        day("started_on", "Child in need plan start", required=True),
        day("ended_on", "Child in need plan end"),
    ),
    starts_on="started_on",
    ends_on="ended_on",
    born_on=None,
    age=None,
    one="Child in need plan",
)
KINDS = (FIRST_CONFERENCES, PROTECTION_REVIEWS, IN_NEED_PLANS)
