"""1540: the middle of a unique pupil number is digits."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="1540",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("UPN",),
    message=(
        "Characters 5 to 12 of this unique pupil number must all be digits. Look for a letter typed "
        "for a digit, such as O for 0, or for characters left out."
    ),
    logic="Characters 5 to 12 of a unique pupil number are all there and all digits.",
    check=Where(~col("UPN").str.contains(r"^.{4}[0-9]{8}")),
    examples=(
        Example(
            "The letter O in the place of a nought, beside the number as it should be.",
            breaks=(child(episode(), UPN="J8252O1500101", UPNunknown=None),),
            keeps=(child(episode(), UPN="J825201500101", UPNunknown=None),),
        ),
        Example(
            "A number that ends after its eleventh character.",
            breaks=(child(episode(), UPN="J8252015001", UPNunknown=None),),
            keeps=(child(episode(), UPN="J825201500101", UPNunknown=None),),
        ),
    ),
    ruleset="2022-23",
)
