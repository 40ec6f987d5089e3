"""8896: an episode has at most one unfinished assessment."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import UNFINISHED_ASSESSMENT
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode


def _open_beside_another(tables: Tables) -> Series:
    unfinished = tables.marked("Assessments").filter(UNFINISHED_ASSESSMENT)
    return unfinished.filter(col(HOLDER).is_duplicated())[ROW]


RULE = Rule(
    code="8896",
    severity=Severity.ERROR,
    over="Assessments",
    fields=("AssessmentAuthorisationDate",),
    message=(
        "This episode has more than one assessment without an end. Give the date each was "
        "authorised, and leave at most one open."
    ),
    logic="In an episode at most one assessment has no end.",
    check=Rows(_open_beside_another),
    examples=(
        Example(
            "Two assessments of one episode without an end, beside two of which the first has ended.",
            breaks=(
                child(
                    episode(
                        assessment(AssessmentAuthorisationDate=None),
                        assessment(AssessmentActualStartDate="2025-07-01", AssessmentAuthorisationDate=None),
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
            rows=(0, 1),
        ),
        Example(
            "Two assessments of one episode without an end, beside one in each of two episodes.",
            breaks=(
                child(
                    episode(
                        assessment(AssessmentAuthorisationDate=None),
                        assessment(AssessmentActualStartDate="2025-07-01", AssessmentAuthorisationDate=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(assessment(AssessmentAuthorisationDate=None)),
                    episode(
                        assessment(AssessmentActualStartDate="2025-07-01", AssessmentAuthorisationDate=None),
                        CINreferralDate="2025-07-01",
                    ),
                ),
            ),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
)
