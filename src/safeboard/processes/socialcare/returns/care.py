"""Lists 8 and 9 of Annex A: looked after children and care leavers.

Of the placement we keep its kind, its provider, and whether it is in the area. Its postcode and its number in
the inspectorate's register would say where a child lives; nothing is counted from them, so ``safeboard
prepare`` blanks them and they are not kept where they come.
"""

from __future__ import annotations

from safeboard.grammar.declarations.returns import Preparation, ReturnColumn, ReturnList
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.processes.socialcare.returns.choices_care import (
    LEGAL_STATUS,
    LOCATION,
    PERMANENCE,
    PLACEMENT_TYPE,
    PROVIDER,
    REASON_CEASED,
)
from safeboard.processes.socialcare.returns.choices_leaving import (
    ACCOMMODATION,
    ACTIVITY,
    ELIGIBILITY,
    IN_TOUCH,
    SUITABILITY,
)
from safeboard.processes.socialcare.returns.choices_people import YES_NO
from safeboard.processes.socialcare.returns.choices_protection import NEED
from safeboard.processes.socialcare.returns.columns import DISABLED, TEAM, WHO, WORKER, code, count, day


def _where_a_child_lives(name: str, heading: str, *headings: str) -> ReturnColumn:
    return ReturnColumn(
        name,
        heading,
        headings=headings,
        field_class=FieldClass.IDENTIFYING,
        preparation=Preparation.BLANKED,
        kept=False,
    )


LOOKED_AFTER = ReturnList(
    "8",
    "looked_after",
    "Looked after children",
    (
        *WHO,
        code(
            "unaccompanied",
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
            YES_NO,
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months",
            "UASC",
            "UASC in last 12 months",
            sensitive=True,
        ),
        DISABLED,
        day(
            "started_on",
            "Date Started to be Looked After",
            "Looked after from",
            "CLA start date",
            "LAC start date",
            required=True,
        ),
        code("need", "Child's Category of Need", NEED, "Category of need", sensitive=True),
        code(
            "second_period",
            "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
            YES_NO,
            "Second or subsequent period of care in last 12 months",
            "Second or subsequent period looked after",
        ),
        day("status_from", "Start date of current legal status", "Legal status start date", required=True),
        code("legal_status", "Child's Legal Status", LEGAL_STATUS, "Legal status", sensitive=True),
        day("last_review_on", "Date of Latest Statutory Review", "Latest review date", "Latest LAC review"),
        day("last_visit_on", "Date of Last Social Work Visit", "Last social work visit", "Last visit"),
        code(
            "permanence",
            "What is the permanence plan for this child?",
            PERMANENCE,
            "Permanence plan",
            required=False,
            sensitive=True,
        ),
        day("reviewer_visit_on", "Date of Last IRO Visit / Contact to the Child", "Last IRO visit"),
        day("health_on", "Date of Last Health Assessment", "Last health assessment"),
        day("dental_on", "Date of Last Dental Check", "Last dental check"),
        count(
            "placements_in_12_months",
            "Number of Placements in the Last 12 months",
            "Placements in last 12 months",
        ),
        day(
            "ceased_on",
            "Date Ceased to be Looked After",
            "Looked after until",
            "CLA end date",
            "LAC end date",
        ),
        code(
            "ceased_reason",
            "Reason Ceased to be Looked After",
            REASON_CEASED,
            "Reason ceased",
            required=False,
        ),
        day("placed_on", "Start Date of Most Recent Placement", "Placement start date", required=True),
        code("placement", "Placement Type", PLACEMENT_TYPE, "Type of placement"),
        code("provider", "Placement Provider", PROVIDER, "Provider"),
        _where_a_child_lives("placement_postcode", "Placement postcode", "Postcode of placement"),
        _where_a_child_lives("placement_urn", "URN of Placement", "Placement URN"),
        code("location", "Placement Location", LOCATION, "Location of placement"),
        ReturnColumn(
            "placement_authority",
            "LA of Placement",
            headings=("Placement LA", "Local authority of placement"),
        ),
        count(
            "missing_episodes",
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
            "Missing episodes in last 12 months",
            "Number of missing episodes in the last 12 months",
        ),
        count(
            "absent_episodes",
            "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
            "Absent episodes in last 12 months",
            "Number of absent episodes in the last 12 months",
        ),
        code(
            "return_interview_offered",
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
            YES_NO,
            "Return interview offered",
            required=False,
        ),
        code(
            "return_interview_accepted",
            "Did the child accept a Return Interview after their last missing episode (Y/N)?",
            YES_NO,
            "Return interview accepted",
            required=False,
        ),
        TEAM,
        WORKER,
    ),
    team="team",
    worker="worker",
    starts_on="started_on",
    ends_on="ceased_on",
    one="Looked after",
    in_short=("placement",),
)

CARE_LEAVERS = ReturnList(
    "9",
    "care_leavers",
    "Care leavers",
    (
        *WHO,
        code(
            "unaccompanied",
            "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
            YES_NO,
            "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over",
            "Former UASC",
            sensitive=True,
        ),
        DISABLED,
        TEAM,
        WORKER,
        ReturnColumn(
            "adviser",
            "Allocated Personal Advisor",
            headings=("Personal Adviser", "Personal Advisor", "Allocated Personal Adviser"),
            field_class=FieldClass.IDENTIFYING,
            preparation=Preparation.BLANKED,
        ),
        code("eligibility", "Eligibility Category", ELIGIBILITY, "Eligibility", "Leaving care status"),
        day("pathway_review_on", "Latest Pathway Plan Review Date", "Latest pathway plan review"),
        code("in_touch", "LA in Touch", IN_TOUCH, "In touch"),
        day("contact_on", "Latest Date of Contact", "Date of latest contact", "Last contact"),
        code(
            "accommodation",
            "Type of Accommodation",
            ACCOMMODATION,
            "Accommodation",
            "Accommodation type",
            required=False,
        ),
        code(
            "suitability",
            "Suitability of Accommodation",
            SUITABILITY,
            "Accommodation suitability",
            required=False,
        ),
        code("activity", "Activity Status", ACTIVITY, "Activity", required=False, sensitive=True),
    ),
    team="team",
    worker="worker",
    starts_on=None,
    one="Care leaver",
    in_short=("eligibility", "accommodation"),
)
