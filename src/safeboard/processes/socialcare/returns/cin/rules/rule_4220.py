"""4220: a child's ethnicity is given by one of the census's codes."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _without_code(tables: Tables) -> Series:
    codes = tables.layout.by_name["ChildCharacteristics"].by_name["Ethnicity"].codes
    given = tables["ChildCharacteristics"].filter(col("Ethnicity").is_in(codes))
    return tables["ChildIdentifiers"].filter(~col(ROW).is_in(given[CHILD].implode()))[ROW]


RULE = Rule(
    code="4220",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("ChildCharacteristics.Ethnicity",),
    message=(
        "This child's ethnicity is missing, or is not one of the census's codes. Give a code; NOBT "
        "says that it was not yet asked."
    ),
    logic="Every child has an ethnicity, and it is one of the 20 codes of the census.",
    check=Rows(_without_code),
    examples=(
        Example(
            "A code the census does not have, beside one it has.",
            breaks=(child(episode(), ethnicity="WENG"),),
            keeps=(child(episode(), ethnicity="NOBT"),),
        ),
        Example(
            "The second of two children has none.",
            breaks=(
                child(episode()),
                child(episode(), ethnicity=None),
            ),
            keeps=(
                child(episode()),
                child(episode(), ethnicity="REFU"),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
    note="It is told at the child, so that a child without any characteristics is told too.",
)
