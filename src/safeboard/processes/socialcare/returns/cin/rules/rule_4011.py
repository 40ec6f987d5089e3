"""4011: a child in need plan does not end before it starts."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan

RULE = Rule(
    code="4011",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanEndDate", "CINPlanStartDate"),
    message="This child in need plan ends before it starts. Check both dates.",
    logic="The end of a child in need plan, where there is one, is not before its start.",
    check=Where(col("CINPlanEndDate") < col("CINPlanStartDate")),
    examples=(
        Example(
            "A plan that ends the day before it starts, beside one that ends the day it starts.",
            breaks=(
                child(episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-06-01"))),
            ),
            keeps=(child(episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-06-02"))),),
        ),
    ),
    ruleset="2022-23",
)
