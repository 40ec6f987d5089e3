"""8920: no child protection plan ends after the child's death."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8920",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPendDate", "ChildIdentifiers.PersonDeathDate"),
    message=(
        "This child protection plan ends after the child's date of death. Check both dates; a plan "
        "ends on the day of the death at the latest."
    ),
    logic="No child protection plan ends after the child's date of death.",
    check=Beside("ChildIdentifiers", col("CPPendDate") > col("PersonDeathDate")),
    examples=(
        Example(
            "A plan that ends the day after the death, beside one that ends on the day.",
            breaks=(child(episode(plan(CPPendDate="2025-07-02")), PersonDeathDate="2025-07-01"),),
            keeps=(child(episode(plan(CPPendDate="2025-07-01")), PersonDeathDate="2025-07-01"),),
        ),
    ),
    ruleset="2022-23",
)
