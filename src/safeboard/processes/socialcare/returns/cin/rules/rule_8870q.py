"""8870Q: a conference is not to be held by a Saturday or Sunday."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode

# Monday is day 1.
FRIDAY = 5

RULE = Rule(
    code="8870Q",
    severity=Severity.QUERY,
    over="Section47",
    fields=("InitialCPCtarget",),
    message="The target date of this conference is a Saturday or Sunday. Check it, or say why it is right.",
    logic="The target date of a conference is not a Saturday or a Sunday.",
    check=Where(col("InitialCPCtarget").dt.weekday() > FRIDAY),
    examples=(
        Example(
            "A target date on a Saturday, beside one on the Friday before.",
            breaks=(child(episode(enquiry(InitialCPCtarget="2025-06-07"))),),
            keeps=(child(episode(enquiry(InitialCPCtarget="2025-06-06"))),),
        ),
        Example(
            "A target date on a Sunday, beside one on the Monday after.",
            breaks=(child(episode(enquiry(InitialCPCtarget="2025-06-08"))),),
            keeps=(child(episode(enquiry(InitialCPCtarget="2025-06-09"))),),
        ),
    ),
    ruleset="2022-23",
)
