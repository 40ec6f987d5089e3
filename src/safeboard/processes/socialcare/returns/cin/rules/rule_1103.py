"""1103: an assessment does not start before its referral."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

RULE = Rule(
    code="1103",
    severity=Severity.ERROR,
    over="Assessments",
    fields=("AssessmentActualStartDate", "CINdetails.CINreferralDate"),
    message="This assessment starts before the referral it came from. Check both dates.",
    logic="Within one episode no assessment starts before the referral.",
    check=Beside("CINdetails", col("AssessmentActualStartDate") < col("CINreferralDate")),
    examples=(
        Example(
            (
                "An assessment that starts the day before the referral, beside one that starts on the "
                "day of it."
            ),
            breaks=(
                child(
                    episode(assessment(AssessmentActualStartDate="2025-04-30"), CINreferralDate="2025-05-01")
                ),
            ),
            keeps=(
                child(
                    episode(assessment(AssessmentActualStartDate="2025-05-01"), CINreferralDate="2025-05-01")
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
