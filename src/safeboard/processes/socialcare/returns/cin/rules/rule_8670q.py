"""8670Q: an unfinished assessment did not start more than 45 working days before the reference date."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.dates import add_working_days
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import UNFINISHED_ASSESSMENT
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

# Published rule 8670Q; the time that statutory guidance (Working Together) allows an assessment.
WORKING_DAYS = 45


def _overdue(tables: Tables) -> Series:
    first_in_time = add_working_days(tables.ends_on, -WORKING_DAYS)
    overdue = UNFINISHED_ASSESSMENT & (col("AssessmentActualStartDate") < first_in_time)
    return tables.marked("Assessments").filter(overdue)[ROW]


RULE = Rule(
    code="8670Q",
    severity=Severity.QUERY,
    over="Assessments",
    fields=("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    message=(
        "This assessment started more than 45 working days before the end of the census year and has "
        "no end date. Give the date it was authorised, or say why it is still open."
    ),
    logic=(
        "An assessment without an end did not start more than 45 working days (bank holidays of "
        "England left out) before the reference date."
    ),
    check=Rows(_overdue),
    examples=(
        Example(
            (
                "An open assessment that started 46 working days before 31 March 2026, beside one that "
                "started 45 before."
            ),
            breaks=(
                child(
                    episode(
                        assessment(AssessmentActualStartDate="2026-01-26", AssessmentAuthorisationDate=None)
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(AssessmentActualStartDate="2026-01-27", AssessmentAuthorisationDate=None)
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
