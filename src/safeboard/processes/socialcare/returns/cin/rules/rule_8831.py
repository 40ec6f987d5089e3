"""8831: a referral that needed no further action has nothing recorded after it."""

from __future__ import annotations

from polars import Series, col, concat

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, enquiry, episode

ASSESSED = col("AssessmentActualStartDate").is_not_null() | col("AssessmentAuthorisationDate").is_not_null()
ENQUIRED = col("S47ActualStartDate").is_not_null() | col("DateOfInitialCPC").is_not_null()


def _with_activity(tables: Tables) -> Series:
    no_action = col("ReferralNFA")
    referrals = tables["CINdetails"].filter(no_action & col("DateOfInitialCPC").is_not_null())[ROW]
    assessed = tables.held("Assessments", "CINdetails").filter(no_action & ASSESSED)["CINdetails"]
    enquired = tables.held("Section47", "CINdetails").filter(no_action & ENQUIRED)["CINdetails"]
    return concat([referrals, assessed, enquired])


RULE = Rule(
    code="8831",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=(
        "ReferralNFA",
        "DateOfInitialCPC",
        "Assessments.AssessmentActualStartDate",
        "Assessments.AssessmentAuthorisationDate",
        "Section47.S47ActualStartDate",
        "Section47.DateOfInitialCPC",
    ),
    message=(
        "This referral is marked as needing no further action but has an assessment, an enquiry or a "
        "conference. Take the mark out, or move what was recorded to the referral it belongs to."
    ),
    logic=(
        "A referral marked as needing no further action has no start or end of an assessment, no "
        "start of an enquiry and no date of a conference."
    ),
    check=Rows(_with_activity),
    examples=(
        Example(
            "An assessment after a referral that needed no further action, beside one that went further.",
            breaks=(child(episode(assessment(AssessmentAuthorisationDate=None), ReferralNFA="1")),),
            keeps=(child(episode(assessment(AssessmentAuthorisationDate=None), ReferralNFA="0")),),
        ),
        Example(
            "An assessment with only an end, beside one with neither date.",
            breaks=(child(episode(assessment(AssessmentActualStartDate=None), ReferralNFA="1")),),
            keeps=(
                child(
                    episode(
                        assessment(AssessmentActualStartDate=None, AssessmentAuthorisationDate=None),
                        ReferralNFA="1",
                    )
                ),
            ),
        ),
        Example(
            "An enquiry with a start, beside one with no date.",
            breaks=(child(episode(enquiry(DateOfInitialCPC=None), ReferralNFA="1")),),
            keeps=(child(episode(enquiry(S47ActualStartDate=None, DateOfInitialCPC=None), ReferralNFA="1")),),
        ),
        Example(
            "A second referral whose enquiry has the date of a conference, beside one that went further.",
            breaks=(
                child(episode(ReferralNFA="1"), episode(enquiry(S47ActualStartDate=None), ReferralNFA="1")),
            ),
            keeps=(
                child(episode(ReferralNFA="1"), episode(enquiry(S47ActualStartDate=None), ReferralNFA="0")),
            ),
            rows=(1,),
        ),
        Example(
            "A referral with the date of a conference, beside one without.",
            breaks=(child(episode(DateOfInitialCPC="2025-06-02", ReferralNFA="1")),),
            keeps=(child(episode(DateOfInitialCPC=None, ReferralNFA="1")),),
        ),
    ),
    ruleset="2022-23",
)
