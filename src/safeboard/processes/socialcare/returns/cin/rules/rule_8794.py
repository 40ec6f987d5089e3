"""8794: a child has each disability code once."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.repeats import repeated
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _again(tables: Tables) -> Series:
    return repeated(tables["Disabilities"], CHILD, "Disability")[ROW]


RULE = Rule(
    code="8794",
    severity=Severity.ERROR,
    over="Disabilities",
    fields=("Disability",),
    message="This disability code stands more than once for the child. Take it out here.",
    logic="No disability code is repeated for a child. The second and later ones are told.",
    check=Rows(_again),
    examples=(
        Example(
            "The code HEAR twice, beside two different codes.",
            breaks=(child(episode(), disabilities=("HEAR", "LD", "HEAR")),),
            keeps=(child(episode(), disabilities=("HEAR", "LD", "VIS")),),
            rows=(2,),
        ),
        Example(
            "The code HEAR twice, beside the same code of two children.",
            breaks=(child(episode(), disabilities=("HEAR", "HEAR")),),
            keeps=(child(episode(), disabilities=("HEAR",)), child(episode(), disabilities=("HEAR",))),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
