"""2886Q: at most 2 in 100 children have no sex recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity, blank
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode

# From the published rule.
MOST_PER_CENT = 2


def _many_unknown(column: str, unknown: str) -> Callable[[Tables], Series]:
    def find(tables: Tables) -> Series:
        children = tables.marked("ChildIdentifiers")
        no_sex = col(column).is_null() | (col(column) == unknown)
        without = children.filter(no_sex & blank("ExpectedPersonBirthDate"))
        return tables["Header"][ROW].head(1 if len(without) * 100 > MOST_PER_CENT * len(children) else 0)

    return find


RULE = Rule(
    code="2886Q",
    severity=Severity.QUERY,
    over="Header",
    fields=("ChildIdentifiers.Sex", "ChildIdentifiers.ExpectedPersonBirthDate"),
    message=(
        "More than 2 in 100 children have no sex recorded, unborn children left aside. Fill it in "
        "where it is known, or give the reason."
    ),
    logic=(
        "The children whose sex is missing or U, and who have no expected date of birth, are at most "
        "2 in 100 of all children in the return. It is told once, at the header."
    ),
    check=Rows(_many_unknown("Sex", "U")),
    examples=(
        Example(
            "One child in 49 without a sex, beside one in 50.",
            breaks=(
                *(child(episode()) for _ in range(48)),
                child(episode(), Sex="U"),
            ),
            keeps=(
                *(child(episode()) for _ in range(49)),
                child(episode(), Sex="U"),
            ),
        ),
        Example(
            "One of two children, beside one of two who is not yet born.",
            breaks=(
                child(episode()),
                child(episode(), Sex=None),
            ),
            keeps=(
                child(episode()),
                child(episode(), Sex="U", PersonBirthDate=None, ExpectedPersonBirthDate="2026-06-01"),
            ),
        ),
        Example(
            "An expected date of birth that cannot be read is given all the same.",
            breaks=(
                child(episode()),
                child(episode(), Sex=None, PersonBirthDate=None),
            ),
            keeps=(
                child(episode()),
                child(episode(), Sex="U", PersonBirthDate=None, ExpectedPersonBirthDate="2026-06-31"),
            ),
        ),
    ),
    ruleset="2024-25",
    since=2025,
)

EARLIER = replace(
    RULE,
    fields=("ChildIdentifiers.GenderCurrent", "ChildIdentifiers.ExpectedPersonBirthDate"),
    message=RULE.message.replace("sex", "gender"),
    logic="The children whose gender is missing or 0, and who have no expected date of birth, are at most 2 in 100 of "
    "all children in the return. It is told once, at the header.",
    check=Rows(_many_unknown("GenderCurrent", "0")),
    since=None,
    until=2024,
)
