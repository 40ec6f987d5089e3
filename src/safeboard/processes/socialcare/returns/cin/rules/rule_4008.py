"""4008: no child in need plan starts after the child's death."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan

RULE = Rule(
    code="4008",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanStartDate", "ChildIdentifiers.PersonDeathDate"),
    message="This child in need plan starts after the child's date of death. Check both dates.",
    logic="No child in need plan starts after the date of death.",
    check=Beside("ChildIdentifiers", col("CINPlanStartDate") > col("PersonDeathDate")),
    examples=(
        Example(
            "A plan that starts the day after the child's death, beside one on the day of it.",
            breaks=(
                child(
                    episode(in_need_plan(CINPlanStartDate="2025-07-02", CINPlanEndDate="2025-07-02")),
                    PersonDeathDate="2025-07-01",
                ),
            ),
            keeps=(
                child(
                    episode(in_need_plan(CINPlanStartDate="2025-07-01", CINPlanEndDate="2025-07-01")),
                    PersonDeathDate="2025-07-01",
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
