"""Factors of an assessment that newer ones took the place of: one rule for each, of one shape."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

FIELD = "AssessmentFactors.AssessmentFactors"


def retired_factor(code: str, old: str, by_child: str, by_adult: str, what: str) -> Rule:
    """A rule that no assessment names a factor that the collection 2020-21 split into two."""

    def still_named(tables: Tables) -> Series:
        factors = tables["AssessmentFactors"]
        if by_child not in tables.layout.codes(FIELD):
            # Before the collection 2020-21 there was nothing else to use.
            return factors[HOLDER].clear()
        return factors.filter(col("AssessmentFactors") == old)[HOLDER]

    def second(factor: str) -> object:
        days = {"AssessmentActualStartDate": "2025-07-01", "AssessmentAuthorisationDate": "2025-08-01"}
        return child(episode(assessment(by_adult), assessment("2B", factor, **days)))

    return Rule(
        code=code,
        severity=Severity.QUERY,
        over="Assessments",
        fields=(FIELD,),
        message=(
            f"This assessment names the factor {old}, which is no longer used for {what}. Use {by_child} "
            f"(by another child) or {by_adult} (by an adult), or say why it is right."
        ),
        logic=f"No assessment names the factor {old} since {by_child} and {by_adult} took its place in the collection "
        "2020-21.",
        check=Rows(still_named),
        examples=(
            Example(
                f"An assessment with the factor {old}, beside one with {by_child}.",
                breaks=(child(episode(assessment(old))),),
                keeps=(child(episode(assessment(by_child))),),
            ),
            Example(
                f"A second assessment with the factor {old}, beside one with {by_adult}.",
                breaks=(second(old),),
                keeps=(second(by_adult),),
                rows=(1,),
            ),
        ),
        ruleset="2024-25",
    )
