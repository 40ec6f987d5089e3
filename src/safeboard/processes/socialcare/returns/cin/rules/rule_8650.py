"""8650: a primary need is one of the codes."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode

FIELD = "CINdetails.PrimaryNeedCode"


def _not_a_code(tables: Tables) -> Series:
    return tables["CINdetails"].filter(~col("PrimaryNeedCode").is_in(tables.layout.codes(FIELD)))[ROW]


RULE = Rule(
    code="8650",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("PrimaryNeedCode",),
    message="This primary need is not one of the codes of the census. Use a code from N0 to N9.",
    logic="A primary need, where given, is one of N0 to N9.",
    check=Rows(_not_a_code),
    examples=(
        Example(
            "A referral with the primary need N10, beside one with N0.",
            breaks=(child(episode(PrimaryNeedCode="N10")),),
            keeps=(child(episode(PrimaryNeedCode="N0")),),
        ),
    ),
    ruleset="2022-23",
)
