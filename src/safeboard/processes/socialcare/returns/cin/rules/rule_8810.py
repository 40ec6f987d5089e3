"""8810: an episode with a reason for closure is closed."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8810",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINclosureDate", "ReasonForClosure"),
    message=(
        "This episode has a reason for closure but no closure date. Give the date, or take the reason out."
    ),
    logic="Where a reason for closure is given, so is a closure date.",
    check=Where(col("ReasonForClosure").is_not_null() & blank("CINclosureDate")),
    examples=(
        Example(
            "A reason for closure without a date, beside neither of them.",
            breaks=(child(episode(CINclosureDate=None, ReasonForClosure="RC7")),),
            keeps=(child(episode(CINclosureDate=None, ReasonForClosure=None)),),
        ),
    ),
    ruleset="2022-23",
)
