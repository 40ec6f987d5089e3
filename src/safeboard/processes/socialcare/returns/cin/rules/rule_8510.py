"""8510: no two children share an id."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8510",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("LAchildID",),
    message=(
        "Another child in this return has the same id. Join the two records if they are one child; "
        "otherwise give each its own id."
    ),
    logic="The authority's id of a child is given once in the return.",
    check=Where(col("LAchildID").is_not_null() & col("LAchildID").is_duplicated()),
    examples=(
        Example(
            "Two children with one id, beside two with their own.",
            breaks=(
                child(episode(), LAchildID="A1"),
                child(episode(), LAchildID="A2"),
                child(episode(), LAchildID="A1"),
            ),
            keeps=(
                child(episode(), LAchildID="A1"),
                child(episode(), LAchildID="A2"),
                child(episode(), LAchildID="A3"),
            ),
            rows=(0, 2),
        ),
        Example(
            "Two children with one id, beside two without any.",
            breaks=(
                child(episode(), LAchildID="A1"),
                child(episode(), LAchildID="A1"),
            ),
            keeps=(
                child(episode(), LAchildID=None),
                child(episode(), LAchildID=None),
            ),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
)
