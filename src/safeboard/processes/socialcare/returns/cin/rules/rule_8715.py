"""8715: an initial child protection conference is inside the census year."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, outside_year
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode

RULE = Rule(
    code="8715",
    severity=Severity.ERROR,
    over="Section47",
    fields=("DateOfInitialCPC", "Header.ReferenceDate"),
    message=(
        "This initial child protection conference is outside the census year. Check its date; leave "
        "out enquiries that ended before the year began."
    ),
    logic="The date of a conference, where given, is from 1 April to 31 March of the census year.",
    check=Where(outside_year("DateOfInitialCPC")),
    examples=(
        Example(
            "The day before the year begins, beside its first day.",
            breaks=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-03-10", DateOfInitialCPC="2025-03-31"),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-03-10", DateOfInitialCPC="2025-04-01"),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
        ),
        Example(
            "The day after the year ends, beside its last day.",
            breaks=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-03-10", DateOfInitialCPC="2026-04-01"),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-03-10", DateOfInitialCPC="2026-03-31"),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
