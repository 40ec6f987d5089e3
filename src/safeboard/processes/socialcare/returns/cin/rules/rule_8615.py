"""8615: an enquiry that led to a conference starts on or before the day of it."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode

RULE = Rule(
    code="8615",
    severity=Severity.ERROR,
    over="Section47",
    fields=("S47ActualStartDate", "DateOfInitialCPC"),
    message=(
        "This enquiry has a conference date, but no start or one after the conference. Check both dates."
    ),
    logic="Where an enquiry has the date of a conference, its start is given and is not after that date.",
    check=Where(
        col("DateOfInitialCPC").is_not_null()
        & (blank("S47ActualStartDate") | (col("S47ActualStartDate") > col("DateOfInitialCPC")))
    ),
    examples=(
        Example(
            "An enquiry that starts the day after its conference, beside one that starts on the day.",
            breaks=(child(episode(enquiry(S47ActualStartDate="2025-06-03", DateOfInitialCPC="2025-06-02"))),),
            keeps=(child(episode(enquiry(S47ActualStartDate="2025-06-02", DateOfInitialCPC="2025-06-02"))),),
        ),
        Example(
            "An enquiry without a start that led to a conference, beside one that did not.",
            breaks=(child(episode(enquiry(S47ActualStartDate=None, DateOfInitialCPC="2025-06-02"))),),
            keeps=(child(episode(enquiry(S47ActualStartDate=None, DateOfInitialCPC=None))),),
        ),
    ),
    ruleset="2022-23",
)
