"""8630: an episode is not closed before its referral."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8630",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINclosureDate", "CINreferralDate"),
    message="This episode is closed before its referral. Check both dates.",
    logic="The closure date of an episode is not before its referral date.",
    check=Where(col("CINclosureDate") < col("CINreferralDate")),
    examples=(
        Example(
            "An episode closed the day before its referral, beside one closed on the day.",
            breaks=(
                child(
                    episode(CINreferralDate="2025-05-02", CINclosureDate="2025-05-01", ReasonForClosure="RC7")
                ),
            ),
            keeps=(
                child(
                    episode(CINreferralDate="2025-05-02", CINclosureDate="2025-05-02", ReasonForClosure="RC7")
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
