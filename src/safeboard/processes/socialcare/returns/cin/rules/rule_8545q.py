"""8545Q: a child's death is inside the collection year."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, outside_year
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8545Q",
    severity=Severity.QUERY,
    over="ChildIdentifiers",
    fields=("PersonDeathDate", "Header.ReferenceDate"),
    message=(
        "This date of death is not inside the collection year, 1 April to 31 March. Correct it, or "
        "give the reason."
    ),
    logic="The date of death, where there is one, is inside the collection year.",
    check=Where(outside_year("PersonDeathDate")),
    examples=(
        Example(
            "A death the day before the year, beside one on its first day.",
            breaks=(child(episode(), PersonDeathDate="2025-03-31"),),
            keeps=(child(episode(), PersonDeathDate="2025-04-01"),),
        ),
        Example(
            "A death the day after the year, beside one on its last day.",
            breaks=(child(episode(), PersonDeathDate="2026-04-01"),),
            keeps=(child(episode(), PersonDeathDate="2026-03-31"),),
        ),
    ),
    ruleset="2022-23",
)
