"""8590: a child has an episode."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _without_episode(tables: Tables) -> Series:
    referred = tables["CINdetails"][CHILD].implode()
    return tables["ChildIdentifiers"].filter(~col(ROW).is_in(referred))[ROW]


RULE = Rule(
    code="8590",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("LAchildID", "CINdetails.CINreferralDate"),
    message="This child has no episode of need in the return. Add the referral, or leave the child out.",
    logic="Every child of the return has at least one episode.",
    check=Rows(_without_episode),
    examples=(
        Example(
            "A child without an episode, beside one with.",
            breaks=(
                child(episode()),
                child(),
            ),
            keeps=(
                child(episode()),
                child(episode()),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
