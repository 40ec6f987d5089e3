"""8568: a referral says whether there was further action."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8568",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("ReferralNFA",),
    message=(
        "The mark for no further action is missing, or is not one of 0, 1, true and false. Say 1 if "
        "the referral went no further, otherwise 0."
    ),
    logic="The mark for a referral with no further action is given, as 0, 1, true or false.",
    check=Where(col("ReferralNFA").is_null()),
    examples=(
        Example(
            "No mark, beside one that says that the referral went on.",
            breaks=(child(episode(ReferralNFA=None)),),
            keeps=(child(episode(ReferralNFA="0")),),
        ),
        Example(
            "A word that is no mark, beside a mark.",
            breaks=(child(episode(ReferralNFA="Y")),),
            keeps=(child(episode(ReferralNFA="1")),),
        ),
    ),
    ruleset="2022-23",
)
