"""4000: a referral with no further action has no child in need plan."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan

RULE = Rule(
    code="4000",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanStartDate", "CINdetails.ReferralNFA"),
    message=(
        "This child in need plan belongs to a referral marked as no further action. Take the mark off "
        "the referral, or take the plan out."
    ),
    logic="An episode marked as a referral with no further action holds no child in need plan.",
    check=Beside("CINdetails", col("ReferralNFA")),
    examples=(
        Example(
            ("A plan after a referral with no further action, beside one after a referral that went on."),
            breaks=(child(episode(in_need_plan(), ReferralNFA="1")),),
            keeps=(child(episode(in_need_plan(), ReferralNFA="0")),),
        ),
    ),
    ruleset="2022-23",
)
