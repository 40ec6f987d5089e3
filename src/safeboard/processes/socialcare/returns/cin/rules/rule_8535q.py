"""8535Q: a child does not die before being born."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8535Q",
    severity=Severity.QUERY,
    over="ChildIdentifiers",
    fields=("PersonDeathDate", "PersonBirthDate"),
    message="This date of death is before the date of birth. Check both dates, or give the reason.",
    logic="The date of death is not before the date of birth.",
    check=Where(col("PersonDeathDate") < col("PersonBirthDate")),
    examples=(
        Example(
            "A death the day before the birth, beside one on the day of it.",
            breaks=(child(episode(), PersonBirthDate="2025-06-02", PersonDeathDate="2025-06-01"),),
            keeps=(child(episode(), PersonBirthDate="2025-06-02", PersonDeathDate="2025-06-02"),),
        ),
    ),
    ruleset="2022-23",
)
