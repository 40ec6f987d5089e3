"""1530: a unique pupil number names a known authority."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.upn import AUTHORITIES
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="1530",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("UPN",),
    message=(
        "Characters 2 to 4 of this unique pupil number are not the number of a local authority. Copy "
        "the number again from the school's record."
    ),
    logic=(
        "Characters 2 to 4 of a unique pupil number are the number of an authority since April 1998, "
        "or one that stands in for an authority."
    ),
    check=Where(~col("UPN").str.slice(1, 3).is_in(AUTHORITIES)),
    examples=(
        Example(
            "A number from the authority 944, which there is not, beside the newest there is.",
            breaks=(child(episode(), UPN="N944201500101", UPNunknown=None),),
            keeps=(child(episode(), UPN="J943201500101", UPNunknown=None),),
        ),
    ),
    ruleset="2023-24",
)
