"""1550: the last character of a unique pupil number is a known one."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.upn import LETTERS
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="1550",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("UPN",),
    message=(
        "Character 13 of this unique pupil number must be a digit, or a capital letter other than I, "
        "O and S, and nothing may follow it. Copy the number again from the school's record."
    ),
    logic=(
        "The thirteenth character of a unique pupil number is the last, and is a digit or one of A to "
        "Z without I, O and S."
    ),
    check=Where(~col("UPN").str.contains(rf"^.{{12}}[0-9{LETTERS}]$")),
    examples=(
        Example(
            "A temporary number that ends in S, beside one that ends in T.",
            breaks=(child(episode(), UPN="V82520150010S", UPNunknown=None),),
            keeps=(child(episode(), UPN="W82520150010T", UPNunknown=None),),
        ),
        Example(
            "A number of 14 characters, which no other rule looks at.",
            breaks=(child(episode(), UPN="J8252015001011", UPNunknown=None),),
            keeps=(child(episode(), UPN="J825201500101", UPNunknown=None),),
        ),
    ),
    ruleset="2022-23",
    note=(
        "The published rule speaks of character 13 only; a number that is too short has none, and "
        "what follows in one that is too long is told here too."
    ),
)
