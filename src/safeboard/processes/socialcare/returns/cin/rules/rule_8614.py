"""8614: only a completed assessment has factors."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import UNFINISHED_ASSESSMENT
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode


def _factors_too_early(tables: Tables) -> Series:
    given = tables["AssessmentFactors"].drop_nulls("AssessmentFactors")[HOLDER]
    unfinished = tables.marked("Assessments").filter(UNFINISHED_ASSESSMENT)[ROW]
    return given.filter(given.is_in(unfinished.implode()))


RULE = Rule(
    code="8614",
    severity=Severity.ERROR,
    over="Assessments",
    fields=("AssessmentAuthorisationDate", "AssessmentFactors.AssessmentFactors"),
    message=(
        "This assessment has factors but no end date. Give the date it was authorised, or take the "
        "factors out until it is finished."
    ),
    logic="An assessment without an end date has no factors.",
    check=Rows(_factors_too_early),
    examples=(
        Example(
            "A factor in an assessment that has no end, beside one in an assessment that has.",
            breaks=(child(episode(assessment("2B", AssessmentAuthorisationDate=None))),),
            keeps=(child(episode(assessment("2B", AssessmentAuthorisationDate="2025-06-10"))),),
        ),
        Example(
            "The second of two assessments, unfinished with a factor, beside unfinished without one.",
            breaks=(
                child(
                    episode(
                        assessment(),
                        assessment(
                            "4A", AssessmentActualStartDate="2025-07-01", AssessmentAuthorisationDate=None
                        ),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(),
                        assessment(AssessmentActualStartDate="2025-07-01", AssessmentAuthorisationDate=None),
                    )
                ),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
