"""8898: an assessment names each factor once."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.repeats import repeated
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode


def _again(tables: Tables) -> Series:
    return repeated(tables["AssessmentFactors"], HOLDER, "AssessmentFactors")[HOLDER]


RULE = Rule(
    code="8898",
    severity=Severity.ERROR,
    over="Assessments",
    fields=("AssessmentFactors.AssessmentFactors",),
    message="This assessment names a factor more than once. Leave each factor in once.",
    logic="No factor is repeated in an assessment.",
    check=Rows(_again),
    examples=(
        Example(
            "The factor 2B twice in an assessment, beside two different factors.",
            breaks=(child(episode(assessment("2B", "4A", "2B"))),),
            keeps=(child(episode(assessment("2B", "4A", "2C"))),),
        ),
        Example(
            "The factor 2B twice in the second assessment, beside once in each of two.",
            breaks=(
                child(
                    episode(
                        assessment("2B"),
                        assessment(
                            "2B",
                            "2B",
                            AssessmentActualStartDate="2025-07-01",
                            AssessmentAuthorisationDate="2025-08-01",
                        ),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment("2B"),
                        assessment(
                            "2B",
                            AssessmentActualStartDate="2025-07-01",
                            AssessmentAuthorisationDate="2025-08-01",
                        ),
                    )
                ),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
