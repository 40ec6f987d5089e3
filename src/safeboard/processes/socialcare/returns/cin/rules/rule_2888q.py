"""2888Q: a disabled child can have more than one disability."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _one_each(tables: Tables) -> Series:
    known = tables.layout.codes("Disabilities.Disability")
    disability = col("Disability").is_in(known) & (col("Disability") != "NONE")
    codes = tables["Disabilities"].filter(disability).select(CHILD, "Disability").unique()
    return tables["Header"][ROW].head(0 if codes[CHILD].is_duplicated().any() else 1)


RULE = Rule(
    code="2888Q",
    severity=Severity.QUERY,
    over="Header",
    fields=("Disabilities.Disability",),
    message=(
        "No child in the return has more than one disability recorded. Record every disability a "
        "child has, or give the reason."
    ),
    logic=(
        "At least one child of the return has two or more different disability codes; NONE, and "
        "what is no code of the census, is not counted. It is told once, at the header."
    ),
    check=Rows(_one_each),
    examples=(
        Example(
            "Two children with one code each, beside a child with two.",
            breaks=(
                child(episode(), disabilities=("LD",)),
                child(episode(), disabilities=("HEAR",)),
            ),
            keeps=(
                child(episode(), disabilities=("LD",)),
                child(
                    episode(),
                    disabilities=(
                        "HEAR",
                        "VIS",
                    ),
                ),
            ),
        ),
        Example(
            "NONE is no second code, and a code said twice is one code.",
            breaks=(
                child(
                    episode(),
                    disabilities=(
                        "LD",
                        "NONE",
                    ),
                ),
                child(
                    episode(),
                    disabilities=(
                        "HEAR",
                        "HEAR",
                    ),
                ),
            ),
            keeps=(
                child(
                    episode(),
                    disabilities=(
                        "LD",
                        "HEAR",
                    ),
                ),
            ),
        ),
        Example(
            "A code beside one that is none of the census, beside two codes.",
            breaks=(child(episode(), disabilities=("LD", "ADHD")),),
            keeps=(child(episode(), disabilities=("LD", "BEH")),),
        ),
    ),
    ruleset="2022-23",
    note="A return in which no child is disabled is told too, as the published text has it.",
)
