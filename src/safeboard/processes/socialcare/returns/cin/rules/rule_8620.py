"""8620: a closure is inside the census year."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, outside_year
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8620",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINclosureDate", "Header.ReferenceDate"),
    message=(
        "This episode is closed outside the census year. Check its closure date; leave out episodes "
        "that closed before the year began."
    ),
    logic="A closure date, where given, is from 1 April to 31 March of the census year.",
    check=Where(outside_year("CINclosureDate")),
    examples=(
        Example(
            "An episode closed the day before the year begins, beside one closed on its first day.",
            breaks=(
                child(
                    episode(CINreferralDate="2025-01-06", CINclosureDate="2025-03-31", ReasonForClosure="RC7")
                ),
            ),
            keeps=(
                child(
                    episode(CINreferralDate="2025-01-06", CINclosureDate="2025-04-01", ReasonForClosure="RC7")
                ),
            ),
        ),
        Example(
            "An episode closed the day after the year ends, beside one closed on its last day.",
            breaks=(child(episode(CINclosureDate="2026-04-01", ReasonForClosure="RC7")),),
            keeps=(child(episode(CINclosureDate="2026-03-31", ReasonForClosure="RC7")),),
        ),
    ),
    ruleset="2022-23",
)
