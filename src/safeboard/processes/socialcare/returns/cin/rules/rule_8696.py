"""8696: an assessment ends inside the census year."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, outside_year
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

RULE = Rule(
    code="8696",
    severity=Severity.ERROR,
    over="Assessments",
    fields=("AssessmentAuthorisationDate", "Header.ReferenceDate"),
    message=(
        "This assessment ends outside the census year. Check its end date; leave out assessments "
        "that ended before the year began."
    ),
    logic="The end of an assessment, where given, is from 1 April to 31 March of the census year.",
    check=Where(outside_year("AssessmentAuthorisationDate")),
    examples=(
        Example(
            "The day before the year begins, beside its first day.",
            breaks=(
                child(
                    episode(
                        assessment(
                            AssessmentActualStartDate="2025-03-03", AssessmentAuthorisationDate="2025-03-31"
                        ),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(
                            AssessmentActualStartDate="2025-03-03", AssessmentAuthorisationDate="2025-04-01"
                        ),
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
                        assessment(
                            AssessmentActualStartDate="2025-03-03", AssessmentAuthorisationDate="2026-04-01"
                        ),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(
                            AssessmentActualStartDate="2025-03-03", AssessmentAuthorisationDate="2026-03-31"
                        ),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
