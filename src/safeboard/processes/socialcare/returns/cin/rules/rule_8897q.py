"""8897Q: an assessment completed in the census year names its factors."""

from __future__ import annotations

from polars import Series, col, concat

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import (
    assessment,
    assessment_without_factors,
    child,
    episode,
)

FIELD = "AssessmentFactors.AssessmentFactors"


def _without_factors(tables: Tables) -> Series:
    in_year = col("AssessmentAuthorisationDate").is_between(tables.starts_on, tables.ends_on)
    completed = tables["Assessments"].filter(in_year)[ROW]
    factors = tables["AssessmentFactors"]
    # A return is held to the list of its own year: 18B, 18C, 19B and 19C came in 2020-21, 24A in 2021-22.
    known = col("AssessmentFactors").is_in(tables.layout.codes(FIELD)).fill_null(False)
    unknown = factors.filter(~known)[HOLDER]
    return concat(
        [
            completed.filter(~completed.is_in(factors[HOLDER].implode())),
            completed.filter(completed.is_in(unknown.implode())),
        ]
    )


RULE = Rule(
    code="8897Q",
    severity=Severity.QUERY,
    over="Assessments",
    fields=("AssessmentFactors.AssessmentFactors", "AssessmentAuthorisationDate"),
    message=(
        "This assessment was completed in the census year but names no factor, or one that is not a "
        "code of the census. Give its factors, 21 where none was found, or say why they are missing."
    ),
    logic=(
        "An assessment that ended from 1 April to 31 March of the census year has at least one "
        "factor, and all its factors are codes of the collection's year."
    ),
    check=Rows(_without_factors),
    examples=(
        Example(
            (
                "An assessment without factors that ended on the first day of the year, beside one that "
                "ended the day before."
            ),
            breaks=(
                child(
                    episode(
                        assessment_without_factors(
                            AssessmentActualStartDate="2025-03-03", AssessmentAuthorisationDate="2025-04-01"
                        ),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment_without_factors(
                            AssessmentActualStartDate="2025-03-03", AssessmentAuthorisationDate="2025-03-31"
                        ),
                        CINreferralDate="2025-03-01",
                    )
                ),
            ),
        ),
        Example(
            "A completed assessment without factors, beside one with the factor 21.",
            breaks=(child(episode(assessment_without_factors())),),
            keeps=(child(episode(assessment("21"))),),
        ),
        Example(
            "A second factor that is not a code, beside one that is.",
            breaks=(child(episode(assessment("2B", "2D"))),),
            keeps=(child(episode(assessment("2B", "2C"))),),
        ),
        Example(
            "A second factor that stands there empty, as a disability may not either (8540), beside a code.",
            breaks=(child(episode(assessment("2B", ""))),),
            keeps=(child(episode(assessment("2B", "2C"))),),
        ),
        Example(
            "A second assessment without factors, beside one with a factor.",
            breaks=(
                child(
                    episode(
                        assessment("2B"),
                        assessment_without_factors(
                            AssessmentActualStartDate="2025-07-01", AssessmentAuthorisationDate="2025-08-01"
                        ),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment("2B"),
                        assessment(
                            "4A",
                            AssessmentActualStartDate="2025-07-01",
                            AssessmentAuthorisationDate="2025-08-01",
                        ),
                    )
                ),
            ),
            rows=(1,),
        ),
        Example(
            "A second assessment with a factor that is not a code, beside one with a code.",
            breaks=(
                child(
                    episode(
                        assessment("2B", "4A"),
                        assessment(
                            "24B",
                            AssessmentActualStartDate="2025-07-01",
                            AssessmentAuthorisationDate="2025-08-01",
                        ),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment("2B", "4A"),
                        assessment(
                            "24A",
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
    note="A factor that stands in the file empty is no code of the census, and is told (as in 8540).",
)
