"""1570: a child's id has at most 20 characters."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

# The longest id the census takes, from the published rule.
LONGEST = 20

RULE = Rule(
    code="1570",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("LAchildID",),
    message=(
        "This child's id is longer than 20 characters. Send the id that your case system gives, cut "
        "to 20 or fewer."
    ),
    logic="The authority's id of a child has at most 20 characters.",
    check=Where(col("LAchildID").str.len_chars() > LONGEST),
    examples=(
        Example(
            "An id of 21 characters, beside one of 20.",
            breaks=(child(episode(), LAchildID="A12345678901234567890"),),
            keeps=(child(episode(), LAchildID="A1234567890123456789"),),
        ),
    ),
    ruleset="2024-25",
)
