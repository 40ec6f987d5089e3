"""Lists 4 to 7 of Annex A: assessments, section 47 enquiries, children in need, child protection plans."""

from __future__ import annotations

from safeboard.grammar.declarations.returns import ReturnList
from safeboard.processes.socialcare.returns.choices_people import YES_NO, YES_NO_UNKNOWN
from safeboard.processes.socialcare.returns.choices_protection import (
    CATEGORY,
    CLOSURE_REASON,
    NEED,
    STATUS,
)
from safeboard.processes.socialcare.returns.columns import DISABLED, TEAM, WHO, WORKER, code, count, day

ASSESSMENTS = ReturnList(
    "4",
    "assessments",
    "Assessments",
    (
        *WHO,
        DISABLED,
        day(
            "started_on",
            "Continuous Assessment Start Date",
            "Single assessment start date",
            "C&F assessment start date",
            required=True,
        ),
        code(
            "child_seen",
            "Child Seen During Continuous Assessment",
            YES_NO_UNKNOWN,
            "Child seen during assessment",
            "Child seen",
            required=False,
        ),
        day(
            "authorised_on",
            "Continuous Assessment Date of Authorisation",
            "Assessment authorisation date",
            "Single assessment authorisation date",
        ),
        code(
            "support_required",
            "Was the child assessed as requiring LA children's social care support?",
            YES_NO,
            "Requiring support",
            "Social care support required",
            required=False,
        ),
        TEAM,
        WORKER,
    ),
    team="team",
    worker="worker",
    starts_on="started_on",
    ends_on="authorised_on",
    one="Assessment",
)

SECTION47 = ReturnList(
    "5",
    "section47",
    "Section 47 enquiries and initial child protection conferences",
    (
        *WHO,
        DISABLED,
        day(
            "started_on",
            "Strategy discussion initiating Section 47 Enquiry Start Date",
            "Section 47 start date",
            "Section 47 Enquiry Start Date",
            "S47 start date",
            "Strategy discussion date",
            required=True,
        ),
        code(
            "conference_unnecessary",
            "Was an Initial Child Protection Conference deemed unnecessary?",
            YES_NO,
            "ICPC deemed unnecessary",
            "ICPC not required",
            required=False,
        ),
        day("conference_on", "Date of Initial Child Protection Conference", "ICPC date", "Date of ICPC"),
        code(
            "plan_made",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            YES_NO_UNKNOWN,
            "ICPC resulted in a child protection plan",
            "ICPC resulted in CP plan",
            required=False,
        ),
        count(
            "section47_in_12_months",
            "Number of Section 47 Enquiries in the last 12 months",
            "Number of S47s in the last 12 months",
            "Section 47 enquiries in last 12 months",
        ),
        count(
            "conferences_in_12_months",
            "Number of ICPCs in the last 12 months",
            "ICPCs in last 12 months",
            "Number of initial child protection conferences in the last 12 months",
        ),
        TEAM,
        WORKER,
    ),
    team="team",
    worker="worker",
    starts_on="started_on",
    one="Section 47 enquiry",
)

CHILDREN_IN_NEED = ReturnList(
    "6",
    "children_in_need",
    "Children in need",
    (
        *WHO,
        DISABLED,
        # The layout lets the start be blank; a row without one cannot be told from the child's others.
        day("started_on", "CIN Start Date", "Child in need start date", "Date CIN started", required=True),
        code("need", "Primary Need Code", NEED, "Primary need", "Need code", sensitive=True),
        day("last_seen_on", "Date Child Was Last Seen", "Date last seen", "Child last seen"),
        day("closed_on", "CIN Closure Date", "Child in need closure date", "CIN end date", "Closure date"),
        code("closure_reason", "Reason for Closure", CLOSURE_REASON, "Closure reason", required=False),
        code("status", "Case Status", STATUS, "Status"),
        TEAM,
        WORKER,
    ),
    team="team",
    worker="worker",
    starts_on="started_on",
    ends_on="closed_on",
    one="Child in need",
    in_short=("need",),
)

PROTECTION_PLANS = ReturnList(
    "7",
    "protection_plans",
    "Child protection plans",
    (
        *WHO,
        DISABLED,
        day(
            "started_on",
            "Child Protection Plan Start Date",
            "CP plan start date",
            "CPP start date",
            required=True,
        ),
        code("initial_category", "Initial Category of Abuse", CATEGORY, "Initial category", sensitive=True),
        code(
            "latest_category",
            "Latest Category of Abuse",
            CATEGORY,
            "Latest category",
            "Current category of abuse",
            sensitive=True,
        ),
        day(
            "last_visit_on",
            "Date of the Last Statutory Visit",
            "Date of last statutory visit",
            "Last statutory visit",
        ),
        code(
            "seen_alone",
            "Was the Child Seen Alone?",
            YES_NO_UNKNOWN,
            "Child seen alone",
            "Seen alone",
            required=False,
        ),
        day(
            "last_review_on",
            "Date of latest review conference",
            "Latest review conference date",
            "Date of last review conference",
        ),
        day("ended_on", "Child Protection Plan End Date", "CP plan end date", "CPP end date"),
        code(
            "emergency",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            YES_NO,
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months",
            "EPO or police protection in last six months",
            sensitive=True,
        ),
        count(
            "previous_plans",
            "Number of Previous Child Protection Plans",
            "Previous CP plans",
            "Number of previous CP plans",
        ),
        TEAM,
        WORKER,
    ),
    team="team",
    worker="worker",
    starts_on="started_on",
    ends_on="ended_on",
    one="Child protection plan",
    in_short=("latest_category",),
)
