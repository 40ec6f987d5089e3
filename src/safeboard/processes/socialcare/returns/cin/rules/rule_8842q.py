"""8842Q: a review has a date."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8842Q",
    severity=Severity.QUERY,
    over="Reviews",
    fields=("CPPreviewDate",),
    message=(
        "This review of a child protection plan has no date. Give it, or take the review out, or say "
        "why it is missing."
    ),
    logic="Each review has a date.",
    check=Where(blank("CPPreviewDate")),
    examples=(
        Example(
            "A second review without a date, beside one with it.",
            breaks=(child(episode(plan("2025-09-01", ""))),),
            keeps=(child(episode(plan("2025-09-01", "2025-12-01"))),),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
