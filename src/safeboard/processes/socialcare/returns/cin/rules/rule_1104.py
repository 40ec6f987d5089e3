"""1104: an initial conference is not held before its referral."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode

RULE = Rule(
    code="1104",
    severity=Severity.ERROR,
    over="Section47",
    fields=("DateOfInitialCPC", "CINdetails.CINreferralDate"),
    message=(
        "The initial child protection conference of this enquiry is dated before the referral. Check "
        "both dates."
    ),
    logic=("Within one episode the initial conference of a section 47 enquiry is not before the referral."),
    check=Beside("CINdetails", col("DateOfInitialCPC") < col("CINreferralDate")),
    examples=(
        Example(
            "A conference the day before the referral, beside one on the day of it.",
            breaks=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-05-01", DateOfInitialCPC="2025-04-30"),
                        CINreferralDate="2025-05-01",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-05-01", DateOfInitialCPC="2025-05-01"),
                        CINreferralDate="2025-05-01",
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
