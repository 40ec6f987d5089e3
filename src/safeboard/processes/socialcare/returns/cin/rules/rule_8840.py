"""8840: a child protection plan does not start and end on one day."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8840",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPstartDate", "CPPendDate"),
    message="This plan starts and ends on the same day. Check both dates.",
    logic="The end of a child protection plan is not the day it starts.",
    check=Where(col("CPPstartDate") == col("CPPendDate")),
    examples=(
        Example(
            "A plan that ends on its first day, beside one that ends a day later.",
            breaks=(child(episode(plan(CPPstartDate="2025-06-02", CPPendDate="2025-06-02"))),),
            keeps=(child(episode(plan(CPPstartDate="2025-06-02", CPPendDate="2025-06-03"))),),
        ),
    ),
    ruleset="2022-23",
)
