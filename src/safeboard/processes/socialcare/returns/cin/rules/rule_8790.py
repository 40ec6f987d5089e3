"""8790: NONE stands alone among a child's disabilities."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode

NO_DISABILITY = "NONE"


def _none_among_others(tables: Tables) -> Series:
    codes = tables["Disabilities"]
    others = codes.filter(col("Disability") != NO_DISABILITY)[CHILD]
    return codes.filter((col("Disability") == NO_DISABILITY) & col(CHILD).is_in(others.implode()))[ROW]


RULE = Rule(
    code="8790",
    severity=Severity.ERROR,
    over="Disabilities",
    fields=("Disability",),
    message=(
        "This child is said to have no disability and another one besides. Take NONE out, or the other codes."
    ),
    logic="Where a child has the code NONE, there is no other disability code. The row with NONE is told.",
    check=Rows(_none_among_others),
    examples=(
        Example(
            "NONE after a difficulty in hearing, beside NONE alone.",
            breaks=(child(episode(), disabilities=("HEAR", "NONE")),),
            keeps=(child(episode(), disabilities=("NONE",)),),
            rows=(1,),
        ),
        Example(
            "NONE and another code of one child, beside the same codes of two children.",
            breaks=(child(episode(), disabilities=("NONE", "LD")), child(episode())),
            keeps=(child(episode(), disabilities=("LD",)), child(episode(), disabilities=("NONE",))),
        ),
    ),
    ruleset="2022-23",
)
