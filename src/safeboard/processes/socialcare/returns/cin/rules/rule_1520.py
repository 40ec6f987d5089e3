"""1520: no two children share a unique pupil number."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="1520",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("UPN",),
    message=(
        "Another child in this return has the same unique pupil number. Find out whose it is, or "
        "whether one child was recorded twice."
    ),
    logic="A unique pupil number is given for one child of the return only.",
    check=Where(col("UPN").is_not_null() & col("UPN").is_duplicated()),
    examples=(
        Example(
            "Two children with one number, beside two with their own and two with none.",
            breaks=(
                child(episode(), UPN="J825201500101", UPNunknown=None),
                child(episode(), UPN="J825201500101", UPNunknown=None),
                child(episode()),
            ),
            keeps=(
                child(episode(), UPN="J825201500101", UPNunknown=None),
                child(episode(), UPN="Y825201500102", UPNunknown=None),
                child(episode()),
                child(episode()),
            ),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
)
