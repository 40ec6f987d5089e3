"""8945Q: the factor 18A has given way to 18B and 18C."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

FIELD = "AssessmentFactors.AssessmentFactors"
OLD, NEW = "18A", "18B"


def _old_factor(tables: Tables) -> Series:
    factors = tables["AssessmentFactors"]
    if NEW not in tables.layout.codes(FIELD):
        # Before the collection 2020-21 there was nothing else to use.
        return factors[HOLDER].clear()
    return factors.filter(col("AssessmentFactors") == OLD)[HOLDER]


RULE = Rule(
    code="8945Q",
    severity=Severity.QUERY,
    over="Assessments",
    fields=("AssessmentFactors.AssessmentFactors",),
    message=(
        "This assessment names the factor 18A, which is no longer used for physical abuse. Use 18B "
        "(by another child) or 18C (by an adult), or say why it is right."
    ),
    logic="No assessment names the factor 18A since 18B and 18C took its place in the collection 2020-21.",
    check=Rows(_old_factor),
    examples=(
        Example(
            "An assessment with the factor 18A, beside one with 18B.",
            breaks=(child(episode(assessment("18A"))),),
            keeps=(child(episode(assessment("18B"))),),
        ),
        Example(
            "A second assessment with the factor 18A, beside one with 18C.",
            breaks=(
                child(
                    episode(
                        assessment("18C"),
                        assessment(
                            "2B",
                            "18A",
                            AssessmentActualStartDate="2025-07-01",
                            AssessmentAuthorisationDate="2025-08-01",
                        ),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment("18C"),
                        assessment(
                            "2B",
                            "18C",
                            AssessmentActualStartDate="2025-07-01",
                            AssessmentAuthorisationDate="2025-08-01",
                        ),
                    )
                ),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2024-25",
)
