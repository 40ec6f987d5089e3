"""The events of a census that Annex A has no list for, as people read them in a child's journey."""

from __future__ import annotations

from safeboard.grammar.declarations.returns import ReturnColumn, ReturnList
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.processes.socialcare.returns.choices_people import YES_NO, YES_NO_UNKNOWN
from safeboard.processes.socialcare.returns.columns import CHILD, code, count, day

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
BEFORE_COURT = ReturnList(
    "cin-4",
    "before_court",
    "Steps before court proceedings",
    (
        CHILD,
        day("started_on", "Decision to begin pre-proceedings", required=True),
        day("letter_on", "Letter before proceedings sent"),
        code(
            "family_meeting_offered",
            "Family group meeting offered in the letter",
            YES_NO_UNKNOWN,
            required=False,
        ),
        code("family_meeting_held", "Family group meeting held", YES_NO_UNKNOWN, required=False),
        day("first_meeting_on", "First pre-proceedings meeting"),
        count("review_meetings", "Review meetings held"),
        day("decided_on", "Decision to step up or down"),
        # The meaning of the department's codes A, B and C (CS131) is in no source of ours, so they stand as sent.
        ReturnColumn("outcome", "Outcome, as coded by the department"),
        day("applied_to_court_on", "Application to court"),
        day("court_letter_on", "Letter that proceedings begin"),
    ),
    starts_on="started_on",
    ends_on="decided_on",
    born_on=None,
    age=None,
    one="Pre-proceedings",
)
ASSESSMENT_FACTORS = ReturnList(
    "cin-5",
    "assessment_factors",
    "What assessments found",
    (
        CHILD,
        day("started_on", "Assessment started", required=True),
        day("authorised_on", "Assessment authorised"),
        ReturnColumn("factors", "Factors found", field_class=FieldClass.SENSITIVE),
        code("neglect", "Neglect among the factors", YES_NO, required=False, sensitive=True),
    ),
    starts_on="started_on",
    born_on=None,
    age=None,
    one="What an assessment found",
    in_short=("factors",),
)
BEFORE_BIRTH = ReturnList(
    "cin-6",
    "before_birth",
    "Assessments begun before birth",
    (
        CHILD,
        day("started_on", "Assessment started before birth", required=True),
        day("authorised_on", "Assessment authorised"),
        day("expected_on", "Birth expected on"),
        day("birth_on", "Born on"),
    ),
    starts_on="started_on",
    born_on=None,
    age=None,
    one="Assessment before birth",
)
KINDS = (FIRST_CONFERENCES, PROTECTION_REVIEWS, IN_NEED_PLANS, BEFORE_COURT, ASSESSMENT_FACTORS, BEFORE_BIRTH)
