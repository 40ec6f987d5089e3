"""2887Q: a return uses at least 8 disability codes."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode

# From the published rule.
FEWEST = 8


def _few_codes(tables: Tables) -> Series:
    known = tables.layout.codes("Disabilities.Disability")
    disability = col("Disability").is_in(known) & (col("Disability") != "NONE")
    used = tables["Disabilities"].filter(disability)["Disability"]
    return tables["Header"][ROW].head(1 if used.n_unique() < FEWEST else 0)


RULE = Rule(
    code="2887Q",
    severity=Severity.QUERY,
    over="Header",
    fields=("Disabilities.Disability",),
    message=(
        "Fewer than 8 different disability codes are used in the whole return. Check that "
        "disabilities are recorded in full, or give the reason."
    ),
    logic=(
        "Over the whole return at least 8 different disability codes are used; NONE, and what is no "
        "code of the census, is not counted. It is told once, at the header."
    ),
    check=Rows(_few_codes),
    examples=(
        Example(
            "Seven codes and NONE, beside eight.",
            breaks=(
                child(
                    episode(),
                    disabilities=(
                        "MOB",
                        "HAND",
                        "PC",
                        "INC",
                        "COMM",
                        "LD",
                        "HEAR",
                    ),
                ),
                child(episode()),
            ),
            keeps=(
                child(
                    episode(),
                    disabilities=(
                        "MOB",
                        "HAND",
                        "PC",
                        "INC",
                        "COMM",
                        "LD",
                        "HEAR",
                    ),
                ),
                child(episode(), disabilities=("VIS",)),
            ),
        ),
        Example(
            "Seven codes and one that is none of the census, beside eight.",
            breaks=(
                child(episode(), disabilities=("MOB", "HAND", "PC", "INC")),
                child(episode(), disabilities=("COMM", "LD", "HEAR", "ADHD")),
            ),
            keeps=(
                child(episode(), disabilities=("MOB", "HAND", "PC", "INC")),
                child(episode(), disabilities=("COMM", "LD", "HEAR", "BEH")),
            ),
        ),
    ),
    ruleset="2022-23",
)
