"""8863Q: no assessment starts while another of the episode runs."""

from __future__ import annotations

from polars import Series, col, lit, when

from safeboard.grammar.statutory.overlaps import starting_inside_another
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import UNFINISHED_ASSESSMENT
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode


def _inside_another(tables: Tables) -> Series:
    ends = col("AssessmentAuthorisationDate")
    runs_to = when(UNFINISHED_ASSESSMENT).then(lit(tables.ends_on)).otherwise(ends).alias("runs_to")
    rows = tables.marked("Assessments").select(ROW, HOLDER, "AssessmentActualStartDate", runs_to)
    return starting_inside_another(rows, HOLDER, "AssessmentActualStartDate", "runs_to", with_last_day=True)


RULE = Rule(
    code="8863Q",
    severity=Severity.QUERY,
    over="Assessments",
    fields=("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    message=(
        "This assessment starts while another one of the episode is running. Check the dates of "
        "both, or say why they overlap."
    ),
    logic=(
        "No assessment starts inside another of the same episode, from its start to its end, both "
        "included. One without an end runs to the reference date."
    ),
    check=Rows(_inside_another),
    examples=(
        Example(
            "An assessment that starts on the last day of another, beside one that starts a day later.",
            breaks=(
                child(
                    episode(
                        assessment(),
                        assessment(
                            AssessmentActualStartDate="2025-06-10", AssessmentAuthorisationDate="2025-07-01"
                        ),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(),
                        assessment(
                            AssessmentActualStartDate="2025-06-11", AssessmentAuthorisationDate="2025-07-01"
                        ),
                    )
                ),
            ),
            rows=(1,),
        ),
        Example(
            (
                "An assessment that starts on the reference date while another is open, beside the day after "
                "it."
            ),
            breaks=(
                child(
                    episode(
                        assessment(AssessmentAuthorisationDate=None),
                        assessment(AssessmentActualStartDate="2026-03-31", AssessmentAuthorisationDate=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(AssessmentAuthorisationDate=None),
                        assessment(AssessmentActualStartDate="2026-04-01", AssessmentAuthorisationDate=None),
                    )
                ),
            ),
            rows=(1,),
        ),
        Example(
            "Two assessments of one episode that start on one day, beside one in each of two episodes.",
            breaks=(child(episode(assessment(), assessment(AssessmentAuthorisationDate="2025-05-20"))),),
            keeps=(
                child(episode(assessment()), episode(assessment(AssessmentAuthorisationDate="2025-05-20"))),
            ),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
)
