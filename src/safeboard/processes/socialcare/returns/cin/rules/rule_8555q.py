"""8555Q: a child is not referred after their death."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8555Q",
    severity=Severity.QUERY,
    over="CINdetails",
    fields=("CINreferralDate", "ChildIdentifiers.PersonDeathDate"),
    message="This referral is dated after the child's death. Check both dates, or give the reason.",
    logic="No referral is after the date of death.",
    check=Beside("ChildIdentifiers", col("CINreferralDate") > col("PersonDeathDate")),
    examples=(
        Example(
            "A referral the day after the death, beside one on the day of it.",
            breaks=(child(episode(CINreferralDate="2025-07-02"), PersonDeathDate="2025-07-01"),),
            keeps=(child(episode(CINreferralDate="2025-07-01"), PersonDeathDate="2025-07-01"),),
        ),
    ),
    ruleset="2022-23",
)
