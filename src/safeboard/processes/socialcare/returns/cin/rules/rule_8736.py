"""8736: an unfinished assessment started inside the census year."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, outside_year
from safeboard.processes.socialcare.returns.cin.states import UNFINISHED_ASSESSMENT
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

RULE = Rule(
    code="8736",
    severity=Severity.ERROR,
    over="Assessments",
    fields=("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    message=(
        "This assessment has no end date and did not start in the census year. Give the date it was "
        "authorised, or check its start."
    ),
    logic="An assessment without an end started from 1 April to 31 March of the census year.",
    check=Where(UNFINISHED_ASSESSMENT & outside_year("AssessmentActualStartDate")),
    examples=(
        Example(
            (
                "An unfinished assessment that started the day before the year, beside one that started on "
                "its first day."
            ),
            breaks=(
                child(
                    episode(
                        assessment(AssessmentActualStartDate="2025-03-31", AssessmentAuthorisationDate=None),
                        CINreferralDate="2025-03-20",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(AssessmentActualStartDate="2025-04-01", AssessmentAuthorisationDate=None),
                        CINreferralDate="2025-03-20",
                    )
                ),
            ),
        ),
        Example(
            (
                "An unfinished assessment that started the day after the year, beside one that started on "
                "its last day."
            ),
            breaks=(
                child(
                    episode(
                        assessment(AssessmentActualStartDate="2026-04-01", AssessmentAuthorisationDate=None)
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(AssessmentActualStartDate="2026-03-31", AssessmentAuthorisationDate=None)
                    )
                ),
            ),
        ),
        Example(
            "An unfinished assessment that started before the year, beside a finished one.",
            breaks=(
                child(
                    episode(
                        assessment(AssessmentActualStartDate="2025-03-21", AssessmentAuthorisationDate=None),
                        CINreferralDate="2025-03-20",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(
                            AssessmentActualStartDate="2025-03-21", AssessmentAuthorisationDate="2025-04-30"
                        ),
                        CINreferralDate="2025-03-20",
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
