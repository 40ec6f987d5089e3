"""8585Q: a case closed because the child died has a date of death."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _died_without_date(tables: Tables) -> Series:
    without = tables.marked("ChildIdentifiers").filter(blank("PersonDeathDate"))[ROW]
    died = tables["CINdetails"].filter(col("ReasonForClosure") == "RC2")
    return died.filter(col(CHILD).is_in(without.implode()))[ROW]


RULE = Rule(
    code="8585Q",
    severity=Severity.QUERY,
    over="CINdetails",
    fields=("ReasonForClosure", "ChildIdentifiers.PersonDeathDate"),
    message=(
        "This episode was closed because the child died (RC2), and the child has no date of death. "
        "Give the date, change the reason for closure, or give the reason."
    ),
    logic="A child with an episode closed with RC2 has a date of death.",
    check=Rows(_died_without_date),
    examples=(
        Example(
            "A case closed with RC2 without a date of death, beside one with.",
            breaks=(child(episode(CINclosureDate="2025-07-01", ReasonForClosure="RC2")),),
            keeps=(
                child(
                    episode(CINclosureDate="2025-07-01", ReasonForClosure="RC2"), PersonDeathDate="2025-07-01"
                ),
            ),
        ),
        Example(
            "A date of death that cannot be read is told as such, not as missing.",
            breaks=(child(episode(CINclosureDate="2025-07-01", ReasonForClosure="RC2")),),
            keeps=(
                child(
                    episode(CINclosureDate="2025-07-01", ReasonForClosure="RC2"), PersonDeathDate="2025-06-31"
                ),
            ),
        ),
        Example(
            "Closed with RC2, beside closed with RC1.",
            breaks=(child(episode(CINclosureDate="2025-07-01", ReasonForClosure="RC2")),),
            keeps=(child(episode(CINclosureDate="2025-07-01", ReasonForClosure="RC1")),),
        ),
    ),
    ruleset="2022-23",
)
