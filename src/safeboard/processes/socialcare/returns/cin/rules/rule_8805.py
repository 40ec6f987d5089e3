"""8805: a closed episode says why it was closed."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8805",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("ReasonForClosure", "CINclosureDate"),
    message="This episode is closed without a reason. Give the reason for closure.",
    logic="Where a closure date is given, so is a reason for closure.",
    check=Where(col("CINclosureDate").is_not_null() & col("ReasonForClosure").is_null()),
    examples=(
        Example(
            "A closure date without a reason, beside one with it.",
            breaks=(child(episode(CINclosureDate="2025-09-01", ReasonForClosure=None)),),
            keeps=(child(episode(CINclosureDate="2025-09-01", ReasonForClosure="RC7")),),
        ),
    ),
    ruleset="2022-23",
)
