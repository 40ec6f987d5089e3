"""8875: a conference is not held on a Saturday or Sunday."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode

# Monday is day 1.
FRIDAY = 5

RULE = Rule(
    code="8875",
    severity=Severity.ERROR,
    over="Section47",
    fields=("DateOfInitialCPC",),
    message="This conference is dated on a Saturday or Sunday. Check the day it was held.",
    logic="The date of a conference is not a Saturday or a Sunday.",
    check=Where(col("DateOfInitialCPC").dt.weekday() > FRIDAY),
    examples=(
        Example(
            "A conference on a Saturday, beside one on the Friday before.",
            breaks=(child(episode(enquiry(DateOfInitialCPC="2025-06-07"))),),
            keeps=(child(episode(enquiry(DateOfInitialCPC="2025-06-06"))),),
        ),
        Example(
            "A conference on a Sunday, beside one on the Monday after.",
            breaks=(child(episode(enquiry(DateOfInitialCPC="2025-06-08"))),),
            keeps=(child(episode(enquiry(DateOfInitialCPC="2025-06-09"))),),
        ),
    ),
    ruleset="2022-23",
)
