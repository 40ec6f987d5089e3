"""8915: no child protection plan starts after the child's death."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8915",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPstartDate", "ChildIdentifiers.PersonDeathDate"),
    message="This child protection plan starts after the child's date of death. Check both dates.",
    logic="No child protection plan starts after the child's date of death.",
    check=Beside("ChildIdentifiers", col("CPPstartDate") > col("PersonDeathDate")),
    examples=(
        Example(
            "A plan that starts the day after the death, beside one that starts on the day.",
            breaks=(child(episode(plan(CPPstartDate="2025-07-02")), PersonDeathDate="2025-07-01"),),
            keeps=(child(episode(plan(CPPstartDate="2025-07-01")), PersonDeathDate="2025-07-01"),),
        ),
    ),
    ruleset="2022-23",
)
