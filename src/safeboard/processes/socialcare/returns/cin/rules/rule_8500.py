"""8500: a child has an id."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8500",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("LAchildID",),
    message=(
        "This child has no id. Give the id of your case system, so that the child's records can be "
        "told from others."
    ),
    logic="The authority's id of the child is given.",
    check=Where(col("LAchildID").is_null()),
    examples=(
        Example(
            "A child without an id, beside one with.",
            breaks=(
                child(episode()),
                child(episode(), LAchildID=None),
            ),
            keeps=(
                child(episode()),
                child(episode(), LAchildID="1"),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
