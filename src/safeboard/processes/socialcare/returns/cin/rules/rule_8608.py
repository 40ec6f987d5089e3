"""8608: an assessment does not end before it starts."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

RULE = Rule(
    code="8608",
    severity=Severity.ERROR,
    over="Assessments",
    fields=("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    message="This assessment ends before it starts. Check both dates.",
    logic="The end of an assessment, where given, is not before its start.",
    check=Where(col("AssessmentAuthorisationDate") < col("AssessmentActualStartDate")),
    examples=(
        Example(
            "An assessment that ends the day before it starts, beside one that ends on the day.",
            breaks=(
                child(
                    episode(
                        assessment(
                            AssessmentActualStartDate="2025-05-20", AssessmentAuthorisationDate="2025-05-19"
                        )
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(
                            AssessmentActualStartDate="2025-05-20", AssessmentAuthorisationDate="2025-05-20"
                        )
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
