"""4009Q: no child in need plan ends after the child's death."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan

RULE = Rule(
    code="4009Q",
    severity=Severity.QUERY,
    over="CINPlanDates",
    fields=("CINPlanEndDate", "ChildIdentifiers.PersonDeathDate"),
    message=(
        "This child in need plan ends after the child's date of death. Check both dates, or give the reason."
    ),
    logic="No child in need plan ends after the date of death.",
    check=Beside("ChildIdentifiers", col("CINPlanEndDate") > col("PersonDeathDate")),
    examples=(
        Example(
            "A plan that ends the day after the child's death, beside one on the day of it.",
            breaks=(
                child(
                    episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-07-02")),
                    PersonDeathDate="2025-07-01",
                ),
            ),
            keeps=(
                child(
                    episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-07-01")),
                    PersonDeathDate="2025-07-01",
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
