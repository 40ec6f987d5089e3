"""8832: a referral that needed no further action has no child protection plan."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8832",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CINdetails.ReferralNFA",),
    message=(
        "This child protection plan belongs to a referral marked as needing no further action. Take "
        "the mark out, or move the plan to the referral it belongs to."
    ),
    logic="A referral marked as needing no further action has no child protection plan.",
    check=Beside("CINdetails", col("ReferralNFA")),
    examples=(
        Example(
            (
                "A plan after a referral that needed no further action, beside one after a referral that "
                "went further."
            ),
            breaks=(child(episode(plan(), ReferralNFA="1")),),
            keeps=(child(episode(plan(), ReferralNFA="0")),),
        ),
    ),
    ruleset="2022-23",
)
