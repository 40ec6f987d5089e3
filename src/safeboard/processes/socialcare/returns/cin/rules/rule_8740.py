"""8740: an enquiry still waiting for a conference started inside the census year."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, outside_year
from safeboard.processes.socialcare.returns.cin.states import OPEN_ENQUIRY
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode

RULE = Rule(
    code="8740",
    severity=Severity.ERROR,
    over="Section47",
    fields=("S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"),
    message=(
        "This enquiry shows no conference and did not start in the census year. Give the date of the "
        "conference, mark that none is required, or check the start."
    ),
    logic=(
        "An enquiry with no conference date, and not marked as requiring none, started from 1 April "
        "to 31 March of the census year."
    ),
    check=Where(OPEN_ENQUIRY & outside_year("S47ActualStartDate")),
    examples=(
        Example(
            (
                "An enquiry without a conference that started the day before the year, beside one that "
                "started on its first day."
            ),
            breaks=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-03-31", DateOfInitialCPC=None),
                        CINreferralDate="2025-03-20",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-04-01", DateOfInitialCPC=None),
                        CINreferralDate="2025-03-20",
                    )
                ),
            ),
        ),
        Example(
            (
                "An enquiry without a conference that started the day after the year, beside one that "
                "started on its last day."
            ),
            breaks=(child(episode(enquiry(S47ActualStartDate="2026-04-01", DateOfInitialCPC=None))),),
            keeps=(child(episode(enquiry(S47ActualStartDate="2026-03-31", DateOfInitialCPC=None))),),
        ),
        Example(
            (
                "An enquiry of the year before without a conference, beside one that is marked as requiring "
                "none."
            ),
            breaks=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-03-21", DateOfInitialCPC=None),
                        CINreferralDate="2025-03-20",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-03-21", DateOfInitialCPC=None, ICPCnotRequired="1"),
                        CINreferralDate="2025-03-20",
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
