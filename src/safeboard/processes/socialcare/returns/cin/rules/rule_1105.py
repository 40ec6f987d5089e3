"""1105: a child protection plan does not start before its referral."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="1105",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPstartDate", "CINdetails.CINreferralDate"),
    message="This plan starts before the referral it came from. Check both dates.",
    logic="Within one episode no child protection plan starts before the referral.",
    check=Beside("CINdetails", col("CPPstartDate") < col("CINreferralDate")),
    examples=(
        Example(
            "A plan that starts the day before the referral, beside one that starts on the day of it.",
            breaks=(child(episode(plan(CPPstartDate="2025-04-30"), CINreferralDate="2025-05-01")),),
            keeps=(child(episode(plan(CPPstartDate="2025-05-01"), CINreferralDate="2025-05-01")),),
        ),
    ),
    ruleset="2022-23",
)
