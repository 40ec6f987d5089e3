"""100: the reference date is 31 March of the year in the header."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode, heading

_DATE = col("ReferenceDate")
_BROKEN = (
    _DATE.is_null()
    | (_DATE.dt.month() != 3)
    | (_DATE.dt.day() != 31)
    | (_DATE.dt.year() != col("Year").cast(int, strict=False))
)

RULE = Rule(
    code="100",
    severity=Severity.ERROR,
    over="Header",
    fields=("ReferenceDate", "Year"),
    message=(
        "The reference date in the header is missing, or is not 31 March of the collection's year. "
        "Put it right in the header, then send the file again."
    ),
    logic="The header gives a reference date, and it is 31 March of the year that the header names.",
    check=Where(_BROKEN),
    examples=(
        Example(
            "A reference date a day early, beside one on the last day of the year.",
            breaks=(
                heading(ReferenceDate="2026-03-30"),
                child(episode()),
            ),
            keeps=(
                heading(ReferenceDate="2026-03-31"),
                child(episode()),
            ),
        ),
        Example(
            "A header without a reference date.",
            breaks=(
                heading(ReferenceDate=None),
                child(episode()),
            ),
            keeps=(
                heading(),
                child(episode()),
            ),
        ),
        Example(
            "A reference date of the year before, beside one of the year that the header names.",
            breaks=(
                heading(Year="2026", ReferenceDate="2025-03-31"),
                child(episode()),
            ),
            keeps=(
                heading(Year="2025", ReferenceDate="2025-03-31"),
                child(episode()),
            ),
        ),
    ),
    ruleset="2022-23",
)
