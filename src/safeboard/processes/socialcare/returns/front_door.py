"""Lists 1 to 3 of Annex A: contacts, early help assessments, referrals."""

from __future__ import annotations

from safeboard.grammar.declarations.returns import ReturnColumn, ReturnList
from safeboard.processes.socialcare.returns.choices_front_door import SOURCE
from safeboard.processes.socialcare.returns.choices_people import YES_NO
from safeboard.processes.socialcare.returns.columns import TEAM, WHO, WORKER, code, count, day

CONTACTS = ReturnList(
    "1",
    "contacts",
    "Contacts",
    (
        *WHO,
        day("received_on", "Date of Contact", "Contact date", "Date contact received", required=True),
        code("source", "Contact Source", SOURCE, "Source of contact"),
    ),
    starts_on="received_on",
    one="Contact",
    in_short=("source",),
)

EARLY_HELP = ReturnList(
    "2",
    "early_help",
    "Early help assessments",
    (
        *WHO,
        day(
            "started_on",
            "Assessment start date",
            "Early help assessment start date",
            "CAF start date",
            "Date early help assessment started",
            required=True,
        ),
        day(
            "completed_on",
            "Assessment completion date",
            "Early help assessment completion date",
            "CAF completion date",
            "Date early help assessment completed",
        ),
        ReturnColumn(
            "organisation",
            "Organisation completing assessment",
            required=True,
            headings=("Organisation", "Organisation completing the assessment", "Lead organisation"),
        ),
    ),
    starts_on="started_on",
    ends_on="completed_on",
    one="Early help assessment",
    in_short=("organisation",),
)

REFERRALS = ReturnList(
    "3",
    "referrals",
    "Referrals",
    (
        *WHO,
        day("received_on", "Date of referral", "Referral date", "Date referral received", required=True),
        code("source", "Referral Source", SOURCE, "Source of referral"),
        code(
            "no_further_action",
            "Referral NFA?",
            YES_NO,
            "NFA",
            "Referral no further action",
            "Referral No Further Action (Y/N)",
        ),
        count(
            "referrals_in_12_months",
            "Number of Referrals in Last 12 Months",
            "Number of referrals in the last 12 months",
            "Referrals in last 12 months",
        ),
        TEAM,
        WORKER,
    ),
    team="team",
    worker="worker",
    starts_on="received_on",
    one="Referral",
    in_short=("source",),
)
