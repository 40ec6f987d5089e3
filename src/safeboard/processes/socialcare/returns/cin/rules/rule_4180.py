"""4180: a child's sex is given as M, F or U."""

from __future__ import annotations

from dataclasses import replace

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.cin.writing import child, episode

RULE = Rule(
    code="4180",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("Sex",),
    message="This child's sex is missing, or is not M, F or U. Give one of these.",
    logic="Sex is given and is M, F or U.",
    check=Where(col("Sex").is_null() | ~col("Sex").is_in(("M", "F", "U"))),
    examples=(
        Example(
            "No sex, beside U.",
            breaks=(child(episode(), Sex=None),),
            keeps=(child(episode(), Sex="U"),),
        ),
        Example(
            "The code of earlier years, beside today's.",
            breaks=(child(episode(), Sex="1"),),
            keeps=(child(episode(), Sex="M"),),
        ),
    ),
    ruleset="2024-25",
    since=2025,
)

EARLIER = replace(
    RULE,
    fields=("GenderCurrent",),
    message="This child's gender is missing, or is not 0, 1, 2 or 9. Give one of these.",
    logic="Gender is given and is 0, 1, 2 or 9.",
    check=Where(col("GenderCurrent").is_null() | ~col("GenderCurrent").is_in(("0", "1", "2", "9"))),
    examples=(
        Example(
            "No gender, beside 0.",
            breaks=(child(episode(), Sex=None),),
            keeps=(child(episode(), Sex="0"),),
        ),
        Example(
            "The code of later years in place of its own.",
            breaks=(child(episode(), GenderCurrent="M", Sex=None),),
            keeps=(child(episode(), GenderCurrent="9", Sex=None),),
        ),
    ),
    since=None,
    until=2024,
)
