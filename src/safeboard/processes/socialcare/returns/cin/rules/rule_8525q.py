"""8525Q: a child has a date of birth or an expected one."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="8525Q",
    severity=Severity.QUERY,
    over="ChildIdentifiers",
    fields=("PersonBirthDate", "ExpectedPersonBirthDate"),
    message=(
        "Give either the date of birth or the expected date of birth: this child has both or neither. "
        "For a child who was born, keep the date of birth."
    ),
    logic="Exactly one of the date of birth and the expected date of birth is given.",
    check=Where(blank("PersonBirthDate") == blank("ExpectedPersonBirthDate")),
    examples=(
        Example(
            "A child with both, beside an unborn one.",
            breaks=(child(episode(), ExpectedPersonBirthDate="2026-06-01"),),
            keeps=(child(episode(), Sex="U", PersonBirthDate=None, ExpectedPersonBirthDate="2026-06-01"),),
        ),
        Example(
            "A date of birth that cannot be read is told as such, not as missing.",
            breaks=(child(episode(), PersonBirthDate=None),),
            keeps=(child(episode(), PersonBirthDate="2015-02-30"),),
        ),
        Example(
            "A child with neither, beside one who was born.",
            breaks=(child(episode(), PersonBirthDate=None),),
            keeps=(child(episode()),),
        ),
    ),
    ruleset="2022-23",
)
