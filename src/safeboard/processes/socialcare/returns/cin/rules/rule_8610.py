"""8610: a referral that went further has a primary need."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.states import WENT_FURTHER
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8610",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("PrimaryNeedCode", "ReferralNFA"),
    message=(
        "This referral went further but has no primary need. Give its code, or mark the referral as "
        "needing no further action."
    ),
    logic="A referral marked as having gone further has a primary need.",
    check=Where(WENT_FURTHER & col("PrimaryNeedCode").is_null()),
    examples=(
        Example(
            (
                "A referral without a primary need that went further, beside one that needed no further "
                "action."
            ),
            breaks=(child(episode(PrimaryNeedCode=None, ReferralNFA="0")),),
            keeps=(child(episode(PrimaryNeedCode=None, ReferralNFA="1")),),
        ),
    ),
    ruleset="2022-23",
    note="A referral that is marked neither way is told by 8568, and is not taken for one that went further.",
)
