"""8530Q: an expected date of birth lies near the reference date."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

# Both from the published rule. The bounds are worked out once, not for each child.
_EARLIEST = YEAR_ENDS.first().dt.offset_by("-30d")
_LATEST = YEAR_ENDS.first().dt.offset_by("9mo")

RULE = Rule(
    code="8530Q",
    severity=Severity.QUERY,
    over="ChildIdentifiers",
    fields=("ExpectedPersonBirthDate", "Header.ReferenceDate"),
    message=(
        "This expected date of birth is more than 30 days before 31 March or more than 9 months after "
        "it. Correct it, give the date of birth if the child was born, or give the reason."
    ),
    logic=(
        "An expected date of birth is from 30 days before the reference date to 9 months after it, "
        "both ends included."
    ),
    check=Where(~col("ExpectedPersonBirthDate").is_between(_EARLIEST, _LATEST)),
    examples=(
        Example(
            "Expected 31 days before the reference date, beside 30.",
            breaks=(child(episode(), Sex="U", PersonBirthDate=None, ExpectedPersonBirthDate="2026-02-28"),),
            keeps=(child(episode(), Sex="U", PersonBirthDate=None, ExpectedPersonBirthDate="2026-03-01"),),
        ),
        Example(
            "Expected the day after 31 December, beside that day.",
            breaks=(child(episode(), Sex="U", PersonBirthDate=None, ExpectedPersonBirthDate="2027-01-01"),),
            keeps=(child(episode(), Sex="U", PersonBirthDate=None, ExpectedPersonBirthDate="2026-12-31"),),
        ),
    ),
    ruleset="2022-23",
)
