"""8606: a referral is not more than 40 weeks before the birth, or the expected birth."""

from __future__ import annotations

from polars import col, duration

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode

# Published rule 8606 says 40 weeks and counts them as 280 days.
DAYS_BEFORE_BIRTH = 280
EARLIEST = col("CINreferralDate") + duration(days=DAYS_BEFORE_BIRTH)

RULE = Rule(
    code="8606",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=(
        "CINreferralDate",
        "ChildIdentifiers.PersonBirthDate",
        "ChildIdentifiers.ExpectedPersonBirthDate",
    ),
    message=(
        "This referral is more than 40 weeks before the child's birth or expected birth. Check both dates."
    ),
    logic="A referral is not more than 280 days before the birth date, nor before the expected one.",
    check=Beside(
        "ChildIdentifiers",
        (col("PersonBirthDate") > EARLIEST) | (col("ExpectedPersonBirthDate") > EARLIEST),
    ),
    examples=(
        Example(
            "A child referred 281 days before birth, beside one referred 280 days before.",
            breaks=(child(episode(CINreferralDate="2025-04-24"), PersonBirthDate="2026-01-30"),),
            keeps=(child(episode(CINreferralDate="2025-04-25"), PersonBirthDate="2026-01-30"),),
        ),
        Example(
            (
                "An unborn child referred 281 days before the expected birth, beside one referred 280 days "
                "before."
            ),
            breaks=(
                child(
                    episode(CINreferralDate="2025-09-23"),
                    PersonBirthDate=None,
                    ExpectedPersonBirthDate="2026-07-01",
                    Sex="U",
                ),
            ),
            keeps=(
                child(
                    episode(CINreferralDate="2025-09-24"),
                    PersonBirthDate=None,
                    ExpectedPersonBirthDate="2026-07-01",
                    Sex="U",
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
