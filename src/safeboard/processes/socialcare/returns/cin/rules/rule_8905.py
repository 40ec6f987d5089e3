"""8905: a child protection plan has an initial category of abuse, and it is one of the codes."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

FIELD = "ChildProtectionPlans.InitialCategoryOfAbuse"


def _not_a_code(tables: Tables) -> Series:
    known = col("InitialCategoryOfAbuse").is_in(tables.layout.codes(FIELD)).fill_null(False)
    return tables["ChildProtectionPlans"].filter(~known)[ROW]


RULE = Rule(
    code="8905",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("InitialCategoryOfAbuse",),
    message=(
        "This child protection plan has no initial category of abuse, or not one of the codes of the "
        "census. Give NEG, PHY, SAB, EMO or MUL."
    ),
    logic="The initial category of abuse is given and is NEG, PHY, SAB, EMO or MUL.",
    check=Rows(_not_a_code),
    examples=(
        Example(
            "A plan without initial category, beside one with it.",
            breaks=(child(episode(plan(InitialCategoryOfAbuse=None))),),
            keeps=(child(episode(plan(InitialCategoryOfAbuse="MUL"))),),
        ),
        Example(
            "A plan with the initial category SEX, beside one with SAB.",
            breaks=(child(episode(plan(InitialCategoryOfAbuse="SEX"))),),
            keeps=(child(episode(plan(InitialCategoryOfAbuse="SAB"))),),
        ),
    ),
    ruleset="2022-23",
)
