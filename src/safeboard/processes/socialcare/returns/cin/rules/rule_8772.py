"""8772: the reason UN7 is only for a child none of whose referrals went further."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.cin.states import WENT_FURTHER
from safeboard.processes.socialcare.returns.cin.writing import child, episode

NO_REFERRAL_WENT_FURTHER = "UN7"


def _went_further(tables: Tables) -> Series:
    referrals = tables.held("CINdetails", "ChildIdentifiers")
    return referrals.filter((col("UPNunknown") == NO_REFERRAL_WENT_FURTHER) & WENT_FURTHER)[
        "ChildIdentifiers"
    ]


RULE = Rule(
    code="8772",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("UPNunknown", "CINdetails.ReferralNFA"),
    message=(
        "This child's pupil number is left out because no referral went further (UN7), but one did. "
        "Give the number or another reason."
    ),
    logic=(
        "Where the reason for having no unique pupil number is UN7, every referral of the child is "
        "marked as needing no further action."
    ),
    check=Rows(_went_further),
    examples=(
        Example(
            "A child with UN7 whose second referral went further, beside one whose referrals did not.",
            breaks=(
                child(
                    episode(ReferralNFA="1"),
                    episode(CINreferralDate="2025-09-01", ReferralNFA="0"),
                    UPNunknown="UN7",
                ),
            ),
            keeps=(
                child(
                    episode(ReferralNFA="1"),
                    episode(CINreferralDate="2025-09-01", ReferralNFA="1"),
                    UPNunknown="UN7",
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
