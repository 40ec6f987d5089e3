"""8925: a child protection plan does not end before it starts."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8925",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPendDate", "CPPstartDate"),
    message="This child protection plan ends before it starts. Check both dates.",
    logic="The end of a child protection plan, where given, is not before its start.",
    check=Where(col("CPPendDate") < col("CPPstartDate")),
    examples=(
        Example(
            "A plan that ends the day before it starts, beside one that ends on the day.",
            breaks=(child(episode(plan(CPPstartDate="2025-06-02", CPPendDate="2025-06-01"))),),
            keeps=(child(episode(plan(CPPstartDate="2025-06-02", CPPendDate="2025-06-02"))),),
        ),
    ),
    ruleset="2022-23",
)
