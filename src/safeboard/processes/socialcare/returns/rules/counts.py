"""The file's own counts of earlier rows, beside the rows that are there to be counted."""

from __future__ import annotations

from safeboard.grammar.declarations.cross_rules import Counted
from safeboard.processes.socialcare.returns.rules.declaring import example, on, warning

REFERRALS_COUNTED = warning(
    code="AA-04",
    title="The number of referrals in the last 12 months agrees with list 3",
    over="referrals",
    points_at="referrals_in_12_months",
    check=Counted("referrals_in_12_months", "referrals", "received_on", by="received_on", months=12),
    message=(
        "the row says {referrals_in_12_months}, and list 3 has {counted} earlier in the 12 months before. "
        "The row is kept; we count by the list."
    ),
    example=example(
        "The second referral says 0, and one came before it. The third counts both before it, the fourth itself too.",
        (2,),
        referrals=(
            {"received_on": on("2015-06-01"), "referrals_in_12_months": 0},
            {"received_on": on("2015-09-01"), "referrals_in_12_months": 0},
            {"received_on": on("2016-02-01"), "referrals_in_12_months": 2},
            {"child": "b", "received_on": on("2016-02-01"), "referrals_in_12_months": 1},
        ),
    ),
    source="R-FD-07",
)
ENQUIRIES_COUNTED = warning(
    code="AA-20",
    title="The number of section 47 enquiries in the last 12 months agrees with list 5",
    over="section47",
    points_at="section47_in_12_months",
    check=Counted("section47_in_12_months", "section47", "started_on", by="started_on", months=12),
    message=(
        "the row says {section47_in_12_months}, and list 5 has {counted} earlier in the 12 months before. "
        "The row is kept; we count by the list."
    ),
    example=example(
        "The second says 0, and one came before it. The third counts both before it.",
        (2,),
        section47=(
            {"started_on": on("2015-06-01"), "section47_in_12_months": 0},
            {"started_on": on("2015-09-01"), "section47_in_12_months": 0},
            {"started_on": on("2016-02-01"), "section47_in_12_months": 2},
        ),
    ),
)
CONFERENCES_COUNTED = warning(
    code="AA-21",
    title="The number of conferences in the last 12 months agrees with list 5",
    over="section47",
    points_at="conferences_in_12_months",
    check=Counted("conferences_in_12_months", "section47", "conference_on", by="started_on", months=12),
    message=(
        "the row says {conferences_in_12_months}, and list 5 has {counted} in the 12 months before this enquiry. "
        "The row is kept; we count by the list."
    ),
    example=example(
        "Only the first enquiry led to a conference: the second row says 0, the third says 1.",
        (2,),
        section47=(
            {"started_on": on("2015-06-01"), "conference_on": on("2015-06-15")},
            {"started_on": on("2015-09-01"), "conferences_in_12_months": 0},
            {"started_on": on("2016-02-01"), "conferences_in_12_months": 1},
        ),
    ),
)
PLANS_COUNTED = warning(
    code="AA-41",
    title="The number of previous plans is not less than those in list 7",
    over="protection_plans",
    points_at="previous_plans",
    check=Counted("previous_plans", "protection_plans", "started_on", by="started_on"),
    message=(
        "the row says {previous_plans}, and list 7 itself has {counted} before it. "
        "The row is kept; we count by the list."
    ),
    example=example(
        "The second plan says none before it; of another child the file shows no earlier plan, and two are right.",
        (2,),
        protection_plans=(
            {"started_on": on("2015-04-01"), "previous_plans": 0},
            {"started_on": on("2016-02-03"), "previous_plans": 0},
            {"child": "b", "started_on": on("2016-02-03"), "previous_plans": 2},
        ),
    ),
    source="R-CP-05",
)

RULES = (REFERRALS_COUNTED, ENQUIRIES_COUNTED, CONFERENCES_COUNTED, PLANS_COUNTED)
