"""8867: a closed episode has no unfinished assessment."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.cin.states import UNFINISHED_ASSESSMENT
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode


def _closed_too_early(tables: Tables) -> Series:
    assessments = tables.marked("Assessments", "CINdetails")
    return assessments.filter(col("CINclosureDate").is_not_null() & UNFINISHED_ASSESSMENT)["CINdetails"]


RULE = Rule(
    code="8867",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINclosureDate", "Assessments.AssessmentAuthorisationDate"),
    message=(
        "This episode is closed but has an assessment without an end. Give the date the assessment "
        "was authorised, or take the closure out."
    ),
    logic="Every assessment of an episode with a closure date has an end.",
    check=Rows(_closed_too_early),
    examples=(
        Example(
            "A closed episode whose assessment has no end, beside an open one.",
            breaks=(
                child(
                    episode(
                        assessment(AssessmentAuthorisationDate=None),
                        CINclosureDate="2025-09-01",
                        ReasonForClosure="RC7",
                    )
                ),
            ),
            keeps=(child(episode(assessment(AssessmentAuthorisationDate=None))),),
        ),
        Example(
            "A second episode closed with an assessment that has no end, beside one whose assessment has.",
            breaks=(
                child(
                    episode(),
                    episode(
                        assessment(),
                        assessment(AssessmentActualStartDate="2025-07-01", AssessmentAuthorisationDate=None),
                        CINclosureDate="2025-09-01",
                        ReasonForClosure="RC7",
                    ),
                ),
            ),
            keeps=(
                child(
                    episode(),
                    episode(
                        assessment(),
                        assessment(
                            AssessmentActualStartDate="2025-07-01", AssessmentAuthorisationDate="2025-08-01"
                        ),
                        CINclosureDate="2025-09-01",
                        ReasonForClosure="RC7",
                    ),
                ),
            ),
            rows=(1,),
        ),
        Example(
            "An assessment without an end in a closed episode, beside one whose end cannot be read.",
            breaks=(
                child(
                    episode(
                        assessment(AssessmentAuthorisationDate=None),
                        CINclosureDate="2025-09-01",
                        ReasonForClosure="RC7",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(AssessmentAuthorisationDate="2025-06-31"),
                        CINclosureDate="2025-09-01",
                        ReasonForClosure="RC7",
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
