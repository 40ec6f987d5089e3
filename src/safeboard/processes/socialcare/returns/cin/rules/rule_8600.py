"""8600: a referral has a date, and not one after the reference date."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8600",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINreferralDate", "Header.ReferenceDate"),
    message=(
        "This referral has no date, or one after the end of the census year. Give the date it was "
        "received; leave out referrals of next year."
    ),
    logic="A referral date is given and is not after the reference date.",
    check=Where(blank("CINreferralDate") | (col("CINreferralDate") > YEAR_ENDS)),
    examples=(
        Example(
            "A referral on the day after the reference date, beside one on the reference date.",
            breaks=(child(episode(CINreferralDate="2026-04-01")),),
            keeps=(child(episode(CINreferralDate="2026-03-31")),),
        ),
        Example(
            "A referral without a date, beside one with it.",
            breaks=(child(episode(CINreferralDate=None)),),
            keeps=(child(episode(CINreferralDate="2025-05-01")),),
        ),
        Example(
            (
                "A referral without a date, beside one whose date cannot be read: that is told as such, not "
                "as missing."
            ),
            breaks=(child(episode(CINreferralDate=None)),),
            keeps=(child(episode(CINreferralDate="2025-02-30")),),
        ),
    ),
    ruleset="2022-23",
)
