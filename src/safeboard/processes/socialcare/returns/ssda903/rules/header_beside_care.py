"""393, 442, 444: the entry for mother and the pupil number of children looked after."""

from __future__ import annotations

from polars import Expr, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Where
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header

# Why a child has no pupil number: these stand in its place and may be given for many children.
NO_NUMBER = ("UN1", "UN2", "UN3", "UN4", "UN5")
_female = col("SEX").is_in(["F", "2"])


def _of_looked_after(broken: Expr) -> Rows:
    """The headers that break a condition, of children with an episode other than short breaks (V3, V4)."""

    def find(tables: Tables) -> Series:
        rows = tables["Header"].filter(broken)
        in_care = tables["Episodes"].filter(~col("LS").is_in(["V3", "V4"]).fill_null(False))
        return rows.filter(has_row(rows, in_care))[ROW]

    return Rows(find)


RULES = (
    error(
        "393",
        "Header",
        ("MOTHER", "SEX", "Episodes.LS"),
        "It is not said whether this girl or young woman is a mother. Write 0 or 1.",
        "A female child with an episode other than short breaks (V3, V4) has an entry for mother.",
        _of_looked_after(_female & col("MOTHER").is_null()),
        Example(
            "A girl in care without the entry, beside one with it, a boy, and a girl only in short breaks.",
            breaks=(
                header(MOTHER=None),
                episode(LS="V4"),
                episode(DECOM="2025-06-01"),
            ),
            keeps=(
                header(MOTHER="0"),
                episode(),
                header(CHILD="A2", SEX="M", MOTHER=None),
                episode(CHILD="A2"),
                header(CHILD="A3", MOTHER=None),
                episode(CHILD="A3", LS="V4"),
                header(CHILD="A4", MOTHER=None),
            ),
        ),
        ruleset="2024-25",
        note="The text says “child”; only of female children is the entry asked for. No age is named, so that it counts "
        "from birth.",
    ),
    error(
        "442",
        "Header",
        ("UPN", "Episodes.LS"),
        "This child has no pupil number (UPN). Fill it in, or the code that says why there is none (UN1 to UN5).",
        "A child with an episode other than short breaks (V3, V4) has an entry for the pupil number.",
        _of_looked_after(col("UPN").is_null()),
        Example(
            "No entry for a child in care, beside a code for none, and beside a child only in short breaks.",
            breaks=(header(UPN=None), episode()),
            keeps=(
                header(UPN="UN1"),
                episode(),
                header(CHILD="A2", UPN=None),
                episode(CHILD="A2", LS="V3"),
            ),
        ),
    ),
    error(
        "444",
        "Header",
        ("UPN",),
        "Another child has this pupil number too. Look whether both are one child, or correct the number.",
        "No two children have the same pupil number; the codes for none (UN1 to UN5) may be given for many.",
        Where(col("UPN").is_duplicated() & ~col("UPN").is_in(NO_NUMBER)),
        Example(
            "One number for two children, beside a number of their own, a code for none twice, and two without.",
            breaks=(
                header(UPN="A123456789012"),
                header(CHILD="A2", UPN="B123456789012"),
                header(CHILD="A3", UPN="A123456789012"),
            ),
            keeps=(
                header(UPN="A123456789012"),
                header(CHILD="A2", UPN="UN3"),
                header(CHILD="A3", UPN="UN3"),
                header(CHILD="A4", UPN=None),
                header(CHILD="A5", UPN=None),
            ),
            rows=(0, 2),
        ),
        ruleset="2025-26",
        since=2026,
    ),
)
