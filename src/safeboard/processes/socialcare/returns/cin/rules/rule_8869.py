"""8869: the factor 21 stands alone in an assessment."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

NO_FACTOR_FOUND = "21"


def _none_among_others(tables: Tables) -> Series:
    factors = tables["AssessmentFactors"]
    nothing_found = factors.filter(col("AssessmentFactors") == NO_FACTOR_FOUND)[HOLDER]
    beside = col(HOLDER).is_in(nothing_found.implode()) & (col("AssessmentFactors") != NO_FACTOR_FOUND)
    return factors.filter(beside)[HOLDER]


RULE = Rule(
    code="8869",
    severity=Severity.ERROR,
    over="Assessments",
    fields=("AssessmentFactors.AssessmentFactors",),
    message=(
        "This assessment says that no factor was found (21) and names another one. Take 21 out, or "
        "the other factors."
    ),
    logic="Where an assessment has the factor 21, it has no other factor.",
    check=Rows(_none_among_others),
    examples=(
        Example(
            "The factor 21 with another, beside 21 alone.",
            breaks=(child(episode(assessment("2B", "21"))),),
            keeps=(child(episode(assessment("21"), CINclosureDate="2025-09-01", ReasonForClosure="RC8")),),
        ),
        Example(
            "The factor 21 with another in a second assessment, beside one factor in each assessment.",
            breaks=(
                child(
                    episode(
                        assessment("2B"),
                        assessment(
                            "21",
                            "4A",
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
                            "21",
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
