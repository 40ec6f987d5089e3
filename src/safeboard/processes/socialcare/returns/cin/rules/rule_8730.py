"""8730: a child protection plan says how many the child had before."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8730",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("NumberOfPreviousCPP",),
    message=(
        "This child protection plan does not say how many plans the child had before. Give their "
        "number, 0 where there was none."
    ),
    logic="The number of earlier child protection plans is given and is 0 or more.",
    check=Where(blank("NumberOfPreviousCPP") | (col("NumberOfPreviousCPP") < 0)),
    examples=(
        Example(
            "A plan without the number of earlier ones, beside one that says 0.",
            breaks=(child(episode(plan(NumberOfPreviousCPP=None))),),
            keeps=(child(episode(plan(NumberOfPreviousCPP="0"))),),
        ),
        Example(
            "A plan that says -1, beside one that says 0.",
            breaks=(child(episode(plan(NumberOfPreviousCPP="-1"))),),
            keeps=(child(episode(plan(NumberOfPreviousCPP="0"))),),
        ),
    ),
    ruleset="2022-23",
    note="What stands there and is no number is told with the layout, not here.",
)
