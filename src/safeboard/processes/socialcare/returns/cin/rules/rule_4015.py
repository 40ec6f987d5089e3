"""4015: a child in need plan does not start before its referral."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan

RULE = Rule(
    code="4015",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanStartDate", "CINdetails.CINreferralDate"),
    message="This child in need plan starts before the referral it came from. Check both dates.",
    logic="Within one episode no child in need plan starts before the referral.",
    check=Beside("CINdetails", col("CINPlanStartDate") < col("CINreferralDate")),
    examples=(
        Example(
            ("A plan that starts the day before the referral, beside one that starts on the day of it."),
            breaks=(
                child(episode(in_need_plan(CINPlanStartDate="2025-04-30"), CINreferralDate="2025-05-01")),
            ),
            keeps=(
                child(episode(in_need_plan(CINPlanStartDate="2025-05-01"), CINreferralDate="2025-05-01")),
            ),
        ),
    ),
    ruleset="2022-23",
)
