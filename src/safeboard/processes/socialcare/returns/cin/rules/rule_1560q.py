"""1560Q: a former unique pupil number has the shape of one."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="1560Q",
    severity=Severity.QUERY,
    over="ChildIdentifiers",
    fields=("FormerUPN",),
    message=(
        "The former unique pupil number is not written as one: a letter, then 11 digits, then a digit "
        "or a letter. Put it right, leave it out, or give the reason."
    ),
    logic="A former unique pupil number has 13 characters: a letter, 11 digits, and a digit or letter.",
    check=Where(~col("FormerUPN").str.contains(r"^[A-Za-z][0-9]{11}[0-9A-Za-z]$")),
    examples=(
        Example(
            "A number one digit short, beside a whole one.",
            breaks=(child(episode(), FormerUPN="J82520150010"),),
            keeps=(child(episode(), FormerUPN="J825201500101"),),
        ),
        Example(
            "A letter among the digits, beside a temporary number, which ends in a letter.",
            breaks=(child(episode(), FormerUPN="J8252O1500101"),),
            keeps=(child(episode(), FormerUPN="V82520150010A"),),
        ),
    ),
    ruleset="2022-23",
)
