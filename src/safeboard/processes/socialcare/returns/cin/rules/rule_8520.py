"""8520: a child is born by the reference date."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8520",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("PersonBirthDate", "Header.ReferenceDate"),
    message=(
        "This date of birth is after 31 March, the end of the collection year. Correct it; for a "
        "child not yet born then, give the expected date of birth in its place."
    ),
    logic="The date of birth, where there is one, is not after the reference date.",
    check=Where(col("PersonBirthDate") > YEAR_ENDS),
    examples=(
        Example(
            "A child born the day after the reference date, beside one born on it.",
            breaks=(child(episode(), PersonBirthDate="2026-04-01"),),
            keeps=(child(episode(), PersonBirthDate="2026-03-31"),),
        ),
    ),
    ruleset="2022-23",
)
