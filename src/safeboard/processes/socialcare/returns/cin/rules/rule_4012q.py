"""4012Q: a child in need plan does not start and end on one day."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan

RULE = Rule(
    code="4012Q",
    severity=Severity.QUERY,
    over="CINPlanDates",
    fields=("CINPlanStartDate", "CINPlanEndDate"),
    message=(
        "This child in need plan starts and ends on the same day. Check both dates, or give the reason."
    ),
    logic="The end of a child in need plan is not the day it starts.",
    check=Where(col("CINPlanStartDate") == col("CINPlanEndDate")),
    examples=(
        Example(
            "A plan that ends on its first day, beside one that ends a day later.",
            breaks=(
                child(episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-06-02"))),
            ),
            keeps=(child(episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-06-03"))),),
        ),
    ),
    ruleset="2022-23",
)
