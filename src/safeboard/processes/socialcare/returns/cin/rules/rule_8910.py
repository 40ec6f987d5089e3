"""8910: a child protection plan has a latest category of abuse, and it is one of the codes."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

FIELD = "ChildProtectionPlans.LatestCategoryOfAbuse"


def _not_a_code(tables: Tables) -> Series:
    known = col("LatestCategoryOfAbuse").is_in(tables.layout.codes(FIELD)).fill_null(False)
    return tables["ChildProtectionPlans"].filter(~known)[ROW]


RULE = Rule(
    code="8910",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("LatestCategoryOfAbuse",),
    message=(
        "This child protection plan has no latest category of abuse, or not one of the codes of the "
        "census. Give NEG, PHY, SAB, EMO or MUL."
    ),
    logic="The latest category of abuse is given and is NEG, PHY, SAB, EMO or MUL.",
    check=Rows(_not_a_code),
    examples=(
        Example(
            "A plan without latest category, beside one with it.",
            breaks=(child(episode(plan(LatestCategoryOfAbuse=None))),),
            keeps=(child(episode(plan(LatestCategoryOfAbuse="MUL"))),),
        ),
        Example(
            "A plan with the latest category SEX, beside one with SAB.",
            breaks=(child(episode(plan(LatestCategoryOfAbuse="SEX"))),),
            keeps=(child(episode(plan(LatestCategoryOfAbuse="SAB"))),),
        ),
    ),
    ruleset="2022-23",
)
