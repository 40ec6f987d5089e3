"""1580: a child's id is letters and digits."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="1580",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("LAchildID",),
    message=(
        "This child's id holds something other than letters and digits, such as a space, a stroke or "
        "a dash. Send it without."
    ),
    logic="The authority's id of a child holds letters and digits only.",
    check=Where(col("LAchildID").str.contains("[^A-Za-z0-9]")),
    examples=(
        Example(
            "An id with a dash, beside the same without it.",
            breaks=(child(episode(), LAchildID="AB-123"),),
            keeps=(child(episode(), LAchildID="AB123"),),
        ),
        Example(
            "An id with a space inside it.",
            breaks=(child(episode(), LAchildID="AB 123"),),
            keeps=(child(episode(), LAchildID="ab123"),),
        ),
    ),
    ruleset="2024-25",
)
