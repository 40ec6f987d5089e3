"""8640: a reason for closure is one of the codes."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

FIELD = "CINdetails.ReasonForClosure"


def _not_a_code(tables: Tables) -> Series:
    # The list has grown (RC9 came in 2022-23): a return is held to the list of its own year.
    return tables["CINdetails"].filter(~col("ReasonForClosure").is_in(tables.layout.codes(FIELD)))[ROW]


RULE = Rule(
    code="8640",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("ReasonForClosure",),
    message="This reason for closure is not one of the codes of the census. Use a code from RC1 to RC9.",
    logic=(
        "A reason for closure, where given, is a code of the collection's year: RC1 to RC9 since 2022-23."
    ),
    check=Rows(_not_a_code),
    examples=(
        Example(
            "An episode closed for RC10, beside one closed for RC9.",
            breaks=(child(episode(assessment(), CINclosureDate="2025-09-01", ReasonForClosure="RC10")),),
            keeps=(child(episode(assessment(), CINclosureDate="2025-09-01", ReasonForClosure="RC9")),),
        ),
    ),
    ruleset="2022-23",
)
