"""8825Q: an episode closed after assessment has an assessment."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

CLOSED_AFTER_ASSESSMENT = ("RC8", "RC9")


def _without_assessment(tables: Tables) -> Series:
    assessed = tables["Assessments"][HOLDER]
    closed = tables["CINdetails"].filter(col("ReasonForClosure").is_in(CLOSED_AFTER_ASSESSMENT))
    return closed.filter(~col(ROW).is_in(assessed.implode()))[ROW]


RULE = Rule(
    code="8825Q",
    severity=Severity.QUERY,
    over="CINdetails",
    fields=("ReasonForClosure",),
    looks_in=("Assessments",),
    message=(
        "This episode is closed after assessment (RC8 or RC9) but has no assessment. Give the "
        "assessment, or check the reason, or say why it is right."
    ),
    logic="An episode closed for RC8 or RC9 has at least one assessment.",
    check=Rows(_without_assessment),
    examples=(
        Example(
            "An episode closed for RC8 without an assessment, beside one with an assessment.",
            breaks=(child(episode(CINclosureDate="2025-09-01", ReasonForClosure="RC8")),),
            keeps=(child(episode(assessment(), CINclosureDate="2025-09-01", ReasonForClosure="RC8")),),
        ),
        Example(
            (
                "An episode closed for RC9 without an assessment while another of the child has one, beside "
                "one closed for RC7."
            ),
            breaks=(
                child(
                    episode(CINclosureDate="2025-06-01", ReasonForClosure="RC9"),
                    episode(
                        assessment(AssessmentActualStartDate="2025-09-02", AssessmentAuthorisationDate=None),
                        CINreferralDate="2025-09-01",
                    ),
                ),
            ),
            keeps=(
                child(
                    episode(CINclosureDate="2025-06-01", ReasonForClosure="RC7"),
                    episode(
                        assessment(AssessmentActualStartDate="2025-09-02", AssessmentAuthorisationDate=None),
                        CINreferralDate="2025-09-01",
                    ),
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
